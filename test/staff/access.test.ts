/** Who may type what: each command and each role, a patient, an administrator of one clinic. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../db/tables/staff.ts';
import { STAFF_COMMANDS, type StaffCommand } from '../../src/staff/dialogue/commands.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';
import { oneAnswer as answer, joins, onTelegram } from './desk.ts';

type Who = 'administrator' | 'clinic administrator' | 'receptionist' | 'practitioner';
const WHO: Readonly<Record<Who, readonly [StaffRole, readonly string[]]>> = {
	administrator: ['administrator', []],
	'clinic administrator': ['administrator', ['canal']],
	receptionist: ['receptionist', ['canal']],
	practitioner: ['practitioner', ['canal']],
};
const DESK: readonly Who[] = ['administrator', 'clinic administrator', 'receptionist'];
const ADMINISTRATORS: readonly Who[] = ['administrator', 'clinic administrator'];
const EVERYBODY = Object.keys(WHO) as Who[];

/** Who may use each command at all. */
const MAY: Readonly<Record<StaffCommand, readonly Who[]>> = {
	open: EVERYBODY,
	close: EVERYBODY,
	holiday: EVERYBODY,
	leave: EVERYBODY,
	share: EVERYBODY,
	day: EVERYBODY,
	week: EVERYBODY,
	appointment: EVERYBODY,
	history: EVERYBODY,
	book: EVERYBODY,
	move: EVERYBODY,
	cancel: EVERYBODY,
	edit: EVERYBODY,
	followup: EVERYBODY,
	requests: EVERYBODY,
	accept: EVERYBODY,
	decline: EVERYBODY,
	paid: DESK,
	refund: DESK,
	link: EVERYBODY,
	links: EVERYBODY,
	linktype: ADMINISTRATORS,
	find: EVERYBODY,
	patient: EVERYBODY,
	contact: DESK,
	confirm: DESK,
	correct: DESK,
	carer: DESK,
	chats: DESK,
	duplicates: DESK,
	merge: DESK,
	erase: ADMINISTRATORS,
	log: ADMINISTRATORS,
	invite: ADMINISTRATORS,
	invitations: ADMINISTRATORS,
	staff: ADMINISTRATORS,
	remove: ADMINISTRATORS,
	revoke: EVERYBODY,
	quit: EVERYBODY,
	arrived: EVERYBODY,
	walkin: DESK,
	next: EVERYBODY,
	seen: EVERYBODY,
	missed: EVERYBODY,
	queue: EVERYBODY,
	waits: EVERYBODY,
	here: DESK,
	say: EVERYBODY,
	done: EVERYBODY,
	notices: EVERYBODY,
	undo: EVERYBODY,
	cancelday: EVERYBODY,
	moveday: EVERYBODY,
	tophone: EVERYBODY,
	whoami: EVERYBODY,
	help: EVERYBODY,
};
const REFUSED = /^What you are here does not allow \/\w+\. \/whoami says what you are/;

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	it.each(EVERYBODY)('each command is open to this role or refused in the same words: %s', async (who) => {
		const caller = await joins(test, ...WHO[who]);
		const help = await answer(caller, '/help');
		for (const name of STAFF_COMMANDS) {
			const told = await answer(caller, `/${name}`);
			expect(REFUSED.test(told), `/${name}`).toBe(!MAY[name].includes(who));
			if (name !== 'help') expect(help.includes(`\n/${name}: `), `/${name} in the help`).toBe(MAY[name].includes(who));
		}
	});

	it('a chat of a patient is told nothing of any of them', async () => {
		const ana = new Caller(test, onTelegram('11'));
		await ana.says('start again');
		const [greeting] = await ana.reads();
		for (const name of STAFF_COMMANDS.filter((each) => each !== 'help')) {
			await ana.says('start again');
			await ana.reads();
			await ana.says(`/${name} #1`);
			expect((await ana.reads()).join(), name).toContain(greeting);
		}
		expect((await trail(test.house.store)).filter(({ action }) => action === 'opened file')).toEqual([]);
	});

	describe('An administrator of one clinic', () => {
		let canal: Caller;
		beforeAll(async () => {
			canal = await joins(test, 'administrator', ['canal'], 'Carla Canal');
		});

		it('invites for that clinic', async () => {
			expect(await answer(canal, '/invite receptionist for Rita')).toContain(
				'for Rita, as a receptionist, at Canal Clinic',
			);
		});

		it.each([
			...['/invite receptionist at harbour', '/invite administrator at all', '/invite practitioner at plateau'],
			'/invite receptionist everywhere',
		])('for no other, and not for all: %s', async (line) =>
			expect(await answer(canal, line)).toMatch(/^(You are no administrator of|Only an administrator of all)/),
		);

		it('neither removes, revokes nor invites again who works at another clinic, and leaves who works at both there', async () => {
			const boss = await joins(test, 'administrator', [], 'Olive Owner');
			for (const line of ['/remove Olive Owner', '/revoke Olive Owner', '/invite again Olive Owner'])
				expect(await answer(canal, line), line).toMatch(/^You can’t change the access of Olive Owner/);
			const both = await joins(test, 'receptionist', ['canal', 'harbour'], 'Bo Both');
			await answer(canal, '/remove Bo Both');
			await answer(canal, '[Remove Bo Both]');
			expect(await answer(both, '/whoami')).toContain('for Harbour Clinic.');
			expect(await answer(boss, '/whoami')).toContain('for all clinics');
		});
	});
});
