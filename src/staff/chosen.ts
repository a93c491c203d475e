/** Which of staff's buttons was meant, by a tap, its number or its words; or the rest of a line that waits for it. */
import { matchOffered, numberTyped, plain } from '../../flows/match.ts';
import type { CommonFacts } from '../../flows/prompt.ts';
import type { Offer } from '../../flows/understand.ts';
import { sayIfPossible, wordsFor } from '../../flows/words.ts';
import { commonFacts } from '../common.ts';
import type { Network } from '../core/network.ts';
import type { Said } from '../message.ts';
import type { Turn } from '../perform/performer.ts';
import { deskOf, type Talk } from '../talk.ts';
import { type Button, type CommandChosen, choiceOf } from './choices.ts';

export type Chosen =
	/** `waiting`: the beginning of the line, where what was typed is the rest of one that waited for it. */
	| { readonly kind: 'command'; readonly line: string; readonly sure: boolean; readonly waiting?: string }
	/** Something else, while a line waits for its rest. */
	| { readonly kind: 'other'; readonly waiting: string }
	/** What was asked is left. */
	| { readonly kind: 'left' }
	/** More of what was offered. */
	| { readonly kind: 'more'; readonly buttons: readonly Button[]; readonly typed?: string }
	/** An old button; what it stood for, where that is known. */
	| { readonly kind: 'stale'; readonly line: string | undefined }
	/** Somebody else's, in a chat of several. */
	| { readonly kind: 'others' };

/** What was chosen, by a tap or by its number; nothing if it was no choice. From now on, nothing else confirms. */
export function chosen({ talk, network }: Pick<Turn, 'talk' | 'network'>, said: Said): Chosen | undefined {
	const { staffLine: begun } = talk.beside.drafts;
	delete talk.beside.drafts.staffLine;
	const common = commonFacts(network);
	const offers = talk.beside.offers as readonly (Omit<Offer, 'events'> & { events: readonly unknown[] })[];
	talk.beside.offers = talk.beside.offers.map((each) => ({ ...each, live: false }));
	if (said.kind === 'choice') {
		if (said.desk !== undefined && said.desk !== deskOf(talk.id)) {
			if (begun !== undefined) talk.beside.drafts.staffLine = begun;
			return { kind: 'others' };
		}
		const offer = offers.find(({ number }) => number === said.prompt);
		const event = offer?.events[said.choice] as CommandChosen | undefined;
		if (event?.leaves) return { kind: 'left' };
		if (event?.more) return { kind: 'more', ...event.more };
		if (!event || (event.sure && !offer?.live)) {
			// A tap on something old ends nothing.
			if (begun !== undefined) talk.beside.drafts.staffLine = begun;
			return { kind: 'stale', line: event?.line };
		}
		if (event.inPlace) talk.replaces = said.prompt;
		return { kind: 'command', line: event.line, sure: event.sure };
	}
	if (said.kind !== 'text' || isCommand(said.text))
		return begun === undefined ? undefined : { kind: 'other', waiting: begun };
	if (begun !== undefined && leaves(said.text, talk)) return { kind: 'left' };
	const shown = offers.findLast(({ live }) => live)?.events as readonly CommandChosen[] | undefined;
	const number = numberTyped(said.text);
	const event =
		(number ? shown?.[number - 1] : undefined) ?? labelled(talk, offers, said.text, common, begun === undefined);
	if (event?.leaves) return { kind: 'left' };
	if (event?.more) return { kind: 'more', ...event.more };
	if (event) return { kind: 'command', line: event.line, sure: event.sure };
	if (begun === undefined) return undefined;
	return { kind: 'command', line: `${begun} ${said.text}`, sure: false, waiting: begun };
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
