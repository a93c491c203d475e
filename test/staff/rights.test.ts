import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { p, put, query } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';

const DAY_MINUTES = 24 * 60;
const members = query()((q, { staff }) => q.select().from(staff).orderBy(staff.id));
const remove = query<{ id: number; now: number }>()((q, { staff }) =>
	q
		.update(staff)
		.set({ removedAt: put(staff.removedAt, 'now') })
		.where(eq(staff.id, p('id'))),
);
const revoke = query<{ id: number; now: number }>()((q, { staffChat }) =>
	q
		.update(staffChat)
		.set({ revokedAt: put(staffChat.revokedAt, 'now') })
		.where(eq(staffChat.staffId, p('id'))),
);
const asPractitioner = query<{ id: number; code: string }>()((q, { staff }) =>
	q
		.update(staff)
		.set({ practitioner: put(staff.practitioner, 'code') })
		.where(eq(staff.id, p('id'))),
);

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	beforeEach(async () => {
		test = await openTestHouse(engine);
	});
	afterEach(() => test.close());

	const invited = (role: StaffRole, locations: readonly string[] = []) =>
		test.house.store.transaction((tx) => invite(tx, role, locations));
	const newest = async () => (await test.house.store.read(({ run }) => run(members, {}))).at(-1)!.id;

	async function joined(name: string, role: StaffRole, locations: readonly string[] = []) {
		const caller = new Caller(test, name, 'desk');
		await caller.opens(await invited(role, locations));
		await caller.hears();
		return { caller, id: await newest() };
	}

	/** The text of the one answer. */
	async function answer(caller: Caller, text: string): Promise<string> {
		await caller.says(text);
		const [told, ...more] = await caller.reads();
		expect(more).toEqual([]);
		return told!;
	}

	describe('An invitation', () => {
		it('lets one chat in, once', async () => {
			const payload = await invited('receptionist');
			const [first, second] = [new Caller(test, 'first', 'desk'), new Caller(test, 'second', 'desk')];
			await first.opens(payload);
			await second.opens(payload);
			expect((await first.reads())[0]).toMatch(/^Welcome\. You are in, as a receptionist, at /);
			expect((await second.reads())[0]).toMatch(/^This invitation has been used or is over\./);
			await first.opens(payload);
			expect((await first.reads())[0]).toMatch(/^You are in already\./);
			expect(await answer(second, '/whoami')).toMatch(/^This page is for staff\./);
		});

		it('that two chats bring at once lets one of them in', async () => {
			const payload = await invited('receptionist');
			const both = [new Caller(test, 'first', 'desk'), new Caller(test, 'second', 'desk')];
			await Promise.all(both.map((caller) => caller.opens(payload)));
			const heard = (await Promise.all(both.map((caller) => caller.reads()))).flat();
			expect(heard.filter((text) => text.startsWith('Welcome'))).toHaveLength(1);
		});

		it('is good for a day', async () => {
			const [early, late] = [await invited('receptionist'), await invited('receptionist')];
			test.clock.forward(DAY_MINUTES - 1);
			const inTime = new Caller(test, 'in time', 'desk');
			await inTime.opens(early);
			expect((await inTime.reads())[0]).toMatch(/^Welcome\. You are in/);
			test.clock.forward(1);
			const tooLate = new Caller(test, 'too late', 'desk');
			await tooLate.opens(late);
			expect((await tooLate.reads())[0]).toMatch(/^This invitation has been used or is over\./);
		});

		it.each(['join-', 'join-nonsense', 'join-AAAAAAAAAAAAAAAAAAAAAA'])(
			'that nobody gave lets nobody in: %s',
			async (payload) => {
				const stranger = new Caller(test, 'stranger', 'desk');
				await stranger.opens(payload);
				expect((await stranger.reads())[0]).toMatch(/^This invitation has been used or is over\./);
			},
		);

		it('gives the role and the clinics that it was made for', async () => {
			const { caller } = await joined('reception', 'receptionist', ['harbour', 'canal']);
			expect(await answer(caller, '/whoami')).toBe(
				'You speak here as a receptionist, for Harbour Clinic, Canal Clinic.',
			);
		});
	});

	describe('A practitioner', () => {
		let naidoo: Caller;
		beforeEach(async () => {
			const { caller, id } = await joined('naidoo', 'practitioner', ['harbour']);
			await test.house.store.transaction((tx) => tx.run(asPractitioner, { id, code: 'naidoo' }));
			naidoo = caller;
		});

		it('opens their own times', async () => {
			expect(await answer(naidoo, '/open naidoo 2026-09-20 9-10 every 20')).toMatch(/^Opened: Dr Priya Naidoo/);
		});

		it('opens nobody else’s, and is told that only their own are theirs to open', async () => {
			expect(await answer(naidoo, '/open dlamini 2026-09-20 9-10')).toMatch(/^You change only your own times\./);
			expect(await answer(naidoo, '/day dlamini 2026-09-20')).toMatch(
				/^Dr Themba Dlamini has no open times on Sun 20 Sep\./,
			);
		});

		it('without a name of their own in the clinic file opens nobody’s', async () => {
			const { caller } = await joined('somebody', 'practitioner');
			expect(await answer(caller, '/open naidoo 2026-09-20 9-10')).toMatch(/^I know nobody called “naidoo”\./);
		});
	});

	describe('A member of one clinic', () => {
		let canal: Caller;
		beforeEach(async () => {
			canal = (await joined('canal', 'receptionist', ['canal'])).caller;
		});

		it('sees that clinic’s day', async () => {
			expect(await answer(canal, '/day canal')).toMatch(/^Canal Clinic, /);
		});

		it.each(['/day harbour', '/day Harbour Clinic 2026-09-07'])('sees no other’s: %s', async (command) => {
			expect(await answer(canal, command)).toMatch(/^I know no clinic and nobody called/);
		});

		it('sees in the overview that clinic alone', async () => {
			const overview = await answer(canal, '/day');
			expect(overview).toContain('Canal Clinic');
			expect(overview).not.toContain('Harbour');
			expect(overview).not.toContain('Plateau');
		});

		it('sees of somebody who works at two clinics what they do at that one', async () => {
			await answer(canal, '/open gagnon 2026-09-20 9-10 at canal');
			const { caller: owner } = await joined('owner', 'administrator');
			await answer(owner, '/open gagnon 2026-09-20 14-15 at plateau');
			expect(await answer(owner, '/day gagnon 2026-09-20')).toMatch(/Canal Clinic[\s\S]*Plateau Clinic/);
			expect(await answer(canal, '/day gagnon 2026-09-20')).not.toContain('Plateau');
		});

		it('opens times at no other', async () => {
			expect(await answer(canal, '/open gagnon 2026-09-20 9-10 at plateau')).toMatch(
				/^I know no such clinic for this person: “plateau”\./,
			);
			expect(await answer(canal, '/open naidoo 2026-09-20 9-10')).toMatch(/^I know nobody called “naidoo”\./);
		});
	});

	describe('Somebody who', () => {
		it.each([
			['was removed', remove],
			['lost the phone that was revoked', revoke],
		])('%s is a stranger from the next message on', async (_, end) => {
			const { caller, id } = await joined('reception', 'receptionist');
			expect(await answer(caller, '/day harbour')).toMatch(/^Harbour Clinic/);
			await test.house.store.transaction((tx) => tx.run(end, { id, now: tx.now }));
			for (const command of ['/day harbour', '/open naidoo 2026-09-20 9-10', '/whoami', 'hello'])
				expect(await answer(caller, command)).toMatch(/^Your access was ended on/);
		});

		it('is a patient can run no command of the staff, and is told nothing of it', async () => {
			const ana = test.telegram.person({ id: 11, name: 'Ana' });
			const greeting = ana.says('hello') && (await ana.hears()).text;
			for (const command of ['/day harbour', '/open naidoo 2026-09-20 9-10', '/whoami']) {
				expect(ana.says('start again') && (await ana.hears()).text).toBe(greeting);
				expect(ana.says(command) && (await ana.hears()).text).toBe(greeting);
			}
			const rows = (await trail(test.house.store)).map(({ actor, action }) => `${actor} ${action}`);
			expect(new Set(rows)).toEqual(new Set(['patient was refused']));
		});
	});

	describe('The trail', () => {
		it('names who joined, opened times and saw a day, when, and from where', async () => {
			const { caller, id } = await joined('reception', 'receptionist');
			await caller.says('/open naidoo 2026-09-20 9-10');
			await caller.says('/day harbour 2026-09-20');
			await caller.says('/day naidoo 2026-09-20');
			const rows = await trail(test.house.store);
			expect(rows.map(({ action, entity }) => `${action} ${entity}`)).toEqual([
				`joined staff:${id}`,
				'opened times practitioner:1',
				'saw the day location:1:20260920',
				'saw the day practitioner:1:20260920',
			]);
			for (const row of rows) expect(row).toMatchObject({ actor: `staff:${id}`, at: test.clock.now });
			expect(new Set(rows.map(({ conversationId }) => conversationId)).size).toBe(1);
		});

		it('has a row of what was refused as somebody else’s, and nothing of what was only wrong', async () => {
			const { caller, id } = await joined('canal', 'receptionist', ['canal']);
			const refused = ['/open naidoo 2026-09-20 9-10', '/cancelday naidoo 2026-09-20', '/invite receptionist'];
			for (const command of [...refused, '/day harbour', '/open nguyen 2026-09-20 12-9', '/day nowhere'])
				await caller.says(command);
			const rows = (await trail(test.house.store)).map(({ action, entity }) => `${action} ${entity}`);
			expect(rows).toEqual([
				`joined staff:${id}`,
				'was refused practitioner:1',
				'was refused practitioner:1',
				`was refused staff:${id}`,
				'was refused location:1',
			]);
		});
	});
});
