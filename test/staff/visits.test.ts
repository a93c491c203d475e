/** What staff do to visits by command: who may, what the second of two sees, what is kept of it; on both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { invite } from '../../src/staff/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';

const timers = query()((q, { timer }) => q.select({ event: timer.event }).from(timer));
const REFERENCE = /[A-Z0-9]{4}-[A-Z0-9]{4}/;

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	let chats = 0;
	async function joins(role: StaffRole, locations: readonly string[], name: string, practitioner?: string) {
		const caller = new Caller(test, `visits ${++chats}`, 'desk');
		const as = { name, ...(practitioner && { practitioner }) };
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, locations, as)));
		await caller.hears();
		return caller;
	}
	const answer = async (caller: Caller, line: string): Promise<string> => {
		await caller.does(line);
		return (await caller.reads()).join('\n');
	};
	/** The first time that is offered. */
	const books = async (caller: Caller, line: string): Promise<string> => {
		expect(await answer(caller, line)).toContain('which time?');
		return answer(caller, '1');
	};
	const referenceIn = (told: string): string => REFERENCE.exec(told.slice(told.indexOf('Reference')))![0];

	it('the second of two receptionists who want one time sees what the first did, and other times', async () => {
		const [ann, ben] = [
			await joins('receptionist', ['harbour'], 'Ann'),
			await joins('receptionist', ['harbour'], 'Ben'),
		];
		const [one, two] = await Promise.all([
			answer(ann, '/book #4 general 2026-09-09 14:10 with naidoo'),
			answer(ben, '/book #6 general 2026-09-09 14:10 with naidoo'),
		]);
		const [done, told] = one.startsWith('Booked') ? [one, two] : [two, one];
		expect(done).toMatch(/^Booked for/);
		expect(told).toMatch(/14:10 with Dr Priya Naidoo is booked for #\d, by (Ann|Ben): General visit/);
		expect(told).toContain('Tap one');
	});

	it('a patient is not booked for two visits at once: the second is told of the first, and who booked it', async () => {
		const [ann, ben] = [
			await joins('receptionist', ['harbour'], 'Ann'),
			await joins('receptionist', ['harbour'], 'Ben'),
		];
		expect(await answer(ann, '/book #5 general 2026-09-09 14:40 with naidoo')).toMatch(/^Booked for/);
		const told = await answer(ben, '/book #5 general 2026-09-09 14:40 with abrahams');
		expect(told).toMatch(/^Zainab Davids \(#5\) has a visit then already, booked by Ann:/);
	});

	it('the second of two who cancel one visit is told that it is cancelled; its undo is only theirs who did it', async () => {
		const [ann, ben] = [
			await joins('receptionist', ['harbour'], 'Ann'),
			await joins('receptionist', ['harbour'], 'Ben'),
		];
		const booked = await books(ann, '/book #7 general with naidoo from 2026-09-10');
		const reference = referenceIn(booked);
		const [, time] = /10 Sep 2026, (\d\d:\d\d)/.exec(booked)!;
		await answer(ann, `/cancel ${reference}`);
		await answer(ben, `/cancel ${reference}`);
		expect(await answer(ann, '[Cancel the visit]')).toMatch(/^Cancelled for/);
		expect(await answer(ben, '[Cancel the visit]')).toMatch(/is cancelled already/);
		const { id } = (await trail(test.house.store)).findLast(({ action }) => action === 'cancelled visit')!;
		expect(await answer(ben, `/undo ${id}`)).toMatch(/^There is nothing of that number/);
		expect(await answer(ben, `/book #8 general 2026-09-10 ${time} with naidoo`)).toMatch(/^Booked for/);
		expect(await answer(ann, `/undo ${id}`)).toMatch(/^Its time is taken by now/);
	});

	it('a clinic’s visits are not there for another clinic’s staff, which is recorded; a practitioner changes their own only', async () => {
		const boss = await joins('administrator', [], 'Bea');
		const reference = referenceIn(await books(boss, '/book #9 general with abrahams at harbour from 2026-09-09'));
		const canal = await joins('receptionist', ['canal'], 'Cas');
		const naidoo = await joins('practitioner', ['harbour'], 'Dr Naidoo', 'naidoo');
		const refused = async () => (await trail(test.house.store)).filter(({ action }) => action === 'was refused').length;
		for (const line of ['cancel', 'move', 'accept', 'decline', 'edit', 'followup', 'paid']) {
			const before = await refused();
			expect(await answer(canal, `/${line} ${reference}`), line).toMatch(/^I know no visit “/);
			expect(await refused(), line).toBe(before + 1);
		}
		expect(await answer(naidoo, `/cancel ${reference}`)).toMatch(/you can see it, but not change it/);
		expect(await answer(naidoo, '/book #9 general 2026-09-10 9:00 with abrahams')).toMatch(
			/^I know nobody called “abrahams”/,
		);
		expect(await books(naidoo, '/book #9 general from 2026-09-11')).toMatch(/^Booked for .* Dr Priya Naidoo/);
	});

	it('why staff did something is said to the patient and stands in no timer, no history and no trail', async () => {
		const boss = await joins('administrator', [], 'Bea');
		const ana = new Caller(test, 'ana');
		await ana.reviews();
		await ana.taps('Book');
		const reference = referenceIn((await ana.reads()).join('\n'));
		await answer(boss, `/cancel ${reference} because purple trombones`);
		await answer(boss, '[Cancel the visit]');
		await test.later(0);
		expect((await ana.reads()).join('\n')).toMatch(/purple trombones[\s\S]*the clinic has cancelled your visit/);
		const rows = await test.house.store.read((reading) => reading.run(timers, {}));
		expect(JSON.stringify([rows, await trail(test.house.store)])).not.toContain('trombones');
	});

	it('nobody is told of a visit that has begun', async () => {
		const boss = await joins('administrator', [], 'Bea');
		const reference = referenceIn(await answer(boss, '/book #10 general 2026-09-07 10:20 with naidoo'));
		test.clock.forward(145);
		const before = (await test.sentTo('sms')).length;
		await answer(boss, `/paid ${reference} 350 ZAR`);
		await answer(boss, `/cancel ${reference}`);
		await answer(boss, '[Cancel the visit]');
		expect((await test.sentTo('sms')).length).toBe(before);
	});
});
