/** Two records that may be one person's: noted when they are written, and left to staff. */
import { noteDuplicate, patientRow, sharingContact, sharingNumber } from '../../db/queries/patients.ts';
import type { Tx } from '../../db/store.ts';
import { type Hashed, namePartsOf } from './hashes.ts';

/** A family is smaller. */
const MOST = 50;

/**
 * Notes which other records have a number of this one's, or a contact and the same name: its parts in any order.
 * Answers their ids.
 */
export async function findDuplicates(tx: Tx, patientId: number): Promise<number[]> {
	const [patient] = await tx.run(patientRow, { id: patientId });
	if (!patient) return [];
	const name = partsOf(patient);
	const atContact = await tx.run(sharingContact, { patientId, most: MOST });
	const sameName = atContact.filter((other) => partsOf(other) === name);
	const sameNumber = await tx.run(sharingNumber, { patientId, most: MOST });
	const others = [...new Set([...sameName, ...sameNumber].map(({ id }) => id))];
	for (const id of others) {
		const pair = { patientId: Math.max(id, patientId), otherId: Math.min(id, patientId) };
		await tx.run(noteDuplicate, { ...pair, now: tx.now });
	}
	return others;
}

const partsOf = ({ firstName, surname, name }: Pick<Hashed, 'firstName' | 'surname' | 'name'>): string =>
	namePartsOf(...(firstName && surname ? [firstName, surname] : [name]))
		.sort()
		.join(' ');
