/** A staff command of somebody to whom it is not open does nothing, tells nothing, and leaves a row in the trail; on both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { showReference } from '../../src/core/references.ts';
import type { Address } from '../../src/message.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { STAFF_COMMANDS, type StaffCommand } from '../../src/staff/dialogue/commands.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';

const visits = query()((q, { appointment }) => q.select().from(appointment).orderBy(appointment.id));
const HARBOUR = 1;

/** Words that mean something to a patient, too. */
const PATIENTS = ['book', 'cancel', 'help'];
const COMMANDS = STAFF_COMMANDS.filter((name) => !PATIENTS.includes(name));
/**
 * For each command, what is another clinic's, or somebody else's: nobody is told of it. `VISIT`, `TODAY`: of a visit
 * there; `UNDO`: of what was done there. Nothing, where no clinic, practitioner or visit can be named.
 */
const OF_OTHERS: Readonly<Record<StaffCommand, readonly string[]>> = {
	open: ['naidoo sun 9-12', 'naidoo mon-fri 9-12', 'naidoo'],
	close: ['naidoo tue', 'harbour tue', 'naidoo every tuesday 9-10', 'naidoo every'],
	holiday: ['harbour 10 oct'],
	leave: ['naidoo tue', 'naidoo'],
	share: ['naidoo 50%', 'naidoo tue 50%', 'harbour 50%'],
	day: ['naidoo', 'harbour', 'naidoo picture', 'naidoo tomorrow'],
	week: ['naidoo', 'harbour', 'naidoo picture'],
	appointment: ['VISIT'],
	history: ['VISIT'],
	book: ['#1 general at harbour tue', '#1 general tue with naidoo'],
	move: ['VISIT tue 9'],
	cancel: ['VISIT'],
	cancelday: ['naidoo tue', 'harbour tue'],
	moveday: ['naidoo tue'],
	tophone: ['harbour', 'naidoo', 'naidoo today'],
	edit: ['VISIT reason: x'],
	followup: ['VISIT 2 weeks'],
	requests: ['harbour'],
	accept: ['VISIT'],
	decline: ['VISIT'],
	paid: ['VISIT 100'],
	refund: ['VISIT 100'],
	link: ['#1 stitches-out by copy'],
	links: ['@1'],
	linktype: ['retire minor surgery'],
	find: [],
	patient: [],
	contact: [],
	confirm: ['VISIT'],
	correct: ['#1 surname X'],
	carer: ['#1 for #2 as parent'],
	chats: [],
	duplicates: [],
	merge: ['#1 #2'],
	erase: ['#1'],
	log: ['VISIT'],
	invite: ['receptionist at harbour', 'receptionist at all'],
	invitations: [],
	staff: [],
	remove: ['Vic Harbour'],
	revoke: ['Vic Harbour'],
	quit: [],
	here: ['harbour'],
	say: ['1 hello'],
	done: ['1'],
	notices: [],
	arrived: ['TODAY'],
	walkin: ['#1 at harbour', '#1 for naidoo'],
	next: ['naidoo'],
	seen: [],
	missed: [],
	queue: ['harbour', 'qr harbour'],
	waits: ['harbour', 'harbour 50%'],
	undo: ['UNDO'],
	whoami: [],
	help: [],
};
const OTHERS = Object.entries(OF_OTHERS).flatMap(([command, all]) => all.map((typed) => `${command} ${typed}`));
/** Those that name a practitioner or a clinic; of a holiday, what is no clinic is its name. */
const NAMED = OTHERS.filter((line) => / (?:naidoo|harbour)/.test(line) && !line.startsWith('holiday'));

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let places: Readonly<Record<string, string>>;
	let chats = 0;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		const boss = await joins('administrator', [], 'Olive Owner');
		await joins('receptionist', ['harbour'], 'Vic Harbour');
		const ana = new Caller(test, 'ana');
		for (const words of ['human', 'Harbour Clinic']) await ana.says(words);
		await boss.says('/link #1 stitches-out by copy');
		await boss.says('/open naidoo 13 sep 8-9');
		const undo = (await trail(test.house.store)).at(-1)!;
		const all = await test.house.store.read(({ run }) => run(visits, {}));
		const there = all.filter(({ locationId, status }) => locationId === HARBOUR && status === 'booked');
		places = {
			...{ VISIT: showReference(there.at(-1)!.reference), TODAY: showReference(there[0]!.reference) },
			UNDO: String(undo.id),
		};
		expect(undo.action).toBe('opened times');
	}, 60_000);
	afterAll(() => test.close());

	async function joins(role: StaffRole, at: readonly string[], name: string, address?: Address): Promise<Caller> {
		const caller = new Caller(test, address ?? `chat ${++chats}`, 'desk');
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, at, { name })));
		await caller.hears();
		return caller;
	}
	/** What was said to a line, and what it left in the trail but that something was looked for. */
	async function tried(caller: Caller, line: string): Promise<{ told: string; rows: string[] }> {
		const before = (await trail(test.house.store)).length;
		await caller.says(line.replaceAll(/VISIT|TODAY|UNDO/g, (place) => places[place]!));
		const told = (await caller.reads()).join('\n');
		const rows = (await trail(test.house.store)).slice(before);
		return { told, rows: rows.map(({ actor, action }) => `${actor.replace(/\d+/, '')} ${action}`) };
	}
	const onTelegram = (chat: string): Address => ({ channel: 'telegram', bot: '1', chat, sender: chat });

	it('a patient’s: it is a word like any other', async () => {
		const ben = new Caller(test, onTelegram('12'));
		for (const name of COMMANDS) {
			await ben.says('start again');
			await ben.reads();
			const { told, rows } = await tried(ben, `/${name} #1`);
			expect(told, name).toMatch(/Welcome to/);
			expect(rows, name).toEqual(['patient was refused']);
		}
		for (const name of PATIENTS) expect((await tried(ben, `/${name}`)).rows, name).toEqual([]);
	});

	it.each(['at the desk’s page', 'on Telegram'])('that of somebody removed a second ago %s', async (where) => {
		const boss = await joins('administrator', [], `Ada ${where}`);
		const name = `Gone ${++chats}`;
		const gone = await joins(
			'administrator',
			[],
			name,
			where === 'on Telegram' ? onTelegram(String(500 + chats)) : undefined,
		);
		await boss.says(`/remove ${name}`);
		await boss.taps(`Remove ${name}`);
		await gone.reads();
		for (const command of COMMANDS) {
			await gone.says('start again');
			await gone.reads();
			const { told, rows } = await tried(gone, `/${command} #1`);
			expect(told, command).toMatch(where === 'on Telegram' ? /Welcome to/ : /^Your access was ended/);
			expect(rows, command).toEqual(['patient was refused']);
		}
	});

	it('one that a role does not have', async () => {
		const rita = await joins('receptionist', ['harbour'], 'Rita Reception');
		for (const command of ['linktype', 'erase #1', 'log #1', 'invite', 'invitations', 'staff', 'remove #1']) {
			const { told, rows } = await tried(rita, `/${command}`);
			expect(told, command).toMatch(/^What you are here does not allow/);
			expect(rows, command).toEqual(['staff: was refused']);
		}
	});

	it('one about another clinic, or what somebody else did there, even by an administrator', async () => {
		const carla = await joins('administrator', ['canal'], 'Carla Canal');
		const missing: string[] = [];
		for (const line of OTHERS) {
			const { rows } = await tried(carla, `/${line}`);
			if (!rows.includes('staff: was refused') || rows.some((row) => row !== 'staff: was refused'))
				missing.push(`${line}: ${rows}`);
		}
		expect(missing).toEqual([]);
	});

	it('is told in the words with which a name is answered that nobody has', async () => {
		const rosa = await joins('receptionist', ['canal'], 'Rosa Canal');
		const telling: string[] = [];
		for (const line of NAMED) {
			const { told } = await tried(rosa, `/${line}`);
			await rosa.says('/whoami');
			await rosa.reads();
			const none = await tried(rosa, `/${line.replace(/naidoo|harbour/, 'zzyzx')}`);
			await rosa.says('/whoami');
			await rosa.reads();
			if (told.replaceAll(/naidoo|harbour/gi, 'zzyzx') !== none.told || /Priya|Harbour Clinic/.test(told))
				telling.push(`${line}: ${told} / ${none.told}`);
		}
		expect(telling).toEqual([]);
	});

	it('and nothing of it was done', async () => {
		const before = await test.house.store.read(({ run }) => run(visits, {}));
		const rita = await joins('receptionist', ['canal'], 'Rosa Canal');
		for (const line of OTHERS) expect((await tried(rita, `/${line}`)).rows, line).toContain('staff: was refused');
		expect(await test.house.store.read(({ run }) => run(visits, {}))).toEqual(before);
	});
});
