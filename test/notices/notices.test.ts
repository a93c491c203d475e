/** Practitioners are told of their visits: who, when, once, and as things are by then. */
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { p, put, query } from '../../db/store.ts';
import { cancel } from '../../src/core/appointments.ts';
import { networkOf } from '../../src/core/network.ts';
import { keepMornings } from '../../src/notices/morning.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { type VisitChange, visitChanged } from '../../src/visit-changed.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';

const HOUR = 60;
const visits = query<{ practitioner: string; from: number }>()((q, { appointment: a, practitioner }) =>
	q
		.select({ visit: a })
		.from(a)
		.innerJoin(practitioner, eq(practitioner.id, a.practitionerId))
		.where(sql`${practitioner.code} = ${p('practitioner')} and ${a.start} > ${p('from')} and ${a.status} = 'booked'`)
		.orderBy(a.start),
);
const members = query()((q, { staff }) => q.select().from(staff).orderBy(staff.id));
const remove = query<{ id: number; now: number }>()((q, { staff }) =>
	q
		.update(staff)
		.set({ removedAt: put(staff.removedAt, 'now') })
		.where(eq(staff.id, p('id'))),
);
const pend = query<{ id: number }>()((q, { appointment: a }) =>
	q
		.update(a)
		.set({ status: sql`'pending'` as never })
		.where(eq(a.id, p('id'))),
);
const timers = query()((q, { timer }) => q.select().from(timer).orderBy(timer.id));

describe.each(ENGINES)('On %s, a practitioner', (engine) => {
	let test: TestHouse;
	let naidoo: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		naidoo = await joins('naidoo');
	});
	afterEach(() => test.close());

	async function joins(practitioner: string, chat: string = practitioner, at = ['harbour']): Promise<Caller> {
		const address = { channel: 'web', bot: 'desk', chat, sender: chat } as const;
		const caller = new Caller(test, address);
		const payload = await test.house.store.transaction((tx) =>
			invite(tx, 'practitioner', at, { name: chat, practitioner }),
		);
		await caller.opens(payload);
		await caller.hears();
		return caller;
	}
	const upcoming = async (practitioner = 'naidoo') =>
		(await test.house.store.read(({ run, now }) => run(visits, { practitioner, from: now }))).map(({ visit }) => visit);
	const changed = (change: Partial<VisitChange> & Pick<VisitChange, 'visit'>) =>
		test.house.store.transaction(async (tx) =>
			visitChanged(tx, await networkOf(tx), { what: 'booked', by: 'staff:999', ...change }),
		);
	async function reads(caller = naidoo): Promise<string[]> {
		await test.later(0);
		return caller.reads();
	}
	const mornings = async () =>
		(await test.house.store.read(({ run }) => run(timers, {}))).filter(
			({ doneAt, event }) => doneAt === null && (event as { news?: string }).news === 'morning',
		);

	describe('is told of a visit', () => {
		it('unless they did it themselves, or it is another’s', async () => {
			const dlamini = await joins('dlamini');
			const [visit] = await upcoming();
			const [own] = (await test.house.store.read(({ run }) => run(members, {}))).filter(
				({ practitioner }) => practitioner === 'naidoo',
			);
			await changed({ visit: visit!, by: `staff:${own!.id}` });
			expect(await reads()).toEqual([]);
			await changed({ visit: visit!, by: 'patient' });
			expect(await reads()).toEqual([expect.stringMatching(/^New: /)]);
			expect(await reads(dlamini)).toEqual([]);
		});

		it('neither once they are removed, nor for a clinic where they have no role', async () => {
			const elsewhere = await joins('naidoo', 'at another clinic', ['canal']);
			const [visit] = await upcoming();
			const [own] = (await test.house.store.read(({ run }) => run(members, {}))).filter(
				({ name }) => name === 'naidoo',
			);
			await changed({ visit: visit! });
			// The timer is set by now: what counts is who they are when it is due.
			await test.house.store.transaction((tx) => tx.run(remove, { id: own!.id, now: tx.now }));
			expect(await reads()).toEqual([]);
			expect(await reads(elsewhere)).toEqual([]);
		});

		it('beside what is asked of them just then, which stays open; and its own buttons are good', async () => {
			const [visit, other] = await upcoming();
			for (const { id } of [visit!, other!]) await test.house.store.transaction((tx) => tx.run(pend, { id }));
			await naidoo.says('/quit');
			await naidoo.hears();
			await changed({ visit: visit! });
			expect(await reads()).toEqual([expect.stringMatching(/^Asked for: /)]);
			await changed({ visit: other! });
			expect(await reads()).toEqual([expect.stringMatching(/^Asked for: /)]);
			await naidoo.says('2');
			expect((await reads())[0]).toMatch(/decline/i);
			await naidoo.says('/quit');
			await changed({ visit: visit!, what: 'edited' });
			await reads();
			await naidoo.taps('Leave');
			await naidoo.says('/whoami');
			expect((await reads()).at(-1)).toMatch(/^Your access was ended on/);
		});

		it('however many come, the buttons of what is asked stay good', async () => {
			const many = (await upcoming()).slice(0, 6);
			expect(many).toHaveLength(6);
			for (const { id } of many) await test.house.store.transaction((tx) => tx.run(pend, { id }));
			await naidoo.says('/quit');
			for (const visit of many) {
				await changed({ visit });
				expect(await reads()).toContainEqual(expect.stringMatching(/^Asked for: /));
			}
			await naidoo.taps('Leave');
			await naidoo.says('/whoami');
			expect((await reads()).at(-1)).toMatch(/^Your access was ended on/);
		});

		it('as it is by then, and once, however often it changed', async () => {
			await naidoo.says('/notices day off');
			await naidoo.says('/notices quiet 7-9');
			await naidoo.hears();
			const [visit, other] = await upcoming();
			await changed({ visit: visit! });
			await changed({ visit: visit!, what: 'rescheduled', from: visit! });
			await changed({ visit: other!, what: 'rescheduled', from: { ...other!, start: other!.start - 3_600_000 } });
			await test.house.store.transaction(async (tx) =>
				cancel(tx, await networkOf(tx), { appointmentId: visit!.id, by: 'staff:999', override: true }),
			);
			expect(await reads()).toEqual([]);
			await test.later(HOUR);
			const [told, ...more] = await naidoo.reads();
			expect(more).toEqual([]);
			expect(told).toMatch(/^Your visits have changed:\nCancelled: [^\n]+\nMoved: [^\n]+, it was [^\n]+$/);
		});

		it('that asks for them, with buttons to accept and decline it', async () => {
			const [visit] = await upcoming();
			await test.house.store.transaction((tx) => tx.run(pend, { id: visit!.id }));
			await changed({ visit: visit! });
			await test.later(0);
			const [told] = await naidoo.hears();
			expect(told).toMatchObject({ text: expect.stringMatching(/^Asked for: .*\nDo you accept it\?$/) });
			expect(told?.kind === 'text' && told.buttons.map(({ label }) => label.split(' ')[0])).toEqual([
				'Accept',
				'Decline',
			]);
		});

		it('by rows that hold nothing but ids and words of the program', async () => {
			const [visit] = await upcoming();
			await changed({ visit: visit!, what: 'rescheduled', from: visit! });
			const events = (await test.house.store.read(({ run }) => run(timers, {}))).map(({ event }) => event);
			expect(events).toContainEqual({ news: 'visit', visit: visit!.id, what: 'rescheduled', from: visit!.start });
		});

		it('not in the quiet hours, though the server was away when they began', async () => {
			await naidoo.says('/notices quiet 20-7');
			await naidoo.hears();
			const [, , , , , , , , , , , visit] = await upcoming();
			await test.reopen(async () => {
				test.clock.forward(1);
			});
			await changed({ visit: visit! });
			test.clock.forward(13 * HOUR);
			expect(await reads()).toEqual([]);
			await test.later(10 * HOUR);
			expect((await naidoo.reads()).join()).toMatch(/New: /);
		});
	});

	describe('hears in the morning', () => {
		it('who comes that day, once, though two timers are set for it', async () => {
			await naidoo.says('/notices day 8:30');
			await naidoo.says('/notices quiet off');
			await naidoo.hears();
			await test.later(23 * HOUR + 40);
			expect(await naidoo.reads()).toEqual([]);
			await test.later(60);
			expect(await naidoo.reads()).toEqual([expect.stringMatching(/^Today, Tue 8 Sep: \d+ visits, the first at/)]);
			expect(await mornings()).toHaveLength(1);
		});

		it('nothing of the days on which the server did not run, nor of one that is half over', async () => {
			await test.reopen(() => test.clock.forward(9 * 24 * HOUR + 6 * HOUR));
			expect(await reads()).toEqual([]);
			expect(await mornings()).toHaveLength(1);
			await test.later(17 * HOUR);
			expect((await naidoo.reads()).filter((text) => text.startsWith('Today'))).toHaveLength(1);
		});

		it('also whose timer is missing; where it stands, no other is set', async () => {
			expect(await mornings()).toHaveLength(1);
			await keepMornings(test.house.store);
			expect(await mornings()).toHaveLength(1);
			await naidoo.says('/notices off');
			await test.later(24 * HOUR);
			expect(await mornings()).toEqual([]);
			await keepMornings(test.house.store);
			expect(await mornings()).toEqual([]);
			await naidoo.taps('Undo');
			expect(await mornings()).toHaveLength(1);
		});

		it('all that happened since, in one message with the day, if that is what they want', async () => {
			await naidoo.says('/notices morning 7');
			await naidoo.hears();
			const [a, b] = await upcoming();
			await changed({ visit: a! });
			await changed({ visit: b!, by: 'patient' });
			expect(await reads()).toEqual([]);
			await test.later(23 * HOUR);
			const told = await naidoo.reads();
			expect(told).toEqual([expect.stringMatching(/^Your visits have changed:\n.*\n\nToday, Tue 8 Sep/s)]);
		});
	});

	it('who works in another zone hears it by its clocks', async () => {
		await naidoo.says('/notices zone America/Toronto');
		expect((await reads()).join()).toMatch(/By the clocks of Toronto/);
		await test.later(23 * HOUR);
		expect(await naidoo.reads()).toEqual([]);
		await test.later(6 * HOUR);
		expect(await naidoo.reads()).toEqual([expect.stringMatching(/^Today, Tue 8 Sep/)]);
	});

	it('changes how they are told, but nothing that is not understood', async () => {
		for (const wrong of ['sometimes', 'quiet 25-7', 'quiet 8', 'morning 99', 'zone Nowhere/Land']) {
			await naidoo.says(`/notices ${wrong}`);
			expect((await reads()).at(-1), wrong).toMatch(/I could not read/);
		}
		const desk = new Caller(test, 'desk', 'desk');
		await desk.joins();
		await desk.says('/notices each');
		expect((await reads(desk)).at(-1)).toMatch(/Only who is a practitioner/);
	});
});
