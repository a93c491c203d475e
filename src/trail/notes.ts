/** What the trail says of itself: rows of its own, that are chained as all others are. */

import type { Keyring } from '../../db/keyring.ts';
import { notesOfTrail } from '../../db/queries/trail.ts';
import type { Reading } from '../../db/store.ts';
import { BEGINNING, type Row } from './chain.ts';

/** Its oldest part was removed by the rules: what is left begins after this place, and links to this link. */
export interface Pruned {
	readonly upTo: number;
	readonly link: string;
}
export const PRUNED = 'pruned';

/** Another data key was brought in, and the chain made anew under it. */
export interface NewKey {
	/** Where it ended until then, as `npm run audit -- head` says it. */
	readonly head: string;
	/** Places at which something was wrong already. */
	readonly wrong: readonly number[];
}
export const NEW_KEY = 'took a new data key';

/** What such a row says; nothing where it can't be opened. */
export function noteOf<Note>(keys: Keyring, { detail }: Row): Note | undefined {
	try {
		return detail === null ? undefined : JSON.parse(keys.unseal(detail, 'audit_event.detail'));
	} catch {
		return undefined;
	}
}

/** Where what was pruned ended. */
export async function baseOf({ run, keys }: Reading): Promise<Pruned> {
	let base: Pruned = { upTo: 0, link: BEGINNING };
	for (const row of await run(notesOfTrail, { action: PRUNED })) {
		const note = noteOf<Pruned>(keys, row);
		if (note && note.upTo > base.upTo) base = note;
	}
	return base;
}
