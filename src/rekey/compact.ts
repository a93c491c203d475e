/** What was sealed with the former key lies on in space that is free now: it is given back. */
import Database from 'better-sqlite3';
import { fileOf } from '../../db/address.ts';
import type { Tell } from '../backup/file.ts';

/** Never throws: without it nothing is wrong but that. */
export async function compact(
	url: string,
	{ tell, print }: { readonly tell: Tell; readonly print: (text: string) => void },
): Promise<void> {
	tell('tidying up');
	try {
		const file = fileOf(url);
		if (file === undefined) await vacuumPostgres(url);
		else vacuumSqlite(file);
		tell('');
	} catch (error) {
		tell('');
		print(
			`The space in which old values lay could not be given back (${(error as Error).message}). Until it is used again, whoever has the former key and the disk may find some there.`,
		);
	}
}

function vacuumSqlite(file: string): void {
	const raw = new Database(file);
	try {
		raw.exec('vacuum');
		raw.pragma('wal_checkpoint(truncate)');
	} finally {
		raw.close();
	}
}

async function vacuumPostgres(url: string): Promise<void> {
	const { connect } = await import('../../db/postgres-client.ts');
	const client = await connect(url);
	try {
		await client.query('vacuum full');
	} finally {
		await client.end();
	}
}
