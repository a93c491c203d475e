/** A patient with a person of the clinic: the bot is silent, what is said goes to the other side once and in order. */
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { p, put, query } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import type { Said } from '../../flows/said.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';

const handovers = query()((q, { handover }) => q.select().from(handover).orderBy(handover.id));
const members = query()((q, { staff }) => q.select().from(staff).orderBy(staff.id));
const remove = query<{ id: number; now: number }>()((q, { staff }) =>
	q
		.update(staff)
		.set({ removedAt: put(staff.removedAt, 'now') })
		.where(eq(staff.id, p('id'))),
);
const timers = query()((q, { timer }) => q.select({ event: timer.event }).from(timer));
const bodies = query()((q, { outbox }) => q.select({ body: sql<unknown>`${outbox.body}` }).from(outbox));

const BACK = 'Back to the bot';

describe.each(ENGINES)('On %s, with a person', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test, 'ana');
	});
	afterEach(() => test.close());

	async function staff(name: string, role: StaffRole = 'receptionist', at: readonly string[] = ['harbour']) {
		const caller = new Caller(test, name, 'desk');
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, at, { name })));
		await caller.hears();
		return caller;
	}
	/** What comes by timers too. */
	async function reads(caller: Caller): Promise<string[]> {
		await test.later(0);
		return caller.reads();
	}
	async function called(caller = ana): Promise<void> {
		await caller.says('human');
		await caller.says('Harbour Clinic');
		expect((await reads(caller)).at(-1)).toMatch(/I am silent/);
	}
	const rows = () => test.house.store.read(({ run }) => run(handovers, {}));

	describe('the bot is silent', () => {
		it('whatever state the conversation is in, and goes on there afterwards', async () => {
			const sam = await staff('Sam');
			const walk = ['book a visit', 'I agree', '+27 82 555 0101', 'no', '[Go on without registering]', 'Thandi Mabaso'];
			for (const step of [...walk, 'general practice', 'general visit', 'a cough', 'skip', 'Harbour Clinic']) {
				await ana.does(step);
				const [asked] = (await reads(ana)).slice(-1);
				const open = asked!.split('\n\n').at(-1)!;
				await ana.says('a person');
				if ((await reads(ana)).at(-1)!.includes('At which clinic')) await ana.says('Harbour Clinic');
				await reads(ana);
				await sam.hears();
				for (const words of ['yes', '1', 'start again', 'my appointments', 'Harbour Clinic']) {
					await ana.says(words);
					expect((await reads(sam)).at(-1), step).toMatch(new RegExp(`: ${words}$`));
				}
				const said = await reads(ana);
				expect(said.every((text) => text.startsWith('I have passed that on'))).toBe(true);
				await ana.taps(BACK);
				expect((await reads(ana)).at(-1), step).toContain(open);
			}
		});

		it('when a button of an earlier message is tapped, and when a hold runs out', async () => {
			await staff('Sam');
			await ana.reviews();
			await calledFromReview();
			await ana.taps('Book');
			expect((await reads(ana)).at(-1)).toMatch(/so that did nothing/);
			await test.later(9);
			expect(await ana.reads()).toEqual([]);
			await ana.says(BACK.toLowerCase());
			expect((await reads(ana)).at(-1)).toMatch(/free/);
		});

		it.each<Said>([
			{ kind: 'unreadable', what: 'voice' },
			{ kind: 'unreadable', what: 'photo' },
			{ kind: 'location', latitude: 1, longitude: 2 },
		])('but says that it can’t pass on what is no text (%o)', async (said) => {
			const sam = await staff('Sam');
			await called();
			await reads(sam);
			await ana.sends(ana.inbound(said));
			expect(await reads(ana)).toEqual([expect.stringMatching(/I can’t pass that on/)]);
			expect(await reads(sam)).toEqual([]);
		});

		/** The clinic is known from the time that is under review. */
		async function calledFromReview() {
			await ana.says('a person');
			expect((await reads(ana)).at(-1)).toMatch(/I am silent/);
		}
	});

	describe('what is said', () => {
		it('goes to the other side once, though an update comes twice', async () => {
			const sam = await staff('Sam');
			await called();
			await reads(sam);
			await ana.says('is it cold there?');
			await ana.repeats();
			expect(await reads(sam)).toEqual(['Conversation 1: is it cold there?']);
			await sam.says('/say 1 no');
			await sam.repeats();
			expect(await reads(ana)).toEqual(['Harbour Clinic: no']);
		});

		it('arrives in the order in which it was said, from several at once', async () => {
			const [sam, joe] = [await staff('Sam'), await staff('Joe')];
			await called();
			await Promise.all([sam.says('/say 1 one'), joe.says('/say 1 two')]);
			expect((await reads(ana)).toSorted()).toEqual(['Harbour Clinic: one', 'Harbour Clinic: two']);
			const words = Array.from({ length: 12 }, (_, i) => `line ${i}`);
			await reads(sam);
			for (const word of words) await ana.says(word);
			expect(await reads(sam)).toEqual(words.map((word) => `Conversation 1: ${word}`));
			expect((await reads(joe)).filter((text) => text.includes('line'))).toEqual(
				words.map((word) => `Conversation 1: ${word}`),
			);
		});

		it('lies sealed in the outbox, and in no timer', async () => {
			const sam = await staff('Sam');
			await called();
			await ana.says('my secret');
			await sam.says('/say 1 your secret');
			const kept = await test.house.store.read(async ({ run }) => [
				await run(timers, {}),
				await run(bodies, {}),
				await run(handovers, {}),
			]);
			expect(JSON.stringify(kept.map((all) => all.map((row) => Object.values(row).map(String))))).not.toContain(
				'secret',
			);
			expect(JSON.stringify(kept[0])).not.toContain('secret');
		});
	});

	describe('what comes to the desk in the middle of a command', () => {
		const asked = async () => {
			const sam = await staff('Sam');
			await called();
			await reads(sam);
			await sam.says('/quit');
			expect((await reads(sam)).at(-1)).toMatch(/Leave|leave/);
			for (const words of ['is it cold there?', 'hello?']) await ana.says(words);
			expect(await reads(sam)).toHaveLength(2);
			return sam;
		};

		it.each(['[Leave]', 'leave'])('leaves what was asked there open: %s still answers it', async (answer) => {
			const sam = await asked();
			await sam.does(answer);
			await reads(sam);
			await sam.says('/whoami');
			expect((await reads(sam)).at(-1)).toMatch(/^Your access was ended on/);
		});

		it.each([
			[4, 0],
			[2, 2],
		])('pushes out nothing that the desk was offered itself: %i before it, %i after', async (before, after) => {
			const sam = await staff('Sam');
			await sam.says('/cancel #4 tuesday');
			const oldest = await sam.tap('Move it instead');
			for (let i = 0; i < before; i++) await sam.says('/cancel #4 tuesday');
			await called();
			await reads(sam);
			for (let i = 0; i < after; i++) await sam.says('/cancel #4 tuesday');
			await sam.sends(oldest);
			expect((await reads(sam)).at(-1)).toMatch(/Pretorius.*which time/s);
		});

		it('is what a number counts in, and its buttons are good', async () => {
			const sam = await asked();
			await sam.says('1');
			expect((await reads(sam)).at(-1)).toMatch(/What shall I write to conversation 1/);
			await sam.says('a little');
			expect((await reads(ana)).at(-1)).toBe('Harbour Clinic: a little');
			await ana.says('thank you');
			await reads(sam);
			await sam.taps('Done');
			expect((await reads(ana)).at(-1)).toMatch(/listening again/);
		});
	});

	describe('a person is called', () => {
		it('once per chat: there is one handover, however often it is asked', async () => {
			await staff('Sam');
			await called();
			await ana.says('human');
			await ana.says('a person');
			expect(await rows()).toHaveLength(1);
		});

		it('for the clinic that is known from what is going on, without being asked which', async () => {
			await staff('Sam');
			await ana.reviews();
			await ana.says('human');
			expect((await reads(ana)).at(-1)).toMatch(/a person of \w+ Clinic/);
		});

		it('and nobody is told twice that they wait', async () => {
			const sam = await staff('Sam');
			await called();
			await test.later(11);
			expect(await ana.reads()).toEqual([expect.stringMatching(/has answered yet.*phone \+27/s)]);
			await test.later(30);
			expect(await ana.reads()).toEqual([]);
			await sam.says('/say 1 here I am');
			expect(await reads(ana)).toEqual(['Harbour Clinic: here I am']);
		});

		it('and who was answered does not hear that nobody has', async () => {
			const sam = await staff('Sam');
			await called();
			await sam.says('/say here I am');
			await reads(ana);
			await test.later(11);
			expect(await ana.reads()).toEqual([]);
		});
	});

	describe('it ends', () => {
		it('once, by staff, and the next word is the bot’s again', async () => {
			const sam = await staff('Sam');
			await called();
			await sam.says('/done 1');
			expect(await reads(ana)).toEqual([expect.stringMatching(/over, and I am listening again/)]);
			await sam.says('/done 1');
			expect((await reads(sam)).at(-1)).toMatch(/There is no open conversation 1/);
			await ana.says('book a visit');
			expect((await reads(ana)).at(-1)).toMatch(/say if you agree/);
		});

		it('and what was meant for the person who has just left does nothing', async () => {
			const sam = await staff('Sam');
			await ana.reviews();
			await ana.says('human');
			await sam.says('/done 1');
			// The timer that tells it has not run yet.
			await ana.says('yes');
			expect((await reads(ana)).at(-1)).toMatch(/over, and I am listening again/);
			expect((await reads(ana)).filter((text) => text.includes('is booked'))).toEqual([]);
		});

		it('by itself at its time, which every answer puts off', async () => {
			const sam = await staff('Sam');
			await called();
			await test.later(200);
			await sam.says('/say 1 a moment');
			await reads(ana);
			await test.later(100);
			expect(await ana.reads()).toEqual([]);
			await test.later(141);
			expect(await ana.reads()).toEqual([expect.stringMatching(/listening again/)]);
			expect((await reads(sam)).at(-1)).toMatch(/nobody has answered any more/);
			expect((await rows()).map(({ endedBy }) => endedBy)).toEqual(['system']);
		});

		it('although the server stopped in between', async () => {
			const sam = await staff('Sam');
			await called();
			await test.reopen();
			await ana.says('still there?');
			expect((await reads(sam)).at(-1)).toBe('Conversation 1: still there?');
			await test.reopen(() => test.clock.forward(24 * 60));
			expect((await reads(ana)).at(-1)).toMatch(/listening again/);
		});
	});

	describe('who is not of the clinic', () => {
		it('neither answers nor ends it: it is as if it were not there, and the trail keeps that', async () => {
			await staff('Sam');
			const eve = await staff('Eve', 'receptionist', ['canal']);
			await called();
			for (const line of ['/say 1 hello', '/done 1', '/say 99 hello']) {
				await eve.says(line);
				expect((await reads(eve)).at(-1)).toMatch(/There is no open conversation/);
			}
			await eve.says('/say hello');
			expect((await reads(eve)).at(-1)).toMatch(/No patient of your clinics is waiting/);
			expect(await reads(ana)).toEqual([]);
			const refused = (await trail(test.house.store)).filter(({ action }) => action === 'was refused');
			expect(refused.map(({ entity }) => entity)).toEqual(['handover:1', 'handover:1']);
		});

		it('hears nothing of it: a chat whose member was removed is no clinic’s chat any more', async () => {
			const [sam, joe] = [await staff('Sam'), await staff('Joe')];
			await sam.says('/here harbour');
			await called();
			expect((await reads(sam)).join()).toMatch(/Conversation 1/);
			expect(await reads(joe)).toEqual([]);
			const [{ id } = { id: 0 }] = await test.house.store.read(({ run }) => run(members, {}));
			await test.house.store.transaction((tx) => tx.run(remove, { id, now: tx.now }));
			await ana.says('are you there?');
			expect(await reads(sam)).toEqual([]);
			expect(await reads(joe)).toEqual(['Conversation 1: are you there?']);
		});

		it('can’t take its chat: only the clinic’s own desk says where it is, and takes it back', async () => {
			const eve = await staff('Eve', 'receptionist', ['canal']);
			const doctor = await staff('Doc', 'practitioner', ['harbour']);
			await eve.says('/here harbour');
			expect((await reads(eve)).at(-1)).toMatch(/I know no such clinic/);
			await doctor.says('/here harbour');
			expect((await reads(doctor)).at(-1)).toMatch(/does not allow \/here/);
			const sam = await staff('Sam');
			await sam.says('/here harbour');
			await sam.taps('Undo');
			expect((await reads(sam)).at(-1)).toMatch(/no chat of its own any more/);
		});
	});
});
