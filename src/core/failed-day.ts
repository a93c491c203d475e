/**
 * A day that fails: a practitioner can't come. What was free is closed, every visit is cancelled, and, where that is
 * wished, another time is kept for each patient, who takes it with a tap. All of it happens at once, or nothing.
 */
import { DateTime } from 'luxon';
import { insertProposal, keepSlot, proposalsOfBatch, visitsAhead } from '../../db/queries/proposals.ts';
import type { Tx } from '../../db/store.ts';
import { putBack } from './amending.ts';
import {
	type Appointment,
	appointmentById,
	appointmentsOf,
	type Changeable,
	end,
	tooLateToCancel,
} from './appointments.ts';
import { setClinicTimer } from './clinic-timers.ts';
import { affectedBy, closeTimes, type HeldThere, reopenTimes, type Stretch } from './closures.ts';
import { giversOf } from './givers.ts';
import { mendAround, mendSpan, type SlotRow, spanOf, take } from './holds.ts';
import type { Network } from './network.ts';
import { bookingWindow, boundsOf } from './offering.ts';
import { giveUp, holderOf } from './proposals.ts';
import { type FreeSlot, nextFreeSlots } from './slots.ts';
import { wallTimeOf } from './zones.ts';

const MINUTE_MS = 60_000;
/** Nobody is offered a time that they could hardly reach, nor asked when it is nearly there. */
const SOONEST_MS = 60 * MINUTE_MS;
const ANSWERED_BEFORE_MS = 30 * MINUTE_MS;
/** Minutes of the clinic's day between which people can be expected to answer. */
const MORNING = 8 * 60;
const EVENING = 20 * 60;
const DAY_MINUTES = 1440;

export interface Failing {
	readonly stretch: Stretch & { readonly practitionerId: number };
	/** `staff:<id>` */
	readonly by: string;
	/** Whether another time is kept for each. */
	readonly proposing: boolean;
	/** The chats that hear of it, the first first. */
	readonly chatsOf: (visit: Appointment) => Promise<readonly string[]>;
}

export interface FailedVisit {
	/** As it was, and as it is now. */
	readonly visit: Appointment;
	readonly cancelled: Appointment;
	readonly proposalId: number;
	readonly chats: readonly string[];
	/** The time kept, and until when (epoch milliseconds); nothing where none was wished, or nothing fits. */
	readonly kept: { readonly slot: FreeSlot; readonly until: number } | undefined;
}

export interface Failed {
	/** Also the number under which what was proposed is found together. */
	readonly closureId: number;
	readonly visits: readonly FailedVisit[];
	/** Live holds: they are left alone, and nothing is booked in them later than they last. */
	readonly held: readonly HeldThere[];
}

/** The visits that a failing stretch would cancel, the holds it would leave alone, and how many patients are there already. */
export async function failing(tx: Tx, network: Network, stretch: Failing['stretch']) {
	const { practitionerId, locationId = null, start, end: before } = stretch;
	const { booked, held, free } = await affectedBy(tx, network, stretch);
	const ahead = await tx.run(visitsAhead, { practitionerId, locationId, now: tx.now, start, before });
	const there = new Set(booked.map(({ appointmentId }) => appointmentId));
	const visits = ahead.filter(({ id }) => there.has(id)) as Changeable[];
	return { visits, held, free, here: booked.length - visits.length };
}

export async function failDay(tx: Tx, network: Network, { stretch, by, proposing, chatsOf }: Failing): Promise<Failed> {
	const before = await failing(tx, network, stretch);
	// Whoever may be proposed is locked with the one who fails, all at once.
	const others = proposing ? before.visits.flatMap((visit) => couldSee(network, visit)) : [];
	await tx.lockPractitioners([stretch.practitionerId, ...others]);
	const { closureId } = await closeTimes(tx, network, { ...stretch, kind: 'closed', closedBy: by });
	const { visits, held } = await failing(tx, network, stretch);
	// Booked at this very moment, for something that nobody above gives: the others' diaries are not ours to write in.
	const locked = new Set(others);
	const mayKeep = (visit: Appointment) => couldSee(network, visit).every((id) => locked.has(id));
	const chats = await Promise.all(visits.map(chatsOf));
	const cancelled: Appointment[] = [];
	const freed: SlotRow[] = [];
	for (const visit of visits) {
		const late = (await tooLateToCancel(tx, network, visit)) !== undefined;
		const ended = await end(tx, visit, { by, late, missing: visit.practitionerId });
		cancelled.push(ended.appointment);
		freed.push(...ended.freed);
	}
	await mendAround(tx, freed);
	const failed: FailedVisit[] = [];
	for (const [place, visit] of visits.entries()) {
		const conversationId = chats[place]![0] ?? null;
		const proposal = { appointmentId: visit.id, batch: closureId, conversationId, now: tx.now };
		const [row] = await tx.run(insertProposal, proposal);
		const proposalId = row!.id;
		const kept = proposing && mayKeep(visit) ? await keep(tx, network, visit, proposalId) : undefined;
		failed.push({ visit, cancelled: cancelled[place]!, proposalId, chats: chats[place]!, kept });
	}
	return { closureId, visits: failed, held };
}

export interface PutBack {
	readonly back: readonly Appointment[];
	/** Who has something else by now, or whose time is somebody else's. */
	readonly notBack: readonly Appointment[];
}

/** What a visit was before its day failed. */
export interface FailedAs {
	readonly id: number;
	readonly status: 'pending' | 'booked';
	/** Its first slot. */
	readonly slotId: number;
}

/** Takes it back: the times are open again, and whoever has not taken another time has the old one again. */
export async function unfailDay(
	tx: Tx,
	network: Network,
	{ closureId, by, visits }: { closureId: number; by: string; visits: readonly FailedAs[] },
): Promise<PutBack> {
	const proposals = await tx.run(proposalsOfBatch, { batch: closureId });
	const cancelled = await Promise.all(visits.map(({ id }) => appointmentById(tx, id)));
	const people = cancelled.flatMap((visit) => (visit ? [visit.practitionerId, ...couldSee(network, visit)] : []));
	await tx.lockContacts(cancelled.flatMap((visit) => (visit ? [`patient:${visit.patientId}`] : [])));
	await tx.lockPractitioners(people);
	const answered = new Set(
		proposals.flatMap(({ status, appointmentId }) => (status === 'accepted' ? [appointmentId] : [])),
	);
	for (const proposal of proposals) if (proposal.status === 'open') await giveUp(tx, proposal.id, 'over');
	if ((await reopenTimes(tx, { closureId })).kind === 'gone') return { back: [], notBack: [] };
	const back: Appointment[] = [];
	const notBack: Appointment[] = [];
	for (const { id, status, slotId } of visits) {
		const visit = (await appointmentById(tx, id))!;
		// Whoever took another time, and gave it up, meant to.
		const still = visit.slotId === slotId && !answered.has(id);
		const done = still ? await putBack(tx, network, { appointmentId: id, by, status }) : undefined;
		if (done?.kind === 'putBack') back.push(done.appointment);
		else notBack.push(visit);
	}
	return { back, notBack };
}

const couldSee = (network: Network, { serviceId }: Appointment): number[] =>
	giversOf(network, network.services.byId.get(serviceId)?.code ?? '').map(({ practitioner }) => practitioner.id);

/** Keeps the nearest time that fits. */
async function keep(tx: Tx, network: Network, visit: Appointment, proposalId: number): Promise<FailedVisit['kept']> {
	const slot = await nearest(tx, network, visit);
	const span = slot && (await spanOf(tx, network, slot.id, visit.serviceId));
	if (!span) return undefined;
	const until = answerBy(network, tx.now, slot);
	if (!(await take(tx, span, { by: holderOf(proposalId), patientId: visit.patientId, until }))) return undefined;
	await mendSpan(tx, span);
	await tx.run(keepSlot, { id: proposalId, slotId: slot.id, until });
	await setClinicTimer(tx, slot.locationId, until, { clinic: 'proposalOver', proposalId });
	return { slot, until };
}

/** The first evening that is not before an instant. */
function nextEvening(instant: number, zone: string): number {
	const evening = DateTime.fromMillis(instant, { zone })
		.startOf('day')
		.set({ hour: EVENING / 60 });
	return (+evening < instant ? evening.plus({ days: 1 }) : evening).toMillis();
}

/**
 * Until when a time is kept: as long as the clinic says, but by days to the evening of the last of them, and never to an
 * hour of the night; at the latest until shortly before it begins.
 */
function answerBy(network: Network, now: number, slot: Pick<FreeSlot, 'start' | 'locationId'>): number {
	const { zone } = network.locations.byId.get(slot.locationId)!;
	const { proposalMinutes } = network.settings.desk;
	const plain = now + proposalMinutes * MINUTE_MS;
	const latest = slot.start - ANSWERED_BEFORE_MS;
	const isNight = (instant: number) => {
		const { minute } = wallTimeOf(instant, zone);
		return minute < MORNING || minute > EVENING;
	};
	const wanted = proposalMinutes < DAY_MINUTES && !isNight(plain) ? plain : nextEvening(plain, zone);
	if (wanted <= latest) return wanted;
	const before = nextEvening(latest - DAY_MINUTES * MINUTE_MS, zone);
	return isNight(latest) && before > now + SOONEST_MS ? before : latest;
}

/**
 * The first time from the failed one on that the service's rules allow: with the same person at the same clinic, else
 * anywhere with them, else with others at that clinic, else anywhere in its city.
 */
async function nearest(tx: Tx, network: Network, visit: Appointment): Promise<FreeSlot | undefined> {
	const { serviceId, patientId, practitionerId, locationId } = visit;
	const { from, before } = bookingWindow(network, tx.now);
	const areaId = network.locations.byId.get(locationId)!.areaId;
	const bounds = await boundsOf(tx, network, { serviceId, patientId, byLink: true });
	// Where they are at another visit they can't come.
	const busy = await appointmentsOf(tx, { patientIds: [patientId], from: tx.now });
	const wish = { serviceId, bounds, busy, from: Math.max(from, tx.now + SOONEST_MS, visit.start), before, limit: 1 };
	for (const where of [{ practitionerId, locationId }, { practitionerId }, { locationId }, { areaIds: [areaId] }]) {
		const [slot] = await nextFreeSlots(tx, network, { ...wish, ...where });
		if (slot) return slot;
	}
	return undefined;
}
