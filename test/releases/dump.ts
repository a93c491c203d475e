/** An SQLite file as text that can be read, compared and loaded: its tables with their rows, then indexes and triggers. */
import Database from 'better-sqlite3';

export function dump(path: string): string {
	const raw = new Database(path, { readonly: true });
	const made = raw.prepare<[], { type: string; name: string; sql: string | null }>(
		`select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite\\_%' escape '\\' order by rowid`,
	);
	const statements = made.all();
	const tables = statements.filter(({ type }) => type === 'table');
	const rowsOf = (name: string): string[] => {
		const columns = raw.prepare<[], string>(`select name from pragma_table_info('${name}')`).pluck().all();
		const list = columns.map((column) => `quote("${column}")`).join(` || ', ' || `);
		return raw
			.prepare<[], string>(`select 'insert into "${name}" values (' || ${list} || ')' from "${name}" order by rowid`)
			.pluck()
			.all();
	};
	const lines = [
		'pragma foreign_keys = off',
		'begin',
		...tables.map(({ sql }) => sql!),
		...tables.flatMap(({ name }) => rowsOf(name)),
		...rowsOf('sqlite_sequence'),
		...statements.filter(({ type }) => type !== 'table').map(({ sql }) => sql!),
		'commit',
	];
	raw.close();
	return `${lines.join(';\n')};\n`;
}

/** Makes a file of it. */
export function load(path: string, text: string): void {
	const raw = new Database(path);
	raw.exec(text);
	raw.close();
}
