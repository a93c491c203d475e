/** Which of staff's buttons was meant, by a tap, its number or its words; or the rest of a line that waits for it. */
import { matchOffered, numberTyped, plain } from '../../../flows/match.ts';
import type { CommonFacts } from '../../../flows/prompt.ts';
import type { Offer } from '../../../flows/understand.ts';
import { sayIfPossible, wordsFor } from '../../../flows/words.ts';
import { commonFacts } from '../../common.ts';
import type { Network } from '../../core/network.ts';
import type { Said } from '../../message.ts';
import type { Turn } from '../../perform/performer.ts';
import { deskOf, type Talk } from '../../talk.ts';
import { type Button, type CommandChosen, choiceOf } from './choices.ts';

export type Chosen =
	/** `waiting`: the beginning of the line, where what was typed is the rest of one that waited for it. */
	| { readonly kind: 'command'; readonly line: string; readonly sure: boolean; readonly waiting?: string }
	/** Something else, while a line waits for its rest. */
	| { readonly kind: 'other'; readonly waiting: string }
	/** What was asked is left. */
	| { readonly kind: 'left' }
	/** More of what was offered; beside a question that waits, where it is none of that question's. */
	| { readonly kind: 'more'; readonly buttons: readonly Button[]; readonly typed?: string; readonly beside?: true }
	/** An old button; what it stood for, where that is known. */
	| { readonly kind: 'stale'; readonly line: string | undefined }
	/** Somebody else's, in a chat of several. */
	| { readonly kind: 'others' };

/**
 * What was chosen, by a tap or by its number; nothing if it was no choice. From now on, nothing else confirms.
 * @param among the number of the prompt that was replied to: it is one of its choices, if any.
 */
export function chosen(
	{ talk, network }: Pick<Turn, 'talk' | 'network'>,
	said: Said,
	among?: number,
): Chosen | undefined {
	const { question, drafts } = talk.beside;
	const { staffLine: begun } = drafts;
	delete drafts.staffLine;
	const common = commonFacts(network);
	const offers = talk.beside.offers as readonly Omit<Offer, 'events'>[] as readonly Offered[];
	talk.beside.offers = talk.beside.offers.map((each) => ({ ...each, live: false }));
	/** What is none of the question that waits ends nothing of it. */
	const waitsOn = () => {
		if (begun === undefined) return;
		drafts.staffLine = begun;
		talk.beside.offers = offers as unknown as typeof talk.beside.offers;
	};
	const asked = JSON.stringify(question?.choices.map(({ event }) => event));
	const isAsked = (offer: Offered | undefined) => offer?.live === true && JSON.stringify(offer.events) === asked;
	const moreOf = (more: NonNullable<CommandChosen['more']>, ofAsked: boolean): Chosen => {
		if (begun === undefined || ofAsked) return { kind: 'more', ...more };
		waitsOn();
		return { kind: 'more', ...more, beside: true };
	};
	if (said.kind === 'choice') {
		if (said.desk !== undefined && said.desk !== deskOf(talk.id)) {
			waitsOn();
			return { kind: 'others' };
		}
		const offer = offers.find(({ number }) => number === said.prompt);
		const event = offer?.events[said.choice];
		if (event?.leaves && offer?.live) return { kind: 'left' };
		if (event?.more) return moreOf(event.more, isAsked(offer));
		if (!event || event.leaves || (event.sure && !offer?.live)) {
			// A tap on something old ends nothing.
			waitsOn();
			return { kind: 'stale', line: event?.line || undefined };
		}
		if (event.inPlace) talk.replaces = said.prompt;
		return { kind: 'command', line: event.line, sure: event.sure };
	}
	if (said.kind !== 'text' || isCommand(said.text))
		return begun === undefined ? undefined : { kind: 'other', waiting: begun };
	if (begun !== undefined && leaves(said.text, talk)) return { kind: 'left' };
	// Beside a question that waits something else may be offered, which nobody means who answers with a number.
	const isMeant = (offer: Offered) => offer.live && (among === undefined || offer.number === among);
	const shown = offers.findLast((offer) => (begun === undefined ? isMeant(offer) : isAsked(offer)))?.events ?? [];
	const event = numbered(shown, said.text) ?? labelled(talk, offers, said.text, common, begun === undefined);
	if (event?.leaves) return { kind: 'left' };
	if (event?.more) return moreOf(event.more, asked?.includes(JSON.stringify(event)) ?? false);
	if (event) return { kind: 'command', line: event.line, sure: event.sure };
	if (begun === undefined) return undefined;
	return { kind: 'command', line: `${begun} ${said.text}`, sure: false, waiting: begun };
}

/** What staff were offered; it is kept as what patients were offered is. */
type Offered = Omit<Offer, 'events'> & { readonly events: readonly CommandChosen[] };

/** The button whose number was typed: the one in its words, where there are such; else its place. */
function numbered(shown: readonly CommandChosen[], typed: string): CommandChosen | undefined {
	const wanted = numberTyped(typed);
	if (wanted === undefined) return undefined;
	if (shown.every(({ number }) => number === undefined)) return shown[wanted - 1];
	// Two clinics have a number each: the line asks at which.
	const [only, another] = shown.filter(({ number }) => number === wanted);
	return another ? undefined : only;
}

const leaves = (typed: string, { language }: Talk): boolean =>
	['word-stop', 'word-cancel'].some((key) => wordsFor(key, language).some((word) => plain(word) === plain(typed)));

const isCommand = (text: string): boolean => text.trimStart().startsWith('/');

/**
 * Whether these are the words of a button that is open in a conversation with staff, as it lies in the store: in a chat
 * that is a patient's as well, whoever writes anything else speaks as a patient.
 */
export const isButton = (talk: Pick<Talk, 'beside' | 'language'>, network: Network, typed: string): boolean =>
	labelled(talk, talk.beside.offers, typed, commonFacts(network), false) !== undefined;

/**
 * The button whose words were typed, of those that are still good: what came from outside, then what was asked before.
 * @param offers as they were before this was typed. @param loosely some of its words, or a slip, will do.
 */
function labelled(
	{ beside: { aside, question }, language }: Pick<Talk, 'beside' | 'language'>,
	offers: readonly { readonly live: boolean; readonly events: readonly unknown[] }[],
	typed: string,
	common: CommonFacts,
	loosely: boolean,
): CommandChosen | undefined {
	const live = new Set(
		offers.flatMap(({ live, events }) => (live ? events.map((event) => JSON.stringify(event)) : [])),
	);
	const open = [aside, question]
		.flatMap((asked) => asked?.choices ?? [])
		.filter(({ event }) => live.has(JSON.stringify(event)))
		.flatMap((choice) => [choice, ...behind(choice.event)]);
	const labels = open.map(({ label }) => sayIfPossible(label, language, common) ?? '');
	const exact = labels.findIndex((label) => plain(label) === plain(typed) && plain(label) !== '');
	const found = exact < 0 && loosely ? matchOffered(typed, labels) : exact;
	return typeof found === 'number' ? (open[found]?.event as unknown as CommandChosen | undefined) : undefined;
}

/** What more there is to choose may be typed before it is shown. */
const behind = (event: unknown) => (event as CommandChosen).more?.buttons.map(choiceOf) ?? [];
