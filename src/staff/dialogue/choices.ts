/** Staff's buttons: each stands for a command line, carried out as if it had been typed, by whoever may still do it. */
import { type Choice, type Part, part } from '../../../flows/prompt.ts';
import type { Turn } from '../../perform/performer.ts';
import { ask } from '../../speak.ts';
import { isShared } from './shared.ts';

export interface CommandChosen {
	readonly type: 'commandChosen';
	/** Without the slash: `remove #3`. */
	readonly line: string;
	/** It confirms: good only as the answer to the question that is open. */
	readonly sure: boolean;
	/** Its answer takes the place of the message that was tapped. */
	readonly inPlace?: true;
	/** The question is left. */
	readonly leaves?: true;
	/** What it shows more of, and the beginning of a line that waits meanwhile. */
	readonly more?: { readonly buttons: readonly Button[]; readonly typed?: string };
	/** The number in its words: typed, it means this button, whatever its place. */
	readonly number?: number;
}

export interface Button {
	readonly label: Part;
	readonly line: string;
	readonly sure?: true;
	/** The number its words name, of a conversation or in the queue: then none of this message is chosen by its place. */
	readonly number?: number;
	/** Its answer takes the place of this message. */
	readonly inPlace?: true;
}

/** The words of a button for a command that was perhaps meant. */
const MEANT = 'staff-choice-meant';

/** Where a button stands for no command. */
const NONE = '';

/** More than these below one message nobody looks through: the last of them leads to the others. */
const MOST = 20;

/**
 * Says something and offers buttons below it.
 * @param typed the beginning of a command line (without the slash): whatever is typed next without one goes behind it. It
 * waits until that can be carried out, another command comes, or whoever was asked leaves it.
 */
export function offer(
	turn: Offering,
	parts: readonly Part[],
	buttons: readonly Button[],
	typed?: string,
	beside = false,
): void {
	const { talk } = turn;
	const choices = choicesOf(buttons, typed);
	// What waits for an answer is kept, to be asked again.
	const waits = typed !== undefined;
	if (waits) talk.beside.drafts.staffLine = typed;
	else talk.said.push(...parts);
	if (waits) awaitReply(turn);
	const asked = waits ? [...parts, ...(turn.inGroup ? [part('staff-reply-here')] : [])] : [];
	// What is offered to staff is kept with what is offered to patients, who have events of their own.
	const question = { parts: asked, choices: choices as unknown as Choice<never>[] };
	if (waits || choices.length > 0) ask(talk, { ...question, ...(beside && { keeps: true }) });
}

/** As much of a turn as asking takes. */
export type Offering = Pick<Turn, 'talk' | 'inGroup' | 'heard'>;

/** In a group only a reply is heard: whoever is asked is led to one. */
function awaitReply({ talk, inGroup, heard }: Offering): void {
	if (!inGroup) return;
	const wrote = heard?.said.kind !== 'choice' ? heard?.message : undefined;
	talk.awaits = wrote === undefined ? {} : { message: wrote };
}

function choicesOf(buttons: readonly Button[], typed: string | undefined) {
	const shown = buttons.length > MOST ? MOST - 1 : MOST;
	const rest = buttons.slice(shown);
	const more: CommandChosen = {
		...{ type: 'commandChosen', line: NONE, sure: false },
		more: { buttons: rest, ...(typed !== undefined && { typed }) },
	};
	return [
		...buttons.slice(0, shown).map(choiceOf),
		...(rest.length > 0 ? [standingFor(more, part('staff-choice-more', { count: rest.length }))] : []),
	];
}

export const choiceOf = ({ label, line, sure, inPlace, number }: Button) =>
	standingFor(
		{
			...{ type: 'commandChosen', line, sure: sure ?? false },
			...(inPlace && { inPlace }),
			...(number !== undefined && { number }),
		},
		label,
	);

const standingFor = (event: CommandChosen, label: Part) => ({
	label,
	...(event.inPlace && { inPlace: event.inPlace }),
	...(isShared(event) && { shared: event }),
	event,
});

/**
 * What was typed for a line that waits can't be carried out: it waits on, and is asked for again, with its buttons.
 * @param meant what is offered in its place, this once.
 */
export function askOn(turn: Offering, waiting: string, why: readonly Part[], meant: readonly Button[] = []): void {
	const { drafts, question } = turn.talk.beside;
	drafts.staffLine = waiting;
	const { parts = [], choices: asked = [] } = question ?? {};
	const choices = asked.filter(({ label }) => label.key !== MEANT);
	const isLeft = choices.some(({ event }) => (event as unknown as CommandChosen).leaves);
	const leave: Choice<never> = {
		label: part('staff-choice-leave-it'),
		event: { type: 'commandChosen', line: NONE, sure: false, leaves: true } satisfies CommandChosen as never,
	};
	turn.talk.said.push(...why);
	awaitReply(turn);
	const all = isLeft ? choices : [...choices, leave];
	ask(turn.talk, { parts, choices: [...all, ...(meant.map(choiceOf) as unknown as Choice<never>[])] });
}

/** The same of what nobody here asked for just now: what is open stays open, and its buttons stay good. */
export const offerBeside = (turn: Offering, parts: readonly Part[], buttons: readonly Button[]): void =>
	offer(turn, parts, buttons, undefined, true);
