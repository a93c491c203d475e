/**
 * Proving by a one-time code: that a number being registered is one's own, or that one may see what a record holds. A code
 * is sent, typed and checked. Every state that needs a code spreads these among its own:
 *
 *     states: {
 *       ...proving({ id: 'mobile', to: () => ({ kind: 'contact', draft: 'mobile' }), right: 'naming', back: 'asking' }),
 *     }
 *
 * It is entered at the state named by `id`, and left at `right` or `back`: siblings, or any by `#patient.…`. With a right
 * code, `context.patientId` is the patient whom it proved the way to (none with `contact`), and the conversation may see
 * all of theirs: the performer has noted it. Leaving by other ways leaves a code behind that nobody can use for anything.
 */
import { assign } from 'xstate';
import { latinDigits } from '../match.ts';
import { at, type Choice, type Part, part, type Question, text } from '../prompt.ts';
import type { PatientContext } from './context.ts';
import type { CodeAsk } from './effects.ts';
import type { AnswerEvent, PersonEvent } from './events.ts';
import type { CodeContact } from './facts.ts';
import { patient } from './setup.ts';

export interface Proof {
	/** The name of the first of these states, with which the names of the others begin. */
	readonly id: string;
	/** Whom the code is for. */
	readonly to: (context: PatientContext) => CodeAsk;
	/** Where a right code leads. */
	readonly right: string;
	/** Where "back" leads. */
	readonly back: string;
	/** Another way on, offered beside: what it is called, and where it leads. */
	readonly other?: { readonly choice: Choice<PersonEvent>; readonly target: string };
}

/** The six digits typed, of any script and however grouped, or the only ones in words that were copied whole. */
function codeIn(typed: string): string | undefined {
	const text = latinDigits(typed);
	const digits = text.replaceAll(/[\s\p{Pd}._]/gu, '');
	if (/^\d{6}$/.test(digits)) return digits;
	const found = text.match(/(?<!\d)\d{6}(?!\d)/g) ?? [];
	return found.length === 1 ? found[0] : undefined;
}

const goBack: Choice<PersonEvent> = { label: part('choice-back'), event: { type: 'backAsked' } };

const sentTo = (contact: CodeContact | null): Part =>
	contact ? part(`code-sent-${contact.how}`, { contact: contact.shown }) : part('code-sent-perhaps');

const askCode = (
	{ to, others }: Extract<AnswerEvent, { type: 'codeSent' }>,
	more: readonly Choice<PersonEvent>[],
): Question<PersonEvent> => ({
	news: [sentTo(to)],
	parts: [part('ask-code')],
	choices: [
		{ label: part('choice-code-again'), event: { type: 'codeAsked', place: to?.place ?? 0 } },
		...others.map(
			({ how, shown, place }): Choice<PersonEvent> => ({
				label: part(`choice-code-${how}`, { contact: shown }),
				event: { type: 'codeAsked', place },
			}),
		),
		...more,
		goBack,
	],
});

const askOtherwise = (why: Part, more: readonly Choice<PersonEvent>[]): Question<PersonEvent> => ({
	news: [why],
	parts: [part('ask-without-code')],
	choices: [...more, goBack],
});

const locked = ({ until, zone, city }: Extract<AnswerEvent, { type: 'codeLocked' }>): Part =>
	part('code-locked', { until: at(until, zone), city: text(city) });

export function proving({ id, to, right, back, other }: Proof) {
	const [code, checking, again, stuck] = [`${id}Code`, `${id}Checking`, `${id}Again`, `${id}Stuck`];
	const more = other ? [other.choice] : [];
	const otherwise = other ? { [other.choice.event.type]: other.target } : {};
	/** What came of sending one. */
	const sending = patient.createStateConfig({
		on: {
			codeSent: { target: code, actions: { type: 'ask', params: ({ event }) => askCode(event, more) } },
			codeNotSent: {
				target: stuck,
				actions: { type: 'ask', params: ({ event }) => askOtherwise(part(`code-not-sent-${event.why}`), more) },
			},
			codeLocked: {
				target: stuck,
				actions: { type: 'ask', params: ({ event }) => askOtherwise(locked(event), more) },
			},
		},
	});
	return {
		[id]: patient.createStateConfig({
			...sending,
			entry: { type: 'sendCode', params: ({ context }) => ({ to: to(context), place: 0 }) },
		}),
		[again]: sending,
		/** It is waited for. What can't be a code is no try. */
		[code]: patient.createStateConfig({
			tags: ['waits', 'text'],
			on: {
				...otherwise,
				said: [
					{
						guard: ({ event }) => codeIn(event.text) !== undefined,
						target: checking,
						actions: { type: 'checkCode', params: ({ event }) => ({ code: codeIn(event.text)! }) },
					},
					{ actions: { type: 'askAgain', params: { parts: [part('hint-code')] } } },
				],
				codeAsked: {
					target: again,
					actions: { type: 'sendCode', params: ({ context, event }) => ({ to: to(context), place: event.place }) },
				},
				backAsked: back,
			},
		}),
		[checking]: patient.createStateConfig({
			on: {
				codeRight: {
					target: right,
					actions: assign({ patientId: ({ context, event }) => event.patientId ?? context.patientId }),
				},
				codeWrong: {
					target: code,
					actions: {
						type: 'askAgain',
						params: ({ event }) => ({ parts: [part('code-wrong', { left: event.left })] }),
					},
				},
				codeOver: { target: code, actions: { type: 'askAgain', params: { parts: [part('code-over')] } } },
				codeLocked: {
					target: stuck,
					actions: { type: 'ask', params: ({ event }) => askOtherwise(locked(event), more) },
				},
			},
		}),
		/** No code can be had, or none is taken, for now. */
		[stuck]: patient.createStateConfig({
			tags: ['waits'],
			on: { ...otherwise, backAsked: back },
		}),
	};
}
