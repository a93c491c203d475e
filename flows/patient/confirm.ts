/** One time under review: held while the person looks, then booked, or given back. */
import { assign } from 'xstate';
import { at, type Choice, type Part, part, type Question, text } from '../prompt.ts';
import type { PatientContext, Reviewed } from './context.ts';
import type { AnswerEvent, PersonEvent } from './events.ts';
import type { TimeFacts } from './facts.ts';
import { appointmentGone } from './gone.ts';
import { askWhatNext } from './idle.ts';
import { known } from './known.ts';
import { linkClosed } from './link.ts';
import { sought } from './pickSlot.ts';
import { patient } from './setup.ts';
import { visitAttachments, visitInFull } from './visit.ts';

/** What the review is about. */
const reviewed = ({ slotId, serviceId, appointmentId, moving }: PatientContext): Reviewed => ({
	slotId: known(slotId),
	serviceId: known(serviceId),
	appointmentId: moving ? appointmentId : null,
});

const isMove = ({ appointmentId }: Reviewed): boolean => appointmentId !== null;

const book = (what: Reviewed): Choice<PersonEvent> => ({
	label: part(isMove(what) ? 'choice-move-here' : 'choice-book'),
	answers: 'yes',
	event: { type: 'bookAsked', ...what },
});

const reviewChoices = (what: Reviewed): Question<PersonEvent>['choices'] => [
	book(what),
	{ label: part('choice-other-time'), answers: 'no', event: { type: 'otherTimeAsked' } },
	{ label: part(isMove(what) ? 'choice-keep-old-time' : 'choice-stop'), event: { type: 'stopAsked' } },
];

const timeFacts = (time: TimeFacts, until: number) => ({
	start: at(time.start, time.zone),
	place: text(time.place),
	city: text(time.city),
	person: time.person,
	until: at(until, time.zone),
});

const askReview = (
	what: Reviewed,
	{ time, service, who, until }: Extract<AnswerEvent, { type: 'slotHeld' }>,
): Question<PersonEvent> => ({
	parts: [part(isMove(what) ? 'review-move' : 'review', { ...timeFacts(time, until), service: text(service), who })],
	choices: reviewChoices(what),
});

const askLonger = (what: Reviewed, mayExtend: boolean, seconds: number): Question<PersonEvent> => ({
	parts: [part(mayExtend ? 'hold-warning' : 'hold-warning-last', { seconds })],
	choices: [
		...(mayExtend ? [{ label: part('choice-longer'), event: { type: 'longerAsked' } } as const] : []),
		book(what),
	],
	keeps: true,
});

const askExtended = (what: Reviewed, time: TimeFacts, until: number): Question<PersonEvent> => ({
	parts: [part(isMove(what) ? 'hold-extended-move' : 'hold-extended', timeFacts(time, until))],
	choices: reviewChoices(what),
});

/** Gives the hold up and shows times from the earliest on, after a word about why. */
const freshTimes = (...why: readonly Part[]) => ({
	target: '#patient.pickSlot.searching',
	actions: [
		{ type: 'releaseHold' as const, params: {} },
		{ type: 'say' as const, params: { parts: why } },
	],
});

const lookAtHold = {
	type: 'lookAtHold' as const,
	params: ({ context }: { context: PatientContext }) => ({ slotId: known(context.slotId), ...sought(context) }),
};

export const confirm = patient.createStateConfig({
	initial: 'holding',
	states: {
		holding: {
			entry: {
				type: 'holdSlot',
				params: ({ context }) => ({ slotId: known(context.slotId), ...sought(context) }),
			},
			on: {
				slotHeld: {
					target: 'review',
					actions: [
						assign({ until: ({ event }) => event.until }),
						{
							type: 'ask',
							params: ({ context, event }) => askReview(reviewed(context), event),
						},
					],
				},
				slotTaken: freshTimes(part('time-just-gone')),
				bookingRefused: freshTimes(part('booking-refused')),
				holdsExceeded: freshTimes(part('holds-exceeded')),
			},
		},
		/** It was asked again: the clinic may have taken it back. */
		lookingAgain: {
			entry: lookAtHold,
			on: {
				slotHeld: {
					target: 'review',
					actions: { type: 'ask', params: ({ context, event }) => askReview(reviewed(context), event) },
				},
				slotTaken: freshTimes(part('time-just-gone')),
			},
		},
		review: {
			tags: ['waits'],
			on: {
				askedAgain: 'lookingAgain',
				bookAsked: 'booking',
				otherTimeAsked: { target: '#patient.pickSlot.searching', actions: { type: 'releaseHold', params: {} } },
				backAsked: { target: '#patient.pickSlot.searching', actions: { type: 'releaseHold', params: {} } },
				holdWarned: {
					guard: 'thisHold',
					actions: {
						type: 'ask',
						params: ({ context, event }) => askLonger(reviewed(context), !context.extended, event.seconds),
					},
				},
				longerAsked: { guard: 'mayExtend', target: 'extending' },
				holdRanOut: {
					guard: 'thisHold',
					target: 'lapsing',
					actions: { type: 'letGo', params: ({ event }) => ({ slotId: event.slotId }) },
				},
			},
		},
		lapsing: {
			on: {
				holdLapsed: [
					{
						guard: ({ event }) => event.free,
						target: '#patient.pickSlot.searching',
						actions: [
							assign({ lapsed: ({ context }) => reviewed(context) }),
							{ type: 'say', params: { parts: [part('hold-ran-out')] } },
						],
					},
					{
						target: '#patient.pickSlot.searching',
						actions: { type: 'say', params: { parts: [part('hold-closed')] } },
					},
				],
			},
		},
		extending: {
			entry: { type: 'extendHold', params: ({ context }) => ({ slotId: known(context.slotId) }) },
			on: {
				holdExtended: {
					target: 'review',
					actions: [
						assign({ until: ({ event }) => event.until, extended: true }),
						{ type: 'ask', params: ({ context, event }) => askExtended(reviewed(context), event.time, event.until) },
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
					linkId: context.linkId,
				}),
			},
			on: {
				visitBooked: {
					target: '#patient.idle',
					actions: [
						{
							type: 'ask',
							params: ({ event }) =>
								askWhatNext(part(event.visit.pending ? 'booked-pending' : 'booked'), ...visitInFull(event.visit)),
						},
						{ type: 'attach', params: ({ event }) => ({ attachments: visitAttachments(event.visit) }) },
						assign(afterBooking),
					],
				},
				slotTaken: freshTimes(part('time-just-gone')),
				bookingRefused: freshTimes(part('booking-refused')),
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
				bookingRefused: freshTimes(part('booking-refused')),
				changeTooLate: {
					target: '#patient.idle',
					actions: [
						{ type: 'releaseHold', params: {} },
						{ type: 'ask', params: askWhatNext(part('too-late-to-move')) },
					],
				},
			},
		},
	},
	on: { appointmentGone, ...linkClosed },
});

/** The time is remembered as booked; what led there is forgotten. */
function afterBooking({ context }: { context: PatientContext }): Partial<PatientContext> {
	return {
		booked: context.slotId,
		slotId: null,
		until: null,
		lapsed: null,
		moving: false,
		linkId: null,
		appointmentId: null,
		serviceId: null,
		departmentId: null,
	};
}
