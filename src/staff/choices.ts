/** Staff's buttons: each stands for a command line, carried out as if it had been typed, by whoever may still do it. */
import { numberTyped } from '../../flows/match.ts';
import type { Choice, Part } from '../../flows/prompt.ts';
import type { Offer } from '../../flows/understand.ts';
import type { Said } from '../message.ts';
import { ask } from '../speak.ts';
import { deskOf, type Talk } from '../talk.ts';

interface CommandChosen {
	readonly type: 'commandChosen';
	/** Without the slash: `remove #3`. */
	readonly line: string;
	/** It confirms: good only as the answer to the question that is open. */
	readonly sure: boolean;
}

export interface Button {
	readonly label: Part;
	readonly line: string;
	readonly sure?: true;
}

/** Says something and offers buttons below it. */
export function offer({ talk }: { readonly talk: Talk }, parts: readonly Part[], buttons: readonly Button[]): void {
	const choices = buttons.map(({ label, line, sure = false }) => ({
		label,
		event: { type: 'commandChosen', line, sure } satisfies CommandChosen,
	}));
	talk.said.push(...parts);
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
export function chosen({ talk }: { readonly talk: Talk }, said: Said): Chosen | undefined {
	const offers = talk.beside.offers as readonly (Omit<Offer, 'events'> & { events: readonly unknown[] })[];
	talk.beside.offers = talk.beside.offers.map((each) => ({ ...each, live: false }));
	if (said.kind === 'choice') {
		if (said.desk !== undefined && said.desk !== deskOf(talk.id)) return { kind: 'others' };
		const offer = offers.find(({ number }) => number === said.prompt);
		const event = offer?.events[said.choice] as CommandChosen | undefined;
		if (!event || (event.sure && !offer?.live)) return { kind: 'stale', line: event?.line };
		return { kind: 'command', line: event.line, sure: event.sure };
	}
	const number = said.kind === 'text' ? numberTyped(said.text) : undefined;
	const event = number && (offers.findLast(({ live }) => live)?.events[number - 1] as CommandChosen | undefined);
	return event ? { kind: 'command', line: event.line, sure: event.sure } : undefined;
}
