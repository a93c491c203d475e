/** The people to be seen, as the register or a chat gave them. */
import { contactsOfPatient, patientOfContact, patientRow } from '../../db/queries/patients.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { actFor } from './acting.ts';
import { type Contact, contactHash, type Gender } from './contacts.ts';
import { findDuplicates } from './duplicates.ts';
import type { Identifier } from './identifiers.ts';
import { changePatient, type PatientRecord, writePatient } from './register.ts';

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

export interface NewPatient {
	/** How they want to be called, where the two names below are not known. */
	readonly name?: string | undefined;
	readonly firstName?: string | undefined;
	readonly surname?: string | undefined;
	readonly contact: Contact;
	/** Whether a code sent to the contact has come back. */
	readonly contactConfirmed?: boolean;
	readonly language: string;
	/** The chat that acts for this patient from now on, if one does. */
	readonly conversationId?: string | undefined;
	/** Who the person in that chat is: the patient, unless told. */
	readonly relation?: 'self' | 'carer';
	/** `1984-03-12` */
	readonly birthDate?: string | undefined;
	readonly gender?: Gender | undefined;
}

/**
 * A person who books without a file: staff confirm the record later, and hear of records that may be the same person's.
 * Answers the patient's id.
 */
export async function registerProvisional(tx: Tx, person: NewPatient): Promise<number> {
	const { contact, conversationId, relation = 'self' } = person;
	// Of two who register with one contact in one moment, the second finds the first.
	await tx.lockContacts([contactHash(tx.keys, contact)]);
	const patientId = await writePatient(tx, {
		provisional: true,
		name: person.name ?? null,
		firstName: person.firstName ?? null,
		surname: person.surname ?? null,
		birthDate: person.birthDate ?? null,
		gender: person.gender ?? null,
		language: person.language,
		filesAt: [],
		familyDoctor: null,
		contacts: [{ ...contact, confirmedAt: person.contactConfirmed ? tx.now : null }],
		identifiers: [],
	});
	if (conversationId !== undefined) await actFor(tx, { conversationId, patientId, relation });
	await findDuplicates(tx, patientId);
	return patientId;
}

export interface Completion {
	/** `1984-03-12` */
	readonly birthDate?: string | undefined;
	readonly gender?: Gender | undefined;
	readonly identifier?: Identifier | undefined;
}

/** Fills in what was not known of a provisional record; one that staff have confirmed stays as it is. */
export async function completePatient(tx: Tx, patientId: number, known: Completion): Promise<void> {
	const complete = ({ birthDate, gender, identifiers }: PatientRecord) => ({
		birthDate: birthDate ?? known.birthDate ?? null,
		gender: (gender === 'unknown' ? null : gender) ?? known.gender ?? gender,
		identifiers: known.identifier ? [...identifiers, known.identifier] : identifiers,
	});
	await changePatient(tx, patientId, (before) => (before.provisional ? complete(before) : {}));
	if (known.identifier) await findDuplicates(tx, patientId);
}

/** Staff have seen who it is: the record is no longer provisional, and these clinics keep a file too. */
export const confirmPatient = (tx: Tx, patientId: number, filesAt: readonly string[]): Promise<void> =>
	changePatient(tx, patientId, (before) => ({
		provisional: false,
		filesAt: [...new Set([...before.filesAt, ...filesAt])],
	}));

/** Adds a contact at the end of the list, unconfirmed, unless it is there. */
export const addContact = (tx: Tx, patientId: number, { system, value }: Contact): Promise<void> =>
	changePatient(tx, patientId, ({ contacts }) => ({ contacts: [...contacts, { system, value, confirmedAt: null }] }));

/** Somebody who can know says that this contact is the patient's. Nothing, if it is no more. */
export async function confirmContact(tx: Tx, contactId: number): Promise<void> {
	const [of] = await tx.run(patientOfContact, { id: contactId });
	const confirmed = (contact: PatientRecord['contacts'][number] & { id: number }) =>
		contact.id === contactId ? { ...contact, confirmedAt: tx.now } : contact;
	if (of) await changePatient(tx, of.patientId, ({ contacts }) => ({ contacts: contacts.map(confirmed) }));
}

/** @param ids of contacts in their new order; those that are left out come after them, in the order they had. */
export async function reorderContacts(tx: Tx, patientId: number, ids: readonly number[]): Promise<void> {
	const place = ({ id }: { id: number }) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
	await changePatient(tx, patientId, ({ contacts }) => ({
		contacts: [...contacts].sort((a, b) => place(a) - place(b)),
	}));
}

export async function patientById(reading: Reading, id: number): Promise<PatientWithContacts | undefined> {
	const [patient] = await reading.run(patientRow, { id });
	return patient && { ...patient, contacts: await reading.run(contactsOfPatient, { patientId: id }) };
}

/** The name to call a patient by. */
export const nameOf = ({ firstName, surname, name }: Pick<Patient, 'firstName' | 'surname' | 'name'>): string =>
	name ?? [firstName, surname].filter(Boolean).join(' ');
