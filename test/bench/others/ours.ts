/** Waitless itself, through the door that its Telegram channel uses. */
import { count } from 'drizzle-orm';
import { pino } from 'pino';
import { keyring } from '../../../db/keyring.ts';
import { open } from '../../../db/open.ts';
import { query } from '../../../db/store.ts';
import { handle } from '../../../src/channels/telegram/handle.ts';
import { tapData } from '../../../src/channels/telegram/taps.ts';
import { openDoor } from '../../../src/door.ts';
import { NOW } from './clinic.ts';
import type { Booker } from './person.ts';

export const KEYS = keyring(new Uint8Array(32).fill(7));

export interface Ours extends Booker {
	/** Turns and commits so far, on SQLite. */
	readonly written: { turns: number; commits: number };
}

/** @param url of a database that has the clinics in it. */
export async function openOurs(url: string): Promise<Ours> {
	const written = { turns: 0, commits: 0 };
	const store = await open(url, {
		keys: KEYS,
		clock: () => NOW,
		committed(turns) {
			written.turns += turns;
			written.commits++;
		},
	});
	const receive = openDoor({ store, logger: pino({ level: 'silent' }) });
	const handling = { me: { id: 1, username: 'example_bot' }, call: async () => true, receive };
	return {
		written,
		take: (update) => handle(update, handling),
		button: (_, place, messages) => tapData(`${messages}.${place}`),
		booked: async () => (await store.read(({ run }) => run(visits, {})))[0]!.visits,
		close: () => store.close(),
	};
}

const visits = query()((q, { appointment }) => q.select({ visits: count() }).from(appointment));
