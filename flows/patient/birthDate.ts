/** A date of birth: asked for, typed in any way, echoed in words, and confirmed. It is kept as a draft. */
import { at, type Choice, type Fact, type Part, part, type Question } from '../prompt.ts';
import type { PatientContext } from './context.ts';
import type { PersonEvent } from './events.ts';
import { patient } from './setup.ts';

/** A day without a place, `1984-03-12`, for `DATE($date)`. */
const day = (date: string): Fact => at(Date.parse(date), 'UTC');

const ask = (question: Part, typed: string | null, ...news: readonly Part[]): Question<PersonEvent> => ({
	news,
	parts: [question],
	choices:
		typed === null
			? []
			: [
					{
						label: part('choice-keep-date', { date: day(typed) }),
						also: [part('also-keep')],
						event: { type: 'draftKept' },
					},
				],
});

const chosen = (date: string): PersonEvent => ({ type: 'birthDateChosen', date });

const refused = { label: part('choice-no'), answers: 'no', event: { type: 'birthDateRefused' } } as const;

/** One day is confirmed; of two that were meant, one is chosen. */
const askSure = (dates: readonly string[]): Question<PersonEvent> =>
	dates.length === 1
		? {
				parts: [part('ask-date-sure', { date: day(dates[0]!) })],
				choices: [{ label: part('choice-yes'), answers: 'yes', event: chosen(dates[0]!) }, refused],
			}
		: {
				parts: [part('ask-date-which')],
				choices: [
					...dates.map(
						(date): Choice<PersonEvent> => ({ label: part('choice-date', { date: day(date) }), event: chosen(date) }),
					),
					{ ...refused, label: part('choice-neither') },
				],
			};

interface Asking {
	/** How it is asked: whose it is. */
	readonly question: (context: PatientContext) => Part;
	/** Where to go with the draft `birthDate`, and where "back" leads: states as their siblings name them. */
	readonly right: string;
	readonly back: string;
	/** Where to go when it is asked again, if what it is asked for may be no more. */
	readonly again?: string;
}

/** The states of asking, to stand among others: enter at `askingBirthDate`. */
export const birthDate = ({ question, right, back, again }: Asking) => ({
	askingBirthDate: patient.createStateConfig({
		entry: { type: 'recall', params: { draft: 'birthDate' } },
		on: {
			recalled: {
				target: 'birthDate',
				actions: { type: 'ask', params: ({ context, event }) => ask(question(context), event.text) },
			},
		},
	}),
	birthDate: patient.createStateConfig({
		tags: ['waits', 'text'],
		on: {
			said: {
				target: 'readingBirthDate',
				actions: { type: 'readBirthDate', params: ({ event }) => ({ text: event.text }) },
			},
			draftKept: right,
			backAsked: back,
			...(again !== undefined && { askedAgain: again }),
		},
	}),
	readingBirthDate: patient.createStateConfig({
		on: {
			birthDatesRead: [
				{
					guard: ({ event }) => event.dates.length === 0,
					target: 'birthDate',
					actions: {
						type: 'ask',
						params: ({ context, event }) =>
							ask(question(context), null, part(event.ahead ? 'hint-date-ahead' : 'hint-date-unreadable')),
					},
				},
				{ target: 'birthDateSure', actions: { type: 'ask', params: ({ event }) => askSure(event.dates) } },
			],
		},
	}),
	/** Another date may as well be typed here. */
	birthDateSure: patient.createStateConfig({
		tags: ['waits', 'text'],
		on: {
			birthDateChosen: {
				target: right,
				actions: { type: 'keepDraft', params: ({ event }) => ({ draft: 'birthDate', text: event.date }) },
			},
			birthDateRefused: 'askingBirthDate',
			said: {
				target: 'readingBirthDate',
				actions: { type: 'readBirthDate', params: ({ event }) => ({ text: event.text }) },
			},
			backAsked: 'askingBirthDate',
		},
	}),
});
