/** All that has to be sealed and hashed anew, in steps: each is a transaction that also says how far it is. */

import { postgresKit } from '../../db/columns.ts';
import {
	countRows,
	dropAttempts,
	dropCodes,
	dropSources,
	endInvitations,
	endRekeying,
	moveRekeying,
	rekeyingNow,
	type Shape,
	shapesOf,
} from '../../db/queries/rekey.ts';
import { dropSample, samples } from '../../db/queries/sample.ts';
import { defineTables } from '../../db/schema.ts';
import type { Store, Tx } from '../../db/store.ts';
import { type BothKeys, opens } from './both.ts';
import { rehashLinks } from './links.ts';
import { rehashPeople } from './people.ts';
import { namesIn } from './renamed.ts';
import { rehashSources } from './sources.ts';
import { LEFT, type Step, tableWalk } from './tables.ts';
import { rechain } from './trail.ts';

/** Before the trail has its note of it; and before the first step. */
export const NOTE = 'note';
export const NOTED = 'noted';

export interface Walked {
	/** What neither key opened, since this process began. */
	readonly unreadable: number;
	/** Invitations that were still open. */
	readonly invitations: number;
}

interface Place {
	readonly name: string;
	readonly start: string | number;
	readonly rows: number;
	readonly step: (tx: Tx, after: string | number) => Promise<Step>;
}

/**
 * @param store under the next key; nobody else uses the database. It may have been interrupted any number of times.
 * @param tell hears how many rows of how many are done, and where it is.
 */
export async function walk(
	store: Store,
	keys: BothKeys,
	{ rowsAtOnce, tell }: { rowsAtOnce: number; tell: (done: number, all: number, place: string) => void },
): Promise<Walked> {
	const places = await placesOf(store, keys, rowsAtOnce);
	const all = places.reduce((sum, { rows }) => sum + rows, 0);
	const [now] = await store.read(({ run }) => run(rekeyingNow, {}));
	const first = Math.max(
		0,
		places.findIndex(({ name }) => name === now!.place),
	);
	let done = places.slice(0, first).reduce((sum, { rows }) => sum + rows, 0);
	let unreadable = 0;
	for (const [number, { name, start, step }] of places.entries()) {
		if (number < first) continue;
		let after: string | number | undefined = start;
		if (number === first && now!.done !== null) after = typeof start === 'number' ? Number(now!.done) : now!.done;
		while (after !== undefined) {
			const from = after;
			const taken = await store.transaction(async (tx) => {
				const taken = await step(tx, from);
				const place = taken.done === undefined ? (places[number + 1]?.name ?? name) : name;
				await tx.run(moveRekeying, { place, done: taken.done === undefined ? null : String(taken.done) });
				return taken;
			});
			after = taken.done;
			unreadable += taken.unreadable;
			done += taken.rows;
			if (taken.rows > 0) tell(Math.min(done, all), all, name);
		}
	}
	return { unreadable, invitations: await store.transaction((tx) => finish(tx, keys)) };
}

async function placesOf(store: Store, keys: BothKeys, rowsAtOnce: number): Promise<Place[]> {
	const names = await namesIn(store, keys);
	const shapes = shapesOf(defineTables(postgresKit(keys.next))).filter(
		({ table, sealed, texts }) => !LEFT.has(table) && sealed.length + texts.length > 0,
	);
	const places: Place[] = [];
	const rowsIn = async (shape: Shape) => (await store.read(({ run }) => run(countRows(shape), {})))[0]!.rows;
	for (const shape of shapes)
		places.push({
			name: shape.table,
			start: shape.start,
			rows: shape.sealed.length > 0 ? await rowsIn(shape) : 0,
			step: tableWalk(shape, keys, names, rowsAtOnce),
		});
	const rowsOf = (table: Shape['table']) => places.find(({ name }) => name === table)!.rows;
	const later = (name: string, rows: number, work: (tx: Tx, after: number, limit: number) => Promise<Step>): Place => ({
		name,
		rows,
		start: 0,
		step: (tx, after) => work(tx, Number(after), rowsAtOnce),
	});
	return [
		...places,
		later('people', rowsOf('patient'), rehashPeople),
		later('links', rowsOf('link'), rehashLinks),
		later('sources', rowsOf('patientSource'), rehashSources),
		later('trail', rowsOf('auditEvent'), rechain),
	];
}

/** What can't be hashed anew goes, and from here on only the next key fits. */
async function finish(tx: Tx, { next }: BothKeys): Promise<number> {
	await tx.run(dropAttempts, {});
	await tx.run(dropCodes, {});
	await tx.run(dropSources, {});
	const ended = await tx.run(endInvitations, { now: tx.now });
	for (const { id, sample } of await tx.run(samples, {}))
		if (!opens(next, sample, 'key_sample.sample')) await tx.run(dropSample, { id });
	await tx.run(endRekeying, {});
	return ended.length;
}
