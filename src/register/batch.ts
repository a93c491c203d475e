/** Some hundreds of records, written in one transaction: what is new is added, what has changed is changed, the rest stays. */
import { sourcesInto, updateSource } from '../../db/queries/import.ts';
import { writeMany } from '../../db/queries/many.ts';
import type { Tx } from '../../db/store.ts';
import { audit } from '../audit.ts';
import { findDuplicates } from '../core/duplicates.ts';
import { recordInForce } from '../core/in-force.ts';
import { endCare } from '../core/related.ts';
import { add } from './add.ts';
import { alike, sameWithoutSource } from './alike.ts';
import { tie } from './carers.ts';
import { changeRecord } from './change.ts';
import { recall, remembered } from './marks.ts';
import { type Row, type Whole, withHashes } from './prepare.ts';
import type { Seen } from './seen.ts';
import { type Known, knownBy } from './sources.ts';

/** What became of a row. `again`: its key came before in the same import. `erased`: at the person's own wish. */
export type Fate = 'new' | 'changed' | 'same' | 'erased' | 'again';

export interface Import {
	/** The register's name. */
	readonly source: string;
	readonly seen: Seen;
	/** Whether the register's contacts are taken for confirmed. */
	readonly confirmed: boolean;
}

export interface Written {
	/** One per row. */
	readonly fates: readonly Fate[];
	/** Ids of what was known of these rows before. */
	readonly known: readonly number[];
	/** Rows of whom a carer has not come yet. */
	readonly pending: readonly Row[];
	/** How many of the rows may be somebody's who is on record already. */
	readonly duplicates: number;
}

/** @param retried the same rows may have been written a moment ago, by a commit of which nothing was heard. */
export async function writeBatch(tx: Tx, rows: readonly Row[], by: Import, retried = false): Promise<Written> {
	const known = await knownBy(
		tx,
		by.source,
		rows.flatMap(({ key, carers }) => [key, ...carers.map((carer) => carer.key)]),
	);
	const fates = fatesOf(rows, known, by, retried);
	const whole = rows.map((row, place) =>
		fates[place] === 'new' || fates[place] === 'changed' ? withHashes(tx.keys, row, by.confirmed) : undefined,
	);
	const of = (fate: Fate) => whole.flatMap((row, place) => (row && fates[place] === fate ? [row] : []));

	const ids = new Map([...known].map(([key, { patientId }]) => [key, patientId]));
	const doubtful = await alike(tx, of('new'));
	for (const row of doubtful) {
		const id = await sameWithoutSource(tx, row);
		if (id === undefined || [...ids.values()].includes(id)) continue;
		ids.set(row.key, id);
		fates[whole.indexOf(row)] = 'changed';
	}
	await add(tx, of('new'), ids, by);
	const changed = of('changed');
	await tx.lockContacts(changed.map(({ key }) => `patient:${ids.get(key)}`));
	for (const row of changed) await change(tx, row, known.get(row.key), ids, by);

	const waited = rows.filter(({ key }, place) => fates[place] === 'same' && recall(known.get(key)!.digest).pending);
	const pending = await tie(tx, [...of('new'), ...changed, ...waited], ids);
	let duplicates = 0;
	for (const { key } of new Set([...doubtful, ...changed]))
		if ((await findDuplicates(tx, await recordInForce(tx, ids.get(key)!))).length > 0) duplicates++;
	return {
		fates,
		known: rows.flatMap(({ key }) => known.get(key)?.id ?? []),
		pending,
		duplicates,
	};
}

function fatesOf(
	rows: readonly Row[],
	sources: ReadonlyMap<string, Known>,
	{ seen }: Import,
	retried: boolean,
): Fate[] {
	const here = new Set<string>();
	return rows.map(({ key, digest }) => {
		if (here.has(key)) return 'again';
		here.add(key);
		const known = sources.get(key);
		if (!known) return 'new';
		const same = recall(known.digest).digest === digest;
		if (seen.has(known.id)) return retried && same ? 'same' : 'again';
		return same ? 'same' : known.erasedAt === null ? 'changed' : 'erased';
	});
}

/** @param known nothing: the record is there, but where it came from was not known. */
async function change(
	tx: Tx,
	{ key, own, said, digest, carers, hashes }: Whole,
	known: Known | undefined,
	ids: ReadonlyMap<string, number>,
	{ source, confirmed }: Import,
): Promise<void> {
	const before = recall(known?.digest ?? '');
	const id = await recordInForce(tx, ids.get(key)!);
	await changeRecord(tx, id, said, before, confirmed ? tx.now : null);
	const gone = before.carers.filter((hash) => !carers.some((carer) => carer.key === hash));
	for (const { patientId } of (await knownBy(tx, source, gone)).values())
		await endCare(tx, { carerId: await recordInForce(tx, patientId), patientId: id });
	const remember = { source, key, digest: remembered(digest, said, hashes, carers, ids) };
	if (known) await tx.run(updateSource, { ...remember, now: tx.now });
	else await writeMany(tx, sourcesInto, [{ ...remember, own, patientId: id, at: tx.now }]);
	await audit(tx, { actor: 'server', action: 'imported', entity: `patient:${id}`, detail: { register: source } });
}
