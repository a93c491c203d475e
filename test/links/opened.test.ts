/** A booking link as patients open it: what keeps it open, what counts as opening it, and what it shows to whom; on both engines. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLinkType } from '../../db/queries/clinic.ts';
import { dayOf } from '../../src/core/days.ts';
import { historyOfLink, linkById } from '../../src/core/links.ts';
import { bumpNetwork, networkOf } from '../../src/core/network.ts';
import { perform } from '../../src/perform.ts';
import { conversationId, restoreTalk } from '../../src/talk.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { networkNow } from '../network.ts';
import { Caller } from '../turn/caller.ts';
import { bookings, heldSlots, trail } from '../turn/rows.ts';

const INVITED = /invites you to choose a time/;

describe.each(ENGINES)('On %s, a booking link', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		desk = new Caller(test, 'desk', 'desk');
		await desk.joins();
		ana = new Caller(test, 'ana');
	});
	afterEach(() => test.close());

	/** Of one of the types in the demo's clinic file: what follows `link-` in its addresses. */
	async function sent(type: 'stitches-out' | 'minor-surgery' = 'stitches-out'): Promise<string> {
		await desk.says(`/link #1 ${type} by copy`);
		return /link[-=]([\w-]{22})/.exec((await desk.reads()).join())![1]!;
	}
	async function answer(caller: Caller, line: string): Promise<string> {
		await caller.does(line);
		return (await caller.reads()).join('\n');
	}
	async function opens(caller: Caller, token: string): Promise<string> {
		await caller.opens(`link-${token}`);
		return (await caller.reads()).join('\n');
	}
	/** Up to the review of a time, in a chat that has just come. */
	async function reviews(caller: Caller, token: string, time = '1'): Promise<string> {
		await opens(caller, token);
		await caller.does('[Continue]');
		await caller.does('[I agree]');
		return answer(caller, time);
	}
	const statusNow = async () => (await test.house.store.read((reading) => linkById(reading, 1)))!.status;
	const history = async () =>
		(await test.house.store.read((reading) => historyOfLink(reading, 1))).map(({ what, by }) => `${what} ${by}`);

	describe('that somebody has opened', () => {
		const KEPT = ['hello', 'pizza', 'help', '7', 'my name is Ana', 'help', '/start'];
		const MEANT = ['yes', 'ok', 'continue', 'Continue', '1', 'contniue'];

		it.each(MEANT)('is followed by whoever types "%s", whatever they typed before', async (words) => {
			await opens(ana, await sent());
			for (const other of KEPT) expect(await answer(ana, other), other).toMatch(INVITED);
			expect(await answer(ana, words)).toMatch(/say if you agree/);
		});

		it('is asked for again in the middle of something too, where free words are wanted, and then that goes on', async () => {
			for (const text of ['book a visit', 'I agree']) await ana.says(text);
			const [asked] = (await ana.reads()).slice(-1);
			await opens(ana, await sent());
			for (const other of KEPT) expect(await answer(ana, other), other).toMatch(INVITED);
			expect(await answer(ana, 'no')).toBe(asked);
			expect(await answer(ana, '082 555 0101')).toMatch(/Have you been to one of our clinics/);
		});

		it.each(['not now', 'no', 'stop', 'start again'])('is left by "%s", and can be opened again', async (words) => {
			const token = await sent();
			await opens(ana, token);
			expect(await answer(ana, words)).not.toMatch(INVITED);
			expect(await answer(ana, 'yes')).not.toMatch(/say if you agree/);
			expect(await opens(ana, token)).toMatch(INVITED);
			expect(await answer(ana, 'yes')).toMatch(/say if you agree/);
		});
	});

	it('counts as opened only by whoever continues, not by what looks at it or leaves it', async () => {
		const token = await sent();
		for (const words of ['no', 'hello', 'stop']) {
			await opens(ana, token);
			await ana.says(words);
		}
		expect(await statusNow()).toBe('sent');
		await ana.taps('Continue');
		expect(await statusNow()).toBe('accessed');
		expect(await history()).toEqual(['sent staff:1', 'accessed patient']);
	});

	it('that was expired by hand, or is over, while somebody chooses, books nothing and keeps no time', async () => {
		for (const end of [() => answer(desk, '/links @1 expire'), () => test.clock.forward(10 * 1440)]) {
			const token = await sent();
			expect(await reviews(ana, token)).toMatch(/Book it\?$/);
			await end();
			expect(await answer(ana, 'book')).toMatch(/can’t be used|not free any more|ran out/);
			expect(await bookings(test.house.store)).toEqual([]);
			expect((await heldSlots(test.house.store)).filter(({ holdUntil }) => holdUntil! > test.clock.now)).toEqual([]);
			ana = new Caller(test, 'another');
		}
	});

	it('books one visit of two that are confirmed in one moment in two chats, and frees what the other held', async () => {
		const token = await sent();
		const ben = new Caller(test, 'ben');
		await reviews(ana, token, '1');
		await reviews(ben, token, '3');
		await Promise.all([ana.says('book'), ben.says('book')]);
		const told = [(await ana.reads()).join(), (await ben.reads()).join()];
		expect(told.filter((each) => each.includes('Your visit is booked'))).toHaveLength(1);
		expect(told.filter((each) => each.includes('This link is used up'))).toHaveLength(1);
		expect(await bookings(test.house.store)).toHaveLength(1);
		expect(await heldSlots(test.house.store)).toEqual([]);
	});

	it('that was used tells another chat nothing of the visit before a code is typed, and books no other', async () => {
		const token = await sent();
		await reviews(ana, token);
		await ana.says('book');
		const ben = new Caller(test, 'ben');
		const told = await opens(ben, token);
		expect(told).toMatch(/^This link is used up/);
		expect(await answer(ben, '[Show it after a code]')).toMatch(/Please type the code here/);
		const wrong = await answer(ben, '000000');
		for (const each of [told, wrong]) expect(each).not.toMatch(/Wound care|Wyk|Harbour|Nomsa|9 Sep/);
		expect(await answer(ana, 'my appointments')).toMatch(/Wound care/);
		await ana.taps('Cancel it');
		await ana.taps('Yes, cancel it');
		expect(await opens(ana, token)).toMatch(/^[\s\S]*This link is used up/);
		expect(await statusNow()).toBe('booked');
		expect(await bookings(test.house.store)).toHaveLength(1);
	});

	it('leaves no time to be held but what its type leaves open, whatever the chat asks for', async () => {
		await opens(ana, await sent());
		for (const line of ['[Continue]', '[I agree]']) await ana.does(line);
		const { store } = test.house;
		const days = await Promise.all(
			[20260908, 20260909].map((localDate) => store.read((reading) => dayOf(reading, { localDate, locationId: 1 }))),
		);
		const held = (slotId: number) =>
			store.transaction(async (tx) => {
				const talk = (await restoreTalk(tx, conversationId(tx.keys, ana.address, 'patient')))!;
				const network = await networkOf(tx);
				const serviceId = network.services.byCode.get('wound-care')!.id;
				const params = { slotId, serviceId, patientId: 1, appointmentId: null, linkId: 1 };
				return perform({ type: 'holdSlot', params }, { tx, network, talk, reach: ['phone'] });
			});
		const sister = (await networkNow(store)).practitioners.byCode.get('van-wyk')!.id;
		const [early, fitting] = days.map(
			(day) => day.find(({ status, practitionerId }) => status === 'free' && practitionerId === sister)!,
		);
		expect(await held(early!.id)).toEqual({ type: 'slotTaken' });
		expect(await held(fitting!.id)).toMatchObject({ type: 'slotHeld' });
	});

	it('shows of its patient only what it has booked, whoever opened it', async () => {
		const token = await sent();
		await reviews(ana, token);
		await ana.says('book');
		await ana.reads();
		const seen = await answer(ana, 'my appointments');
		expect(seen).toMatch(/Wound care/);
		expect(seen).not.toMatch(/family doctor/);
	});

	describe('that asks for the date of birth', () => {
		const asked = async (caller: Caller, token: string) => {
			await opens(caller, token);
			await caller.does('[Continue]');
			return answer(caller, '[I agree]');
		};
		const tries = async (caller: Caller, date: string) => {
			await caller.says(date);
			await caller.reads();
			return answer(caller, 'yes');
		};

		it('is closed after five wrong ones in any chats, to the right one too, until staff send it again', async () => {
			const token = await sent('minor-surgery');
			const ben = new Caller(test, 'ben');
			for (const caller of [ana, ben]) expect(await asked(caller, token)).toMatch(/date of birth/);
			for (const caller of [ana, ben, ana, ben]) expect(await tries(caller, '1 april 1990')).toMatch(/does not fit/);
			expect(await tries(ana, '1 april 1990')).toMatch(/tried too often/);
			expect(await tries(ben, '12 march 1984')).toMatch(/tried too often/);
			const refused = (await trail(test.house.store)).filter(({ action }) => action === 'failed to identify');
			expect(refused).toHaveLength(6);
			await desk.says('/links @1 by copy');
			await opens(ben, token);
			await ben.does('[Continue]');
			expect(await tries(ben, '12 march 1984')).toMatch(/These times are free/);
		});

		it('takes no more than ten from one chat in a day, whatever links it opens', async () => {
			const token = await sent('minor-surgery');
			await asked(ana, token);
			for (let i = 1; i <= 10; i++) {
				expect(await tries(ana, '1 april 1990'), String(i)).toMatch(/does not fit|tried too often/);
				if (i % 4 === 0) await desk.says('/links @1 by copy');
			}
			await desk.says('/links @1 by copy');
			await opens(ana, token);
			await ana.does('[Continue]');
			expect(await tries(ana, '12 march 1984')).toMatch(/tried too often/);
			expect(await asked(new Caller(test, 'ben'), token)).toMatch(/date of birth/);
		});

		it('and is not to be moved by the patient is moved by staff only', async () => {
			const token = await sent('minor-surgery');
			await asked(ana, token);
			await tries(ana, '12 march 1984');
			for (const line of ['1', 'book', 'my appointments']) await ana.says(line);
			const [card] = (await ana.reads()).slice(-1);
			expect(card).toContain('Only the clinic can move this visit');
		});
	});

	it('is sent for one of many types by typing a part of its name, and how many there are is said', async () => {
		await test.house.store.transaction(async (tx) => {
			for (let i = 1; i <= 12; i++)
				await tx.run(writeLinkType.insert, {
					...{ code: `check-${i}`, name: `Check number ${i}`, service: 'wound-care', practitioner: null },
					...{ location: null, text: null, fromDays: null, toDays: null, mayReschedule: true, rescheduleMinutes: null },
					...{ identifies: true, validDays: 10, origin: 'staff', retired: false },
				});
			await bumpNetwork(tx);
		});
		expect(await answer(desk, '/link #1')).toMatch(/part of its name.*\n.*6 more/s);
		expect(await answer(desk, 'check')).toMatch(/4 more/);
		expect(await answer(desk, 'number 12')).toMatch(/^Check number 12, for Nomsa Khumalo/);
	});
});
