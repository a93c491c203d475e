/** Staff's buttons: each stands for a command line, carried out as if it had been typed, by whoever may still do it. */
import { matchOffered, numberTyped, plain } from '../../flows/match.ts';
import type { Choice, CommonFacts, Part } from '../../flows/prompt.ts';
import type { Offer } from '../../flows/understand.ts';
import { sayIfPossible } from '../../flows/words.ts';
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
}

export interface Button {
	readonly label: Part;
	readonly line: string;
	readonly sure?: true;
	/** Its answer takes the place of this message. */
	readonly inPlace?: true;
}

/**
 * Says something and offers buttons below it.
 * @param typed the beginning of a command line (without the slash): whatever is typed next without one goes behind it.
 */
export function offer(
	{ talk }: { readonly talk: Talk },
	parts: readonly Part[],
	buttons: readonly Button[],
	typed?: string,
): void {
	const choices = buttons.map(({ label, line, sure = false, inPlace }) => ({
		label,
		...(inPlace && { inPlace }),
		event: { type: 'commandChosen', line, sure, ...(inPlace && { inPlace }) } satisfies CommandChosen,
	}));
	talk.said.push(...parts);
	if (typed !== undefined) talk.beside.drafts.staffLine = typed;
	// What is offered to staff is kept with what is offered to patients, who have events of their own.
	if (choices.length > 0) ask(talk, { parts: [], choices: choices as unknown as Choice<never>[] });
}

export type Chosen =
	| { readonly kind: 'command'; readonly line: string; readonly sure: boolean }
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
		if (said.desk !== undefined && said.desk !== deskOf(talk.id)) return { kind: 'others' };
		const offer = offers.find(({ number }) => number === said.prompt);
		const event = offer?.events[said.choice] as CommandChosen | undefined;
		if (!event || (event.sure && !offer?.live)) return { kind: 'stale', line: event?.line };
		if (event.inPlace) talk.replaces = said.prompt;
		return { kind: 'command', line: event.line, sure: event.sure };
	}
	if (said.kind !== 'text' || isCommand(said.text)) return undefined;
	const events = offers.findLast(({ live }) => live)?.events as readonly CommandChosen[] | undefined;
	const number = numberTyped(said.text);
	const named = () => events?.[labelled(talk, said.text, common, begun === undefined) ?? -1];
	const event = (number ? events?.[number - 1] : undefined) ?? named();
	if (event) return { kind: 'command', line: event.line, sure: event.sure };
	return begun === undefined ? undefined : { kind: 'command', line: `${begun} ${said.text}`, sure: false };
}

const isCommand = (text: string): boolean => text.trimStart().startsWith('/');

/**
 * Whether these are the words of a button that is open in a conversation with staff, as it lies in the store: in a chat
 * that is a patient's as well, whoever writes anything else speaks as a patient.
 */
export const isButton = (talk: Pick<Talk, 'beside' | 'language'>, network: Network, typed: string): boolean =>
	talk.beside.offers.some(({ live }) => live) && labelled(talk, typed, commonFacts(network), false) !== undefined;

/** The place of the button whose words were typed. `loosely`: some of its words, or a slip, will do. */
function labelled(
	{ beside: { question }, language }: Pick<Talk, 'beside' | 'language'>,
	typed: string,
	common: CommonFacts,
	loosely: boolean,
): number | undefined {
	const labels = (question?.choices ?? []).map(({ label }) => sayIfPossible(label, language, common) ?? '');
	const exact = labels.findIndex((label) => plain(label) === plain(typed) && plain(label) !== '');
	if (exact >= 0 || !loosely) return exact < 0 ? undefined : exact;
	const found = matchOffered(typed, labels);
	return found === 'ambiguous' ? undefined : found;
}
