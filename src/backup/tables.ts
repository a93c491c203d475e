/** The tables of a SQLite file as it stands: whatever release made it, all of them and in an order they can be filled in. */
import type Database from 'better-sqlite3';

export interface TableShape {
	readonly name: string;
	readonly columns: readonly string[];
	/** What its rows are known by, one column. */
	readonly key: string;
	/** Its keys are numbers that the database gives. */
	readonly numbered: boolean;
}

/**
 * Which migrations took something away, as one engine dates them: every database has this from its own migrations, and
 * it is never copied into another.
 */
export const OF_ITS_OWN = 'required_migration';

/** A table comes after those it refers to. */
export function tablesOf(raw: Database.Database): TableShape[] {
	const rows = raw
		.prepare(
			`select name, sql like '%autoincrement%' as numbered from sqlite_master
			where type = 'table' and name not like 'sqlite\\_%' escape '\\' and name <> '__drizzle_migrations' order by name`,
		)
		.all() as { name: string; numbered: number }[];
	const shapes = new Map(rows.map(({ name, numbered }) => [name, shapeOf(raw, name, numbered === 1)]));
	const ordered = new Set<TableShape>();
	const visit = (shape: TableShape): void => {
		if (ordered.has(shape)) return;
		const parents = raw.pragma(`foreign_key_list('${shape.name}')`) as { table: string }[];
		for (const { table } of parents) if (table !== shape.name) visit(shapes.get(table)!);
		ordered.add(shape);
	};
	for (const shape of shapes.values()) visit(shape);
	return [...ordered];
}

function shapeOf(raw: Database.Database, name: string, numbered: boolean): TableShape {
	const columns = raw.pragma(`table_info('${name}')`) as { name: string; pk: number }[];
	return {
		name,
		numbered,
		columns: columns.map((column) => column.name),
		key: columns.find(({ pk }) => pk > 0)!.name,
	};
}

/** Rows by table. */
export type Counts = ReadonlyMap<string, number>;

export const countRows = (raw: Database.Database): Counts =>
	new Map(
		tablesOf(raw).map(({ name }) => [name, raw.prepare(`select count(*) from "${name}"`).pluck().get() as number]),
	);

/** Tables that have rows before anybody has used the house. */
const THERE_FROM_THE_START = new Set(['key_sample', 'lease', OF_ITS_OWN]);

export const isUsed = (counts: Counts): boolean =>
	[...counts].some(([name, rows]) => rows > 0 && !THERE_FROM_THE_START.has(name));

/** `71 bookings, 40 patients and 3 conversations` */
export function inWords(counts: Counts): string {
	const of = (table: string, word: string) => {
		const rows = counts.get(table) ?? 0;
		return `${rows.toLocaleString('en')} ${word}${rows === 1 ? '' : 's'}`;
	};
	return `${of('appointment', 'booking')}, ${of('patient', 'patient')} and ${of('conversation', 'conversation')}`;
}

/** The numbers a table gives go on above this one. */
export function countOnFrom(raw: Database.Database, table: string, last: number): void {
	const { changes } = raw.prepare('update sqlite_sequence set seq = ? where name = ?').run(last, table);
	if (changes === 0) raw.prepare('insert into sqlite_sequence (name, seq) values (?, ?)').run(table, last);
}

export const lastNumber = (raw: Database.Database, table: string): number =>
	(raw.prepare('select seq from sqlite_sequence where name = ?').pluck().get(table) as number | undefined) ?? 0;
