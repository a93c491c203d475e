/** How PostgreSQL's columns are written in SQLite. */
import pg from 'pg';

/** PostgreSQL's own names of types, by column, of every table that is found without naming its schema. */
export async function columnTypes(client: pg.Client): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
	const { rows } = await client.query(
		`select table_name, column_name, data_type from information_schema.columns where table_schema = current_schema()
		order by table_name, ordinal_position`,
	);
	const types = new Map<string, Map<string, string>>();
	for (const { table_name, column_name, data_type } of rows) {
		const columns = types.get(table_name) ?? new Map();
		types.set(table_name, columns.set(column_name, data_type));
	}
	return types;
}

/** As `select` asks for it, so that SQLite can keep what comes. */
export function asSqlite(column: string, type: string): string {
	const cast = type === 'boolean' ? '::int' : type === 'jsonb' ? '::text' : '';
	return `"${column}"${cast} as "${column}"`;
}

/** Numbers as numbers: ours are all well below 2^53. */
const BIGINT = 20;
export const numbers = {
	getTypeParser: (oid: number, format?: 'text' | 'binary') =>
		oid === BIGINT ? Number : pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;
