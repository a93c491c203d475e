/** The clinic writes first: to whom, in whose name, and where that can't be. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actFor } from '../../src/core/acting.ts';
import { conversationId } from '../../src/talk.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { answer, buttonsOf, joins } from '../staff/desk.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	let johan: Caller;
	/** With what timers bring to the chat. */
	const heard = async () => {
		await test.later(0);
		return (await johan.reads()).join('\n');
	};
	beforeAll(async () => {
		test = await openTestHouse(engine);
		desk = await joins(test, 'receptionist', ['harbour'], 'Thandeka');
		johan = new Caller(test, `johan ${engine}`);
		await johan.says('hello');
		await johan.hears();
		await test.house.store.transaction(async (tx) => {
			const chat = conversationId(tx.keys, johan.address, 'patient');
			await actFor(tx, { conversationId: chat, patientId: 4, relation: 'self', proved: true });
		});
	}, 60_000);
	afterAll(() => test.close());

	it('who has no chat that may be written to is told of as such, with how they can be reached', async () => {
		expect(await answer(desk, '/say #5 hello')).toMatch(/^Zainab Davids \(#5\) has no chat .* reached by \+27/);
	});

	it('a patient by number reads it in the clinic’s name, may answer, and the bot is silent until it is done', async () => {
		expect(await answer(desk, '/say #4 your results are here')).toMatch(
			/^Written to Johan Pretorius \(#4\), in the name of Harbour Clinic\.\nThey can answer: it is conversation \d+/,
		);
		const told = await heard();
		expect(told).toMatch(/^Harbour Clinic: your results are here\nThis is from a person of Harbour Clinic\./);
		await johan.says('may I fetch them today?');
		expect(await heard()).toBe('');
		expect((await desk.reads()).join('\n')).toMatch(/^Conversation \d+: may I fetch them today\?/);
		expect(await answer(desk, '/say #4 and your letter')).toMatch(/is in a conversation with a person already: write/);
		expect(await answer(desk, '/say yes, until five')).toMatch(/^Passed on/);
		expect(await heard()).toBe('Harbour Clinic: yes, until five');
		expect(await answer(desk, '/done')).toMatch(/is done/);
		expect(await heard()).toMatch(/^Your conversation with Harbour Clinic is over/);
	});

	it('a name could be a word of the message: before anything is said, it is asked', async () => {
		expect(await answer(desk, '/say Pretorius please phone us')).toMatch(
			/^Shall Johan Pretorius \(#4\) read this in their chat\? “please phone us”/,
		);
		expect(await heard()).toBe('');
		expect(await answer(desk, '[Johan Pretorius (#4)]')).toMatch(/^Written to/);
		expect(await heard()).toMatch(/^Harbour Clinic: please phone us/);
		await johan.says('back to the bot');
		expect(await heard()).toMatch(/^I am listening again/);
		await desk.hears();
	});

	it('where a conversation has the number of a patient’s record, it is asked which is meant', async () => {
		const others: Caller[] = [];
		while (!(await answer(desk, '/say #4 hello')).includes('is open as well')) {
			await answer(desk, '/done');
			const other = new Caller(test, `other ${engine} ${others.length}`);
			for (const said of ['a person', 'harbour clinic']) await other.says(said);
			others.push(other);
			await desk.hears();
			await heard();
			expect(others.length).toBeLessThan(6);
		}
		expect(await buttonsOf(desk, '/say #4 hello')).toEqual(['Johan Pretorius (#4)', 'Conversation 4']);
		expect(await heard()).toBe('');
	});

	it('a patient whose file other clinics keep is none of this desk’s to write to, and that it was tried is recorded', async () => {
		const far = await joins(test, 'receptionist', ['plateau'], 'Luc');
		expect(await answer(far, '/say to #4 hello')).toMatch(/^The clinics that keep the file #4 are not yours/);
		expect(await heard()).toBe('');
		expect((await trail(test.house.store)).at(-1)).toMatchObject({ action: 'was refused', entity: 'patient:4' });
	});
});
