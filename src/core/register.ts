/** Writing what is known of patients: the one way, so that every record can be found by all it is looked up by. */
import { contactsOfPatient, forgetProofs, identifiersOfPatient, patientRow } from '../../db/queries/patients.ts';
import {
	dropIdentifiers,
	dropLifted,
	dropNames,
	liftContacts,
	newContact,
	newIdentifier,
	newNames,
	newPatient,
	placeContact,
	rewritePatient,
} from '../../db/queries/register.ts';
import { numbered } from '../../db/queries/rows.ts';
import type { Tx } from '../../db/store.ts';
import { type Contact, NORMALISER, tidyName } from './contacts.ts';
import { type Hashed, hashesOf } from './hashes.ts';

/** A record of the register. */
export interface PatientRecord extends Omit<Hashed, 'name'> {
	/** How the person wants to be called, where the two names are not known. */
	readonly name?: string | null;
	/** BCP 47. */
	readonly language: string | null;
	/** Codes of the clinics that keep a file. */
	readonly filesAt: readonly string[];
	/** The family doctor's code. */
	readonly familyDoctor: string | null;
	/** Came by chat, and was not yet confirmed by staff. */
	readonly provisional?: boolean;
}

/** Writes a record, and answers its id. */
export async function writePatient(tx: Tx, record: PatientRecord): Promise<number> {
	const whole = tidied({ name: null, provisional: false, ...record });
	const [row] = await tx.run(newPatient, { ...fieldsOf(whole), now: tx.now });
	await writeLists(tx, row!.id, whole, []);
	return row!.id;
}

/**
 * Changes what is given of a record, or what `changes` answers when it sees it, and makes its hashes anew. A list that is
 * given replaces the whole list; a contact that stays on it keeps its id, and once confirmed it stays so. When one that was
 * confirmed is taken off, chats have to prove anew that they speak for the patient. Throws if there is no such patient.
 */
export async function changePatient(
	tx: Tx,
	patientId: number,
	changes: PatientChanges | ((before: Known) => PatientChanges),
): Promise<void> {
	await tx.lockContacts([`patient:${patientId}`]);
	const [row] = await tx.run(patientRow, { id: patientId });
	if (!row) throw new Error(`There is no patient ${patientId}.`);
	const contacts = await tx.run(contactsOfPatient, { patientId });
	const before = { ...row, contacts, identifiers: await tx.run(identifiersOfPatient, { patientId }) };
	const whole = tidied({ ...before, ...(typeof changes === 'function' ? changes(before) : changes) });
	await tx.run(rewritePatient, { ...fieldsOf(whole), id: patientId });
	await tx.run(liftContacts, { patientId });
	await tx.run(dropIdentifiers, { patientId });
	await tx.run(dropNames, { patientId });
	await writeLists(tx, patientId, whole, contacts);
	await tx.run(dropLifted, { patientId });
	// Which of the confirmed ones a code had gone to is not kept.
	const stays = new Set(whole.contacts.map(keyOf));
	if (contacts.some((contact) => contact.confirmedAt !== null && !stays.has(keyOf(contact))))
		await tx.run(forgetProofs, { patientId });
}

type Whole = PatientRecord & Required<Pick<PatientRecord, 'name' | 'provisional'>>;
/** What is to be another. */
export type PatientChanges = Partial<PatientRecord>;
type KnownContact = Contact & { readonly id: number; readonly confirmedAt: number | null };
type Known = Whole & { readonly contacts: readonly KnownContact[] };

/** Makes all hashes of a record anew, from what is in it. */
export const rehashPatient = (tx: Tx, patientId: number): Promise<void> => changePatient(tx, patientId, {});

const tidied = (record: Whole): Whole => ({
	...record,
	firstName: tidyName(record.firstName ?? '') || null,
	surname: tidyName(record.surname ?? '') || null,
	name: tidyName(record.name ?? '') || null,
});

const fieldsOf = ({ firstName, surname, name, birthDate, gender, ...record }: Whole) => ({
	firstName,
	surname,
	name,
	birthDate,
	gender,
	provisional: record.provisional,
	language: record.language,
	filesAt: record.filesAt,
	familyDoctor: record.familyDoctor,
});

/** Contacts, numbers and what names are searched by, into lists that have been emptied but for `before`. */
async function writeLists(tx: Tx, patientId: number, record: Whole, before: readonly KnownContact[]): Promise<void> {
	const contacts = onceEach(record.contacts).map((contact) => {
		const kept = before.find((other) => keyOf(other) === keyOf(contact));
		return { ...contact, id: kept?.id, confirmedAt: kept?.confirmedAt ?? contact.confirmedAt };
	});
	const identifiers = onceEach(record.identifiers);
	const hashes = hashesOf(tx.keys, { ...record, contacts, identifiers });
	const made = { patientId, normaliser: NORMALISER };
	for (const [rank, { id, system, value, confirmedAt }] of contacts.entries()) {
		const row = { ...made, system, value, confirmedAt, rank, ...hashes.contacts[rank]! };
		await (id === undefined ? tx.run(newContact, row) : tx.run(placeContact, { ...row, id }));
	}
	for (const [place, { system, value }] of identifiers.entries())
		await tx.run(newIdentifier, { ...made, system, value, hash: hashes.identifiers[place]! });
	if (hashes.names.length > 0)
		await tx.run(newNames(hashes.names.length), { patientId, ...numbered(hashes.names.map((hash) => ({ hash }))) });
}

const keyOf = ({ system, value }: { readonly system: string; readonly value: string }): string => `${system} ${value}`;

/** Without those that are there twice. */
const onceEach = <Row extends { readonly system: string; readonly value: string }>(rows: readonly Row[]): Row[] =>
	rows.filter((row, place) => rows.findIndex((other) => keyOf(other) === keyOf(row)) === place);
