/** What becomes of a time that is kept for somebody whose visit the clinic cancelled: taken, declined, or over at its time. */
import { moveAppointment } from '../../db/queries/appointments.ts';
import { slotById } from '../../db/queries/holds.ts';
import { proposalById, setProposal } from '../../db/queries/proposals.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { type Appointment, appointmentById, occupy, placeOf, record, statusFor } from './appointments.ts';
import { lockWithHeld, releaseHold, spanOf, take } from './holds.ts';
import { holdInForce } from './in-force.ts';
import type { Network } from './network.ts';

export type Proposal = Tables['proposal']['$inferSelect'];

/** Whose hold a kept time is. */
export const holderOf = (proposalId: number): string => `proposal:${proposalId}`;

export async function proposalOf(reading: Reading, id: number): Promise<Proposal | undefined> {
	return (await reading.run(proposalById, { id }))[0];
}

export type Accepted =
	| { readonly kind: 'accepted'; readonly visit: Appointment; readonly from: Appointment }
	/** It was kept no longer, and somebody else has it. */
	| { readonly kind: 'taken' }
	/** It was answered already, or the visit is another one by now. */
	| { readonly kind: 'gone' };

/**
 * The visit takes place at the kept time, under its old reference. Late, it still does if nobody has taken the time.
 * @param by the conversation, or `staff:<id>`.
 */
export async function acceptProposal(
	tx: Tx,
	network: Network,
	{ proposalId, by }: { proposalId: number; by: string },
): Promise<Accepted> {
	const first = await proposalOf(tx, proposalId);
	const patientId = first && (await patientOf(tx, first));
	const from = first && (await appointmentById(tx, first.appointmentId));
	const span = first?.slotId && from ? await spanOf(tx, network, first.slotId, from.serviceId) : undefined;
	if (!from || patientId === undefined || !span) return { kind: 'gone' };
	const holder = holderOf(proposalId);
	await lockWithHeld(tx, holder, [span.first.practitionerId]);
	// Somebody else may have answered meanwhile.
	const proposal = await proposalOf(tx, proposalId);
	if (proposal?.status !== 'open' && proposal?.status !== 'over') return { kind: 'gone' };
	const still = await appointmentById(tx, from.id);
	if (still?.status !== 'cancelled' || still.start !== from.start) return { kind: 'gone' };
	if (span.from <= tx.now || !(await take(tx, span, { by: holder, patientId, until: tx.now })))
		return { kind: 'taken' };
	const place = placeOf(span);
	const [visit] = await tx.run(moveAppointment, { id: from.id, status: statusFor(span, by), ...place, now: tx.now });
	await occupy(tx, span, holder, from.id);
	const other = place.practitionerId === from.practitionerId ? {} : { fromPractitionerId: from.practitionerId };
	await record(tx, 'rescheduled', by, from.id, from.start, span.from, other);
	await tx.run(setProposal, { id: proposalId, status: 'accepted', now: tx.now });
	return { kind: 'accepted', visit: visit!, from };
}

/**
 * Nobody takes the kept time: it is free again. Answers whether that was still to be said.
 * @param by the conversation in which it was declined, to be noted in the life of the visit.
 */
export async function giveUp(tx: Tx, proposalId: number, status: 'declined' | 'over', by?: string): Promise<boolean> {
	const first = await proposalOf(tx, proposalId);
	// Whoever puts the visit back holds its patient's record.
	if (first && status === 'declined') await patientOf(tx, first);
	await releaseHold(tx, { by: holderOf(proposalId) });
	const proposal = await proposalOf(tx, proposalId);
	if (!proposal || (proposal.status !== 'open' && (proposal.status !== 'over' || status === 'over'))) return false;
	// It takes place after all.
	if (status === 'declined' && (await appointmentById(tx, proposal.appointmentId))?.status !== 'cancelled')
		return false;
	await tx.run(setProposal, { id: proposalId, status, now: tx.now });
	const [slot] = by !== undefined && proposal.slotId !== null ? await tx.run(slotById, { id: proposal.slotId }) : [];
	if (by !== undefined) await record(tx, 'proposed', by, proposal.appointmentId, null, slot?.start ?? null);
	return true;
}

async function patientOf(tx: Tx, { appointmentId }: Proposal): Promise<number | undefined> {
	const visit = await appointmentById(tx, appointmentId);
	return visit && holdInForce(tx, visit.patientId);
}
