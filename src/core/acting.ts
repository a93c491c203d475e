/**
 * Whom a conversation acts for, and how far. Having said who somebody is lets it book; only a code sent to a confirmed contact
 * of theirs shows what was booked elsewhere.
 */
import {
	caredForInConversation,
	linkPatient,
	peopleOfConversation,
	registeredInConversation,
} from '../../db/queries/patients.ts';
import type { Reading, Tx } from '../../db/store.ts';

/** Somebody a conversation acts for. */
export interface ActedFor {
	readonly patientId: number;
	/** Who the person in the conversation is: the patient, or somebody who cares for them. */
	readonly relation: 'self' | 'carer';
	/** When a code to a confirmed contact proved it: without, only visits made in this conversation may be seen. */
	readonly provedAt: number | null;
}

export interface Link {
	readonly conversationId: string;
	readonly patientId: number;
	readonly relation: ActedFor['relation'];
	/** A code sent to a confirmed contact of theirs has come back. */
	readonly proved?: boolean;
}

/** Lets a conversation act for a patient from now on. What was proved before stays so, while its contact is on the record. */
export async function actFor(tx: Tx, { conversationId, patientId, relation, proved }: Link): Promise<void> {
	const provedAt = proved ? tx.now : null;
	await tx.run(linkPatient, { conversationId, patientId, relation, provedAt, now: tx.now });
}

/** Whom a conversation acts for, the first known first; then those whom the register says a proved person in it cares for. */
export async function peopleOf(reading: Reading, conversationId: string): Promise<ActedFor[]> {
	const people = await reading.run(peopleOfConversation, { conversationId });
	if (!people.some(({ relation, provedAt }) => relation === 'self' && provedAt !== null)) return people;
	const all = new Map<number, ActedFor>(people.map((person) => [person.patientId, person]));
	for (const { patientId, provedAt } of await reading.run(caredForInConversation, { conversationId })) {
		const known = all.get(patientId);
		all.set(patientId, { relation: 'carer', ...known, patientId, provedAt: known?.provedAt ?? provedAt });
	}
	return [...all.values()];
}

/** Whose records this conversation itself has made, of those that staff have not confirmed. */
export const registeredBy = async (reading: Reading, conversationId: string): Promise<number[]> =>
	(await reading.run(registeredInConversation, { conversationId })).map(({ patientId }) => patientId);

/** Those made in this conversation; all of a patient's where a code to a confirmed contact has proved it. */
export const maySee = (
	people: readonly ActedFor[],
	conversationId: string,
	visit: { readonly patientId: number; readonly conversationId: string | null },
): boolean =>
	people.some(
		({ patientId, provedAt }) =>
			patientId === visit.patientId && (provedAt !== null || visit.conversationId === conversationId),
	);
