/** Records that may be those of people who are on record already. */
import { recordsOfPerson, recordsWithNumber } from '../../db/queries/identify.ts';
import { contactsOnRecord, numbersOnRecord, sourcesOfPatient } from '../../db/queries/import.ts';
import { findMany } from '../../db/queries/many.ts';
import type { Tx } from '../../db/store.ts';
import type { Whole } from './prepare.ts';

/** Of these rows, those that share a contact or a number with a record, or with one another. */
export async function alike(tx: Tx, rows: readonly Whole[]): Promise<Whole[]> {
	const once = new Set<string>();
	const shared = new Set<string>();
	for (const hash of rows.flatMap(hashesIn)) (once.has(hash) ? shared : once).add(hash);
	const contacts = rows.flatMap(({ hashes }) => hashes.contacts.map(({ hash }) => hash));
	for (const { hash } of await findMany(tx, contactsOnRecord, contacts)) shared.add(hash);
	const numbers = rows.flatMap(({ hashes }) => hashes.identifiers);
	for (const { hash } of await findMany(tx, numbersOnRecord, numbers)) shared.add(hash);
	return rows.filter((row) => hashesIn(row).some((hash) => shared.has(hash)));
}

const hashesIn = ({ hashes }: Whole): string[] => [...hashes.contacts.map(({ hash }) => hash), ...hashes.identifiers];

/** More would be nobody's: see how people are identified. */
const MOST = 9;

/**
 * The one record by which the person of a row would be identified, by a number and the birth date or by the five fields,
 * if no register stands behind it: one that the desk made, or whose source was forgotten when the data key was changed.
 */
export async function sameWithoutSource(tx: Tx, { said, hashes }: Whole): Promise<number | undefined> {
	const found = new Set<number>();
	for (const hash of hashes.identifiers)
		for (const { id, birthDate } of await tx.run(recordsWithNumber, { hash, most: MOST }))
			if (birthDate !== null && birthDate === said.birthDate) found.add(id);
	for (const { personHash } of hashes.contacts)
		if (personHash !== null)
			for (const { id } of await tx.run(recordsOfPerson, { hash: personHash, most: MOST })) found.add(id);
	const [id, other] = found;
	if (id === undefined || other !== undefined) return undefined;
	return (await tx.run(sourcesOfPatient, { patientId: id })).length === 0 ? id : undefined;
}
