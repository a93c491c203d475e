/** Following a record that was merged to the one it lives on in. */
import { mergedInto } from '../../db/queries/merge.ts';
import type { Reading } from '../../db/store.ts';

/** The record that a patient's id stands for now: itself, or what it was merged into. */
export async function recordInForce(reading: Reading, patientId: number): Promise<number> {
	const [row] = await reading.run(mergedInto, { id: patientId });
	return row?.mergedInto == null ? patientId : recordInForce(reading, row.mergedInto);
}
