/** The group of a clinic’s staff: the bot is added to it, thrown out of it, or finds it under another id. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeChat } from '../../db/queries/staff.ts';
import type { OfChat } from '../../src/message.ts';
import { conversationId } from '../../src/talk.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { answer, joins } from '../staff/desk.ts';
import { Caller } from '../turn/caller.ts';

const GROUP = -820;

describe.each(ENGINES)('On %s, the group of a clinic’s staff', (engine) => {
	let test: TestHouse;
	let boss: Caller;
	let sam: Caller;
	let group: Caller;
	let ana: Caller;
	let events = 0;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		boss = new Caller(test, 'boss', 'desk');
		await boss.joins();
		sam = await joins(test, 'receptionist', ['harbour'], 'Sam', { at: address('821') });
		group = new Caller(test, address(String(GROUP), '821'));
		ana = new Caller(test);
		await answer(group, '/here harbour');
	}, 60_000);
	afterEach(async () => {
		expect(test.telegram.violations).toEqual([]);
		await test.close();
	});

	const address = (chat: string, sender = chat) =>
		({ channel: 'telegram', bot: test.telegram.token.split(':')[0]!, chat, sender }) as const;
	/** All that follows from what was done. */
	const passes = () => test.later(0);
	const hears = async (caller: Caller) => {
		await passes();
		return (await caller.reads()).join('\n');
	};
	const tells = async (chat: OfChat['chat'], key = `test:chat:${++events}`, where = address(String(GROUP), '821')) => {
		const outcome = await test.house.receive({ key, address: where, language: 'en', chat });
		await passes();
		return outcome.kind;
	};
	const asks = async () => {
		for (const line of ['a person', 'Harbour Clinic', 'Is the lift working?']) await ana.does(line);
		return hears(ana);
	};
	const closes = async () => {
		test.telegram.closesChat(GROUP);
		await test.settled();
	};

	it('that refuses what is posted there is the clinic’s chat no more: each receptionist hears it, in order, and administrators what to do', async () => {
		await closes();
		expect(await asks()).toContain('I have asked a person of Harbour Clinic');
		const told = await sam.reads();
		expect(told.filter((text) => text.includes('a patient asks for a person'))).toHaveLength(1);
		expect(told.filter((text) => text.includes('Is the lift working?'))).toHaveLength(1);
		const place = (words: string) => told.findIndex((text) => text.includes(words));
		expect(place('a patient asks for a person')).toBeLessThan(place('Is the lift working?'));
		expect(await hears(boss)).toMatch(/I can’t write any more in the chat[\s\S]*type there: \/here harbour/);
		expect(await answer(sam, '/here')).not.toContain('another chat');
		await ana.says('Hello?');
		expect(await hears(sam)).toContain('Hello?');
		await answer(sam, '/say 1 It is.');
		expect(await hears(ana)).toContain('Harbour Clinic: It is.');
		expect(await hears(boss)).toBe('');
	});

	it('that the bot is thrown out of is known at once, and open conversations go on with each receptionist', async () => {
		await asks();
		expect(await hears(sam)).toBe('');
		expect(await tells({ kind: 'presence', here: false, entered: false })).toBe('taken');
		const told = await sam.reads();
		expect(told).toHaveLength(2);
		expect(told.join('\n')).toMatch(/Conversation 1: a patient has been talking to Harbour Clinic since/);
		const tried = test.telegram.calls.filter(({ chat }) => chat === GROUP).length;
		await ana.says('Hello?');
		expect(await hears(sam)).toContain('Conversation 1: Hello?');
		expect(test.telegram.calls.filter(({ chat }) => chat === GROUP)).toHaveLength(tried);
	});

	it('and whoever else could be reached: the patient learns whom to phone, and the bot listens again', async () => {
		await asks();
		await test.house.store.transaction((tx) =>
			tx.run(revokeChat, { conversationId: conversationId(tx.keys, boss.address, 'staff'), now: tx.now }),
		);
		const gone = { kind: 'presence', here: false, entered: false } as const;
		await tells(gone, 'test:sam', address('821'));
		expect(await ana.reads()).toEqual([]);
		await tells(gone);
		expect(await hears(ana)).toMatch(/nobody of Harbour Clinic can be reached from here just now\. Please phone \+27/);
		await ana.says('a person');
		await ana.says('Harbour Clinic');
		expect(await hears(ana)).toMatch(/nobody of Harbour Clinic can be reached/);
	});

	it('learns that an answer has not arrived, as the patient’s chat takes nothing any more', async () => {
		const ben = new Caller(test, address('831'));
		for (const line of ['a person', 'Harbour Clinic']) await ben.does(line);
		await hears(group);
		test.telegram.closesChat(831);
		await answer(group, '/say 1 Come at ten.');
		expect(await hears(group)).toContain('Conversation 1: your answer did not arrive');
		expect(await answer(group, '/say 1 Hello?')).toContain('There is no open conversation 1');
	});

	it('is greeted once when the bot comes into it, and not when the bot is made an administrator there', async () => {
		await passes();
		await group.reads();
		const entered = { kind: 'presence', here: true, entered: true } as const;
		expect(await tells(entered, 'test:entered')).toBe('taken');
		expect(await tells(entered, 'test:entered')).toBe('seen');
		await tells({ kind: 'presence', here: true, entered: false });
		const told = await group.reads();
		expect(told).toHaveLength(1);
		expect(told[0]).toMatch(/type \/here in this group\. In a group I hear only commands and replies/);
		// In private nobody needs to be told.
		await tells(entered, 'test:unblocked', address('821'));
		expect(await sam.reads()).toEqual([]);
	});

	it('that has become a supergroup stays the clinic’s chat, with who is staff there and what waits to be said', async () => {
		const there = new Caller(test, address('-100820', '821'));
		test.telegram.failNext({
			chat: GROUP,
			status: 400,
			description: 'Bad Request: group chat was upgraded to a supergroup chat',
			movedTo: -100820,
		});
		await asks();
		const told = await hears(there);
		expect(told).toContain('Conversation 1: a patient asks for a person');
		expect(told).toContain('Conversation 1: Is the lift working?');
		expect(await hears(boss)).toBe('');
		expect(await answer(there, '/say 1 It is.')).toContain('Passed on to conversation 1.');
		expect(await tells({ kind: 'moved', to: '-100820' })).toBe('taken');
		await ana.says('Thank you');
		expect(await hears(there)).toContain('Conversation 1: Thank you');
		expect(await hears(sam)).toBe('');
	});
});
