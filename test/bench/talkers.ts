/**
 * People who each go to and fro between two questions ("a certain person", "back"), all at once, on a PostgreSQL database:
 * a turn with all that every turn has (claim, conversation, understanding, the machine, the prompt in the outbox) and no
 * search. Run as a process of its own, it has so many turns taken whenever its parent says so.
 *
 *     node test/bench/talkers.ts postgres://… who
 */
import { pino } from 'pino';
import { type Keyring, keyring } from '../../db/keyring.ts';
import { openPostgres } from '../../db/postgres.ts';
import { loadDemo } from '../../src/clinic/demo/load.ts';
import { openDoor } from '../../src/door.ts';

export const AT_ONCE = 16;
const TO_AND_FRO = ['a certain person', 'back'];
const THERE = [
	'hi',
	'1',
	'1',
	'+27 82 555 0',
	'2',
	'2',
	'Thandi',
	'1',
	'1',
	'a cough',
	'skip',
	'1',
	'1',
	'other wishes',
];

export interface Talkers {
	readonly keys: Keyring;
	/** Each of them says so many things, one after another. Answers in seconds. */
	talk(each: number): Promise<number>;
	close(): Promise<void>;
}

/** @param who tells one process's people from another's: 3 digits. */
export async function openTalkers(url: string, who: number): Promise<Talkers> {
	const keys = keyring(new Uint8Array(32).fill(7));
	const store = await openPostgres(url, { keys });
	const receive = openDoor({ store, logger: pino({ level: 'silent' }) });
	let updates = 0;
	const people = Array.from({ length: AT_ONCE }, (_, i) => {
		const chat = `person ${who + i}`;
		const address = { channel: 'web', bot: 'clinic', chat, sender: chat } as const;
		return (text: string) => receive({ key: `web:${who}:${++updates}`, address, said: { kind: 'text', text } });
	});
	for (const [i, say] of people.entries())
		for (const text of [...THERE, ...TO_AND_FRO]) await say(text.endsWith(' 0') ? `${text}${who + i}` : text);
	return {
		keys,
		async talk(each) {
			const start = performance.now();
			await Promise.all(
				people.map(async (say) => {
					for (let i = 0; i < each; i++) await say(TO_AND_FRO[i % 2]!);
				}),
			);
			return (performance.now() - start) / 1000;
		},
		close: () => store.close(),
	};
}

/** Makes the network that they talk to. */
export async function prepareTalk(url: string): Promise<void> {
	const store = await openPostgres(url, { keys: keyring(new Uint8Array(32).fill(7)) });
	await loadDemo(store);
	await store.close();
}

if (import.meta.main) {
	const talkers = await openTalkers(process.argv[2]!, Number(process.argv[3]));
	process.on('message', async (each: number) => process.send!(await talkers.talk(each)));
	process.on('disconnect', () => talkers.close());
	process.send!('ready');
}
