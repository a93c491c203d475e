/** Two records that may be one person's: noted when they are written, and left to staff. */
import { noteDuplicate, patientRow, sharingContact, sharingNumber } from '../../db/queries/patients.ts';
import type { Tx } from '../../db/store.ts';
import { type Hashed, namePartsOf, withoutApostrophes } from './hashes.ts';

/** A family is smaller. */
const MOST = 50;

/**
 * Notes which other records have a number of this one's, or a contact and a name like it. Answers their ids.
 */
export async function findDuplicates(tx: Tx, patientId: number): Promise<number[]> {
	const [patient] = await tx.run(patientRow, { id: patientId });
	if (!patient) return [];
	const atContact = await tx.run(sharingContact, { patientId, most: MOST });
	const likeIt = atContact.filter((other) => areAlike(patient, other));
	const sameNumber = await tx.run(sharingNumber, { patientId, most: MOST });
	const others = [...new Set([...likeIt, ...sameNumber].map(({ id }) => id))];
	for (const id of others) {
		const pair = { patientId: Math.max(id, patientId), otherId: Math.min(id, patientId) };
		await tx.run(noteDuplicate, { ...pair, now: tx.now });
	}
	return others;
}

type Named = Pick<Hashed, 'firstName' | 'surname' | 'name' | 'birthDate'>;

/** So long is a name in which two slips are no other name. */
const LONG = 8;

/**
 * Whether two people who share a contact may be one: the same name, its parts in any order; or one within a slip or two of
 * it, unless they were born on different days, as a brother and a sister were.
 */
export function areAlike(a: Named, b: Named): boolean {
	if (sortedName(a) === sortedName(b)) return true;
	if (a.birthDate && b.birthDate && a.birthDate !== b.birthDate) return false;
	return [sortedName, nameInOrder].some((written) => {
		const [one, other] = [written(a), written(b)];
		return within(Math.min(one.length, other.length) < LONG ? 1 : 2, one, other);
	});
}

const partsOf = ({ firstName, surname, name }: Named): string[] =>
	namePartsOf(...(firstName && surname ? [firstName, surname] : [name])).map(withoutApostrophes);
const sortedName = (named: Named): string => partsOf(named).sort().join('');
const nameInOrder = (named: Named): string => partsOf(named).join('');

/** Whether one becomes the other by so many slips: a letter added, left out, changed, or swapped with its neighbour. */
function within(slips: number, a: string, b: string): boolean {
	let same = 0;
	while (same < a.length && a[same] === b[same]) same++;
	const [x, y] = [a.slice(same), b.slice(same)];
	if (x === y) return true;
	if (slips === 0) return false;
	const swapped = x[0] === y[1] && x[1] === y[0];
	return (
		within(slips - 1, x.slice(1), y.slice(1)) ||
		within(slips - 1, x.slice(1), y) ||
		within(slips - 1, x, y.slice(1)) ||
		(swapped && within(slips - 1, x.slice(2), y.slice(2)))
	);
}
