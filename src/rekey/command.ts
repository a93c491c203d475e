/** `npm run rekey`: another data key takes the place of the one until now. Interrupted at any instant, it goes on when it is typed again. */
import { existsSync } from 'node:fs';
import { fileOf } from '../../db/address.ts';
import { type Keyring, keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { beginRekeying, endRekeying, moveRekeying, rekeyingNow } from '../../db/queries/rekey.ts';
import { addSample, dropSample, samples } from '../../db/queries/sample.ts';
import { head, unchained } from '../../db/queries/trail.ts';
import { refusalOf } from '../../db/refusal.ts';
import type { Store } from '../../db/store.ts';
import { pastThePooler } from '../backup/command.ts';
import { NotDone, type Tell } from '../backup/file.ts';
import { BadConfiguration, type Config } from '../config.ts';
import { noKey, SAMPLE } from '../data-key.ts';
import { readEnd, shownEnd } from '../trail/chain.ts';
import { sealTrail } from '../trail/seal.ts';
import { verifyTrail } from '../trail/verify.ts';
import { type Alone, alone } from './alone.ts';
import { type BothKeys, opens } from './both.ts';
import { compact } from './compact.ts';
import { exchangeFiles, formerKey, type KeyConfig, makeNextKey, nextFile, nextKey } from './keys.ts';
import { noteNewKey } from './trail.ts';
import { NOTE, NOTED, walk } from './walk.ts';

const USAGE = `Usage:
  npm run rekey                         brings in a new data key; the server is stopped
  npm run rekey -- --with-broken-trail  also if "npm run audit -- verify" finds something: it stays marked
Make a backup first: npm run backup. Interrupted, it goes on where it was when it is typed again.`;

const ROWS_AT_ONCE = 200;
const PLACE = 'key_sample.sample';

export interface RekeyDeps {
	readonly config: KeyConfig & Pick<Config, 'DATABASE_URL' | 'DATABASE_DIRECT_URL'>;
	readonly print: (text: string) => void;
	readonly complain: (text: string) => void;
	/** Shows how far it is. Each text takes the place of the one before. */
	readonly tell: Tell;
	/** In one transaction. */
	readonly rowsAtOnce?: number;
}

/** @returns the exit code: 0 once only the new key opens what is in the database, and it is in its place. */
export async function rekeyCommand(args: readonly string[], deps: RekeyDeps): Promise<number> {
	const despite = args[0] === '--with-broken-trail';
	if (args.length > (despite ? 1 : 0)) {
		deps.complain(USAGE);
		return 1;
	}
	const { DATABASE_URL } = deps.config;
	try {
		return await rekey(deps, despite);
	} catch (error) {
		deps.tell('');
		const known = error instanceof NotDone || error instanceof BadConfiguration;
		const why = known ? error : refusalOf(error, DATABASE_URL);
		if (!why) throw error;
		deps.complain(why.message);
		return 1;
	}
}

async function rekey(deps: RekeyDeps, despite: boolean): Promise<number> {
	const { config } = deps;
	const { DATABASE_URL, DATABASE_DIRECT_URL: directUrl } = config;
	const file = fileOf(DATABASE_URL);
	if (file !== undefined && !existsSync(file)) throw new NotDone(`There is no database in ${file}. See DATABASE_URL.`);
	const former = formerKey(config);
	if (!former) throw new NotDone(noKey(config.DATA_KEY_FILE));
	const url = await pastThePooler({ url: DATABASE_URL, directUrl });
	const guard = await alone(url, directUrl !== undefined);
	try {
		await guard.check();
		const keys = await begin(guard, deps, keyring(former), despite);
		if (keys) await goOn(guard, deps, keys);
		putInPlace(deps);
		await compact(guard.url, deps);
		return 0;
	} finally {
		guard.end();
	}
}

/** Answers both keys once everything is noted that going on takes; nothing if only the key files are left to be exchanged. */
async function begin(
	guard: Alone,
	{ config, tell }: RekeyDeps,
	former: Keyring,
	despite: boolean,
): Promise<BothKeys | undefined> {
	const given = nextKey(config);
	let next = given && keyring(given);
	const store = await open(guard.url, { keys: former });
	try {
		const { now, kept } = await store.read(async ({ run }) => ({
			now: (await run(rekeyingNow, {}))[0],
			kept: await run(samples, {}),
		}));
		const fits = (key: Keyring | undefined) =>
			key !== undefined && kept.some(({ sample }) => opens(key, sample, PLACE));
		if (!now && kept.length === 0) throw new NotDone('Nothing is sealed in this database yet: it needs no other key.');
		if (!now && !fits(former) && fits(next)) return undefined;
		if (!fits(former) || (now && !fits(next))) throw new NotDone(missing(config, fits(former)));
		if (now && now.place !== NOTE) return { former, next: next! };

		const wrong = await wrongPlaces(store, despite, tell);
		next ??= keyring(makeNextKey(config));
		if (!now) await announce(store, guard, next);
		await store.transaction(async (tx) => {
			await noteNewKey(tx, wrong);
			await tx.run(moveRekeying, { place: NOTED, done: null });
		});
		return { former, next };
	} finally {
		await store.close();
	}
}

/** The database says that it is between two keys; then whoever started just before is asked for once more. */
async function announce(store: Store, guard: Alone, next: Keyring): Promise<void> {
	const sample = next.seal(JSON.stringify(SAMPLE), PLACE);
	await store.transaction(async (tx) => {
		await tx.run(beginRekeying, { now: tx.now, place: NOTE });
		await tx.run(addSample, { sample });
	});
	try {
		await guard.check();
	} catch (error) {
		await store.transaction(async (tx) => {
			for (const row of await tx.run(samples, {})) if (opens(next, row.sample, PLACE)) await tx.run(dropSample, row);
			await tx.run(endRekeying, {});
		});
		throw error;
	}
}

/** @throws NotDone if there are any and nobody said that this is known: under another key they could be found no more. */
async function wrongPlaces(store: Store, despite: boolean, tell: Tell): Promise<number[]> {
	const waits = () => store.read(({ run }) => run(unchained, { limit: 1 }));
	while ((await waits()).length > 0) await sealTrail(store);
	const { findings } = await verifyTrail(store, { tell: (done, all) => tell(bar(done, all, 'looking at the trail')) });
	if (findings.length > 0 && !despite)
		throw new NotDone(
			'The trail is not as it was written: "npm run audit -- verify" says where. Find out why first. "npm run rekey -- --with-broken-trail" goes on all the same, and leaves those places marked.',
		);
	return findings.flatMap((finding) => ('seq' in finding ? finding.seq : []));
}

async function goOn({ url }: Alone, { print, tell, rowsAtOnce = ROWS_AT_ONCE }: RekeyDeps, keys: BothKeys) {
	const store = await open(url, { keys: keys.next });
	try {
		const { unreadable, invitations } = await walk(store, keys, {
			rowsAtOnce,
			tell: (done, all, place) => tell(bar(done, all, place)),
		});
		const [kept] = await store.read(({ run }) => run(head, {}));
		const end = kept && readEnd(store.keys, kept);
		tell('');
		print('Everything is sealed with the new key, and the former one opens nothing of it any more.');
		if (invitations > 0)
			print(`Invitations that were not used yet (${invitations}) have ended: invite those people once more.`);
		if (unreadable > 0)
			print(`${unreadable.toLocaleString('en')} values could be opened with neither key, and stay as they are.`);
		if (end) print(`The trail’s head is now ${shownEnd(end)}. One that you kept before fits no more: keep this one.`);
		print('The next import of a register looks at every record as at one that has changed.');
	} finally {
		await store.close();
	}
}

/** What is left once the database knows the next key only. */
function putInPlace({ config, print }: RekeyDeps): void {
	if (config.DATA_KEY) {
		print(
			'Now put the value of NEXT_DATA_KEY into DATA_KEY, on every machine, remove NEXT_DATA_KEY, and start Waitless. Keep the former key as long as you keep backups that were made until today: they are sealed with it.',
		);
		return;
	}
	const { DATA_KEY_FILE } = config;
	const kept = exchangeFiles(config, new Date().toISOString().slice(0, 10));
	print(`The new key is in ${DATA_KEY_FILE}: keep a copy of it apart from the database. The former one is in ${kept}.`);
	print('Backups made until today are sealed with the former key: keep it as long as you keep them, then delete it.');
	print('With several machines, copy the new key to each of them before you start Waitless there. Make a backup now.');
}

const missing = (config: KeyConfig, formerFits: boolean): string => {
	const where = config.DATA_KEY ? 'NEXT_DATA_KEY' : nextFile(config);
	return formerFits
		? `Another data key was being brought in, and it is not the one in ${where}. Put that one back: a part of the database is sealed with it.`
		: `The data key does not fit: what is in the database was sealed with another. Put that one back (${config.DATA_KEY ? 'DATA_KEY' : config.DATA_KEY_FILE}).`;
};

const WIDTH = 30;
function bar(done: number, all: number, what: string): string {
	const share = all === 0 ? 1 : done / all;
	const full = Math.round(share * WIDTH);
	return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] ${Math.floor(share * 100)} % ${what}`;
}
