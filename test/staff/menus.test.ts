/** What staff find in Telegram's menu of commands: their own, where they are staff, and while they are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../db/tables/staff.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { onTelegram, type Speaker } from '../conversations/speakers.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { outbox } from '../turn/rows.ts';

describe.each(ENGINES)('The menu of commands, on %s,', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(async () => {
		expect(test.telegram.violations).toEqual([]);
		await test.close();
	});

	async function joins(name: string, role: StaffRole, language = 'en', locations = ['harbour']): Promise<Speaker> {
		const speaker = onTelegram(test, name, language);
		const as = { name: name.split('@')[0]! };
		await speaker.opens(await test.house.store.transaction((tx) => invite(tx, role, locations, as)));
		await speaker.hears();
		return speaker;
	}

	/** Who spoke last, and what they find there. */
	const idOfLast = () => test.telegram.bot().updates.at(-1)!.message!.from!.id;
	const menuIn = (scope: object) => test.telegram.bot().menus.get(JSON.stringify(scope));
	const namesIn = (scope: object) => menuIn(scope)?.map(({ command }) => command);

	it('is, in a chat of their own, of what their role may do, in their language', async () => {
		await joins('Pam', 'practitioner', 'fr');
		const own = { type: 'chat', chat_id: idOfLast() };
		expect(namesIn(own)).toEqual(expect.arrayContaining(['day', 'next', 'find', 'help']));
		expect(namesIn(own)).not.toContain('invite');
		expect(menuIn(own)).toContainEqual({ command: 'day', description: 'l’agenda d’un jour' });
	});

	it('is, in a group, each member’s own, without what is not for others to read', async () => {
		const sam = await joins('Sam@team', 'receptionist');
		const { from, chat } = test.telegram.bot().updates.at(-1)!.message!;
		const scope = { type: 'chat_member', chat_id: chat.id, user_id: from!.id };
		expect(namesIn(scope)).toEqual(expect.arrayContaining(['queue', 'book']));
		for (const name of ['find', 'invite', 'link']) expect(namesIn(scope)).not.toContain(name);
		const calls = test.telegram.callsOf('setMyCommands').length;
		await sam.says('/whoami');
		expect(test.telegram.callsOf('setMyCommands')).toHaveLength(calls);
	});

	it('goes with the access, wherever they speak, and comes back with it', async () => {
		const boss = await joins('Bo', 'administrator', 'en', []);
		await joins('Tess', 'receptionist');
		const own = { type: 'chat', chat_id: idOfLast() };
		await onTelegram(test, 'Tess@team', 'en').says('/whoami');
		const there = { type: 'chat_member', chat_id: test.telegram.bot().updates.at(-1)!.message!.chat.id };
		const inGroup = { ...there, user_id: own.chat_id };
		expect(namesIn(inGroup)).toContain('day');
		await boss.says('/remove Tess');
		await boss.taps('Remove Tess');
		await test.later(0);
		for (const scope of [own, inGroup]) expect(namesIn(scope)).toBeUndefined();
		await boss.taps('Undo');
		await test.later(0);
		await onTelegram(test, 'Tess', 'en').says('/whoami');
		expect(namesIn(own)).toContain('day');
	});

	it('holds up nothing that is said, is set once Telegram takes it, and is missed by nobody where it takes none', async () => {
		test.telegram.failNext({ method: /^setMyCommands$/, status: 500, description: 'Internal Server Error' });
		const una = test.telegram.person({ id: 4711, name: 'Una' });
		una.starts(await test.house.store.transaction((tx) => invite(tx, 'receptionist', ['harbour'])));
		expect((await una.hears()).text).toMatch(/^Welcome\. You are in, as a receptionist, at Harbour Clinic\./);
		una.says('/whoami');
		expect((await una.hears()).text).toMatch(/^You speak here as a receptionist/);
		const own = { type: 'chat', chat_id: 4711 };
		expect(namesIn(own)).toBeUndefined();
		await test.later(1);
		expect(namesIn(own)).toContain('day');
		test.telegram.failNext({
			method: /^setMyCommands$/,
			status: 400,
			description: 'Bad Request: PARTICIPANT_ID_INVALID',
		});
		await joins('Vera', 'receptionist');
		expect((await outbox(test.house.store)).filter(({ state }) => state === 'setAside')).toEqual([]);
	});
});
