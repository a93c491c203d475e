/** Every row of every table, with all that is sealed in it opened: what somebody with the keys could know. */

import { sqliteKit } from '../db/columns.ts';
import { keyring } from '../db/keyring.ts';
import { defineTables, type Tables } from '../db/schema.ts';
import { query, type Store } from '../db/store.ts';

const names = Object.keys(defineTables(sqliteKit(keyring(new Uint8Array(32))))) as (keyof Tables)[];
const everyRow = names.map((name) => [name, query()((q, t) => q.select().from(t[name] as Tables['patient']))] as const);

/** Per table, its rows as text. */
export async function everything(store: Store): Promise<Map<string, string[]>> {
	return store.read(async ({ run }) => {
		const rows = new Map<string, string[]>();
		for (const [name, all] of everyRow)
			rows.set(
				name,
				(await run(all, {})).map((row) => JSON.stringify(row)),
			);
		return rows;
	});
}

/** Where any of these words stand: `table: row`. */
export async function whereIs(store: Store, words: readonly string[]): Promise<string[]> {
	const found: string[] = [];
	for (const [name, rows] of await everything(store))
		for (const row of rows) if (words.some((word) => row.includes(word))) found.push(`${name}: ${row}`);
	return found;
}
