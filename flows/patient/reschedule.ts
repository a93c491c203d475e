/** My appointments: see them, move one, cancel one, read its history. */
import { assign } from 'xstate';
import { at, type Choice, line, type Part, part, type Question } from '../prompt.ts';
import { ANYWHERE_ANYTIME, type PatientContext } from './context.ts';
import { madeElsewhere } from './elsewhere.ts';
import type { AnswerEvent, PatientEvent, PersonEvent } from './events.ts';
import type { ChangeFacts, VisitFacts } from './facts.ts';
import { earlier, followUpOf } from './follow-up.ts';
import { appointmentGone } from './gone.ts';
import { sayHere } from './here.ts';
import { askWelcome, askWhatNext } from './idle.ts';
import { known } from './known.ts';
import { patient } from './setup.ts';
import { visitDetail, visitInFull, visitLabel, visitLine } from './visit.ts';

type Listed = Extract<PatientEvent, { type: 'appointmentsListed' }>;

const askWhich = ({ visits, after, more, earlier: some }: Listed): Question<PersonEvent> => ({
	parts: [part('ask-appointment', { count: visits.length })],
	choices: [
		...visits.map((visit) => ({
			label: visitLabel(visit, new Set(visits.map(({ who }) => who)).size > 1),
			detail: visitDetail(visit),
			event: { type: 'appointmentChosen', appointmentId: visit.appointmentId } as const,
		})),
		...(more
			? [
					{
						label: part('choice-more'),
						event: { type: 'moreAppointmentsAsked', after: after + visits.length },
					} as const,
				]
			: []),
		...earlier(some),
		elsewhere,
	],
});

const elsewhere: Choice<PersonEvent> = { label: part('choice-elsewhere'), event: { type: 'elsewhereAsked' } };

const askNone = ({ all, earlier: some }: Listed): Question<PersonEvent> => ({
	parts: [part(all ? 'no-appointments' : 'no-appointments-here')],
	choices: [...earlier(some), elsewhere, { label: part('choice-book-visit'), event: { type: 'bookVisitAsked' } }],
});

/** Nobody thinks of moving it any more. */
const isThere = ({ over, here }: VisitFacts): boolean => over === true || here === 'said';

const askWhatWithIt = (
	{ visit, areaId, earlier: some }: { readonly visit: VisitFacts; readonly areaId: number; readonly earlier?: boolean },
	only: boolean,
	parts: readonly Part[],
): Question<PersonEvent> => ({
	parts: [
		...parts,
		...(visit.mayMove || isThere(visit) ? [] : [part(visit.fixed ? 'move-fixed' : 'move-closed')]),
		...(visit.mayCancel || isThere(visit) ? [] : [part('cancel-closed')]),
	],
	choices: [
		...sayHere(visit),
		...(visit.mayMove
			? [
					{
						label: part('choice-move'),
						event: {
							...({ type: 'moveAsked', serviceId: visit.serviceId, areaId } as const),
							...{ locationId: visit.locationId, linkId: visit.linkId ?? null },
						},
					} as const,
				]
			: []),
		...(visit.mayCancel ? [{ label: part('choice-cancel-visit'), event: { type: 'cancelVisitAsked' } } as const] : []),
		{ label: part('choice-history'), event: { type: 'historyAsked' } },
		...followUpOf(visit),
		...(only ? [...earlier(some), elsewhere] : []),
		{ label: part('choice-back'), event: { type: 'backAsked' } } satisfies Choice<PersonEvent>,
	],
});

const history = (changes: readonly ChangeFacts[]): readonly Part[] => [
	part('history'),
	...changes.map((change) =>
		line(change.undone ? 'history-undone' : `history-${change.what}`, {
			what: change.what,
			at: at(change.at, change.zone),
			by: change.by,
			to: change.toStart === null ? '' : at(change.toStart, change.zone),
		}),
	),
];

const askSure: Question<PersonEvent> = {
	parts: [part('ask-cancel-sure')],
	choices: [
		{ label: part('choice-yes-cancel'), answers: 'yes', event: { type: 'cancelConfirmed' } },
		{ label: part('choice-no-keep'), answers: 'no', event: { type: 'cancelRefused' } },
	],
};

type Shown = { readonly context: PatientContext; readonly event: Extract<AnswerEvent, { type: 'appointmentShown' }> };

const wasMoved = ({ context: { seen }, event: { visit } }: Shown): boolean => seen !== null && seen !== visit.start;

const card = {
	target: 'card',
	actions: [
		{
			type: 'ask' as const,
			params: (shown: Shown) => {
				const { context, event } = shown;
				const { visit } = event;
				const moved = wasMoved(shown) ? [part('visit-moved-meanwhile', { from: at(context.seen!, visit.zone) })] : [];
				return askWhatWithIt(event, context.oneAppointment, [...moved, ...visitInFull(visit)]);
			},
		},
		assign<PatientContext, Shown['event'], undefined, PatientEvent, never>({
			patientId: ({ event }) => event.patientId,
			seen: ({ event }) => event.visit.start,
		}),
	],
};

const showAppointment = {
	type: 'showAppointment' as const,
	params: ({ context }: { context: PatientContext }) => ({ appointmentId: known(context.appointmentId) }),
};

export const reschedule = patient.createStateConfig({
	initial: 'listing',
	on: { elsewhereAsked: '.askingElsewhere', appointmentGone },
	states: {
		...madeElsewhere,
		/** The visit that a link has led to: seen at once where it may be, else after a code. */
		byLink: {
			entry: { type: 'findLinkVisit', params: ({ context }) => ({ linkId: known(context.linkId) }) },
			on: {
				linkVisitFound: {
					target: 'showing',
					actions: assign({ appointmentId: ({ event }) => event.appointmentId, linkId: null, oneAppointment: true }),
				},
				linkVisitHidden: { target: 'referenceCode', actions: assign({ linkId: null }) },
			},
		},
		listing: {
			entry: [
				assign({ moving: false, appointmentId: null, seen: null, oneAppointment: false, lapsed: null }),
				{
					type: 'listAppointments',
					params: ({ event }) => ({ after: event.type === 'moreAppointmentsAsked' ? event.after : 0 }),
				},
			],
			on: {
				appointmentsListed: [
					{
						guard: ({ event }) => event.visits.length === 0,
						target: 'none',
						actions: { type: 'ask', params: ({ event }) => askNone(event) },
					},
					{
						guard: ({ event }) => event.visits.length === 1 && event.after === 0,
						target: 'showing',
						actions: assign({ appointmentId: ({ event }) => event.visits[0]!.appointmentId, oneAppointment: true }),
					},
					{ target: 'which', actions: { type: 'ask', params: ({ event }) => askWhich(event) } },
				],
			},
		},
		none: {
			tags: ['waits'],
			on: {
				askedAgain: 'listing',
				backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
			},
		},
		which: {
			tags: ['waits'],
			on: {
				askedAgain: 'listing',
				appointmentChosen: {
					target: 'showing',
					actions: assign({ appointmentId: ({ event }) => event.appointmentId }),
				},
				moreAppointmentsAsked: 'listing',
				backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
			},
		},
		showing: {
			entry: [assign({ moving: false }), showAppointment],
			on: { appointmentShown: card },
		},
		card: {
			tags: ['waits'],
			on: {
				askedAgain: 'showing',
				moveAsked: {
					target: 'movable',
					actions: assign({
						serviceId: ({ event }) => event.serviceId,
						linkId: ({ event }) => event.linkId ?? null,
						wishes: ({ event }) => ({ ...ANYWHERE_ANYTIME, areaId: event.areaId, locationId: event.locationId }),
					}),
				},
				cancelVisitAsked: 'cancellable',
				// Here "cancel" means the visit one is looking at.
				cancelAsked: 'cancellable',
				historyAsked: 'readingHistory',
				backAsked: [
					{
						guard: ({ context }) => context.oneAppointment,
						target: '#patient.idle',
						actions: { type: 'ask', params: askWelcome },
					},
					{ target: 'listing' },
				],
			},
		},
		/** Whether it is as it was when it was shown, and can be moved, or cancelled, still: else it is shown. */
		movable: {
			entry: showAppointment,
			on: {
				appointmentShown: [
					{ ...card, guard: (shown) => !shown.event.visit.mayMove || wasMoved(shown) },
					{ target: '#patient.pickSlot', actions: assign({ moving: true }) },
				],
			},
		},
		cancellable: {
			entry: showAppointment,
			on: {
				appointmentShown: [
					{ ...card, guard: (shown) => !shown.event.visit.mayCancel || wasMoved(shown) },
					{ target: 'sure', actions: { type: 'ask', params: askSure } },
				],
			},
		},
		readingHistory: {
			entry: {
				type: 'listHistory',
				params: ({ context }) => ({ appointmentId: known(context.appointmentId) }),
			},
			on: {
				historyListed: {
					target: 'card',
					actions: {
						type: 'ask',
						params: ({ context, event }) =>
							askWhatWithIt(event, context.oneAppointment, [visitLine(event.visit), ...history(event.changes)]),
					},
				},
			},
		},
		sure: {
			tags: ['waits'],
			on: {
				askedAgain: 'cancellable',
				cancelConfirmed: 'cancelling',
				cancelRefused: 'showing',
				backAsked: 'showing',
				stopAsked: 'showing',
				// "Cancel" could mean either.
				cancelAsked: { actions: { type: 'askAgain', params: { parts: [part('hint-ambiguous')] } } },
			},
		},
		cancelling: {
			entry: {
				type: 'cancelAppointment',
				params: ({ context }) => ({ appointmentId: known(context.appointmentId), seen: context.seen }),
			},
			on: {
				// It was moved meanwhile.
				appointmentShown: card,
				appointmentCancelled: {
					target: '#patient.idle',
					actions: [
						assign({ booked: null }),
						{ type: 'ask', params: ({ event }) => askWhatNext(part('cancelled'), visitLine(event.visit)) },
					],
				},
				changeTooLate: {
					target: '#patient.idle',
					actions: { type: 'ask', params: askWhatNext(part('too-late-to-cancel')) },
				},
			},
		},
	},
});
