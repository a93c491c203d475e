/** The people to be seen, as the register or a chat gave them. */
import {
	actFor,
	contactsOfPatient,
	insertProvisional,
	patientRow,
	patientsOfConversation,
} from '../../db/queries/patients.ts';
import { insertContact } from '../../db/queries/register.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { type Contact, contactHash, NORMALISER } from './contacts.ts';

export type Patient = Tables['patient']['$inferSelect'];

export interface PatientContact extends Contact {
	readonly id: number;
	/** What it is looked up by. */
	readonly hash: string;
	readonly confirmedAt: number | null;
}

export interface PatientWithContacts extends Patient {
	/** In order; the first is the main one. */
	readonly contacts: readonly PatientContact[];
}

/** A person who books without a file: staff confirm the record later, a code its contact. Answers the patient's id. */
export async function registerProvisional(
	tx: Tx,
	{ name, contact, language, conversationId }: NewPatient,
): Promise<number> {
	const [row] = await tx.run(insertProvisional, { name: name.trim(), language, now: tx.now });
	const patientId = row!.id;
	await tx.run(insertContact, {
		patientId,
		...contact,
		hash: contactHash(tx.keys, contact),
		normaliser: NORMALISER,
		rank: 0,
		confirmedAt: null,
	});
	if (conversationId !== undefined) await tx.run(actFor, { conversationId, patientId, now: tx.now });
	return patientId;
}

export interface NewPatient {
	readonly name: string;
	readonly contact: Contact;
	readonly language: string;
	/** The chat that acts for this patient from now on, if one does. */
	readonly conversationId?: string | undefined;
}

/** Whom a conversation acts for: what it has registered, the first first. */
export async function patientsOf(reading: Reading, conversationId: string): Promise<number[]> {
	const rows = await reading.run(patientsOfConversation, { conversationId });
	return rows.map(({ patientId }) => patientId);
}

export async function patientById(reading: Reading, id: number): Promise<PatientWithContacts | undefined> {
	const [patient] = await reading.run(patientRow, { id });
	return patient && { ...patient, contacts: await reading.run(contactsOfPatient, { patientId: id }) };
}

/** The name to call a patient by. */
export const nameOf = ({ firstName, surname, name }: Pick<Patient, 'firstName' | 'surname' | 'name'>): string =>
	name ?? [firstName, surname].filter(Boolean).join(' ');
