/** Taking one's consent back, and what becomes of the visits that are ahead. */
import { part, type Question } from '../../prompt.ts';
import type { PersonEvent } from '../events.ts';
import type { VisitFacts } from '../facts.ts';
import { patient } from '../setup.ts';
import { cancellingAhead, named, over, yesOrNo } from './asking.ts';

const askWithdraw: Question<PersonEvent> = {
	parts: [part('withdraw-what'), part('ask-withdraw-sure')],
	choices: yesOrNo(part('choice-withdraw'), part('choice-withdraw-not')),
};

const askCancelAfter = (visits: readonly VisitFacts[]): Question<PersonEvent> => ({
	news: [part('withdrawn')],
	parts: [part('withdrawn-visits', { count: visits.length }), ...named(visits)],
	choices: yesOrNo(part('choice-cancel-ahead'), part('choice-keep-ahead')),
});

export const withdrawing = patient.createStateConfig({
	states: {
		weighingWithdrawal: {
			entry: { type: 'weighWithdrawal', params: {} },
			on: {
				withdrawalWeighed: [
					{
						guard: ({ event }) => event.given,
						target: 'withdrawSure',
						actions: { type: 'ask', params: askWithdraw },
					},
					over(part('withdraw-nothing')),
				],
			},
		},
		withdrawSure: {
			tags: ['waits'],
			on: {
				askedAgain: 'weighingWithdrawal',
				ownDataConfirmed: 'withdrawing',
				ownDataRefused: over(part('withdraw-not')),
				backAsked: over(part('withdraw-not')),
			},
		},
		withdrawing: {
			entry: { type: 'withdrawConsent', params: {} },
			on: {
				consentWithdrawn: [
					{
						guard: ({ event }) => event.visits.length > 0,
						target: 'visitsAfter',
						actions: { type: 'ask', params: ({ event }) => askCancelAfter(event.visits) },
					},
					over(part('withdrawn')),
				],
			},
		},
		visitsAfter: {
			tags: ['waits'],
			on: {
				ownDataConfirmed: 'cancellingAfter',
				ownDataRefused: over(part('own-visits-stay')),
				backAsked: over(part('own-visits-stay')),
			},
		},
		cancellingAfter: cancellingAhead(over(part('own-visits-cancelled'))),
	},
}).states;
