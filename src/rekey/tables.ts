/** Every table, row by row: what is sealed is sealed anew, and former names of conversations give way to the next. */
import { type RawRow, rawRows, type Shape, writeRaw } from '../../db/queries/rekey.ts';
import type { Query, Tx } from '../../db/store.ts';
import { type BothKeys, openWithEither } from './both.ts';
import { renamed } from './renamed.ts';

/** Not looked at: what is dropped at the end, and what speaks of the keys themselves. */
export const LEFT = new Set<Shape['table']>([
	'attempt',
	'oneTimeCode',
	'auditHead',
	'keySample',
	'rekeying',
	'requiredMigration',
]);

export interface Step {
	/** The last row that is done; nothing once all are. */
	readonly done: string | number | undefined;
	readonly rows: number;
	/** What neither key opens stays as it is. */
	readonly unreadable: number;
}

/** Does the next rows of a table after one. To do a row twice changes nothing. */
export function tableWalk(shape: Shape, keys: BothKeys, names: ReadonlyMap<string, string>, limit: number) {
	const next = rawRows(shape);
	const write: Query<Record<string, unknown>, unknown> = writeRaw(shape);
	return async (tx: Tx, after: string | number): Promise<Step> => {
		const rows = await tx.run(next, { after, limit });
		let unreadable = 0;
		const reseal = (row: RawRow, { name, place }: Shape['sealed'][number]): Uint8Array | null => {
			const sealed = row[name] as Uint8Array | null;
			if (sealed === null) return null;
			const text = openWithEither(keys, sealed, place);
			if (text === undefined) unreadable++;
			return text === undefined ? sealed : keys.next.seal(renamed(names, text), place);
		};
		await Promise.all(
			rows.map((row) => {
				const written: Record<string, unknown> = { former: row[shape.key] };
				for (const column of shape.sealed) written[column.name] = reseal(row, column);
				for (const name of shape.texts) written[name] = row[name] && renamed(names, row[name] as string);
				return tx.run(write, written);
			}),
		);
		const last = rows.at(-1)?.[shape.key] as string | number | undefined;
		return { done: rows.length === limit ? last : undefined, rows: rows.length, unreadable };
	};
}
