/** Makes records ready to be written: read, judged and hashed. It is half of the work, and needs no database. */
import type { Keyring } from '../../db/keyring.ts';
import { type Hashes, hashesOf } from '../core/hashes.ts';
import type { Tied } from './carers.ts';
import { type Found, judged, type Source } from './files.ts';
import type { Said, Terms } from './judge.ts';
import { digestOf, keyHash } from './marks.ts';
import type { Note } from './report.ts';

/** Records in one transaction: the more, the fewer pages of the scattered indexes are written more than once. */
const BATCH = 4096;

/** A record on its way in. */
export interface Row extends Tied {
	readonly file: string;
	readonly line: number;
	/** The register's own key; `key` is its hash. */
	readonly own: string;
	readonly digest: string;
	readonly said: Said;
	/** Nothing of a record that was found unchanged: to make them is a third of the work, and nobody looks at them. */
	readonly hashes: Hashes | undefined;
}

/** The keys of those records that came before just as they are. */
export type Unchanged = (records: readonly Pick<Row, 'key' | 'digest'>[]) => Promise<ReadonlySet<string>>;

export interface Batch {
	readonly rows: readonly Row[];
	/** What is refused, or left out. */
	readonly notes: readonly Note[];
	/** The keys of records that are refused: they have not gone from the register. */
	readonly refused: readonly string[];
	/** How many came without something. */
	readonly incomplete: number;
	/** How many records in all. */
	readonly size: number;
}

export interface Preparing {
	readonly source: Source;
	readonly terms: Terms;
	/** The register's name. */
	readonly name: string;
	/** Whether its contacts are taken for confirmed. */
	readonly confirmed: boolean;
	/** Records in one transaction. */
	readonly batch?: number | undefined;
}

/** One that is to be written. */
export interface Whole extends Row {
	readonly hashes: Hashes;
}

/** With all that it is looked up by. */
export function withHashes(keys: Keyring, row: Row, confirmed: boolean): Whole {
	const { carers: _, ...said } = row.said;
	const contacts = said.contacts.map((contact) => ({ ...contact, confirmedAt: confirmed ? 0 : null }));
	return { ...row, hashes: row.hashes ?? hashesOf(keys, { ...said, name: null, contacts }) };
}

export async function* prepared(
	keys: Keyring,
	{ source, terms, name, confirmed, batch: most = BATCH }: Preparing,
	unchanged: Unchanged,
): AsyncGenerator<Batch> {
	const hashed = (key: string) => keyHash(keys, name, key);
	const row = ({ file, raw: { line, key } }: Found, said: Said): Row => ({
		...{ file, line, said, own: key, key: hashed(key), digest: digestOf(keys, said), hashes: undefined },
		carers: said.carers.map((carer) => ({ ...carer, key: hashed(carer.key) })),
	});
	const whole = async ({ rows, ...batch }: Batch): Promise<Batch> => {
		const same = await unchanged(rows.map(({ key, digest }) => ({ key, digest })));
		return { ...batch, rows: rows.map((row) => (same.has(row.key) ? row : withHashes(keys, row, confirmed))) };
	};
	let batch = empty();
	for await (const found of judged(source, terms)) {
		const { file, raw, judged } = found;
		const { line } = raw;
		batch.size++;
		if (judged.kind === 'refused') {
			if (raw.key !== '') batch.refused.push(hashed(raw.key));
			batch.notes.push({ outcome: 'refused', file, line, ...judged.flaw });
		} else {
			if (judged.leftOut.length > 0) batch.incomplete++;
			for (const flaw of judged.leftOut) batch.notes.push({ outcome: 'left out', file, line, ...flaw });
			batch.rows.push(row(found, judged.said));
		}
		if (batch.size < most) continue;
		yield await whole(batch);
		batch = empty();
	}
	if (batch.size > 0) yield await whole(batch);
}

const empty = () => ({ rows: [] as Row[], notes: [] as Note[], refused: [] as string[], incomplete: 0, size: 0 });
