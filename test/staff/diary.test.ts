/** What staff see of the diary, as text and as a picture, and how one message goes from day to day; on both engines. */
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { p, query } from '../../db/store.ts';
import type { Body } from '../../flows/prompt.ts';
import { messagesTo, pictureIn } from '../../src/mailbox.ts';
import type { Address } from '../../src/message.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { outbox, trail } from '../turn/rows.ts';

const become = query<{ reference: string; status: string }>()((q, { appointment: a }) =>
	q
		.update(a)
		.set({ status: sql`${p('status')}` as never })
		.where(eq(a.reference, p('reference'))),
);
const endRoles = query<{ location: string }>()((q, { staffRole: r }) =>
	q
		.update(r)
		.set({ endedAt: 1 })
		.where(eq(r.location, p('location'))),
);
const keepForDesk = query<{ localDate: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({ online: false })
		.where(eq(slot.localDate, p('localDate'))),
);

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		desk = await joins('desk');
	}, 60_000);
	afterAll(() => test.close());

	async function joins(who: string | Address, locations: readonly string[] = []): Promise<Caller> {
		const caller = new Caller(test, who, 'desk');
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, 'receptionist', locations)));
		await caller.hears();
		return caller;
	}
	async function does(caller: Caller, line: string): Promise<string> {
		await caller.does(line);
		return (await caller.reads()).join('\n');
	}
	const newest = async (caller: Caller) => (await messagesTo(test.house.store, caller.address, undefined, 1))[0]!;
	const labels = async (caller: Caller) => {
		const { body } = await newest(caller);
		return 'buttons' in body ? body.buttons.map(({ label }) => label) : [];
	};
	const referencesIn = (told: string) => told.match(/[A-Z0-9]{4}-[A-Z0-9]{4}/g) ?? [];

	describe('A day', () => {
		it('tells the days beside it in words, and a tap on one takes the place of the message', async () => {
			await does(desk, '/day dlamini');
			expect(await labels(desk)).toEqual(['◂ Sun 6 Sep', 'Tue 8 Sep ▸', 'Picture', 'Week']);
			const { prompt } = await newest(desk);
			expect(await does(desk, '[Tue 8 Sep ▸]')).toMatch(/^Dr Themba Dlamini, Tue 8 Sep, /);
			expect((await newest(desk)).inPlaceOf).toBe(prompt);
			await does(desk, '2');
			expect(await newest(desk), 'what is typed is answered below').not.toHaveProperty('inPlaceOf');
		});

		it.each([
			['arrived', / arrived: /],
			['fulfilled', / seen: /],
			['noshow', / missed: /],
			['pending', / to be accepted: /],
		])('says in words what became of a visit: %s', async (status, expected) => {
			const [reference] = referencesIn(await does(desk, '/day harbour'));
			const set = (to: string) =>
				test.house.store.transaction((tx) => tx.run(become, { reference: reference!.replace('-', ''), status: to }));
			await set(status);
			const line = (await does(desk, '/day harbour')).split('\n').find((each) => each.endsWith(reference!));
			expect(line).toMatch(expected);
			await set('booked');
		});

		it('tells what is kept for the desk', async () => {
			await test.house.store.transaction((tx) => tx.run(keepForDesk, { localDate: 20260911 }));
			expect(await does(desk, '/day harbour 2026-09-11')).toMatch(/ free(, \d+ times)?, kept for the desk$/m);
		});

		it('shows a booking made a moment ago, and that it was made online', async () => {
			const ana = new Caller(test, 'ana');
			await ana.reviews();
			await ana.taps('Book');
			const [reference] = referencesIn((await ana.reads()).join());
			expect(await does(desk, '/day harbour')).toMatch(
				new RegExp(`Thandi Mabaso, General visit \\(online\\), ${reference}`),
			);
		});

		it('of somebody whose name could be several offers each of them', async () => {
			expect(await does(desk, '/day dr')).toMatch(/^Which one do you mean: /);
			const [first] = await labels(desk);
			expect(await does(desk, `[${first}]`)).toContain(first);
		});

		it('without a name is the clinic’s own, where one sees only one clinic', async () => {
			const canal = await joins('canal', ['canal']);
			expect(await does(canal, '/day')).toMatch(/^Canal Clinic, Mon 7 Sep\n/);
			await does(desk, '/day');
			expect(await labels(desk)).toContain('Canal Clinic');
			expect(await does(desk, '[Canal Clinic]')).toMatch(/^Canal Clinic, Mon 7 Sep\n/);
		});
	});

	describe('A week', () => {
		it('is told from Monday on, a line for each day, and leads to each of them', async () => {
			const told = await does(desk, '/week harbour thu');
			expect(told).toMatch(/^Harbour Clinic, Mon 7 Sep to Sun 13 Sep\nMon 7 Sep: \d+ visits, \d+ free times\n/);
			expect(told).toMatch(/\nSun 13 Sep: nothing is open$/);
			expect(await labels(desk)).toContain('Fri 11 Sep');
			expect(await does(desk, '[Mon 14 Sep ▸]')).toMatch(/^Harbour Clinic, Mon 14 Sep to Sun 20 Sep\n/);
			expect(await does(desk, '[Wed 16 Sep]')).toMatch(/^Harbour Clinic, Wed 16 Sep\n/);
		});

		it('of a person tells where and from when to when', async () => {
			expect(await does(desk, '/week dlamini')).toMatch(/\nMon 7 Sep, 09:00–17:00, Harbour Clinic: \d+ visits, /);
		});

		it('asks whose, if nobody is named, and takes what is typed then', async () => {
			expect(await does(desk, '/week')).toMatch(/^Whose week/);
			expect(await does(desk, 'dlamini')).toMatch(/^Dr Themba Dlamini, Mon 7 Sep to /);
		});
	});

	describe('A picture', () => {
		it('is a PNG with all of it in words beside; the outbox holds ids only', async () => {
			await does(desk, '/day harbour picture');
			const { id, body } = await newest(desk);
			expect(body).toMatchObject({
				kind: 'picture',
				caption: expect.stringMatching(/^Harbour Clinic, Mon 7 Sep\n\d+ vis/),
			});
			expect(body).toMatchObject({ alt: await does(desk, '[Text]') });
			const png = await pictureIn(test.house.store, desk.address, id);
			expect(Buffer.from(png!).subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
			const kept = (await outbox(test.house.store))
				.map((row) => row.body as Body)
				.findLast(({ kind }) => kind === 'picture');
			expect(kept).toMatchObject({ view: { locationIds: [1], date: 20260907, days: 1, names: true } });
			expect(JSON.stringify(kept)).not.toMatch(/Kabongo|Pretorius|Dlamini/);
		});

		it('keeps being one from day to day, and is text again where nothing is open', async () => {
			await does(desk, '/day harbour 2026-09-13 picture');
			expect((await newest(desk)).body).toMatchObject({ kind: 'text' });
			await does(desk, '/day harbour picture');
			await does(desk, '[Tue 8 Sep ▸]');
			expect((await newest(desk)).body).toMatchObject({ kind: 'picture' });
			await does(desk, '[Week]');
			expect((await newest(desk)).body).toMatchObject({
				kind: 'picture',
				caption: expect.stringContaining('to Sun 13 Sep'),
			});
		});

		it('shows what was booked after it was asked for, and each look stands in the trail', async () => {
			await does(desk, '/day harbour picture');
			const before = await newest(desk);
			const ben = new Caller(test, 'ben');
			await ben.reviews('+27 82 555 0202');
			await ben.taps('Book');
			const [reference] = referencesIn((await ben.reads()).join());
			expect(JSON.stringify(before.body)).not.toContain(reference);
			expect(JSON.stringify((await newest(desk)).body)).toContain(reference);
			await pictureIn(test.house.store, desk.address, before.id);
			expect((await trail(test.house.store)).at(-1)).toMatchObject({
				action: 'saw a picture',
				entity: 'location:1:20260907',
			});
		});

		it('is nobody else’s, is gone a day later, and for whoever may not see it any more', async () => {
			const sam = await joins('sam', ['plateau']);
			await does(sam, '/day plateau picture');
			const { id } = await newest(sam);
			expect(await pictureIn(test.house.store, desk.address, id)).toBeUndefined();
			expect(await pictureIn(test.house.store, sam.address, id)).toBeDefined();
			await test.house.store.transaction((tx) => tx.run(endRoles, { location: 'plateau' }));
			expect(await pictureIn(test.house.store, sam.address, id)).toBeUndefined();

			await does(desk, '/day harbour picture');
			const own = await newest(desk);
			test.clock.forward(24 * 60 + 1);
			expect(await pictureIn(test.house.store, desk.address, own.id)).toBeUndefined();
			test.clock.forward(-24 * 60 - 1);
		});

		it('names no patient where others read along', async () => {
			const group = await joins({ channel: 'telegram', bot: '7000001', chat: '-77', sender: '78' });
			await does(group, '/day harbour picture');
			const { body } = await newest(group);
			expect(JSON.stringify(body)).not.toMatch(/Kabongo|Pretorius|[A-Z0-9]{4}-[A-Z0-9]{4}/);
			expect(body).toMatchObject({ alt: expect.stringMatching(/booked: #\d+, Visit to my family doctor/) });
		});
	});

	it('the page shows again only the newest of those that took each other’s place', async () => {
		const kim = await joins('kim');
		await does(kim, '/day dlamini');
		await does(kim, '[Tue 8 Sep ▸]');
		await does(kim, '/whoami');
		await does(kim, '[◂ Mon 7 Sep]');
		const shown = await messagesTo(test.house.store, kim.address, undefined, 50);
		const days = shown.filter(({ body }) => JSON.stringify(body).includes('Dr Themba Dlamini, '));
		expect(days).toHaveLength(1);
		expect(days[0]!.body).toMatchObject({ text: expect.stringMatching(/, Mon 7 Sep, /) });
	});

	describe('A visit', () => {
		it('has a card with its life behind it: who booked it, when, and why', async () => {
			const cleo = new Caller(test, 'cleo');
			await cleo.reviews('+27 82 555 0303');
			await cleo.taps('Book');
			const [reference] = referencesIn((await cleo.reads()).join());
			const card = await does(desk, `/appointment ${reference}`);
			expect(card).toMatch(
				new RegExp(
					`^${reference}: General visit\nPatient: Thandi Mabaso \\(#\\d+\\)\nWhen: Mon 7 Sep 2026, .* \\(Cape Town time\\)\n`,
				),
			);
			expect(card).toMatch(/\nStatus: booked\nBooked online, by the patient, Mon 7 Sep 2026, 08:00\nReason: a cough$/);
			expect(await labels(desk)).toEqual(['Move', 'Cancel', 'Arrived', 'History', 'File']);
			expect(await does(desk, '[History]')).toMatch(
				/: General visit, #\d+\nMon 7 Sep 2026, 08:00: booked by the patient, for Mon 7 Sep 2026, /,
			);
			expect(await does(desk, '[Card]')).toBe(card);
			expect((await trail(test.house.store)).at(-1)).toMatchObject({ action: 'saw a visit' });

			const group = await joins({ channel: 'telegram', bot: '7000001', chat: '-79', sender: '80' });
			expect(await does(group, `/appointment ${reference}`)).not.toMatch(/Thandi|Mabaso|cough/);
			expect(await labels(group)).not.toContain('File');
			const canal = await joins('card canal', ['canal']);
			expect(await does(canal, `/appointment ${reference}`)).toMatch(/^I know no visit /);
			expect(await does(canal, `/history ${reference}`)).toMatch(/^I know no visit /);
		});
	});
});
