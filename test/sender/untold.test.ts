/** What must not be lost, and can't be said: who hears of it how, once, and what staff learn of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staffInChat } from '../../db/queries/staff.ts';
import { p, query } from '../../db/store.ts';
import { createLink } from '../../src/core/links.ts';
import { networkOf } from '../../src/core/network.ts';
import { lettersOf } from '../../src/letters.ts';
import { sendNews } from '../../src/news-sent.ts';
import { note } from '../../src/sender/note.ts';
import { conversationId } from '../../src/talk.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { answer, buttonsOf, joins } from '../staff/desk.ts';
import { Caller } from '../turn/caller.ts';
import { outbox, trail } from '../turn/rows.ts';

const patients = query()((q, { appointment }) => q.select().from(appointment));
const actsToo = query<{ conversationId: string; patientId: number; now: number }>()((q, { conversationPatient: c }) =>
	q.insert(c).values({
		...{ conversationId: p('conversationId'), patientId: p('patientId') },
		...{ since: p('now'), provedAt: p('now'), relation: 'self' },
	}),
);

describe.each(ENGINES)('On %s, what a chat refuses for good', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	let sam: Caller;
	let reference: string;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = onTelegram('801');
		sam = await joins(test, 'receptionist', ['harbour'], 'Sam');
		await ana.reviews();
		await ana.does('[Book]');
		reference = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec((await ana.reads()).join('\n'))![0];
		await passes();
		await sam.reads();
	}, 60_000);
	afterEach(async () => {
		expect(test.telegram.violations).toEqual([]);
		await test.close();
	});

	/** An account in its own chat or a group, at the bot of this house. */
	const onTelegram = (chat: string, sender = chat) =>
		new Caller(test, { channel: 'telegram', bot: test.telegram.token.split(':')[0]!, chat, sender });
	/** All that follows from what was done. */
	const passes = () => test.later(0);
	const hears = async (caller: Caller) => {
		await passes();
		return (await caller.reads()).join('\n');
	};
	const tried = (chat: number) => test.telegram.calls.filter((call) => call.chat === chat).length;
	const cancels = async (because = '') => {
		await answer(sam, `/cancel ${reference} ${because}`);
		return answer(sam, '[Cancel the visit]');
	};
	/** Those that say something of a visit. */
	const letters = async () =>
		(await lettersOf(test.house.store))
			.map(({ to, text }) => `${to} ${text}`)
			.filter((text) => /your visit|can’t take/.test(text));
	/** The letter that was written last is refused by its gateway. */
	const refusesLetter = async () => {
		const { id, at } = (await outbox(test.house.store)).findLast(
			({ channel }) => channel === 'sms' || channel === 'email',
		)!;
		const ends = { kind: 'refused', why: 'no such number' } as const;
		await test.house.store.transaction((tx) => note(tx, { id, tries: 0, at }, ends));
		await passes();
	};
	const actsInAnother = async (chat: string) => {
		const another = onTelegram(chat);
		await another.says('hello');
		const [visit] = (await test.house.store.read(({ run }) => run(patients, {}))).slice(-1);
		await test.house.store.transaction((tx) =>
			tx.run(actsToo, {
				conversationId: conversationId(tx.keys, another.address, 'patient'),
				patientId: visit!.patientId!,
				now: tx.now,
			}),
		);
		await passes();
		return another;
	};

	it('goes by SMS, once, with staff’s own words, and whoever did it is told so; the chat is tried no more', async () => {
		test.telegram.closesChat(801);
		expect(await cancels('because we close early')).toContain('They are told in their chat.');
		const told = await hears(sam);
		expect(told).toMatch(
			/could not be told the way I said before\. They are told by SMS instead that their visit is cancelled/,
		);
		expect(await letters()).toEqual([
			expect.stringMatching(/^\+27825550101 [\s\S]*your visit is cancelled[\s\S]*we close early/),
		]);
		const tries = tried(801);
		expect(await answer(sam, '[Undo]')).toContain('They are told by SMS.');
		await passes();
		expect(tried(801)).toBe(tries);
		expect(await letters()).toHaveLength(2);
		expect(await hears(sam)).toBe('');
	});

	it('goes by SMS, once, where the chat is not gone but takes this message from nobody', async () => {
		test.telegram.failAs(({ chat, method }) =>
			chat === 801 && method === 'sendMessage'
				? { status: 400, description: 'Bad Request: it is not to be said' }
				: undefined,
		);
		await cancels();
		const told = await hears(sam);
		expect(told).toContain('They are told by SMS instead');
		expect(await letters()).toHaveLength(1);
		const tries = tried(801);
		await passes();
		await passes();
		expect(tried(801)).toBe(tries);
	});

	it('is said there again once somebody writes in it', async () => {
		test.telegram.closesChat(801);
		await cancels();
		await passes();
		test.telegram.bot().chats.get(801)!.closed = undefined;
		await ana.says('hello');
		expect(await answer(sam, '[Undo]')).toContain('They are told in their chat.');
		expect(await hears(ana)).toContain('Your visit takes place after all');
		expect(await letters()).toHaveLength(1);
	});

	it('needs no letter while another chat of theirs has heard it; where both refuse it, one is written', async () => {
		const another = await actsInAnother('802');
		await another.reads();
		test.telegram.closesChat(801);
		await cancels();
		expect(await hears(another)).toContain('the clinic has cancelled your visit');
		expect(await letters()).toEqual([]);
		expect(await sam.reads()).toEqual([]);
		await answer(sam, '[Undo]');
		await passes();
		test.telegram.closesChat(802);
		test.telegram.bot().chats.get(801)!.closed = undefined;
		await ana.says('hello');
		test.telegram.closesChat(801);
		await sam.reads();
		await cancels();
		await passes();
		expect(await letters()).toHaveLength(1);
		expect(await sam.reads()).toEqual([expect.stringContaining('by SMS instead')]);
	});

	it('and the SMS’s gateway too, is phoned: those who did it and the desk are told, once, and it stands in the list and in the visit’s history', async () => {
		const group = onTelegram('-810', '811');
		const boss = new Caller(test, 'boss', 'desk');
		await boss.joins();
		await answer(boss, '/invite receptionist at harbour for Lena');
		const lena = await joins(test, 'receptionist', ['harbour'], 'Lena', { at: group.address });
		await answer(lena, '/here harbour');
		test.telegram.closesChat(801);
		await cancels();
		await hears(sam);
		await hears(lena);
		await refusesLetter();
		const told = await sam.reads();
		expect(told).toHaveLength(1);
		expect(told[0]).toMatch(
			/^Thandi Mabaso \(#\d+\) could not be told that their visit is cancelled.*Please phone them: \+27825550101/,
		);
		const inGroup = await lena.reads();
		expect(inGroup).toHaveLength(1);
		expect(inGroup[0]).toMatch(/^#\d+ could not be told that their visit is cancelled/);
		expect(inGroup[0]).not.toMatch(/Thandi|5550101/);
		expect(await answer(sam, '/tophone')).toMatch(
			/1 patient who could not be told[\s\S]*Thandi[\s\S]*\+27825550101[\s\S]*Could not be told that their visit is cancelled\./,
		);
		expect(await answer(lena, '/tophone')).not.toMatch(/Thandi|5550101/);
		expect(await answer(sam, `/history ${reference}`)).toMatch(
			/cancelled by Sam[\s\S]*\n.*: the patient could not be told$/,
		);
		const [done] = (await buttonsOf(sam, '/tophone')).filter((label) => label.endsWith(': phoned'));
		expect(await answer(sam, `[${done}]`)).toContain('is off the list');
		expect(await answer(sam, '/tophone')).toContain('There is nobody to phone');
		expect((await trail(test.house.store)).filter(({ action }) => action === 'could not be told')).toHaveLength(1);
	});

	it('and that is no news any more, is told to nobody', async () => {
		await cancels();
		await passes();
		await answer(sam, '[Undo]');
		await passes();
		const isCancelled = (body: unknown) => (body as { about?: { what?: string } }).about?.what === 'cancelled';
		const { id, at } = (await outbox(test.house.store)).find(({ body }) => isCancelled(body))!;
		const ends = { kind: 'unreachable', why: 'blocked', gone: true } as const;
		await test.house.store.transaction((tx) => note(tx, { id, tries: 0, at }, ends));
		expect(await hears(sam)).toBe('');
		expect(await letters()).toEqual([]);
	});

	it('of a failed day goes by SMS with the time that is kept', async () => {
		test.telegram.closesChat(801);
		const day = (await answer(sam, `/appointment ${reference}`)).match(/\d+ Sep/)![0];
		const who = (await answer(sam, `/appointment ${reference}`)).match(/Dr (?:\p{L}+ )?(\p{L}+)/u)![1];
		await answer(sam, `/moveday ${who} ${day} at harbour`);
		const yes = (await buttonsOf(sam, `/moveday ${who} ${day} at harbour`))[0]!;
		await answer(sam, `[${yes}]`);
		await passes();
		const corrected = (await sam.reads()).join('\n');
		expect(corrected).toContain('They are told by SMS instead that their visit can’t take place');
		const mine = (await letters()).filter((text) => text.startsWith('+27825550101'));
		expect(mine).toHaveLength(1);
		expect(mine[0]).toContain('We are keeping');
	});

	it('of a booking link is told to whoever sent it, where no contact is confirmed', async () => {
		const another = await actsInAnother('803');
		await another.reads();
		test.telegram.closesChat(803);
		await test.house.store.transaction(async (tx) => {
			const [type] = (await networkOf(tx)).linkTypes.all;
			const [member] = await tx.run(staffInChat, { conversationId: conversationId(tx.keys, sam.address, 'staff') });
			const [visit] = (await tx.run(patients, {})).slice(-1);
			const link = await createLink(tx, type!, {
				patientId: visit!.patientId!,
				by: `staff:${member!.id}`,
				way: 'chat',
			});
			const chat = conversationId(tx.keys, another.address, 'patient');
			await sendNews(tx, chat, { news: 'link', linkId: link.id, at: tx.now });
		});
		expect(await hears(sam)).toMatch(
			/^The booking link for Thandi Mabaso \(#\d+\) did not arrive: .*Please phone them: \+27825550101/,
		);
		expect(await letters()).toEqual([]);
	});
});
