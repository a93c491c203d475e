/** What patients wait to hear of: a follow-up that they ask staff to arrange, and visits that are still to be accepted. */
import {
	insertRequest,
	openRequestsOf,
	requestsAt,
	requestWithId,
	setRequestDone,
	visitsPending,
} from '../../db/queries/visits.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading, Tx } from '../../db/store.ts';
import type { Appointment } from './appointments.ts';

export type VisitRequest = Tables['visitRequest']['$inferSelect'];

/** A visit that began longer ago is over. */
const LONGEST_VISIT_MS = 86_400_000;

/** Once at a time: whoever asks again is told that it was asked. */
export async function askFollowUp(
	tx: Tx,
	{ id: appointmentId, patientId }: Appointment,
	conversationId: string,
): Promise<{ readonly kind: 'asked' | 'askedBefore' }> {
	// Of two who ask in one moment, the second finds the first.
	await tx.lockContacts([`patient:${patientId}`]);
	if ((await tx.run(openRequestsOf, { appointmentId })).length > 0) return { kind: 'askedBefore' };
	await tx.run(insertRequest, { appointmentId, patientId, conversationId, now: tx.now });
	return { kind: 'asked' };
}

/** Those that are open, the oldest first, with the visit each is about. */
export const openRequests = (reading: Reading) => reading.run(requestsAt, {});

export const requestById = async (reading: Reading, id: number): Promise<VisitRequest | undefined> =>
	(await reading.run(requestWithId, { id }))[0];

/** @param by `staff:<id>`; nobody opens it again. Answers whether that changed anything. */
export const settleRequest = async (tx: Tx, id: number, by: string | null): Promise<boolean> =>
	(await tx.run(setRequestDone, { id, doneAt: by === null ? null : tx.now, doneBy: by })).length > 0;

/** The chat that asks for a follow-up of this visit, if one does. */
export const askedIn = async (reading: Reading, appointmentId: number): Promise<string | undefined> =>
	(await reading.run(openRequestsOf, { appointmentId }))[0]?.conversationId;

/** What was asked of this visit is done. Answers which requests that were. */
export async function settleRequestsOf(tx: Tx, appointmentId: number, by: string): Promise<number[]> {
	const open = await tx.run(openRequestsOf, { appointmentId });
	for (const { id } of open) await settleRequest(tx, id, by);
	return open.map(({ id }) => id);
}

/** Visits that wait to be accepted and are not over, by start. */
export const pendingVisits = (reading: Reading): Promise<Appointment[]> =>
	reading.run(visitsPending, { now: reading.now, from: reading.now - LONGEST_VISIT_MS });
