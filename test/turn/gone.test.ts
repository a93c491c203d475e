/**
 * Whatever was asked, the clinic may change meanwhile: visits are cancelled, days are closed, services, practitioners and
 * clinics go. Whoever comes back to a question, by whatever way, is never offered what is gone.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { PersonEvent } from '../../flows/patient/events.ts';
import { patientMachine } from '../../flows/patient/machine.ts';
import type { Question } from '../../flows/prompt.ts';
import { cancel } from '../../src/core/appointments.ts';
import { closeTimes } from '../../src/core/closures.ts';
import { applyNetwork, NETWORK_LANE } from '../../src/core/describe.ts';
import { deleteLink, linkByToken } from '../../src/core/links.ts';
import { networkOf } from '../../src/core/network.ts';
import { conversationId } from '../../src/talk.ts';
import { visitChanged } from '../../src/visit-changed.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from './caller.ts';
import { bookings, talks } from './rows.ts';

const AS_GUEST = ['book a visit', 'I agree', 'PHONE', '[No, I am new]', 'go on without registering', 'Thandi'];
const TO_PLACE = [...AS_GUEST, 'general practice', 'general visit', 'a cough', 'skip'];
const TO_DAY = [...TO_PLACE, 'harbour'];
/** On one day or another, so that there is room for all. */
const TO_TIMES = [...TO_DAY, 'DAY', '[Any time]'];
const BOOKED = [...TO_TIMES, '1', '[Book]'];

/** Ways through the machine, each of which passes states that no other does. */
const WAYS: readonly (readonly string[])[] = [
	[...TO_DAY, '[Tue 8 Sep]', '[Evening (after 17:00)]', '[Other wishes]', '[A certain person]', '[Anyone]', '1'],
	[...TO_DAY, '[Later days]', '[As soon as possible]', '[More times]'],
	[...AS_GUEST, 'nursing', 'vaccination', '1', '[As soon as possible]', '1'],
	[...BOOKED, 'my appointments', '[Its history]', '[Cancel it]'],
	[...BOOKED, 'my appointments', '[Move it]', 'DAY', '[Any time]', '1'],
	[...BOOKED, 'book a visit', ...TO_TIMES.slice(6), '2', '[Book]', 'my appointments'],
	[...BOOKED, 'forget me'],
	[...AS_GUEST, 'forget me'],
	[...AS_GUEST, 'i take my consent back'],
	['LINK', '[Continue]', '[I agree]', '12 March 1984', 'yes', '1'],
	['my appointments'],
];

type Gone = ReadonlySet<PersonEvent['type']>;

/** Of visits that are cancelled, and links that are taken back. */
const VISITS: Gone = new Set([
	...(['appointmentChosen', 'moveAsked', 'cancelVisitAsked', 'cancelConfirmed', 'historyAsked'] as const),
	...(['linkFollowed'] as const),
]);
/** And of times, where every one is closed, or what they were for is no more. */
const TIMES: Gone = new Set([
	...VISITS,
	...(['dayChosen', 'timeChosen', 'moreTimesAsked', 'partOfDayChosen', 'laterDaysAsked'] as const),
	...(['bookAsked', 'longerAsked'] as const),
]);
/** And when the clinic has no clinics, services or practitioners any more. */
const ALL: Gone = new Set([
	...TIMES,
	...(['departmentChosen', 'serviceChosen', 'placeChosen', 'personChosen'] as const),
]);

/** "As soon as possible" is always a wish. */
const isGone = (event: PersonEvent, gone: Gone): boolean =>
	gone.has(event.type) && !(event.type === 'dayChosen' && event.date === null);

/** How somebody comes back: `old`, a button of the first question that had any; `newest`, the first below the last one. */
const POKES = ['/start', 'pizza', 'back', 'français', 'old', 'newest'] as const;

/** Whether a time is looked for that is to take the place of another, or that a link is for. */
const isBound = (way: readonly string[]): boolean => way[0] === 'LINK' || way.includes('[Move it]');
const BOUND = ', bound';

let phones = 0;
let days = 0;

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	afterEach(() => test?.close());

	async function says(caller: Caller, line: string, link: string): Promise<void> {
		if (line === 'LINK') await caller.opens(`link-${link}`);
		else if (line === 'PHONE') await caller.says(`+2782555${String(++phones).padStart(4, '0')}`);
		else await caller.does(line === 'DAY' ? String(3 + (days++ % 5)) : line);
	}

	async function talkOf({ address }: Caller) {
		const id = conversationId(test.house.store.keys, address, 'patient');
		return (await talks(test.house.store)).find((talk) => talk.id === id)!;
	}
	const stateOf = async (caller: Caller) =>
		JSON.stringify(((await talkOf(caller)).snapshot as { value: unknown } | null)?.value);

	async function links(count: number): Promise<string[]> {
		const desk = new Caller(test, 'desk', 'desk');
		await desk.joins();
		const sent: string[] = [];
		for (let i = 0; i < count; i++) {
			await desk.says('/link #1 stitches-out by copy');
			sent.push(/link[-=]([\w-]{22})/.exec((await desk.reads()).join())![1]!);
		}
		return sent;
	}

	/** For each state on the ways, the shortest way there. */
	async function waysToStates(token: string): Promise<Map<string, readonly string[]>> {
		const found = new Map<string, readonly string[]>();
		for (const way of WAYS) {
			const caller = new Caller(test, `scout ${WAYS.indexOf(way)}`);
			for (const [i, line] of way.entries()) {
				await says(caller, line, token);
				const walked = way.slice(0, i + 1);
				const state = `${await stateOf(caller)}${isBound(walked) ? BOUND : ''}`;
				if (!found.has(state)) found.set(state, walked);
			}
			await caller.says('stop');
		}
		return found;
	}

	const visitsCancelled = () =>
		test.house.store.transaction(async (tx) => {
			const network = await networkOf(tx);
			for (const { id, status } of await bookings(test.house.store)) {
				if (status !== 'booked') continue;
				const cancelled = await cancel(tx, network, { appointmentId: id, by: 'staff:1', override: true });
				if (cancelled.kind === 'cancelled')
					await visitChanged(tx, network, { what: 'cancelled', visit: cancelled.appointment, by: 'staff:1' });
			}
		});
	const timesClosed = () =>
		test.house.store.transaction(async (tx) => {
			const network = await networkOf(tx);
			for (const { id: locationId } of network.locations.all)
				await closeTimes(tx, network, {
					...{ kind: 'closed', closedBy: 'staff:1', locationId },
					...{ start: tx.now, end: tx.now + 60 * 86_400_000 },
				});
		});
	const linksDeleted = (tokens: readonly string[]) =>
		test.house.store.transaction(async (tx) => {
			for (const token of tokens) await deleteLink(tx, (await linkByToken(tx, token))!, 'staff:1');
		});
	const allRetired = () =>
		test.house.store.transaction(async (tx) => {
			const { name, welcome, phone, terms } = (await networkOf(tx)).settings;
			const network = { name, welcome, phone, terms } as never;
			await applyNetwork(tx, { network, locations: {}, services: {}, practitioners: {} } as never);
		}, NETWORK_LANE);

	async function comesBack(caller: Caller, poke: (typeof POKES)[number]): Promise<void> {
		const { beside } = await talkOf(caller);
		const { offers } = beside as { offers: { number: number; events: PersonEvent[] }[] };
		const offer = poke === 'old' ? offers[0] : offers.at(-1);
		if (poke !== 'old' && poke !== 'newest') await caller.says(poke);
		else if (offer) await caller.sends(caller.inbound({ kind: 'choice', prompt: offer.number, choice: 0 }));
	}

	it.each([
		['every visit is cancelled and every link taken back', VISITS, async () => {}],
		['every time is closed as well', TIMES, () => timesClosed()],
		['the clinics, the services and the practitioners are gone', ALL, () => allRetired()],
	] as const)('when %s, nobody who comes back to any question is offered it', async (_, whatIsGone, alsoGone) => {
		test = await openTestHouse(engine);
		const [first] = await links(1);
		const ways = await waysToStates(first!);
		const callers: { caller: Caller; state: string; poke: (typeof POKES)[number]; gone: Gone }[] = [];
		const pokes = engine === 'sqlite' ? POKES : (['/start', 'newest'] as const);
		const tokens = [...ways.values()].flatMap((way) => (way[0] === 'LINK' ? pokes : []));
		const all = await links(tokens.length);
		const sent = all.values();
		for (const [state, way] of ways)
			for (const poke of pokes) {
				const caller = new Caller(test, `${state} ${poke}`);
				const link = way[0] === 'LINK' ? sent.next().value! : '';
				for (const line of way) await says(caller, line, link);
				expect(state.replace(BOUND, '')).toBe(await stateOf(caller));
				callers.push({ caller, state, poke, gone: isBound(way) && whatIsGone === VISITS ? TIMES : whatIsGone });
			}
		await visitsCancelled();
		await linksDeleted([first!, ...all]);
		await alsoGone();
		// What was held when it was closed is kept for its time.
		if (whatIsGone !== VISITS) await test.later(10);

		const offered: string[] = [];
		for (const { caller, state, poke, gone } of callers) {
			await caller.hears();
			await comesBack(caller, poke);
			const { question, aside } = (await talkOf(caller)).beside as Record<string, Question<PersonEvent> | null>;
			for (const { event } of [...(question?.choices ?? []), ...(aside?.choices ?? [])])
				if (isGone(event, gone)) offered.push(`${state}, ${poke}: ${JSON.stringify(event)}`);
		}
		expect(offered).toEqual([]);
		const looked = [...ways.keys()].map((state) => state.replace(BOUND, ''));
		expect(lookingAnew().filter((state) => !looked.includes(state) && !ELSEWHERE.includes(state))).toEqual([]);
	});
});

/** Not on these ways: they depend on the person, and offer nothing of the clinic’s, or can't be come to before it has changed. */
const ELSEWHERE: readonly string[] = [
	...['{"identify":"whose"}', '{"identify":{"link":"birthDate"}}', '{"chooseService":"nothingOpen"}'],
	...['birthDate', 'gender', 'childNumber'].map((needs) => JSON.stringify({ chooseService: { needs } })),
	...['copySure', 'codeFirst', 'aheadStill'].map((ownData) => JSON.stringify({ ownData })),
];

/** The states that look anew at what they ask about. */
function lookingAnew(): string[] {
	const found: string[] = [];
	const visit = (node: typeof patientMachine.root, path: readonly string[]): void => {
		if (path.length > 0 && node.transitions.has('askedAgain'))
			found.push(
				JSON.stringify(path.reduceRight<unknown>((inner, key) => (inner ? { [key]: inner } : key), undefined)),
			);
		for (const [key, child] of Object.entries(node.states)) visit(child as typeof node, [...path, key]);
	};
	visit(patientMachine.root, []);
	return found;
}
