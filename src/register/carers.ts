/** Who acts for whom in a register: a carer's own record may come after that of whom they care for. */
import { updateSource } from '../../db/queries/import.ts';
import type { Tx } from '../../db/store.ts';
import { recordInForce } from '../core/in-force.ts';
import { linkCarer, type Relationship } from '../core/related.ts';
import { settled } from './marks.ts';
import { knownBy } from './sources.ts';

/** Somebody with carers, all by the hashes of their keys. */
export interface Tied {
	readonly key: string;
	readonly carers: readonly { readonly key: string; readonly relationship: Relationship }[];
}

/** @param ids of the patients behind the keys. Answers those of whom a carer is not there yet. */
export async function tie<T extends Tied>(tx: Tx, rows: readonly T[], ids: ReadonlyMap<string, number>): Promise<T[]> {
	for (const { key, carers } of rows)
		for (const carer of carers) {
			const carerId = ids.get(carer.key);
			if (carerId === undefined) continue;
			await linkCarer(tx, {
				carerId: await recordInForce(tx, carerId),
				patientId: await recordInForce(tx, ids.get(key)!),
				relationship: carer.relationship,
			});
		}
	return rows.filter(({ carers }) => carers.some((carer) => !ids.has(carer.key)));
}

/** Once everybody has come. Answers those of whom a carer never did: that is looked at again the next time. */
export async function tieLate<T extends Tied>(tx: Tx, source: string, rows: readonly T[]): Promise<T[]> {
	const known = await knownBy(
		tx,
		source,
		rows.flatMap(({ key, carers }) => [key, ...carers.map((carer) => carer.key)]),
	);
	const there = rows.filter(({ key }) => known.has(key));
	const without = await tie(tx, there, new Map([...known].map(([key, { patientId }]) => [key, patientId])));
	for (const row of there) {
		if (without.includes(row)) continue;
		await tx.run(updateSource, { source, key: row.key, digest: settled(known.get(row.key)!.digest), now: tx.now });
	}
	return without;
}
