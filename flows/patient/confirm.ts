/** One time under review: held while the person looks, then booked, or given back. */
import { assign } from 'xstate';
import type { Text } from '../../db/tables/clinic.ts';
import { at, type Part, part, type Question, text } from '../prompt.ts';
import type { PatientContext } from './context.ts';
import type { PersonEvent } from './events.ts';
import type { TimeFacts } from './facts.ts';
import { askWhatNext } from './idle.ts';
import { known } from './known.ts';
import { patient } from './setup.ts';
import { visitAttachments, visitInFull } from './visit.ts';

const book = (slotId: number, moving: boolean) =>
	({ label: part(moving ? 'choice-move-here' : 'choice-book'), event: { type: 'bookAsked', slotId } }) as const;

const reviewChoices = (slotId: number, moving: boolean): Question<PersonEvent>['choices'] => [
	book(slotId, moving),
	{ label: part('choice-other-time'), event: { type: 'otherTimeAsked' } },
	{ label: part('choice-stop'), event: { type: 'stopAsked' } },
];

const askReview = (time: TimeFacts, service: Text, until: number, moving: boolean): Question<PersonEvent> => ({
	parts: [
		part(moving ? 'review-move' : 'review', {
			service: text(service),
			start: at(time.start, time.zone),
			place: text(time.place),
			person: time.person,
			until: at(until, time.zone),
		}),
	],
	choices: reviewChoices(time.slotId, moving),
});

const askLonger = (slotId: number, mayExtend: boolean, moving: boolean): Question<PersonEvent> => ({
	parts: [part(mayExtend ? 'hold-warning' : 'hold-warning-last')],
	choices: [
		...(mayExtend ? [{ label: part('choice-longer'), event: { type: 'longerAsked' } } as const] : []),
		book(slotId, moving),
	],
	keeps: true,
});

const askExtended = (time: TimeFacts, until: number, moving: boolean): Question<PersonEvent> => ({
	parts: [
		part(moving ? 'hold-extended-move' : 'hold-extended', {
			start: at(time.start, time.zone),
			until: at(until, time.zone),
		}),
	],
	choices: reviewChoices(time.slotId, moving),
});

/** Gives the hold up and shows times from the earliest on, after a word about why. */
const freshTimes = (...why: readonly Part[]) => ({
	target: '#patient.pickSlot.searching',
	actions: { type: 'say' as const, params: { parts: why } },
});

export const confirm = patient.createStateConfig({
	initial: 'holding',
	states: {
		holding: {
			entry: {
				type: 'holdSlot',
				params: ({ context }) => ({
					slotId: known(context.slotId),
					serviceId: known(context.serviceId),
					patientId: known(context.patientId),
				}),
			},
			on: {
				slotHeld: {
					target: 'review',
					actions: [
						assign({ until: ({ event }) => event.until }),
						{
							type: 'ask',
							params: ({ context, event }) => askReview(event.time, event.service, event.until, context.moving),
						},
					],
				},
				slotTaken: freshTimes(part('time-just-gone')),
				holdsExceeded: freshTimes(part('holds-exceeded')),
			},
		},
		review: {
			tags: ['waits'],
			on: {
				bookAsked: 'booking',
				bookVisitAsked: 'booking',
				otherTimeAsked: { target: '#patient.pickSlot.searching', actions: { type: 'releaseHold', params: {} } },
				backAsked: { target: '#patient.pickSlot.searching', actions: { type: 'releaseHold', params: {} } },
				holdWarned: {
					guard: 'thisHold',
					actions: {
						type: 'ask',
						params: ({ context }) => askLonger(known(context.slotId), !context.extended, context.moving),
					},
				},
				longerAsked: { guard: 'mayExtend', target: 'extending' },
				holdRanOut: {
					guard: 'thisHold',
					target: '#patient.pickSlot.searching',
					actions: [
						assign({ lapsed: ({ context }) => context.slotId }),
						{ type: 'releaseHold', params: {} },
						{ type: 'say', params: { parts: [part('hold-ran-out')] } },
					],
				},
			},
		},
		extending: {
			entry: { type: 'extendHold', params: ({ context }) => ({ slotId: known(context.slotId) }) },
			on: {
				holdExtended: {
					target: 'review',
					actions: [
						assign({ until: ({ event }) => event.until, extended: true }),
						{ type: 'ask', params: ({ context, event }) => askExtended(event.time, event.until, context.moving) },
					],
				},
				slotTaken: freshTimes(part('time-just-gone')),
			},
		},
		/** From the review while its hold lasts, and from a late "Book" after it. */
		booking: {
			always: [{ guard: 'moving', target: 'movingVisit' }, { target: 'bookingVisit' }],
		},
		bookingVisit: {
			entry: {
				type: 'book',
				params: ({ context }) => ({
					slotId: known(context.slotId),
					serviceId: known(context.serviceId),
					patientId: known(context.patientId),
				}),
			},
			on: {
				visitBooked: {
					target: '#patient.idle',
					actions: [
						{
							type: 'ask',
							params: ({ event }) => askWhatNext(part('booked'), ...visitInFull(event.visit)),
						},
						{ type: 'attach', params: ({ event }) => ({ attachments: visitAttachments(event.visit) }) },
						assign(afterBooking),
					],
				},
				slotTaken: freshTimes(part('time-just-gone')),
				bookingRefused: {
					target: '#patient.chooseService',
					actions: [
						{ type: 'releaseHold', params: {} },
						{ type: 'say', params: { parts: [part('booking-refused')] } },
					],
				},
			},
		},
		movingVisit: {
			entry: {
				type: 'reschedule',
				params: ({ context }) => ({ appointmentId: known(context.appointmentId), slotId: known(context.slotId) }),
			},
			on: {
				visitMoved: {
					target: '#patient.idle',
					actions: [
						{
							type: 'ask',
							params: ({ event }) =>
								askWhatNext(
									part('moved', { from: at(event.fromStart, event.visit.zone) }),
									...visitInFull(event.visit),
								),
						},
						{ type: 'attach', params: ({ event }) => ({ attachments: visitAttachments(event.visit) }) },
						assign(afterBooking),
					],
				},
				slotTaken: freshTimes(part('time-just-gone')),
				changeTooLate: {
					target: '#patient.idle',
					actions: [
						{ type: 'releaseHold', params: {} },
						{ type: 'ask', params: askWhatNext(part('too-late-to-move')) },
					],
				},
				appointmentGone: {
					target: '#patient.idle',
					actions: [
						{ type: 'releaseHold', params: {} },
						{ type: 'ask', params: askWhatNext(part('appointment-gone')) },
					],
				},
			},
		},
	},
});

/** The time is remembered as booked; what led there is forgotten. */
function afterBooking({ context }: { context: PatientContext }): Partial<PatientContext> {
	return {
		booked: context.slotId,
		slotId: null,
		until: null,
		lapsed: null,
		moving: false,
		appointmentId: null,
		serviceId: null,
		departmentId: null,
	};
}
