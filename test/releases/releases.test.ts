/**
 * What each earlier release left in a database (a folder here, made by `save.ts`), and what this one would leave, opened
 * by this release: conversations go on, timers are right or harmless, what waited is said.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PATIENT_MACHINE_VERSION, patientMachine } from '../../flows/patient/machine.ts';
import type { Body } from '../../flows/prompt.ts';
import { restoreIntoPostgres } from '../../src/backup/to-postgres.ts';
import { conversationId, recipientOf } from '../../src/talk.ts';
import { ENGINES, type Engine, newPlace } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Person } from '../telegram/person.ts';
import { Caller } from '../turn/caller.ts';
import { bookings, failed, heldSlots, outbox, talks, timerRows } from '../turn/rows.ts';
import { load } from './dump.ts';
import { type Expected, saved } from './save.ts';
import { SCENES } from './scenes.ts';

interface Left {
	readonly release: string;
	readonly sql: string;
	readonly expected: Expected;
}

const earlier = readdirSync(import.meta.dirname)
	.filter((name) => /^\d/.test(name))
	.map((name): Left => {
		const read = (file: string) => readFileSync(join(import.meta.dirname, name, file), 'utf8');
		return { release: name, sql: read('database.sql'), expected: JSON.parse(read('expected.json')) };
	});
const left = [...earlier, { release: 'this release', ...(await saved()) }];

/** This release, opened on what another has left. The people of its conversations are there to hear. */
async function open(engine: Engine, { sql, expected }: Left): Promise<{ test: TestHouse; people: Person[] }> {
	const file = await newPlace('sqlite');
	const path = file.url.slice('file:'.length);
	load(path, sql);
	let place = file;
	if (engine === 'postgres') {
		place = await newPlace('postgres');
		await restoreIntoPostgres(path, place.url, () => {});
		await file.remove();
	}
	const people: Person[] = [];
	const test = await openTestHouse(engine, {
		on: { place, ...expected },
		before(telegram) {
			for (const { address } of [expected.desk, ...expected.conversations])
				if (address.channel === 'telegram')
					people.push(telegram.person({ id: Number(address.chat), name: address.chat }));
		},
	});
	await test.settled();
	return { test, people };
}

/** The keys of what the bot says in one conversation from here on. */
async function listen({ house: { store } }: TestHouse, id: string): Promise<() => Promise<string[]>> {
	const mine = async () => (await outbox(store)).filter(({ conversationId }) => conversationId === id);
	const before = (await mine()).length;
	return async () =>
		(await mine())
			.slice(before)
			.map(({ body }) => body as Body)
			.flatMap((body) => (body.kind === 'prompt' ? body.parts.map(({ key }) => key) : []));
}

const stateOf = (snapshot: unknown): string | null => {
	if (snapshot === null) return null;
	const path = (value: unknown): string[] =>
		typeof value === 'string'
			? [value]
			: Object.entries(value as object).flatMap(([top, below]) => [top, ...path(below)]);
	return path((snapshot as { value: unknown }).value).join('.');
};

/** A question that has come in between since an earlier release. */
const asksNow = (asks: string, state: string | null): string =>
	state === 'identify.contact' && asks === 'ask-name' ? 'ask-before' : asks;

interface State {
	readonly tags: readonly string[];
	readonly states: Readonly<Record<string, State>>;
}
const waitsIn = (states: State['states'], above = ''): string[] =>
	Object.entries(states).flatMap(([name, { tags, states }]) => [
		...(tags.includes('waits') ? [above + name] : []),
		...waitsIn(states, `${above}${name}.`),
	]);

it('Every release before this one is remembered, and this one in every state that somebody is waited for in', () => {
	expect(earlier.map(({ release }) => release)).toContain('0.1.0');
	const waits = waitsIn(patientMachine.states);
	expect(waits.length).toBeGreaterThan(10);
	// A clinic of its own: where nothing is open to whoever is waited for.
	const elsewhere = (state: string) => state === 'chooseService.nothingOpen';
	const missed = waits.filter((state) => !SCENES.some((scene) => scene.state === state));
	expect(missed.filter((state) => !elsewhere(state))).toEqual([]);
});

describe.each(ENGINES.flatMap((engine) => left.map((each) => ({ engine, left: each, release: each.release }))))(
	'What $release left, opened on $engine:',
	({ engine, left }) => {
		const { conversations, desk } = left.expected;

		describe('a message', () => {
			let test: TestHouse;
			let people: Person[];
			beforeAll(async () => {
				({ test, people } = await open(engine, left));
			});
			afterAll(() => test.close());

			it('that waited is said, as Telegram has it, and none is said twice', async () => {
				const { store } = test.house;
				const rows = (await outbox(store)).filter(({ body }) => (body as Body).kind !== 'letter');
				expect(rows.filter(({ state }) => state !== 'sent')).toEqual([expect.objectContaining({ channel: 'web' })]);
				expect(new Set(rows.map(({ body }) => (body as Body).kind))).toEqual(new Set(['prompt', 'pin', 'calendar']));
				for (const { user, chat } of people) {
					const address = { channel: 'telegram', bot: '7000001', chat: String(user.id) } as const;
					const waited = rows.filter(({ recipient }) => recipient === recipientOf(store.keys, address));
					expect(chat.length).toBe(waited.length);
					expect(chat.length).toBeGreaterThan(0);
				}
				expect(test.telegram.violations).toEqual([]);
			});

			it.each(conversations)('$what ($state): "$next" is answered with "$asks"', async (conversation) => {
				const { address, state, next, asks } = conversation;
				const { store } = test.house;
				const id = conversationId(store.keys, address, 'patient');
				const saved = (await talks(store)).find((talk) => talk.id === id)!;
				expect(stateOf(saved.snapshot)).toBe(state);
				const booked = (await bookings(store)).length;
				const hears = await listen(test, id);
				expect(await new Caller(test, address).does(next)).toEqual({ kind: 'taken' });
				const said = await hears();
				// A state of another machine is not half-read: the conversation begins anew, and says so.
				const fits = saved.machineVersion === PATIENT_MACHINE_VERSION || state === null;
				expect(said).toContain(fits ? asksNow(asks, state) : 'begun-anew');
				expect((await bookings(store)).length - booked).toBe(fits && asks === 'booked' ? 1 : 0);
			});

			it('of staff is obeyed as before', async () => {
				const hears = await listen(test, conversationId(test.house.store.keys, desk.address, 'staff'));
				await new Caller(test, desk.address).does(desk.next);
				expect(await hears()).toContain(desk.asks);
			});
		});

		describe('a timer', () => {
			let test: TestHouse;
			beforeEach(async () => {
				({ test } = await open(engine, left));
			});
			afterEach(() => test.close());

			it('has its effect once, and none is left', async () => {
				const { store } = test.house;
				const failures = (await failed(store)).length;
				const idOf = (address: (typeof desk)['address'], side: 'patient' | 'staff') =>
					conversationId(store.keys, address, side);
				const versions = (await talks(store))
					.filter(({ machine }) => machine === 'patient')
					.map((talk) => talk.machineVersion);
				const fits = versions.includes(PATIENT_MACHINE_VERSION);
				const said = fits ? 'hold-ran-out' : 'begun-anew';
				const reviews = conversations.filter(({ state }) => state === 'confirm.review');
				const heard = await Promise.all(reviews.map(({ address }) => listen(test, idOf(address, 'patient'))));
				for (let minutes = 0; minutes < 6; minutes++) await test.later(1);
				for (const hears of heard) expect((await hears()).filter((key) => key === said)).toHaveLength(1);
				const live = (await heldSlots(store)).filter(({ holdUntil }) => holdUntil! > test.clock.now);
				// A new time that the clinic keeps for somebody is kept for longer.
				expect(live.filter(({ holdBy }) => !holdBy!.startsWith('proposal:'))).toEqual([]);
				const isLeft = ({ doneAt, dueAt }: { doneAt: number | null; dueAt: number }) =>
					doneAt === null && dueAt <= test.clock.now;
				expect((await timerRows(store)).filter(isLeft)).toEqual([]);
				expect(await failed(store)).toHaveLength(failures);
				const alerts = (await outbox(store)).filter(
					({ conversationId, body }) =>
						conversationId === idOf(desk.address, 'staff') && JSON.stringify(body).includes('alert-set-aside'),
				);
				expect(alerts).toHaveLength(1);
			});
		});
	},
);
