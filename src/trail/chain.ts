/**
 * The chain of the trail: every row carries a keyed hash of what it says (its *mark*, from the turn that wrote it), and
 * one of its mark and of the row before it (its *link*, once it was given its place). Without the data key nobody can
 * make either, so whatever was changed, removed, inserted or moved by other means can be found.
 */
import type { Keyring } from '../../db/keyring.ts';

/** What a row says. `detail`: the JSON that was sealed, or nothing. */
export interface Said {
	readonly at: number;
	readonly actor: string;
	readonly conversationId: string | null;
	readonly action: string;
	readonly entity: string | null;
	readonly detail: string | null;
}

/** A row as it lies in the database; its detail is sealed. */
export interface Row extends Omit<Said, 'detail'> {
	readonly id: number;
	readonly detail: Uint8Array | null;
	readonly seq: number | null;
	readonly chain: string | null;
}

export interface Link {
	readonly mark: string;
	readonly link: string;
	/** It did not fit when it was given its place: it, or the end of the chain, had been changed by other means. */
	readonly foreign: boolean;
}

/** The link before the first row of all. */
export const BEGINNING = '';

export const markOf = (keys: Keyring, { at, actor, conversationId, action, entity, detail }: Said): string =>
	keys.hash('trail mark', JSON.stringify([at, actor, conversationId, action, entity, detail]));

export const markOfRow = (keys: Keyring, row: Row): string =>
	markOf(keys, { ...row, detail: opened(keys, row.detail) });

/** One that can't be opened counts as what it is. */
function opened(keys: Keyring, detail: Uint8Array | null): string | null {
	if (detail === null) return null;
	try {
		return keys.unseal(detail, 'audit_event.detail');
	} catch {
		return Buffer.from(detail).toString('hex');
	}
}

/** @param former the link of the row before. */
export const linkOf = (keys: Keyring, former: string, id: number, { mark, foreign }: Omit<Link, 'link'>): string =>
	keys.hash('trail link', JSON.stringify([former, id, mark, foreign]));

export const written = ({ mark, link, foreign }: Link): string => `${foreign ? '!' : ''}${mark}.${link}`;

/** What `written` wrote; of anything else, what fits nothing. */
export function read(chain: string | null): Link {
	const [, foreign, mark = '', link = ''] = /^(!?)([\w-]{43})\.([\w-]{43})$/.exec(chain ?? '') ?? [];
	return { mark, link, foreign: foreign === '!' };
}

/** Where the chain ends. */
export interface End {
	readonly seq: number;
	readonly link: string;
}

/** As it is shown to whoever keeps it elsewhere. */
export const shownEnd = ({ seq, link }: End): string => `${seq}:${link}`;

/** As it is kept in the database: nobody without the key can set it back to an end that he has not seen. */
export const writtenEnd = (keys: Keyring, { seq, link }: End): string => `${link}.${proof(keys, { seq, link })}`;

/** Nothing unless it is one of ours. */
export function readEnd(keys: Keyring, { seq, chain }: { seq: number; chain: string }): End | undefined {
	if (seq === 0 && chain === '') return { seq, link: BEGINNING };
	const [link = '', proved] = chain.split('.');
	return proved === proof(keys, { seq, link }) ? { seq, link } : undefined;
}

const proof = (keys: Keyring, { seq, link }: End): string => keys.hash('trail end', `${seq} ${link}`);
