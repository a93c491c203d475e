/** Holding a time, booking it, and giving it back. */

import { slotById, slotsToTake } from '../../db/queries/holds.ts';
import { setTimer } from '../../db/queries/timers.ts';
import type { Seeking } from '../../flows/patient/effects.ts';
import type { AnswerEvent, TimerEvent } from '../../flows/patient/events.ts';
import { peopleOf } from '../core/acting.ts';
import { book as bookVisit, reschedule as moveVisit } from '../core/appointments.ts';
import { extendHold, holdSlot, releaseHold } from '../core/holds.ts';
import { bookByLink } from '../core/link-booking.ts';
import { addContact, patientById } from '../core/patients.ts';
import { visitChanged } from '../visit-changed.ts';
import { timeFacts, visitFacts } from './facts.ts';
import { goneMeanwhile, isStillOffered } from './gone.ts';
import { cameByLink, closed, mayHold } from './links.ts';
import { contactIn, nameHere } from './people.ts';
import type { Performers, Turn } from './performer.ts';
import { appointmentGone, theirs } from './theirs.ts';

type Booking = Pick<
	Performers,
	'holdSlot' | 'lookAtHold' | 'letGo' | 'extendHold' | 'releaseHold' | 'book' | 'reschedule'
>;

/** A person is warned so long before a hold ends; where it is short, at half of it. */
const WARNING_MS = 60_000;

export const booking: Booking = {
	async holdSlot({ slotId, serviceId, patientId, ...came }, turn) {
		const { tx, network, talk } = turn;
		const gone = await goneMeanwhile(turn, came);
		if (gone) return gone;
		if (!(await actsFor(turn, patientId))) return { type: 'bookingRefused' };
		if (!(await isStillOffered(turn, serviceId, slotId))) return { type: 'slotTaken' };
		if (!(await mayHold(turn, came, slotId))) return { type: 'slotTaken' };
		const byLink = cameByLink(came);
		const held = await holdSlot(tx, network, { slotId, serviceId, patientId, by: talk.id, byLink });
		if (held.kind === 'refused') return { type: 'bookingRefused' };
		if (held.kind === 'tooMany') return { type: 'holdsExceeded' };
		if (held.kind === 'taken') return { type: 'slotTaken' };
		await watch(turn, slotId, held.until);
		return slotHeld(turn, { slotId, serviceId, patientId }, held.slot, held.until);
	},

	async lookAtHold({ slotId, serviceId, patientId, ...came }, turn) {
		const { tx, talk } = turn;
		const gone = await goneMeanwhile(turn, came);
		if (gone) return gone;
		const [slot] = await tx.run(slotById, { id: slotId });
		const there = slot !== undefined && (await isStillOffered(turn, serviceId, slotId));
		const held = there ? await extendHold(tx, { slotId, by: talk.id, minutes: 0 }) : undefined;
		if (held?.kind !== 'extended') return { type: 'slotTaken' };
		return slotHeld(turn, { slotId, serviceId, patientId }, slot!, held.until);
	},

	async letGo({ slotId }, { tx, talk }) {
		await releaseHold(tx, { by: talk.id });
		const [slot] = await tx.run(slotById, { id: slotId });
		if (!slot) return { type: 'holdLapsed', free: false };
		const { scheduleId, start: from, end: to } = slot;
		const whose = { by: talk.id, appointmentId: 0, keptToo: false, now: tx.now };
		const there = await tx.run(slotsToTake, { scheduleId, from, to, ...whose });
		return { type: 'holdLapsed', free: there.length > 0 };
	},

	async extendHold({ slotId }, turn) {
		const { tx, network, talk } = turn;
		const [slot] = await tx.run(slotById, { id: slotId });
		const minutes = network.settings.holdMinutes;
		const longer = slot && (await extendHold(tx, { slotId, by: talk.id, minutes }));
		if (longer?.kind !== 'extended') return { type: 'slotTaken' };
		await watch(turn, slotId, longer.until);
		return { type: 'holdExtended', time: timeFacts(network, slotId, slot!), until: longer.until };
	},

	async releaseHold(_, { tx, talk }) {
		await releaseHold(tx, { by: talk.id });
		return undefined;
	},

	async book({ slotId, serviceId, patientId, linkId }, turn) {
		const { tx, network, talk } = turn;
		if (!(await actsFor(turn, patientId))) return { type: 'bookingRefused' };
		if (!(await isStillOffered(turn, serviceId, slotId))) return { type: 'slotTaken' };
		const { reason, details } = talk.beside.drafts;
		const visit = { slotId, by: talk.id, conversationId: talk.id, bookedBy: 'patient', reason, details };
		const booked =
			linkId === null
				? await bookVisit(tx, network, { ...visit, serviceId, patientId })
				: await bookByLink(tx, network, linkId, visit);
		if (booked.kind === 'closed') return closed(turn, booked.link);
		if (booked.kind === 'taken') return { type: 'slotTaken' };
		if (booked.kind === 'refused') return { type: 'bookingRefused' };
		delete talk.beside.drafts.reason;
		delete talk.beside.drafts.details;
		await keepContact(turn, patientId);
		await visitChanged(tx, network, { what: 'booked', visit: booked.appointment, by: 'patient' });
		return { type: 'visitBooked', visit: await visitFacts(turn, booked.appointment) };
	},

	async reschedule({ appointmentId, slotId }, turn) {
		const { tx, network, talk } = turn;
		if (!(await theirs(turn, appointmentId))) return appointmentGone(turn, appointmentId);
		const moved = await moveVisit(tx, network, { appointmentId, slotId, by: talk.id });
		switch (moved.kind) {
			case 'rescheduled':
				await visitChanged(tx, network, {
					what: 'rescheduled',
					...{ visit: moved.appointment, from: moved.from, by: 'patient' },
				});
				return {
					type: 'visitMoved',
					visit: await visitFacts(turn, moved.appointment),
					fromStart: moved.from.start,
				};
			case 'tooLate':
				return { type: 'changeTooLate' };
			case 'gone':
				return appointmentGone(turn, appointmentId);
			case 'refused':
				return { type: 'bookingRefused' };
			default:
				return { type: 'slotTaken' };
		}
	},
};

/** Whether this chat may book for a patient at all. */
const actsFor = async ({ tx, talk }: Turn, patientId: number): Promise<boolean> =>
	(await peopleOf(tx, talk.id)).some((person) => person.patientId === patientId);

/**
 * A contact that was given on the way, and that is not on the file, goes to the end of its list: it is not confirmed, so
 * that no code ever goes there.
 */
async function keepContact(turn: Turn, patientId: number): Promise<void> {
	const { drafts } = turn.talk.beside;
	const contact = contactIn(turn, drafts.contact);
	if (contact) await addContact(turn.tx, patientId, contact);
	delete drafts.contact;
}

async function slotHeld(
	turn: Turn,
	{ slotId, serviceId, patientId }: Pick<Seeking, 'serviceId' | 'patientId'> & { readonly slotId: number },
	slot: Parameters<typeof timeFacts>[2],
	until: number,
): Promise<AnswerEvent> {
	const { network } = turn;
	return {
		type: 'slotHeld',
		time: timeFacts(network, slotId, slot),
		service: network.services.byId.get(serviceId)?.name ?? '',
		who: await nameFor(turn, patientId),
		until,
	};
}

async function nameFor(turn: Turn, patientId: number): Promise<string> {
	const patient = await patientById(turn.tx, patientId);
	return patient ? nameHere(turn, patient) : '';
}

/** Timers that warn, and that tell when the hold is over. They name the hold, so that they are stale for any other. */
async function watch({ tx, talk }: Turn, slotId: number, until: number): Promise<void> {
	const set = (dueAt: number, event: TimerEvent) => tx.run(setTimer, { conversationId: talk.id, dueAt, event });
	const seconds = Math.round(Math.min(WARNING_MS, (until - tx.now) / 2) / 1000);
	await set(until - seconds * 1000, { type: 'holdWarned', slotId, until, seconds });
	await set(until, { type: 'holdRanOut', slotId, until });
}
