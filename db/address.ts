/** What a database's address says: which engine, and where it lies. */
import { fileURLToPath } from 'node:url';

export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);

/** The path of an SQLite file by its address, `file:data/waitless.db` or `file:///var/…`; nothing if it is no such address. */
export function fileOf(url: string): string | undefined {
	if (url.startsWith('file://')) return fileURLToPath(url);
	return /^file:./.test(url) ? url.slice('file:'.length) : undefined;
}
