import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, Sent } from '../../src/message.ts';
import { openMetrics } from '../../src/operations/metrics.ts';
import { ENGINES } from '../engines.ts';
import { until } from '../house.ts';
import type { Person } from '../telegram/person.ts';
import { Post } from './post.ts';

/** What is typed to get an answer, and how the answer begins. */
const TALK = [
	['help', 'You can tap a button'],
	['language', 'Which language'],
	['my appointments', 'You have no appointments'],
	['start again', 'Welcome.'],
] as const;
const BEGINNINGS = TALK.map(([, beginning]) => beginning);

describe.each(ENGINES)('What is said on %s', (engine) => {
	let post: Post;
	let ana: Person;
	let ben: Person;
	beforeEach(async () => {
		post = await Post.opens(engine);
		[ana, ben] = [post.person(1), post.person(2)];
	});
	afterEach(async () => {
		await post.ends();
		expect(post.telegram.violations).toEqual([]);
	});

	const talksTo = async (...people: readonly Person[]) => {
		for (const [text] of TALK) for (const person of people) await post.answers(person, text);
	};
	const hears = async (person: Person, count: number = TALK.length) =>
		(await person.hears(count)).map(({ text }) => BEGINNINGS.find((beginning) => text.startsWith(beginning)) ?? text);
	const states = async () => (await post.rows()).map(({ state }) => state);

	it('comes in order in each chat', async () => {
		await talksTo(ana, ben);
		post.sender();
		expect(await hears(ana)).toEqual(BEGINNINGS);
		expect(await hears(ben)).toEqual(BEGINNINGS);
	});

	it('waits as long as Telegram asks, with all that comes after it in the chat, and nobody else waits', async () => {
		await talksTo(ana);
		post.telegram.failNext({ status: 429, retryAfter: 3 });
		post.sender();
		await post.untilRows(([first]) => first?.dueAt === post.fresh.clock.now + 3_000, 'the wait');
		await post.answers(ben, 'hello');
		post.store.tell('');
		await ben.hears();

		post.fresh.clock.forward(2.9 / 60);
		await post.answers(ben, 'help');
		post.store.tell('');
		await ben.hears();
		expect(ana.unheard).toEqual([]);

		post.fresh.clock.forward(0.1 / 60);
		post.store.tell('');
		expect(await hears(ana)).toEqual(BEGINNINGS);
		expect((await post.rows())[0]).toMatchObject({ state: 'sent', tries: 0 });
	});

	it('that Telegram refuses is set aside, and what comes after it is sent', async () => {
		await talksTo(ana);
		post.telegram.failNext({ status: 400, description: 'Bad Request: message is too long' });
		post.sender();
		expect(await hears(ana, 3)).toEqual(BEGINNINGS.slice(1));
		await post.untilRows((rows) => rows.every(({ state }) => state !== 'waiting'), 'the end');
		expect(await states()).toEqual(['setAside', 'sent', 'sent', 'sent']);
		expect((await post.rows())[0]!.why).toBe('Telegram said 400: Bad Request: message is too long');
		expect(post.log.filter((line) => line.includes('a message was set aside'))).toHaveLength(1);
	});

	it('to somebody who blocked the bot is set aside, and comes again once they are back', async () => {
		ana.blocks();
		await post.answers(ana, 'hello');
		post.sender();
		await post.untilRows(([first]) => first?.state === 'setAside', 'the message to be set aside');
		expect((await post.rows())[0]!.why).toContain('bot was blocked by the user');
		ana.unblocks();
		await post.answers(ana, 'help');
		post.store.tell('');
		expect(await hears(ana, 1)).toEqual(BEGINNINGS.slice(0, 1));
	});

	it('is repeated once if nobody knows whether it came', async () => {
		await talksTo(ana);
		post.telegram.failNext({ drop: true, afterAccepting: true });
		post.sender();
		await post.untilRows(([first]) => first?.tries === 1, 'the failure');
		post.fresh.clock.forward(1);
		post.store.tell('');
		expect(await hears(ana, 5)).toEqual([BEGINNINGS[0], ...BEGINNINGS]);
	});

	it('is repeated for minutes if nobody ever knows, then set aside, and what comes after it is sent', async () => {
		await talksTo(ana);
		post.telegram.failNext({ drop: true, afterAccepting: true, times: 5 });
		post.sender();
		for (const [tries, pause] of [2, 8, 30, 120].entries()) {
			await post.untilRows(([first]) => first?.tries === tries + 1, 'the failure');
			post.fresh.clock.forward(pause / 60);
			post.store.tell('');
		}
		// All tries did arrive; only their answers were lost.
		expect(await hears(ana, 8)).toEqual([
			...Array(4).fill(BEGINNINGS[0]),
			...BEGINNINGS.slice(0, 1),
			...BEGINNINGS.slice(1),
		]);
		expect(await states()).toContain('setAside');
	});

	it('goes on in every other chat while one hangs', async () => {
		await talksTo(ana);
		post.telegram.failNext({ hangMs: Number.POSITIVE_INFINITY });
		post.sender();
		await post.untilRows(([first]) => first!.leasedUntil !== null, 'the message to be in hand');
		await talksTo(ben);
		post.store.tell('');
		expect(await hears(ben)).toEqual(BEGINNINGS);
		expect(ana.unheard).toEqual([]);
		expect((await post.rows())[0]).toMatchObject({ state: 'waiting', tries: 0 });
	});

	it('is sent once more if the process ended after the send and before the note of it', async () => {
		await talksTo(ana);
		const dies: Channel = {
			name: 'telegram',
			async send(message) {
				await post.channel.send(message);
				return new Promise<Sent>(() => {});
			},
		};
		const dead = post.sender(dies);
		expect(await hears(ana, 1)).toEqual(BEGINNINGS.slice(0, 1));
		// It never ends: the process that it stands for is gone.
		void dead.stop();
		post.forgetsSenders();
		await post.answers(ben, 'hello');
		post.sender();
		await ben.hears();
		expect(ana.unheard, 'while its lease lasts').toEqual([]);
		post.fresh.clock.forward(1);
		post.store.tell('');
		expect(await hears(ana)).toEqual(BEGINNINGS);
	});

	it('is in hand for as long as it is being sent, and no other sender takes it', async () => {
		await post.answers(ana, 'help');
		let sends = 0;
		const slow: Channel = {
			name: 'telegram',
			send: () => {
				sends++;
				return new Promise<Sent>(() => {});
			},
		};
		for (const _ of [post.sender(slow), post.sender(slow)]) post.store.tell('');
		await until(async () => sends === 1, 'the message to be in hand');
		for (const _ of [1, 2, 3, 4]) {
			post.fresh.clock.forward(0.6);
			post.store.tell('');
			const now = post.fresh.clock.now;
			await post.untilRows(([row]) => row!.leasedUntil! - now > 30_000, 'the lease to be renewed');
		}
		expect(sends).toBe(1);
		post.forgetsSenders();
	});

	it('is counted once, although what notes it runs again, and apart from what was put off', async () => {
		const metrics = openMetrics();
		const { transaction } = post.store;
		// As after a commit that failed.
		post.store.transaction = async (body, lane) => {
			await transaction(async (tx) => {
				await body(tx);
				throw new Error('the commit failed');
			}, lane).catch(() => {});
			return transaction(body, lane);
		};
		await post.answers(ana, 'help');
		await post.answers(ben, 'help');
		post.telegram.failNext({ status: 429, retryAfter: 3 });
		post.sender(post.channel, metrics);
		await post.untilRows((rows) => rows.some(({ why }) => why !== null), 'the wait');
		await post.untilRows((rows) => rows.some(({ state }) => state === 'sent'), 'the other');
		post.telegram.failNext({ status: 400, description: 'Bad Request: message is too long' });
		post.fresh.clock.forward(1);
		post.store.tell('');
		await post.untilRows((rows) => rows.every(({ state }) => state !== 'waiting'), 'the end');
		await until(async () => post.log.some((line) => line.includes('set aside')), 'the log');
		const page = await metrics.page({ store: post.store, failing: () => false });
		const counted = page.split('\n').filter((line) => /^waitless_(sends|set_aside)\S* [1-9]/.test(line));
		expect(counted.toSorted()).toEqual([
			'waitless_sends_put_off_total{channel="telegram"} 1',
			'waitless_sends_total{channel="telegram",outcome="refused"} 1',
			'waitless_sends_total{channel="telegram",outcome="sent"} 1',
			'waitless_set_aside_total{what="message"} 1',
		]);
		expect(post.log.filter((line) => line.includes('set aside'))).toHaveLength(1);
	});

	it('without words waits for a newer release that may have them, then is set aside', async () => {
		await post.answers(ana, 'help');
		await post.muddles(ana);
		await post.answers(ana, 'language');
		post.sender();
		expect(await hears(ana, 1)).toEqual(BEGINNINGS.slice(0, 1));
		await post.untilRows((rows) => rows[1]!.why !== null, 'the wait');
		expect(await states()).toEqual(['sent', 'waiting', 'waiting']);
		post.fresh.clock.forward(11);
		post.store.tell('');
		expect(await hears(ana, 1)).toEqual(BEGINNINGS.slice(1, 2));
		await post.untilRows((rows) => rows.every(({ state }) => state !== 'waiting'), 'the end');
		expect(await states()).toEqual(['sent', 'setAside', 'sent']);
		expect((await post.rows())[1]!.why).toBe('no words: There are no words for "no-such-words".');
	});

	it('that can’t be opened any more is set aside, and keeps nobody else waiting', async () => {
		await post.answers(ana, 'help');
		await post.spoils(ana);
		await post.answers(ana, 'language');
		await post.answers(ben, 'help');
		post.sender();
		expect(await hears(ben, 1)).toEqual(BEGINNINGS.slice(0, 1));
		expect(await hears(ana, 2)).toEqual(BEGINNINGS.slice(0, 2));
		await until(async () => !(await post.states()).includes('waiting'), 'the end');
		expect((await post.states()).toSorted()).toEqual(['sent', 'sent', 'sent', 'setAside']);
	});

	it('is sent once and in order by two senders at the same outbox', async () => {
		const people = [ana, ben, post.person(3), post.person(4)];
		await talksTo(...people);
		for (const _ of [post.sender(), post.sender()]) post.store.tell('');
		for (const person of people) expect(await hears(person)).toEqual(BEGINNINGS);
		await post.untilRows((rows) => rows.every(({ state }) => state === 'sent'), 'the end');
		expect(people.flatMap(({ unheard }) => unheard)).toEqual([]);
	});

	it('keeps the id that Telegram gave it', async () => {
		await post.answers(ana, 'hello');
		post.sender();
		const { messageId } = await ana.hears();
		await post.untilRows(([first]) => first?.state === 'sent', 'the note');
		expect((await post.rows())[0]).toMatchObject({ messageId: String(messageId), leasedUntil: null });
	});
});
