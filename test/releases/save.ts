/**
 * What this release leaves in a database, for the releases after it: conversations in every state, timers, messages in
 * the outbox. Run it when a release is made, and commit what it writes:
 *
 *     node test/releases/save.ts
 *
 * It makes a folder of the version in package.json, with the database as text and what each conversation expects.
 * A folder that is there stays as it is: what a release left behind doesn't change any more.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { writeLinkType } from '../../db/queries/clinic.ts';
import { pruneOutbox } from '../../db/queries/outbox.ts';
import type { Store } from '../../db/store.ts';
import type { NetworkSettings } from '../../db/tables/clinic.ts';
import { LINK } from '../../flows/patient/link-asks.ts';
import { readClinicFile } from '../../src/clinic/read.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { createLink, type Link } from '../../src/core/links.ts';
import { bumpNetwork } from '../../src/core/network.ts';
import { type PatientRecord, writePatient } from '../../src/core/register.ts';
import { proveKey } from '../../src/data-key.ts';
import { openDoor } from '../../src/door.ts';
import { lettersOf } from '../../src/letters.ts';
import type { Address, Channel } from '../../src/message.ts';
import { render } from '../../src/render.ts';
import { startSender } from '../../src/sender.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { startTicks } from '../../src/ticks.ts';
import { Caller } from '../turn/caller.ts';
import { changeSettings, outbox } from '../turn/rows.ts';
import { dump } from './dump.ts';
import { DESK } from './scenes/desk.ts';
import type { Scene } from './scenes/scene.ts';
import { SCENES } from './scenes.ts';

const BEGIN = Date.parse('2026-09-07T06:00:00Z');
/** Fictional people's data are sealed with it. */
const DATA_KEY = Buffer.alloc(32, 'nobody real is in this database');

export interface Expected {
	/** When it was left, in epoch milliseconds; the key of its data in base64. */
	readonly now: number;
	readonly dataKey: string;
	readonly conversations: readonly (Pick<Scene, 'what' | 'state' | 'next' | 'asks'> & { readonly address: Address })[];
	readonly desk: Pick<typeof DESK, 'next' | 'asks'> & { readonly address: Address };
}

const onTelegram = (chat: string): Address => ({ channel: 'telegram', bot: '7000001', chat, sender: chat });
const addressOf = (scene: Scene): Address => {
	const chat = String(101 + SCENES.indexOf(scene));
	return scene.onWeb ? { channel: 'web', bot: 'clinic', chat, sender: chat } : onTelegram(chat);
};

const phoneOf = (chat: string): string => `+27 82 555 0${chat}`;

/** Somebody with a file, a number and a phone of their own. */
const onFile = (chat: string, now: number): PatientRecord => ({
	...{ provisional: false, name: null, firstName: 'Nomsa', surname: `Khumalo ${chat}`, birthDate: '1984-03-12' },
	...{ gender: 'female', language: 'en', filesAt: ['north'], familyDoctor: null },
	contacts: [{ system: 'phone', value: phoneOf(chat).replaceAll(' ', ''), confirmedAt: now }],
	identifiers: [{ system: 'id', value: `ID${chat}` }],
});

/** The database of this release, as text, and what its conversations expect. */
export async function saved(): Promise<{ sql: string; expected: Expected }> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-release-'));
	const path = join(folder, 'waitless.db');
	let now = BEGIN;
	const store = await open(`file:${path}`, { keys: keyring(DATA_KEY), clock: () => now, durable: false });
	await proveKey(store, { DATA_KEY_FILE: '' });
	const logger = pino({ level: 'silent' });
	const door = openDoor({ store, logger, pace: { burst: 1_000, perSecond: 1_000 } });
	const ticks = startTicks(store, door, logger, false);
	const callerAt = (address: Address, language = 'en') =>
		new Caller({ house: { store, receive: door, deskLink: '' } }, address, 'clinic', language);
	const callers = new Map(SCENES.map((scene) => [scene, callerAt(addressOf(scene), scene.language)]));
	const inWords = async ({ address: { chat } }: Caller, line: string) => {
		if (line !== 'CODE') return line.replace('PHONE', phoneOf(chat)).replace('NUMBER', `ID${chat}`);
		const letter = (await lettersOf(store)).find(({ to }) => to === phoneOf(chat).replaceAll(' ', ''));
		return /\d{6}/.exec(letter!.text)![0];
	};
	const say = async (caller: Caller, line: string) => {
		if (line.startsWith('DESK ')) return desk.does(line.slice('DESK '.length));
		if (line === 'LINK') return caller.opens(`${LINK}${link.token}`);
		if (!line.startsWith('@ ')) return caller.does(await inWords(caller, line));
		now += Number(line.slice(2)) * 60_000;
		await ticks.run();
	};

	const read = readClinicFile(readFileSync(join(import.meta.dirname, 'clinic.yaml'), 'utf8'));
	if (read.kind === 'wrong') throw new Error(JSON.stringify(read.problems));
	await store.transaction((tx) => applyNetwork(tx, read.file));
	for (const scene of SCENES.filter(({ said }) => said.includes('NUMBER')))
		await store.transaction((tx) => writePatient(tx, onFile(addressOf(scene).chat, now)));
	const link = await sendLink(store);
	const desk = callerAt(onTelegram(DESK.chat));
	await desk.opens(await store.transaction((tx) => invite(tx, 'administrator')));
	for (const line of DESK.said) await desk.does(line);
	const fails = async (caller: Caller, line: string) => {
		let good: NetworkSettings | undefined;
		await changeSettings(store, (settings) => {
			good = settings;
			return { ...settings, terms: null };
		});
		await say(caller, line);
		await changeSettings(store, () => good!);
	};

	const split = ({ said, unsent = 1 }: Scene) => said.length - unsent;
	for (const [scene, caller] of callers) for (const line of scene.said.slice(0, split(scene))) await say(caller, line);
	await sendAll(store, ['telegram', 'web', 'sms']);
	await store.transaction((tx) => tx.run(pruneOutbox, { after: 0, upTo: 1e9, before: now + 1 }));
	for (const [scene, caller] of callers)
		for (const line of scene.said.slice(split(scene))) await (scene.fails ? fails : say)(caller, line);
	await desk.does(DESK.unsent);
	await sendAll(store, ['web', 'sms']);

	await ticks.stop();
	await store.close();
	const sql = dump(path);
	rmSync(folder, { recursive: true });
	const expected = {
		now,
		dataKey: DATA_KEY.toString('base64'),
		conversations: SCENES.map((scene) => {
			const { what, state, next, asks } = scene;
			return { what, address: addressOf(scene), state, next, asks };
		}),
		desk: { address: desk.address, next: DESK.next, asks: DESK.asks },
	};
	return { sql, expected };
}

/** Of a type that asks for the date of birth, to the first who has a file. */
const sendLink = (store: Store): Promise<Link> =>
	store.transaction(async (tx) => {
		await tx.run(writeLinkType.insert, {
			...{ code: 'results', name: 'Results', service: 'visit', practitioner: null, location: null, text: null },
			...{ fromDays: null, toDays: null, mayReschedule: true, rescheduleMinutes: null, identifies: false },
			...{ validDays: 10, origin: 'staff', retired: false },
		});
		await bumpNetwork(tx);
		return createLink(tx, { id: 1, validDays: 10 }, { patientId: 1, by: 'staff:1', way: 'copied' });
	});

/** Sends what waits on these channels; the last message to whoever is refused is set aside. */
async function sendAll(store: Store, names: readonly Channel['name'][]): Promise<void> {
	const refused = new Set(SCENES.filter(({ onWeb }) => onWeb === 'refused').map((scene) => addressOf(scene).chat));
	const channels = names.map((name): [string, Channel] => [
		name,
		{
			name,
			send: async ({ address }) =>
				!names.includes('telegram') && refused.has(address.chat)
					? { kind: 'refused', why: 'gone' }
					: { kind: 'sent', messageId: '1' },
		},
	]);
	const sender = startSender({ store, channels: new Map(channels), render, logger: pino({ level: 'silent' }) });
	while ((await outbox(store)).some(({ state, channel }) => state === 'waiting' && names.includes(channel as 'web')))
		await new Promise((resolve) => setTimeout(resolve, 5));
	await sender.stop();
}

if (import.meta.main) {
	const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
	const folder = join(import.meta.dirname, version);
	if (existsSync(folder)) throw new Error(`${folder} is there. Give this release a new version first.`);
	const { sql, expected } = await saved();
	mkdirSync(folder);
	writeFileSync(join(folder, 'database.sql'), sql);
	writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(expected, null, '\t')}\n`);
	console.log(`Saved in ${folder}. Commit it.`);
}
