/** Why an SQLite file can't be used, in a sentence for whoever started the program. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { notOurs } from './owner.ts';
import { CannotOpen } from './store.ts';

/** What lies beside a database and belongs to it, and the file that servers lock. */
const BESIDE = ['-wal', '-shm', '-journal', '.server'];

/** Nothing for an error that says nothing about the file. */
export function refusedBySqlite(error: unknown, file: string): CannotOpen | undefined {
	const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
	// The system's own codes say whether it is about a file at all.
	const ofFile = typeof code === 'string' && (code.startsWith('SQLITE_') || path !== undefined);
	const why = ofFile ? sentence(code, resolve(file)) : undefined;
	return why === undefined ? undefined : new CannotOpen(why, { cause: error });
}

function sentence(code: string, path: string): string | undefined {
	if (/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/.test(code))
		return `The disk is full: nothing more can be written into ${dirname(path)}. Make room, and try it again.`;
	if (code.startsWith('SQLITE_CORRUPT'))
		return `The database ${path} is damaged. Move it away, together with ${path}-wal and ${path}-shm, and restore the newest backup.`;
	if (code === 'SQLITE_NOTADB')
		return `${path} is no database (or a damaged one). Name another file in DATABASE_URL, or restore a backup in its place.`;
	if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return `Another program is using ${path}. Try it again when it has ended.`;
	if (code.startsWith('SQLITE_IOERR')) return `The disk fails: ${path} could not be read or written (${code}).`;
	if (/^(SQLITE_(CANTOPEN|READONLY|PERM)|E(ACCES|PERM|ROFS|NOTDIR|ISDIR|EXIST)$)/.test(code))
		return inTheWay(path) ?? `The database ${path} can't be opened for reading and writing (${code}).`;
	return undefined;
}

function inTheWay(path: string): string | undefined {
	const files = [path, ...BESIDE.map((ending) => path + ending)];
	for (const file of files.filter(isFolder)) return `${file} is a folder, and a file belongs there.`;
	const folder = nearestFolder(path);
	if (!isFolder(folder)) return `${folder} is no folder, and one is needed for ${path}.`;
	for (const each of [...files, folder]) {
		const why = notOurs(each);
		if (why) return why;
	}
	return undefined;
}

const nearestFolder = (path: string): string => {
	const folder = dirname(path);
	return existsSync(folder) || folder === path ? folder : nearestFolder(folder);
};

function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}
