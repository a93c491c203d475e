/** Staff's buttons: each stands for a command line, carried out as if it had been typed, by whoever may still do it. */
import { matchOffered, numberTyped, plain } from '../../flows/match.ts';
import { type Choice, type CommonFacts, type Part, part } from '../../flows/prompt.ts';
import type { Offer } from '../../flows/understand.ts';
import { sayIfPossible, wordsFor } from '../../flows/words.ts';
import { commonFacts } from '../common.ts';
import type { Network } from '../core/network.ts';
import type { Said } from '../message.ts';
import type { Turn } from '../perform/performer.ts';
import { ask } from '../speak.ts';
import { deskOf, type Talk } from '../talk.ts';

interface CommandChosen {
	readonly type: 'commandChosen';
	/** Without the slash: `remove #3`. */
	readonly line: string;
	/** It confirms: good only as the answer to the question that is open. */
	readonly sure: boolean;
	/** Its answer takes the place of the message that was tapped. */
	readonly inPlace?: true;
	/** What it shows more of, and the beginning of a line that waits meanwhile. */
	readonly more?: { readonly buttons: readonly Button[]; readonly typed?: string };
}

export interface Button {
	readonly label: Part;
	readonly line: string;
	readonly sure?: true;
	/** Its answer takes the place of this message. */
	readonly inPlace?: true;
}

/** More than these below one message nobody looks through: the last of them leads to the others. */
const MOST = 20;

/**
 * Says something and offers buttons below it.
 * @param typed the beginning of a command line (without the slash): whatever is typed next without one goes behind it. It
 * waits until that can be carried out, another command comes, or whoever was asked leaves it.
 */
export function offer(
	{ talk }: { readonly talk: Talk },
	parts: readonly Part[],
	buttons: readonly Button[],
	typed?: string,
	beside = false,
): void {
	const choices = choicesOf(buttons, typed);
	// What waits for an answer is kept, to be asked again.
	const waits = typed !== undefined;
	if (waits) talk.beside.drafts.staffLine = typed;
	else talk.said.push(...parts);
	// What is offered to staff is kept with what is offered to patients, who have events of their own.
	const question = { parts: waits ? parts : [], choices: choices as unknown as Choice<never>[] };
	if (waits || choices.length > 0) ask(talk, { ...question, ...(beside && { keeps: true }) });
}

function choicesOf(buttons: readonly Button[], typed: string | undefined) {
	const shown = buttons.length > MOST ? MOST - 1 : MOST;
	const rest = buttons.slice(shown);
	const more: CommandChosen = {
		...{ type: 'commandChosen', line: MORE, sure: false },
		more: { buttons: rest, ...(typed !== undefined && { typed }) },
	};
	return [
		...buttons.slice(0, shown).map(choiceOf),
		...(rest.length > 0 ? [{ label: part('staff-choice-more', { count: rest.length }), event: more }] : []),
	];
}

const choiceOf = ({ label, line, sure, inPlace }: Button) => ({
	label,
	...(inPlace && { inPlace }),
	event: { type: 'commandChosen', line, sure: sure ?? false, ...(inPlace && { inPlace }) } satisfies CommandChosen,
});

/** What was typed for a line that waits can't be carried out: it waits on, and is asked for again, with its buttons. */
export function askOn(turn: { readonly talk: Talk }, waiting: string, why: readonly Part[]): void {
	const { drafts, question } = turn.talk.beside;
	drafts.staffLine = waiting;
	const { parts = [], choices = [] } = question ?? {};
	const isLeft = choices.some(({ event }) => lineOf(event) === LEAVE);
	const leave: Choice<never> = {
		label: part('staff-choice-leave-it'),
		event: { type: 'commandChosen', line: LEAVE, sure: false } as never,
	};
	turn.talk.said.push(...why);
	ask(turn.talk, { parts, choices: isLeft ? choices : [...choices, leave] });
}

/** What stands behind the button by which a question is left: no command. */
const LEAVE = 'leave';
/** The same of the one that leads to more of them. */
const MORE = 'more';
const lineOf = (event: unknown): string => (event as CommandChosen).line;

const leaves = (typed: string, { language }: Talk): boolean =>
	['word-stop', 'word-cancel'].some((key) => wordsFor(key, language).some((word) => plain(word) === plain(typed)));

/** The same of what nobody here asked for just now: what is open stays open, and its buttons stay good. */
export const offerBeside = (turn: { readonly talk: Talk }, parts: readonly Part[], buttons: readonly Button[]): void =>
	offer(turn, parts, buttons, undefined, true);

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
		if (event?.line === LEAVE) return { kind: 'left' };
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
	if (event?.line === LEAVE) return { kind: 'left' };
	if (event?.more) return { kind: 'more', ...event.more };
	if (event) return { kind: 'command', line: event.line, sure: event.sure };
	if (begun === undefined) return undefined;
	return { kind: 'command', line: `${begun} ${said.text}`, sure: false, waiting: begun };
}

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
