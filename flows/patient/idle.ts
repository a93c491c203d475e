/** Nothing is going on: the welcome, and the two things one can begin. */
import { assign } from 'xstate';
import { type Choice, type Part, part, type Question } from '../prompt.ts';
import type { PatientContext } from './context.ts';
import type { AnswerEvent, PatientEvent, PersonEvent } from './events.ts';
import { known } from './known.ts';
import { askFound, findLink, isLink } from './link-asks.ts';
import { patient } from './setup.ts';

type Found = Extract<AnswerEvent, { type: 'linkFound' }>;

/** What can be begun. */
export const whatNext: readonly Choice<PersonEvent>[] = [
	{ label: part('choice-book-visit'), event: { type: 'bookVisitAsked' } },
	{ label: part('choice-my-appointments'), event: { type: 'appointmentsAsked' } },
	{ label: part('choice-language'), event: { type: 'languagesAsked' } },
];

/** Whatever ended is said, and what can be begun next is offered. */
export const askWhatNext = (...news: readonly Part[]): Question<PersonEvent> => ({
	news,
	parts: [],
	choices: whatNext,
});

/** The clinic's own welcome. */
export const askWelcome: Question<PersonEvent> = { parts: [part('welcome')], choices: whatNext };

/** The network's languages, each under its own name: an aside. */
export const askLanguage = (languages: readonly string[]): Question<PersonEvent> => ({
	parts: [part('ask-language')],
	choices: languages.map((language) => ({
		label: part(`language-${language}`),
		event: { type: 'languageChosen', language },
	})),
	keeps: true,
});

const leftForLater = {
	target: 'resting',
	actions: { type: 'ask', params: askWhatNext(part('link-left')) },
} as const;

export const idle = patient.createStateConfig({
	initial: 'resting',
	entry: assign({ linkId: null }),
	on: {
		linkFound: [
			{
				guard: ({ event }) => event.found.kind === 'open',
				target: '.invited',
				actions: [
					assign<PatientContext, Found, undefined, PatientEvent, never>({
						linkId: ({ event: { found } }) => (found.kind === 'open' ? found.linkId : null),
					}),
					{ type: 'ask', params: ({ event }) => askFound(event.found, whatNext) },
				],
			},
			{ target: '.resting', actions: { type: 'ask', params: ({ event }) => askFound(event.found, whatNext) } },
		],
		// There is nothing else to cancel than an appointment.
		cancelAsked: '#patient.reschedule',
	},
	states: {
		resting: {
			tags: ['waits'],
			on: {
				opened: [{ guard: isLink, actions: findLink }, { actions: { type: 'ask', params: askWelcome } }],
				// What is not understood at first is taken for a greeting.
				misunderstood: {
					guard: ({ event }) => event.why === 'unclear' && event.times === 1 && !event.insisted,
					actions: { type: 'ask', params: askWelcome },
				},
				backAsked: { actions: { type: 'ask', params: askWelcome } },
				stopAsked: { actions: { type: 'ask', params: askWelcome } },
				staleTapped: [
					{
						guard: 'bookedAlready',
						target: '#patient.reschedule',
						actions: { type: 'say', params: { parts: [part('booked-already')] } },
					},
					{ actions: { type: 'ask', params: askWhatNext(part('hint-stale-idle')) } },
				],
			},
		},
		/** By a link that was opened: asked again, whatever is said, until it is taken up or left. */
		invited: {
			tags: ['waits'],
			on: {
				opened: [{ guard: isLink, actions: findLink }, { actions: { type: 'askAgain', params: { parts: [] } } }],
				misunderstood: {
					guard: ({ event }) => event.why === 'unclear' && event.times === 1,
					actions: { type: 'askAgain', params: { parts: [] } },
				},
				askedAgain: {
					guard: 'byLink',
					actions: { type: 'findLink', params: ({ context }) => ({ linkId: known(context.linkId) }) },
				},
				linkLeft: leftForLater,
				stopAsked: leftForLater,
				backAsked: { target: 'resting', actions: { type: 'ask', params: askWelcome } },
			},
		},
	},
});
