/** Following a record that was merged to the one it lives on in. */
import { mergedInto } from '../../db/queries/merge.ts';
import type { Reading, Tx } from '../../db/store.ts';

/** The record that a patient's id stands for now: itself, or what it was merged into. */
export async function recordInForce(reading: Reading, patientId: number): Promise<number> {
	const [row] = await reading.run(mergedInto, { id: patientId });
	return row?.mergedInto == null ? patientId : recordInForce(reading, row.mergedInto);
}

/**
 * The same, and nobody merges or changes that record until the transaction ends: asked before practitioners are locked.
 * Nothing where what was personal in it has been taken out.
 */
export async function holdInForce(tx: Tx, patientId: number): Promise<number | undefined> {
	await tx.lockContacts([`patient:${patientId}`]);
	const [row] = await tx.run(mergedInto, { id: patientId });
	if (!row || row.erasedAt !== null) return undefined;
	return row.mergedInto === null ? patientId : holdInForce(tx, row.mergedInto);
}
