import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const FOLDER = new URL('./page/', import.meta.url);

const MIME: Record<string, string> = {
	js: 'text/javascript; charset=utf-8',
	css: 'text/css; charset=utf-8',
};

/** A file of the page as it goes over the wire. */
export interface Asset {
	readonly mime: string;
	readonly etag: string;
	readonly encodings: { readonly br: Buffer; readonly gzip: Buffer; readonly identity: Buffer };
}

interface Assets {
	readonly version: string;
	readonly files: ReadonlyMap<string, Asset>;
}

let loaded: Promise<Assets> | undefined;

/**
 * The scripts and styles of the page, read and compressed once in a process. They are served under a folder named by
 * their contents: a browser may keep them for ever, and a new release never mixes with an old one.
 */
export const loadAssets = (): Promise<Assets> => {
	loaded ??= load();
	return loaded;
};

async function load(): Promise<Assets> {
	const files = new Map<string, Asset>();
	const all = createHash('sha256');
	for (const name of (await readdir(FOLDER)).sort()) {
		const mime = MIME[name.split('.').at(-1) ?? ''];
		if (!mime) continue;
		const identity = await readFile(new URL(name, FOLDER));
		const hash = createHash('sha256').update(identity).digest('base64url');
		all.update(name).update(hash);
		const encodings = { br: brotliCompressSync(identity), gzip: gzipSync(identity), identity };
		files.set(name, { mime, etag: `"${hash.slice(0, 16)}"`, encodings });
	}
	return { version: all.digest('base64url').slice(0, 12), files };
}

/** The smallest form that the browser understands. */
export function encodingFor(accepted: string | undefined): keyof Asset['encodings'] {
	const names = accepted?.split(/[\s,;]+/) ?? [];
	return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : 'identity';
}
