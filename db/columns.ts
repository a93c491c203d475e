/**
 * The column builders of the two engines under one set of names, so that every table is written once.
 * The static type is PostgreSQL's; SQLite's kit is cast to it in this file and nowhere else.
 */
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import type { Keyring } from './keyring.ts';

const sealing = (keys: Keyring, place: string) => ({
	// A placeholder's value comes here even when it is null.
	toDriver: (value: unknown) => (value === null ? value : keys.seal(JSON.stringify(value), place)),
	fromDriver: (bytes: unknown) => JSON.parse(keys.unseal(bytes as Uint8Array, place)),
});

const postgres = (keys: Keyring) => ({
	table: pg.pgTable,
	index: pg.index,
	uniqueIndex: pg.uniqueIndex,
	check: pg.check,
	/** A number the database gives. */
	id: () => pg.bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
	/** A key that comes from outside or from a hash. */
	key: () => pg.text().primaryKey(),
	int: () => pg.bigint({ mode: 'number' }),
	/** Epoch milliseconds, UTC. */
	instant: () => pg.bigint({ mode: 'number' }),
	real: () => pg.doublePrecision(),
	text: () => pg.text(),
	oneOf: <const T extends readonly [string, ...string[]]>(words: T) => pg.text({ enum: words }),
	bool: () => pg.boolean(),
	json: <T>() => pg.jsonb().$type<T>(),
	/** Personal data: plain to the code, sealed in the database, bound to its place (`table.column`). */
	sealed: <T>(place: string) =>
		pg.customType<{ data: T; driverData: Uint8Array | null }>({ dataType: () => 'bytea', ...sealing(keys, place) })(),
});

export type Kit = ReturnType<typeof postgres>;
export const postgresKit: (keys: Keyring) => Kit = postgres;

export const sqliteKit = (keys: Keyring): Kit =>
	({
		table: lite.sqliteTable,
		index: lite.index,
		uniqueIndex: lite.uniqueIndex,
		check: lite.check,
		id: () => lite.integer().primaryKey({ autoIncrement: true }),
		key: () => lite.text().primaryKey(),
		int: () => lite.integer(),
		instant: () => lite.integer(),
		real: () => lite.real(),
		text: () => lite.text(),
		oneOf: (words: readonly [string, ...string[]]) => lite.text({ enum: words as [string, ...string[]] }),
		bool: () => lite.integer({ mode: 'boolean' }),
		json: () => lite.text({ mode: 'json' }),
		sealed: (place: string) =>
			lite.customType<{ data: unknown; driverData: Uint8Array | null }>({
				dataType: () => 'blob',
				...sealing(keys, place),
			})(),
	}) as unknown as Kit;
