/** Being forgotten: what is still ahead is cancelled first, what stays is said, and then it is done. */
import { assign } from 'xstate';
import { at, type Part, part, type Question } from '../../prompt.ts';
import { FRESH } from '../context.ts';
import type { PersonEvent } from '../events.ts';
import type { StaysFacts, VisitFacts } from '../facts.ts';
import { askWhatNext } from '../idle.ts';
import { proving } from '../proving.ts';
import { patient } from '../setup.ts';
import {
	askCode,
	cancellingAhead,
	codeFor,
	forWhom,
	named,
	nobodyProved,
	over,
	theirs,
	theOnly,
	yesOrNo,
} from './asking.ts';

/** What stays, why, and until when. */
const whatStays = (stays: StaysFacts): Part =>
	stays.kind === 'visits'
		? part('forget-stays-visits', { until: at(stays.until, stays.zone) })
		: part(`forget-stays-${stays.kind}`);

const askSure = (stays: StaysFacts): Question<PersonEvent> => ({
	parts: [part('forget-goes'), whatStays(stays), part('ask-forget-sure')],
	choices: yesOrNo(part('choice-forget'), part('choice-forget-not')),
});

const askAhead = (visits: readonly VisitFacts[]): Question<PersonEvent> => ({
	parts: [part('forget-visits-ahead', { count: visits.length }), ...named(visits), part('ask-cancel-ahead')],
	choices: yesOrNo(part('choice-cancel-ahead'), part('choice-keep-ahead')),
});

/** Visits ahead are cancelled first, and then it goes on at `next`; or all stays as it is. */
const cancellingFirst = (asking: string, cancelling: string, next: string) => ({
	[asking]: patient.createStateConfig({
		tags: ['waits'],
		on: {
			askedAgain: next,
			ownDataConfirmed: cancelling,
			ownDataRefused: over(part('forgot-nothing')),
			backAsked: over(part('forgot-nothing')),
		},
	}),
	[cancelling]: cancellingAhead({
		target: next,
		actions: { type: 'say', params: { parts: [part('own-visits-cancelled')] } },
	}),
});

export const beingForgotten = patient.createStateConfig({
	states: {
		weighing: {
			entry: { type: 'weighForgetting', params: { codeFor: null } },
			on: {
				forgettingWeighed: [
					{
						guard: ({ event }) => event.codeFor.length > 0,
						target: 'codeFirst',
						actions: [
							assign({ patientId: ({ event }) => theOnly(event.codeFor) }),
							{ type: 'ask', params: ({ event }) => askCode(part('forget-code-first'), event.codeFor) },
						],
					},
					{
						guard: ({ event }) => event.visits.length > 0,
						target: 'ahead',
						actions: [nobodyProved, { type: 'ask', params: ({ event }) => askAhead(event.visits) }],
					},
					{
						target: 'sure',
						actions: [nobodyProved, { type: 'ask', params: ({ event }) => askSure(event.stays) }],
					},
				],
			},
		},
		...cancellingFirst('ahead', 'cancelling', 'weighing'),
		// Nobody else learns what there is, nor has it deleted.
		codeFirst: {
			tags: ['waits'],
			on: {
				askedAgain: 'weighing',
				ownDataConfirmed: {
					guard: (happened) => forWhom(happened) !== null,
					target: 'proveFirst',
					actions: assign({ patientId: forWhom }),
				},
				ownDataRefused: over(part('forgot-nothing')),
				backAsked: over(part('forgot-nothing')),
			},
		},
		...proving({
			id: 'proveFirst',
			to: theirs,
			right: 'weighingProved',
			back: 'weighing',
		}),
		/** The code was right: none is asked for again. */
		weighingProved: {
			entry: { type: 'weighForgetting', params: codeFor },
			on: {
				forgettingWeighed: [
					{
						guard: ({ event }) => event.visits.length > 0,
						target: 'aheadStill',
						actions: { type: 'ask', params: ({ event }) => askAhead(event.visits) },
					},
					{
						target: 'sure',
						actions: { type: 'ask', params: ({ event }) => askSure(event.stays) },
					},
				],
			},
		},
		...cancellingFirst('aheadStill', 'cancellingStill', 'weighingProved'),
		sure: {
			tags: ['waits'],
			on: {
				askedAgain: [
					{ guard: ({ context }) => context.patientId !== null, target: 'weighingProved' },
					{ target: 'weighing' },
				],
				ownDataConfirmed: 'forgetting',
				ownDataRefused: over(part('forgot-nothing')),
				backAsked: over(part('forgot-nothing')),
			},
		},
		forgetting: {
			entry: { type: 'forgetMe', params: codeFor },
			on: {
				forgotten: {
					target: '#patient.idle',
					actions: [
						assign(FRESH),
						{
							type: 'ask',
							params: ({ event }) => askWhatNext(part('forgotten'), whatStays(event.stays), part('forgotten-anew')),
						},
					],
				},
				// Booked in another chat at this very moment.
				forgettingWeighed: {
					target: 'aheadStill',
					actions: { type: 'ask', params: ({ event }) => askAhead(event.visits) },
				},
			},
		},
	},
}).states;
