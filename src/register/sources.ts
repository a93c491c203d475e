/** What is known of a register's records by the hashes of their keys. */
import { sourcesWithKeys } from '../../db/queries/import.ts';
import { findMany } from '../../db/queries/many.ts';
import type { Reading } from '../../db/store.ts';

export interface Known {
	readonly id: number;
	readonly key: string;
	/** See marks.ts. */
	readonly digest: string;
	readonly patientId: number;
	readonly mergedInto: number | null;
	readonly erasedAt: number | null;
}

export async function knownBy(reading: Reading, source: string, keys: readonly string[]): Promise<Map<string, Known>> {
	const found = await findMany<Known>(reading, sourcesWithKeys, [...new Set(keys)], [source]);
	return new Map(found.map((row) => [row.key, row]));
}
