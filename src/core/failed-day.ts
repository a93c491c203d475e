/**
 * A day that fails: a practitioner, or all of a clinic, can't come. What was free is closed, every visit is cancelled, and,
 * where that is wished, another time is kept for each patient, who takes it with a tap. All of it happens at once, or nothing.
 */
import { insertProposal, proposalsOfBatch, visitsAhead } from '../../db/queries/proposals.ts';
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
import { affectedBy, closeTimes, type HeldThere, reopenTimes, type Stretch } from './closures.ts';
import { giversOf } from './givers.ts';
import { mendAround, type SlotRow } from './holds.ts';
import { type Kept, keepTime } from './kept-times.ts';
import type { Network } from './network.ts';
import { giveUp, type Proposal } from './proposals.ts';

/** Of one practitioner. */
export type FailingStretch = Stretch & { readonly practitionerId: number };

export interface Failing {
	/** Each of another practitioner. */
	readonly stretches: readonly FailingStretch[];
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
	/** Nothing where none was wished, or nothing fits. */
	readonly kept: Kept | undefined;
}

export interface Failed {
	/** By practitioner; each is also the number under which what was proposed is found together. */
	readonly closures: ReadonlyMap<number, number>;
	/** By start. */
	readonly visits: readonly FailedVisit[];
	/** Live holds: they are left alone, and nothing is booked in them later than they last. */
	readonly held: readonly HeldThere[];
}

/** The visits that a failing stretch would cancel, the holds it would leave alone, and how many patients are there already. */
export async function failingAt(tx: Tx, network: Network, stretch: FailingStretch) {
	const { practitionerId, locationId = null, start, end: before } = stretch;
	const { booked, held, free } = await affectedBy(tx, network, stretch);
	const ahead = await tx.run(visitsAhead, { practitionerId, locationId, now: tx.now, start, before });
	const there = new Set(booked.map(({ appointmentId }) => appointmentId));
	const visits = ahead.filter(({ id }) => there.has(id)) as Changeable[];
	return { visits, held, free, here: booked.length - visits.length };
}

export async function failDay(tx: Tx, network: Network, failing: Failing): Promise<Failed> {
	const { stretches, by, proposing, chatsOf } = failing;
	// Whoever may be proposed is locked with those who fail, all at once.
	const others = new Set<number>();
	if (proposing)
		for (const stretch of stretches)
			for (const visit of (await failingAt(tx, network, stretch)).visits)
				for (const id of couldSee(network, visit)) others.add(id);
	await tx.lockPractitioners([...stretches.map(({ practitionerId }) => practitionerId), ...others]);
	const closures = new Map<number, number>();
	const visits: Changeable[] = [];
	const held: HeldThere[] = [];
	for (const stretch of stretches) {
		const { closureId } = await closeTimes(tx, network, { ...stretch, kind: 'closed', closedBy: by });
		closures.set(stretch.practitionerId, closureId);
		const there = await failingAt(tx, network, stretch);
		visits.push(...there.visits);
		held.push(...there.held);
	}
	visits.sort((one, two) => one.start - two.start || one.id - two.id);
	// Booked at this very moment, for something that nobody above gives: the others' diaries are not ours to write in.
	const mayKeep = (visit: Appointment) => couldSee(network, visit).every((id) => others.has(id));
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
		const proposal = {
			appointmentId: visit.id,
			batch: closures.get(visit.practitionerId)!,
			conversationId,
			now: tx.now,
		};
		const [row] = await tx.run(insertProposal, proposal);
		const proposalId = row!.id;
		const kept = proposing && mayKeep(visit) ? await keepTime(tx, network, visit, proposalId) : undefined;
		failed.push({ visit, cancelled: cancelled[place]!, proposalId, chats: chats[place]!, kept });
	}
	return { closures, visits: failed, held };
}

export interface PutBack {
	readonly back: readonly Appointment[];
	/** Who has something else by now, or whose time is somebody else's. */
	readonly notBack: readonly Appointment[];
}

/** What was done to one practitioner. */
export interface FailedStretch {
	readonly closureId: number;
	readonly practitionerId: number;
	/** As each was before. `slotId`: its first slot. */
	readonly visits: readonly { readonly id: number; readonly status: 'pending' | 'booked'; readonly slotId: number }[];
}

/** Takes it back: the times are open again, and whoever has not taken another time has the old one again. */
export async function unfailDay(
	tx: Tx,
	network: Network,
	{ failed, by }: { failed: readonly FailedStretch[]; by: string },
): Promise<PutBack> {
	const cancelled = await Promise.all(failed.flatMap(({ visits }) => visits).map(({ id }) => appointmentById(tx, id)));
	const people = cancelled.flatMap((visit) => (visit ? [visit.practitionerId, ...couldSee(network, visit)] : []));
	await tx.lockContacts(cancelled.flatMap((visit) => (visit ? [`patient:${visit.patientId}`] : [])));
	await tx.lockPractitioners([...failed.map(({ practitionerId }) => practitionerId), ...people]);
	const proposed = new Map<number, Proposal>();
	const open: FailedStretch[] = [];
	for (const each of failed) {
		if ((await reopenTimes(tx, each)).kind === 'gone') continue;
		open.push(each);
		for (const proposal of await tx.run(proposalsOfBatch, { batch: each.closureId }))
			proposed.set(proposal.appointmentId, proposal);
	}
	const back: Appointment[] = [];
	const notBack: Appointment[] = [];
	for (const { id, status, slotId } of open.flatMap(({ visits }) => visits)) {
		const visit = (await appointmentById(tx, id))!;
		const proposal = proposed.get(id);
		// Whoever took another time, and gave it up, meant to; and nobody is at two visits at once.
		const still = visit.slotId === slotId && proposal?.status !== 'accepted' && !(await isElsewhere(tx, visit, back));
		const done = still ? await putBack(tx, network, { appointmentId: id, by, status }) : undefined;
		if (done?.kind !== 'putBack') notBack.push(visit);
		else {
			back.push(done.appointment);
			// For the others it stays kept, as they were told.
			if (proposal?.status === 'open') await giveUp(tx, proposal.id, 'over');
		}
	}
	return { back, notBack };
}

/** Whether the patient has another visit meanwhile, but for those that are back: they were so before. */
async function isElsewhere(tx: Tx, visit: Appointment, back: readonly Appointment[]): Promise<boolean> {
	const { patientId, start, end } = visit;
	const others = await appointmentsOf(tx, { patientIds: [patientId], from: start });
	return others.some((other) => other.start < end && !back.some(({ id }) => id === other.id));
}

const couldSee = (network: Network, { serviceId }: Appointment): number[] =>
	giversOf(network, network.services.byId.get(serviceId)?.code ?? '').map(({ practitioner }) => practitioner.id);
