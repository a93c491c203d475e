/** One suite, two engines: a test that opens a database opens it on each of them, or stands here with a reason. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ON_ONE: Readonly<Record<string, string>> = {
	'db/sqlite.test.ts': 'what only SQLite does',
	'db/postgres.test.ts': 'what only PostgreSQL does',
	'db/interrupted.test.ts': 'connections that break',
	'db/refusals.test.ts': 'what each engine says for itself',
	'house/kinds.test.ts': 'several processes, which SQLite does not have',
	'turn/program.test.ts': 'the configuration, and the lock on the file',
	'privacy.test.ts': 'the bytes of the file',
	'browser/desk.test.ts': 'the page, which no engine knows',
	'operations/workers.test.ts': 'several processes, and the only one on SQLite',
};

const OPENS = /\b(freshStore|newPlace|demoPlace|openTestHouse|newHome|openSqlite|openPostgres)\(|\bPost\.opens\(/;

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.test.ts'))
	.map((path) => ({ path, source: readFileSync(join(import.meta.dirname, path), 'utf8') }))
	.filter(({ source }) => OPENS.test(source));

it('Every test that opens a database opens it on both engines', () => {
	expect(files.length).toBeGreaterThan(15);
	const onOne = files.filter(({ source }) => !source.includes('(ENGINES')).map(({ path }) => path);
	expect(onOne.toSorted()).toEqual(Object.keys(ON_ONE).toSorted());
});
