/** What staff type in place of a tap: numbers, the words of a button, what a command still asks for; and what is none of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Address } from '../../src/message.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { answer as answerOf, buttonsOf, joins } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let member: Caller;
	let chats = 0;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	});
	afterAll(() => test.close());

	async function joined(address: string | Address): Promise<Caller> {
		const caller = new Caller(test, address, 'desk');
		const link = await test.house.store.transaction((tx) => invite(tx, 'administrator', [], { name: 'Pia Present' }));
		await caller.opens(link);
		await caller.hears();
		return caller;
	}
	async function answer(typed: string): Promise<string> {
		await member.does(typed);
		return (await member.reads()).join('\n');
	}

	describe.each(['in a private chat', 'at the desk’s page'])('%s', (where) => {
		beforeEach(async () => {
			const chat = String(++chats);
			member = await joined(
				where === 'in a private chat' ? { channel: 'telegram', bot: '1', chat, sender: chat } : `page ${chat}`,
			);
		});

		it.each([
			['the number of a button', '2'],
			['its words', 'a receptionist'],
			['its words in other letters', 'A RECEPTIONIST.'],
		])('a question is answered by %s', async (_, typed) => {
			await answer('/invite');
			expect(await answer(typed)).toMatch(/^a receptionist, at which clinic\?/i);
		});

		it('a command is finished by what it still asks for', async () => {
			expect(await answer('/open naidoo sun')).toContain('From when to when?');
			expect(await answer('9-12')).toMatch(/^Opened: Dr Priya Naidoo, Sun 13 Sep 2026, 09:00 to 12:00/);
			await answer('[Undo]');
		});

		it('what is typed for a question is never taken for a button that has some of its words', async () => {
			expect(await answer('/open dlamini sun')).toContain('From when to when?');
			// [9-12, 13:30-17] has both numbers.
			expect(await answer('12-17')).toMatch(/^Opened: Dr Themba Dlamini, Sun 13 Sep 2026, 12:00 to 17:00/);
			await answer('[Undo]');
		});

		it('a confirmation that was passed over is given by its words no more', async () => {
			const rita = new Caller(test, `rita ${++chats}`, 'desk');
			const link = await test.house.store.transaction((tx) =>
				invite(tx, 'receptionist', [], { name: `Rita ${chats}` }),
			);
			await rita.opens(link);
			const name = `Rita ${chats}`;
			expect(await answer(`/remove ${name}`)).toContain(`Remove ${name}?`);
			await answer('/whoami');
			await answer(`remove ${name}`);
			expect(await answer('/staff')).toContain(name);
		});
	});

	describe('A number that stands in the words of a button', () => {
		it('of the queue is that number, not the button’s place', async () => {
			const desk = await joins(test, 'receptionist', ['harbour'], 'Dineo');
			for (const line of ['/walkin #11 for naidoo', '/walkin #12 for dlamini', '/walkin #13 for jacobs'])
				if ((await answerOf(desk, line)).includes('Have they come')) await answerOf(desk, '[Take as a walk-in]');
			for (const line of ['/next dlamini', '/next jacobs']) await answerOf(desk, line);
			const labels = await buttonsOf(desk, '/missed');
			expect(labels).toEqual([expect.stringMatching(/^Number 2:/), expect.stringMatching(/^Number 3:/)]);
			expect(await answerOf(desk, '1')).not.toContain('Number 2');
			await answerOf(desk, '/missed');
			expect(await answerOf(desk, '2')).toContain('Number 2');
			expect(await answerOf(desk, '/missed')).toContain('Number 3');
		});

		it('of a conversation is that conversation', async () => {
			const desk = await joins(test, 'receptionist', ['harbour'], 'Dineo');
			const patients = ['p1', 'p2', 'p3'].map((name) => new Caller(test, `${name} ${engine}`));
			for (const patient of patients) for (const said of ['a person', 'harbour clinic']) await patient.says(said);
			await test.later(0);
			await answerOf(desk, '/done 1');
			for (const patient of patients) await patient.hears();
			expect(await buttonsOf(desk, '/say we will phone you')).toEqual(['Conversation 2', 'Conversation 3']);
			await answerOf(desk, '2');
			expect(await patients[1]!.reads()).toEqual(['Harbour Clinic: we will phone you']);
			expect(await patients[2]!.reads()).toEqual([]);
		});
	});

	describe('In a private chat, where staff are patients as well', () => {
		beforeEach(async () => {
			const chat = String(++chats);
			member = await joined({ channel: 'telegram', bot: '1', chat, sender: chat });
		});

		it.each(['book a visit', 'my appointments', 'start again'])(
			'a patient’s own words go to the patient’s side, even while buttons of staff are open: "%s"',
			async (typed) => {
				expect(await answer('/invite')).toMatch(/^As what do you want to invite/);
				const told = await answer(typed);
				expect(told).not.toMatch(/\/help|invite|slash/);
				expect(told.length).toBeGreaterThan(0);
			},
		);

		it('a number or word that answers the patient’s side stays there', async () => {
			await answer('/invite');
			await answer('start again');
			expect(await answer('1')).not.toMatch(/at which clinic/);
			await answer('/invite');
			await answer('start again');
			expect(await answer('a receptionist')).not.toMatch(/at which clinic/);
		});
	});
});
