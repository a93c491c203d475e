/** What bringing in another data key reads and writes: every table as it lies there, and how far it is. */
import { and, asc, eq, getTableColumns, getTableName, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { Tables } from '../schema.ts';
import { atMost, one, p, put, type Query, query } from '../store.ts';

type Name = keyof Tables;

/** A sealed column, and the place that it is sealed for. */
export interface SealedColumn {
	readonly name: string;
	readonly place: string;
}

export interface Shape {
	readonly table: Name;
	readonly key: string;
	/** Before the first of its rows. */
	readonly start: string | number;
	readonly sealed: readonly SealedColumn[];
	/** Where a text of any kind may stand: also the key, where it is one. */
	readonly texts: readonly string[];
}

export function shapesOf(tables: Tables): Shape[] {
	return (Object.keys(tables) as Name[]).map((table) => {
		const columns = Object.entries(getTableColumns(tables[table]));
		const named = (fits: (column: (typeof columns)[number][1]) => boolean) =>
			columns.filter(([, column]) => fits(column)).map(([name]) => name);
		const [key] = columns.find(([, { primary }]) => primary)!;
		return {
			table,
			key,
			start: columns.find(([name]) => name === key)![1].dataType === 'string' ? '' : Number.MIN_SAFE_INTEGER,
			sealed: named(({ dataType }) => dataType === 'custom').map((name) => ({
				name,
				place: `${getTableName(tables[table])}.${toSnakeCase(name)}`,
			})),
			texts: named(({ dataType, enumValues }) => dataType === 'json' || (dataType === 'string' && !enumValues?.length)),
		};
	});
}

/** A row as it lies there: sealed columns as bytes, JSON as text. */
export type RawRow = Readonly<Record<string, Uint8Array | string | number | null>>;

type AnyTable = Tables['conversation'];
const columnsOf = (t: Tables, { table }: Shape) => getTableColumns(t[table]) as unknown as AnyTable['_']['columns'];

/** Nothing shorter holds a keyed hash. */
const HASH = 43;

/** The rows after one, in the order of their keys. Of a table where nothing is sealed, only those that may hold a hash. */
export const rawRows = (shape: Shape): Query<{ after: string | number; limit: number }, RawRow[]> =>
	query<{ after: string | number; limit: number }>()((q, t) => {
		const columns = columnsOf(t, shape) as unknown as Record<string, AnyTable['id']>;
		const asText = (name: string): SQL => sql`cast(${columns[name]} as text)`;
		const wanted: Record<string, SQL | AnyTable['id']> = { [shape.key]: columns[shape.key]! };
		for (const { name } of shape.sealed) wanted[name] = sql`${columns[name]}`;
		for (const name of shape.texts) wanted[name] = asText(name);
		const long = shape.texts.map((name) => sql`length(${asText(name)}) >= ${sql.raw(String(HASH))}`);
		return q
			.select(wanted as { id: AnyTable['id'] })
			.from(t[shape.table] as AnyTable)
			.where(and(gt(columns[shape.key]!, p('after')), shape.sealed.length > 0 ? undefined : or(...long)))
			.orderBy(asc(columns[shape.key]!))
			.limit(atMost('limit'));
	}) as unknown as Query<{ after: string | number; limit: number }, RawRow[]>;

/** Writes a row's sealed columns and texts as they are given; `former` is its key until now. */
export const writeRaw = (shape: Shape): Query<Record<string, unknown>, unknown> =>
	query<Record<string, unknown>>()((q, t) => {
		const columns = columnsOf(t, shape) as unknown as Record<string, AnyTable['id']>;
		const names = [...shape.sealed.map(({ name }) => name), ...shape.texts];
		return q
			.update(t[shape.table] as AnyTable)
			.set(Object.fromEntries(names.map((name) => [name, sql`${p(name)}`])))
			.where(eq(columns[shape.key]!, p('former')));
	});

export const countRows = ({ table }: Shape) =>
	query()((q, t) => q.select({ rows: sql<number>`cast(count(*) as int)` }).from(t[table] as AnyTable));

/** Where each conversation speaks, and what may have been written to somebody past it: who hashes are made of. */
export const addresses = query<{ after: string; limit: number }>()((q, { conversation: c }) =>
	q
		.select({ key: c.id, side: c.machine, address: sql<Uint8Array | null>`${c.address}` })
		.from(c)
		.where(gt(c.id, p('after')))
		.orderBy(asc(c.id))
		.limit(atMost('limit')),
);
export const letters = query<{ after: number; limit: number }>()((q, { outbox: o }) =>
	q
		.select({ key: o.id, address: sql<Uint8Array | null>`${o.address}` })
		.from(o)
		.where(and(gt(o.id, p('after')), sql`${o.address} is not null`))
		.orderBy(asc(o.id))
		.limit(atMost('limit')),
);

export const patientsAfter = query<{ after: number; limit: number }>()((q, { patient }) =>
	q
		.select({ id: patient.id, mergedInto: patient.mergedInto })
		.from(patient)
		.where(gt(patient.id, p('after')))
		.orderBy(asc(patient.id))
		.limit(atMost('limit')),
);

/** Nothing while no other key is being brought in. */
export const rekeyingNow = query()((q, { rekeying: r }) =>
	q.select({ startedAt: r.startedAt, place: r.place, done: r.done }).from(r).limit(one),
);
export const beginRekeying = query<{ now: number; place: string }>()((q, { rekeying }) =>
	q.insert(rekeying).values({ id: 1, startedAt: p('now'), place: p('place') }),
);
export const moveRekeying = query<{ place: string; done: string | null }>()((q, { rekeying: r }) =>
	q.update(r).set({ place: put(r.place, 'place'), done: put(r.done, 'done') }),
);
export const endRekeying = query()((q, { rekeying }) => q.delete(rekeying));

export const dropAttempts = query()((q, { attempt }) => q.delete(attempt));
export const dropCodes = query()((q, { oneTimeCode }) => q.delete(oneTimeCode));
export const sourcesAfter = query<{ after: number; limit: number }>()((q, { patientSource: s }) =>
	q
		.select({ id: s.id, source: s.source, own: s.own })
		.from(s)
		.where(gt(s.id, p('after')))
		.orderBy(asc(s.id))
		.limit(atMost('limit')),
);
export const rehashSource = query<{ id: number; key: string }>()((q, { patientSource: s }) =>
	q
		.update(s)
		.set({ key: put(s.key, 'key'), digest: '' })
		.where(eq(s.id, p('id'))),
);
/** Of an earlier release, which kept no more than a hash of the register's key. */
export const dropSources = query()((q, { patientSource: s }) => q.delete(s).where(isNull(s.own)));
/** Open invitations are known by a hash of a code that only their links hold. */
export const endInvitations = query<{ now: number }>()((q, { invitation: i }) =>
	q
		.update(i)
		.set({ withdrawnAt: put(i.withdrawnAt, 'now') })
		.where(and(isNull(i.usedAt), isNull(i.withdrawnAt), gt(i.expiresAt, p('now'))))
		.returning({ codeHash: i.codeHash }),
);
