/** A hand that reaches into a database past the house. */
import Database from 'better-sqlite3';
import pg from 'pg';

/** Statements as only somebody with the database's own rights can give them. */
export async function byHand(url: string, ...statements: string[]): Promise<void> {
	if (url.startsWith('file:')) {
		const raw = new Database(url.slice('file:'.length));
		for (const statement of statements) raw.exec(statement);
		raw.close();
		return;
	}
	const client = new pg.Client(url);
	await client.connect();
	try {
		for (const statement of statements) await client.query(statement);
	} finally {
		await client.end();
	}
}

/** Every value of every table, as the bytes that lie there; JSON as text. */
export async function allValues(url: string): Promise<{ table: string; column: string; value: Buffer }[]> {
	const ask = await asker(url);
	const found: { table: string; column: string; value: Buffer }[] = [];
	for (const { table } of await ask(
		url.startsWith('file:')
			? `select name as "table" from sqlite_master where type = 'table'`
			: `select table_name as "table" from information_schema.tables where table_schema = 'public'`,
	))
		for (const row of await ask(`select * from "${table}"`))
			for (const [column, value] of Object.entries(row))
				if (value !== null) found.push({ table: table as string, column, value: bytesOf(value) });
	await ask.end();
	return found;
}

const bytesOf = (value: unknown): Buffer =>
	Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'object' ? JSON.stringify(value) : String(value));

type Rows = Record<string, unknown>[];
async function asker(url: string): Promise<((text: string) => Promise<Rows>) & { end(): Promise<void> }> {
	if (url.startsWith('file:')) {
		const raw = new Database(url.slice('file:'.length));
		return Object.assign(async (text: string) => raw.prepare(text).all() as Rows, {
			end: async () => void raw.close(),
		});
	}
	const client = new pg.Client(url);
	await client.connect();
	return Object.assign(async (text: string) => (await client.query(text)).rows as Rows, { end: () => client.end() });
}
