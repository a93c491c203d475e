/** The time that is kept in place of a visit that failed: who is told of it, and who may answer for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actFor } from '../src/core/acting.ts';
import { appointmentByReference } from '../src/core/appointments.ts';
import { networkOf } from '../src/core/network.ts';
import { conversationId } from '../src/talk.ts';
import { ENGINES } from './engines.ts';
import { openTestHouse, type TestHouse } from './house.ts';
import { answer, buttonsOf, joins } from './staff/desk.ts';
import { Caller } from './turn/caller.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let boss: Caller;
	let ana: Caller;
	let reference: string;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		boss = await joins(test, 'administrator', [], 'Bea');
		ana = new Caller(test, 'ana');
		await ana.reviews();
		await ana.taps('Book');
		reference = /Reference: ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec((await ana.reads()).join('\n'))![1]!;
	}, 60_000);
	afterAll(() => test.close());

	const visit = async () => (await test.house.store.read((reading) => appointmentByReference(reading, reference)))!;
	const told = async (caller: Caller) => {
		await test.later(0);
		return (await caller.reads()).join('\n');
	};
	/** A chat that says who the patient is, too. */
	async function another(name: string, proved: boolean): Promise<Caller> {
		const caller = new Caller(test, name);
		await caller.opens();
		await caller.hears();
		await acts(caller, proved);
		return caller;
	}
	async function acts({ address }: Caller, proved: boolean): Promise<void> {
		const conversation = conversationId(test.house.store.keys, address, 'patient');
		const { patientId } = await visit();
		const acting = { conversationId: conversation, patientId, relation: 'self', proved } as const;
		await test.house.store.transaction((tx) => actFor(tx, acting));
	}

	it('is kept for, told to and taken by those who may see the visit, and nobody else', async () => {
		const proved = await another('proved', true);
		const unproved = await another('unproved', false);
		const { practitionerId, patientId } = await visit();
		const code = (await test.house.store.read(networkOf)).practitioners.byId.get(practitionerId)!.code;
		const [keep] = await buttonsOf(boss, `/moveday ${code} today at harbour`);
		expect(await answer(boss, `[${keep}]`)).toContain('Told in their chat: 1.');
		for (const caller of [ana, proved]) expect(await told(caller)).toContain('I am keeping another time for you');
		expect(await told(unproved)).toBe('');

		// Whoever is in the chat has to prove anew who they are.
		await answer(boss, `/chats #${patientId}`);
		await answer(boss, '[End chat 2]');
		await answer(boss, '[End chat 2]');
		expect(await answer(proved, '[Yes, I take it]')).toContain('That was answered already.');
		await acts(proved, false);
		for (const button of ['[Yes, I take it]', '[No, thank you]']) {
			await answer(proved, button);
			expect((await visit()).status).toBe('cancelled');
		}
		expect(await answer(ana, '[Yes, I take it]')).toContain('It is yours.');
		expect((await visit()).status).toBe('booked');
	});

	it('that is taken back is told as it is to whoever took another time, declined it or did nothing', async () => {
		const people: Caller[] = [];
		for (const [i, name] of ['took', 'declined', 'silent'].entries()) {
			const caller = new Caller(test, name);
			await caller.reviews(`+27 82 555 020${i}`);
			await caller.taps('Book');
			people.push(caller);
		}
		const [took, declined, silent] = people as [Caller, Caller, Caller];
		for (const caller of people) await caller.hears();
		await answer(boss, '/moveday harbour today');
		const [all] = await buttonsOf(boss, '/moveday harbour today');
		await answer(boss, `[${all}]`);
		for (const caller of people) expect(await told(caller)).toContain('I am keeping another time for you');
		expect(await answer(took, '[Yes, I take it]')).toContain('It is yours.');
		const moved = await answer(took, '[My appointments]');
		expect(await answer(declined, '[No, thank you]')).toContain('the visit stays cancelled');

		await answer(boss, '/undo');
		await answer(boss, '[Undo the cancelling of a day]');
		// Two taps on one button within moments are one.
		await test.later(1);
		expect(await told(took)).toBe('');
		expect(await answer(took, 'my appointments')).toBe(moved);
		for (const caller of [declined, silent]) {
			expect(await told(caller)).toContain('Your visit takes place after all: the cancellation was a mistake.');
			// What was offered before is not true any more.
			for (const button of ['[No, thank you]', '[Yes, I take it]'])
				expect(await answer(caller, button)).toMatch(/^This visit takes place:\n\nGeneral visit, Mon 7 Sep/);
			expect(await answer(caller, 'my appointments')).toContain('Mon 7 Sep');
		}
	});
});
