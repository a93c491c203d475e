/** One import of a register: judges each of its records, and writes what is new or has changed, batch by batch. */
import { lastSource, sourcesAfter } from '../../db/queries/import.ts';
import type { Store, Tx } from '../../db/store.ts';
import { audit } from '../audit.ts';
import { todayOf } from '../core/birth-dates.ts';
import type { Network } from '../core/network.ts';
import { preparedAhead } from './ahead.ts';
import { type Fate, type Import, type Written, writeBatch } from './batch.ts';
import { tieLate } from './carers.ts';
import type { Field } from './fields.ts';
import type { Source } from './files.ts';
import { type Batch, prepared, type Row, type Unchanged } from './prepare.ts';
import type { Note } from './report.ts';
import { Seen } from './seen.ts';
import { knownBy, unchangedOf } from './sources.ts';

/** Those who write registers do it one after another, in whichever process. */
const LANE = 'register';

export interface Options {
	/** The register's name in the clinic file. */
	readonly name: string;
	readonly network: Network;
	/** Only says what would happen. */
	readonly dryRun: boolean;
	/** The code of a clinic at which everybody has a file. */
	readonly at?: string | undefined;
	/** Whether the register's contacts are taken for confirmed. */
	readonly confirmed: boolean;
	/** The database's key, 32 bytes: given, a thread of its own makes the records ready. */
	readonly dataKey?: Uint8Array | undefined;
	/** Records in one transaction; some thousands, unless told. */
	readonly batch?: number | undefined;
	/** Hears what is refused or left out. */
	readonly note: (note: Note) => void;
	/** Hears how many records are done. */
	readonly progress: (done: number) => void;
	/** Asked after each batch: whether to go no further. */
	readonly stopped: () => boolean;
}

/** How many records. */
export interface Counts {
	new: number;
	changed: number;
	same: number;
	refused: number;
	/** That came without something which could not be read. */
	incomplete: number;
	/** That came before, and not this time. */
	gone: number;
	/** That may be of somebody who is on record already: staff decide. */
	duplicates: number;
}

const AGAIN = 'A record with this key came before it.';
const ERASED = 'This record was erased, as the person or the rules of retention wanted it: it does not come back.';

/** @returns what became of the records, as far as it came. */
export async function importRegister(store: Store, source: Source, options: Options): Promise<Counts> {
	const { name, network, dryRun, at, note, progress, stopped, dataKey } = options;
	const register = network.settings.registers[name]!;
	const [last] = await store.read(({ run }) => run(lastSource, { source: name }));
	const by: Import = { source: name, seen: new Seen(last!.id), confirmed: options.confirmed };
	const counts: Counts = { new: 0, changed: 0, same: 0, refused: 0, incomplete: 0, gone: 0, duplicates: 0 };
	const waiting: Row[] = [];
	/** The keys that would be known by now, if this were not a trial. */
	const tried = new Set<string>();

	function refuse({ file, line }: Pick<Row, 'file' | 'line'>, reason: string, field: Field | ''): void {
		counts.refused++;
		note({ outcome: 'refused', file, line, field, reason });
	}

	async function write({ rows, refused, notes, incomplete, size }: Batch): Promise<void> {
		let runs = 0;
		const written = await inTransaction(async (tx): Promise<Written> => {
			const written = await writeBatch(tx, rows, by, runs++ > 0);
			const others = await knownBy(tx, name, refused);
			return { ...written, known: [...written.known, ...[...others.values()].map(({ id }) => id)] };
		});
		for (const each of notes) note(each);
		counts.refused += notes.filter(({ outcome }) => outcome === 'refused').length;
		counts.incomplete += incomplete;
		for (const [place, row] of rows.entries()) {
			const fate: Fate = tried.has(row.key) ? 'again' : written.fates[place]!;
			if (fate === 'again') refuse(row, AGAIN, 'key');
			else if (fate === 'erased') refuse(row, ERASED, '');
			else counts[fate]++;
			if (dryRun) tried.add(row.key);
		}
		for (const id of written.known) by.seen.add(id);
		waiting.push(...written.pending);
		counts.duplicates += written.duplicates;
		done += size;
		progress(done);
	}

	/** Looks for those whose carers came after them, and for those who have not come again. */
	async function end(): Promise<void> {
		const without = dryRun
			? waiting.filter(({ carers }) => carers.some(({ key }) => !tried.has(key)))
			: await inTransaction((tx) => tieLate(tx, name, waiting));
		const reason = 'The register has no such record.';
		for (const { file, line } of without) note({ outcome: 'left out', file, line, field: 'carerKey', reason });
		for await (const patientId of goneFrom(store, by)) {
			counts.gone++;
			const reason = `Record ${patientId} stays as it is.`;
			note({ outcome: 'gone from the register', file: '', line: '', field: '', reason });
		}
	}

	/** What would have been written is taken back, where it is only tried. */
	async function inTransaction<T>(body: (tx: Tx) => Promise<T>): Promise<T> {
		let answer: { readonly of: T } | undefined;
		try {
			return await store.transaction(async (tx) => {
				answer = { of: await body(tx) };
				if (dryRun) throw new Tried();
				return answer.of;
			}, LANE);
		} catch (error) {
			if (error instanceof Tried && answer) return answer.of;
			throw error;
		}
	}

	let done = 0;
	let writing = Promise.resolve();
	const terms = { network, register, at, today: todayOf(Date.now()) };
	const preparing = { source, terms, name, confirmed: options.confirmed, batch: options.batch };
	const unchanged: Unchanged = (records) => store.read((reading) => unchangedOf(reading, name, records));
	const ready = dataKey ? preparedAhead(dataKey, preparing, unchanged) : prepared(store.keys, preparing, unchanged);
	for await (const batch of ready) {
		await writing;
		if (stopped()) break;
		// The next one is read meanwhile.
		writing = write(batch);
		writing.catch(() => {});
	}
	await writing;
	if (!stopped()) await end();
	await inTransaction((tx) =>
		audit(tx, { actor: 'server', action: 'imported register', entity: `register:${name}`, detail: { ...counts } }),
	);
	return counts;
}

class Tried extends Error {}

/** The patients whose records came with an earlier import and not with this one. */
async function* goneFrom(store: Store, { source, seen }: Import): AsyncGenerator<number> {
	for (let after = 0; ; ) {
		const page = { source, after, upTo: seen.upTo, most: 1000 };
		const rows = await store.read(({ run }) => run(sourcesAfter, page));
		if (rows.length === 0) return;
		for (const { id, patientId } of rows) if (!seen.has(id)) yield patientId;
		after = rows.at(-1)!.id;
	}
}
