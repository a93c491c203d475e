/** What is known of a register's records by the hashes of their keys. */
import { sourcesWithKeys } from '../../db/queries/import.ts';
import { findMany } from '../../db/queries/many.ts';
import type { Reading } from '../../db/store.ts';
import { recall } from './marks.ts';

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

/** The keys of those records that came before just as they are. */
export async function unchangedOf(
	reading: Reading,
	source: string,
	records: readonly { readonly key: string; readonly digest: string }[],
): Promise<ReadonlySet<string>> {
	const known = await knownBy(
		reading,
		source,
		records.map(({ key }) => key),
	);
	const same = records.filter(({ key, digest }) => recall(known.get(key)?.digest ?? '').digest === digest);
	return new Set(same.map(({ key }) => key));
}
