/** FHIR RelatedPerson: who of the register acts for whom, as staff have written it down. */
import { caredForBy, carersOfPatient, endRelated, linkRelated, relatedPair } from '../../db/queries/related.ts';
import type { Reading, Tx } from '../../db/store.ts';

export const RELATIONSHIPS = ['parent', 'guardian', 'partner', 'carer'] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];

export interface Pair {
	readonly carerId: number;
	/** Who is cared for. */
	readonly patientId: number;
}

export interface Related {
	/** Of the other one. */
	readonly patientId: number;
	readonly relationship: Relationship;
	readonly firstName: string | null;
	readonly surname: string | null;
	readonly name: string | null;
}

export type Linked = 'linked' | 'changed' | 'already' | 'samePerson';

/** From now on `carerId` may act for `patientId`. Both records exist. */
export async function linkCarer(
	tx: Tx,
	{ carerId, patientId, relationship }: Pair & { readonly relationship: Relationship },
): Promise<Linked> {
	if (carerId === patientId) return 'samePerson';
	const [known] = await tx.run(relatedPair, { carerId, patientId });
	if (known?.relationship === relationship) return 'already';
	await tx.run(linkRelated, { carerId, patientId, relationship, now: tx.now });
	return known ? 'changed' : 'linked';
}

/** Answers whether there was such a link. */
export async function endCare(tx: Tx, { carerId, patientId }: Pair): Promise<boolean> {
	return (await tx.run(endRelated, { carerId, patientId, now: tx.now })).length > 0;
}

/** Whom this person may act for. */
export const patientsCaredForBy = (reading: Reading, carerId: number): Promise<Related[]> =>
	reading.run(caredForBy, { carerId });

/** Who may act for this person. */
export const carersOf = (reading: Reading, patientId: number): Promise<Related[]> =>
	reading.run(carersOfPatient, { patientId });
