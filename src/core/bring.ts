/** Brings one table's rows into line with the ones wanted, by code. */
import { isDeepStrictEqual } from 'node:util';
import type { Query, Tx } from '../../db/store.ts';

/** The codes of what was done to a kind of thing. */
export interface Changes {
	readonly added: readonly string[];
	readonly changed: readonly string[];
	readonly retired: readonly string[];
	/** As it was before. */
	readonly same: readonly string[];
}

interface Coded {
	readonly code: string;
	readonly retired?: boolean;
}

interface Writing<New, Row> {
	readonly insert: Query<New, { id: number }[]>;
	readonly update: Query<Row, unknown>;
}

/** @returns what was done, and every code's id. */
export async function bring<New extends Coded>(
	tx: Tx,
	{ insert, update }: Writing<New, New & { id: number }>,
	present: readonly (New & { id: number })[],
	wanted: readonly New[],
): Promise<{ changes: Changes; ids: ReadonlyMap<string, number> }> {
	const ids = new Map(present.map(({ code, id }) => [code, id]));
	const before = new Map(present.map((row) => [row.code, row]));
	const changes = { added: [] as string[], changed: [] as string[], retired: [] as string[], same: [] as string[] };

	for (const row of wanted) {
		const old = before.get(row.code);
		if (!old) {
			const [added] = await tx.run(insert, row);
			ids.set(row.code, added!.id);
			changes.added.push(row.code);
		} else if (isDeepStrictEqual(old, { ...row, id: old.id })) changes.same.push(row.code);
		else {
			await tx.run(update, { ...row, id: old.id });
			changes.changed.push(row.code);
		}
		before.delete(row.code);
	}
	for (const row of before.values()) {
		if (row.retired !== false) continue;
		await tx.run(update, { ...row, retired: true });
		changes.retired.push(row.code);
	}
	return { changes, ids };
}
