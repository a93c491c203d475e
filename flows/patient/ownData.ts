/** One's own data: a copy of it, being forgotten, taking one's consent back. Each says first what it will do. */
import { assign } from 'xstate';
import { at, line, type Part, part, type Question } from '../prompt.ts';
import { FRESH, type PatientContext } from './context.ts';
import type { PersonEvent } from './events.ts';
import type { CodePerson, StaysFacts, VisitFacts } from './facts.ts';
import { askWhatNext } from './idle.ts';
import { known } from './known.ts';
import { proving } from './proving.ts';
import { patient } from './setup.ts';
import { visitLine } from './visit.ts';

/** As many as are named; of the others it is said how many there are. */
const MOST_NAMED = 5;

const named = (visits: readonly VisitFacts[]): readonly Part[] => [
	...visits.slice(0, MOST_NAMED).map((visit) => ({ ...visitLine(visit), line: true }) as const),
	...(visits.length > MOST_NAMED ? [line('own-more-visits', { count: visits.length - MOST_NAMED })] : []),
];

/** What stays, why, and until when. */
const whatStays = (stays: StaysFacts): Part =>
	stays.kind === 'visits'
		? part('forget-stays-visits', { until: at(stays.until, stays.zone) })
		: part(`forget-stays-${stays.kind}`);

const yesOrNo = (yes: Part, no: Part): Question<PersonEvent>['choices'] => [
	{ label: yes, answers: 'yes', event: { type: 'ownDataConfirmed' } },
	{ label: no, answers: 'no', event: { type: 'ownDataRefused' } },
];

/** One code opens one person's record: of several, it is asked whose. */
const askCode = (why: Part, people: readonly CodePerson[]): Question<PersonEvent> => {
	const choices = yesOrNo(part('choice-send-code'), part('choice-code-not'));
	if (people.length < 2) return { parts: [why], choices };
	const each = people.map(({ patientId, name }) => ({
		label: part('person', { name }),
		event: { type: 'ownDataConfirmed', patientId } as const,
	}));
	return { parts: [why, part('ask-code-whose')], choices: [...each, choices[1]!] };
};

/** The only one whose record a code can open; of several, nobody before one is chosen. */
const theOnly = (people: readonly CodePerson[]): number | null => (people.length === 1 ? people[0]!.patientId : null);

const askSure = (stays: StaysFacts): Question<PersonEvent> => ({
	parts: [part('forget-goes'), whatStays(stays), part('ask-forget-sure')],
	choices: yesOrNo(part('choice-forget'), part('choice-forget-not')),
});

const askAhead = (visits: readonly VisitFacts[]): Question<PersonEvent> => ({
	parts: [part('forget-visits-ahead', { count: visits.length }), ...named(visits), part('ask-cancel-ahead')],
	choices: yesOrNo(part('choice-cancel-ahead'), part('choice-keep-ahead')),
});

const askWithdraw: Question<PersonEvent> = {
	parts: [part('withdraw-what'), part('ask-withdraw-sure')],
	choices: yesOrNo(part('choice-withdraw'), part('choice-withdraw-not')),
};

const askCancelAfter = (visits: readonly VisitFacts[]): Question<PersonEvent> => ({
	news: [part('withdrawn')],
	parts: [part('withdrawn-visits', { count: visits.length }), ...named(visits)],
	choices: yesOrNo(part('choice-cancel-ahead'), part('choice-keep-ahead')),
});

const tooLate = (visits: readonly VisitFacts[]): readonly Part[] => [
	part('own-too-late', { count: visits.length }),
	...named(visits),
];

/** A code to a confirmed contact of the patient it was found to be for. */
const theirs = ({ patientId }: PatientContext) => ({ kind: 'patient', patientId: known(patientId) }) as const;

/** Whom the code was right for; nobody, where none was asked for. */
const codeFor = ({ context }: { context: PatientContext }) => ({ codeFor: context.patientId });
const nobodyProved = patient.assign({ patientId: null });
/** For whom a code is to be: the one who was chosen, or the only one. */
const forWhom = ({ context, event }: { context: PatientContext; event: { patientId?: number } }): number | null =>
	event.patientId ?? context.patientId;

/** Back to where nothing is going on, with a word. */
const over = (word: Part) => ({
	target: '#patient.idle',
	actions: { type: 'ask' as const, params: askWhatNext(word) },
});

/** Visits ahead are cancelled first, and then it goes on at `next`; or all stays as it is. */
const cancellingFirst = (asking: string, cancelling: string, next: string) => ({
	[asking]: patient.createStateConfig({
		tags: ['waits'],
		on: {
			ownDataConfirmed: cancelling,
			ownDataRefused: over(part('forgot-nothing')),
			backAsked: over(part('forgot-nothing')),
		},
	}),
	[cancelling]: patient.createStateConfig({
		entry: { type: 'cancelVisitsAhead', params: codeFor },
		on: {
			visitsAheadCancelled: [
				{
					guard: ({ event }) => event.late.length > 0,
					target: '#patient.idle',
					actions: { type: 'ask', params: ({ event }) => askWhatNext(...tooLate(event.late)) },
				},
				{ target: next, actions: { type: 'say', params: { parts: [part('own-visits-cancelled')] } } },
			],
		},
	}),
});

export const ownData = patient.createStateConfig({
	initial: 'weighingCopy',
	states: {
		weighingCopy: {
			entry: { type: 'weighOwnData', params: {} },
			on: {
				ownDataWeighed: [
					{
						guard: ({ event }) => event.codeFor.length > 0,
						target: 'copySure',
						actions: [
							assign({ patientId: ({ event }) => theOnly(event.codeFor) }),
							{ type: 'ask', params: ({ event }) => askCode(part('own-data-code'), event.codeFor) },
						],
					},
					{ target: 'sending', actions: nobodyProved },
				],
			},
		},
		copySure: {
			tags: ['waits'],
			on: {
				ownDataConfirmed: {
					guard: (happened) => forWhom(happened) !== null,
					target: 'proveForCopy',
					actions: assign({ patientId: forWhom }),
				},
				ownDataRefused: over(part('own-data-not-sent')),
				backAsked: over(part('own-data-not-sent')),
			},
		},
		...proving({
			id: 'proveForCopy',
			to: theirs,
			right: 'sending',
			back: 'weighingCopy',
		}),
		sending: {
			entry: { type: 'sendOwnData', params: codeFor },
			on: {
				ownDataSent: {
					target: '#patient.idle',
					actions: { type: 'ask', params: ({ event }) => askWhatNext(part(`own-data-sent-${event.part}`)) },
				},
				ownDataTooOften: over(part('own-data-too-often')),
			},
		},

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
		cancellingAfter: {
			entry: { type: 'cancelVisitsAhead', params: { codeFor: null } },
			on: {
				visitsAheadCancelled: [
					{
						guard: ({ event }) => event.late.length > 0,
						target: '#patient.idle',
						actions: { type: 'ask', params: ({ event }) => askWhatNext(...tooLate(event.late)) },
					},
					over(part('own-visits-cancelled')),
				],
			},
		},
	},
});
