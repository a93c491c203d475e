/** My appointments: see them, move one, cancel one, read its history. */
import { assign } from 'xstate';
import { at, type Choice, line, type Part, part, type Question } from '../prompt.ts';
import { ANYWHERE_ANYTIME } from './context.ts';
import { madeElsewhere } from './elsewhere.ts';
import type { PatientEvent, PersonEvent } from './events.ts';
import type { ChangeFacts, VisitFacts } from './facts.ts';
import { earlier, followUpOf } from './follow-up.ts';
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

const gone = {
	target: '#patient.idle',
	actions: { type: 'ask' as const, params: askWhatNext(part('appointment-gone')) },
};

export const reschedule = patient.createStateConfig({
	initial: 'listing',
	on: { elsewhereAsked: '.askingElsewhere' },
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
				appointmentGone: gone,
			},
		},
		listing: {
			entry: [
				assign({ moving: false, appointmentId: null, oneAppointment: false, lapsed: null }),
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
			on: { backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } } },
		},
		which: {
			tags: ['waits'],
			on: {
				appointmentChosen: {
					target: 'showing',
					actions: assign({ appointmentId: ({ event }) => event.appointmentId }),
				},
				moreAppointmentsAsked: 'listing',
				backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
			},
		},
		showing: {
			entry: [
				assign({ moving: false }),
				{
					type: 'showAppointment',
					params: ({ context }) => ({ appointmentId: known(context.appointmentId) }),
				},
			],
			on: {
				appointmentShown: {
					target: 'card',
					actions: [
						assign({ patientId: ({ event }) => event.patientId }),
						{
							type: 'ask',
							params: ({ context, event }) => askWhatWithIt(event, context.oneAppointment, visitInFull(event.visit)),
						},
					],
				},
				appointmentGone: gone,
			},
		},
		card: {
			tags: ['waits'],
			on: {
				moveAsked: {
					target: '#patient.pickSlot',
					actions: assign({
						moving: true,
						serviceId: ({ event }) => event.serviceId,
						linkId: ({ event }) => event.linkId ?? null,
						wishes: ({ event }) => ({ ...ANYWHERE_ANYTIME, areaId: event.areaId, locationId: event.locationId }),
					}),
				},
				cancelVisitAsked: { target: 'sure', actions: { type: 'ask', params: askSure } },
				// Here "cancel" means the visit one is looking at.
				cancelAsked: { target: 'sure', actions: { type: 'ask', params: askSure } },
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
				appointmentGone: gone,
			},
		},
		sure: {
			tags: ['waits'],
			on: {
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
				params: ({ context }) => ({ appointmentId: known(context.appointmentId) }),
			},
			on: {
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
				appointmentGone: gone,
			},
		},
	},
});
