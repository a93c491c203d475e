/** What staff do to visits by command: who may, what the second of two sees, what is kept of it; on both engines. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { invite } from '../../src/staff/access/invitation.ts';
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
	async function joins(
		role: StaffRole,
		locations: readonly string[],
		name: string,
		practitioner?: string,
		language?: string,
	) {
		const caller = new Caller(test, `visits ${++chats}`, 'desk', language);
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
		for (const line of [`/cancel ${reference}`, `/arrived ${reference}`]) {
			const before = await refused();
			expect(await answer(naidoo, line), line).toMatch(/you can see it, but not change it/);
			expect(await refused(), line).toBe(before + 1);
		}
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
		expect(await answer(boss, `/cancel ${reference} because purple trombones`)).toContain('“purple trombones”');
		expect(await answer(boss, '[Cancel the visit]')).toContain('“purple trombones”');
		await test.later(0);
		const [told, ...more] = await ana.reads();
		expect(more).toEqual([]);
		expect([told].join('\n')).toMatch(/the clinic has cancelled your visit[\s\S]*purple trombones/);
		const rows = await test.house.store.read((reading) => reading.run(timers, {}));
		expect(JSON.stringify([rows, await trail(test.house.store)])).not.toContain('trombones');
	});

	it('/undo alone says what this member did here last, and takes it back with one more tap; nothing of anybody else', async () => {
		const [ann, ben] = [
			await joins('receptionist', ['harbour'], 'Ann'),
			await joins('receptionist', ['harbour'], 'Ben'),
		];
		expect(await answer(ann, '/undo')).toMatch(/^You have done nothing in this chat lately that could be taken back/);
		const first = referenceIn(await books(ann, '/book #11 general from 2026-09-14 with naidoo'));
		const second = referenceIn(await books(ann, '/book #12 general from 2026-09-14 with naidoo'));
		await books(ben, '/book #13 general from 2026-09-14 with naidoo');
		await answer(ann, '/day harbour');
		const told = await answer(ann, '/undo');
		expect(told).toContain('The last thing of yours here that can be taken back is the booking');
		expect(told).toContain(second);
		expect(await answer(ann, '[Undo the booking]')).toMatch(/^Taken back: the booking of .*\(#12\) is cancelled/);
		expect(await answer(ann, '/undo')).toContain(first);
		const eve = await joins('receptionist', ['harbour'], 'Ève', undefined, 'fr');
		expect(await answer(eve, '/book #12 general 2026-09-14 11:10 avec naidoo')).toMatch(/^Réservé pour/);
		expect(await answer(eve, '/undo')).toContain('qui peut être reprise : la réservation');
		expect(await answer(eve, '[Revenir sur la réservation]')).toMatch(/^Repris : la réservation de .*\(#12\)/);
		expect(await answer(eve, '/undo')).toMatch(/^Vous n’avez rien fait dernièrement/);
	});

	it('/undo says what was done since that it leaves as it is, unless that was taken back', async () => {
		const bea = await joins('administrator', [], 'Bea');
		const reference = referenceIn(await books(bea, '/book #12 general from 2026-09-14 with naidoo'));
		await answer(bea, '/merge Johan Pretorius and Zainab Davids');
		await answer(bea, '[One person: merge into #4]');
		const told = await answer(bea, '/undo');
		expect(told).toMatch(/^The last thing of yours here that can be taken back is the booking/);
		expect(told).toContain(reference);
		expect(told).toMatch(
			/since that \/undo leaves as it is, [^:]+:\d\d: merged another record into it \(the file #4\)/,
		);
		await answer(bea, '/merge undo 1');
		await answer(bea, '/find Khumalo');
		expect(await answer(bea, '/undo')).not.toContain('since');
		const ben = await joins('administrator', [], 'Ben', undefined, 'fr');
		await answer(ben, '/merge Johan Pretorius and Zainab Davids');
		await answer(ben, '[Une personne : fusionner dans #4]');
		expect(await answer(ben, '/undo')).toMatch(/^Vous n’avez rien fait dernièrement[\s\S]*\/undo laisse tel quel/);
	});

	it('the life of a visit tells how much was paid, who could not come, and that a kept time was declined', async () => {
		const boss = await joins('administrator', [], 'Bea');
		const eva = new Caller(test, 'eva');
		await eva.reviews('+27 82 555 0102');
		await eva.taps('Book');
		const booked = (await eva.reads()).join('\n');
		const [, reference] = /Reference: (\S+)/.exec(booked)!;
		const [, person] = /With: ([^;]+);/.exec(booked)!;
		const [, day] = /When: \w+ (\d+ \w+ \d+),/.exec(booked)!;
		expect(await answer(boss, `/paid ${reference} 350 ZAR`)).toContain('350.00 ZAR');
		await answer(boss, '[Undo]');
		await answer(boss, `/moveday ${person!.split(' ').at(-1)} ${day} at harbour`);
		await answer(boss, '1');
		await test.later(0);
		await eva.taps('No, thank you');
		const life = (await answer(boss, `/history ${reference}`)).split('\n').map((each) => each.replace(/^.*?\d: /, ''));
		expect(life.slice(1)).toEqual([
			expect.stringMatching(/^booked by the patient, for /),
			'paid (350.00 ZAR), taken by Bea',
			'the payment (350.00 ZAR) was taken back by Bea',
			`cancelled by Bea, as ${person} could not come`,
			'What patients could not do themselves:',
			'– it is too late to cancel this visit',
			expect.stringMatching(/^the time kept instead, .*, was declined by the patient$/),
		]);
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
