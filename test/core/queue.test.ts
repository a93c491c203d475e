/** The queue of a clinic, on both engines: numbers, calls and no-shows, also by two in one moment. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { timersOf } from '../../db/queries/timers.ts';
import type { Tx } from '../../db/store.ts';
import { type Appointment, appointmentById, book, cancel, historyOf, reschedule } from '../../src/core/appointments.ts';
import { paceOf } from '../../src/core/consultations.ts';
import { dayOf } from '../../src/core/days.ts';
import type { Location, Network } from '../../src/core/network.ts';
import { markNoShows } from '../../src/core/no-shows.ts';
import {
	arrive,
	callAgain,
	callNext,
	finish,
	leaveQueue,
	miss,
	putBack,
	startSeeing,
	unfinish,
	walkIn,
} from '../../src/core/queue.ts';
import type { Encounter } from '../../src/core/queue-order.ts';
import { setShare } from '../../src/core/share.ts';
import { placeOf, thereAt, waitingAt } from '../../src/core/waiting.ts';
import { waitsOf } from '../../src/core/waits.ts';
import { instantOf } from '../../src/core/zones.ts';
import { changeQueue } from '../../src/queue-changed.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, HARBOUR, mustHaveNetwork, mustOpen, mustRegister, NAIDOO, networkNow } from '../network.ts';

const MINUTE = 60_000;

describe.each(ENGINES)('The queue on %s', (engine) => {
	let fresh: Fresh;
	let network: Network;
	let harbour: Location;
	/** Visits with Dr Naidoo at 08:00, 08:20… of Tuesday; it is ten minutes to eight. */
	let visits: Appointment[];
	/** After them. */
	let freeSlot: number;

	beforeEach(async () => {
		fresh = await freshStore(engine);
		const { store } = fresh;
		await mustHaveNetwork(store);
		const { start } = await mustOpen(store);
		network = await networkNow(store);
		harbour = network.locations.byId.get(HARBOUR)!;
		const slots = await store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		freeSlot = slots[4]!.id;
		visits = [];
		for (const { id: slotId } of slots.slice(0, 4)) {
			const booked = await store.transaction(async (tx) =>
				book(tx, network, {
					...{ slotId, serviceId: GENERAL, patientId: await mustRegister(tx) },
					...{ by: 'chat', bookedBy: 'patient' },
				}),
			);
			if (booked.kind === 'booked') visits.push(booked.appointment);
		}
		fresh.clock.now = start - 10 * MINUTE;
	});
	afterEach(() => fresh.end());

	const later = (minutes: number) => {
		fresh.clock.now += minutes * MINUTE;
	};
	const comes = (place: number, by: 'patient' | 'staff:1' = 'patient') =>
		fresh.store.transaction((tx) =>
			arrive(tx, network, { appointmentId: visits[place]!.id, by, conversationId: 'chat' }),
		);
	const mustCome = async (place: number): Promise<Encounter> => {
		const come = await comes(place);
		if (come.kind !== 'arrived') throw new Error(come.kind);
		return come.encounter;
	};
	const walksIn = (practitionerId: number | null = NAIDOO) =>
		fresh.store.transaction((tx) =>
			walkIn(tx, network, {
				...{ locationId: HARBOUR, practitionerId, serviceId: null, patientId: null, conversationId: null },
				by: 'staff:1',
			}),
		);
	const calls = async () =>
		(await fresh.store.transaction((tx) => callNext(tx, network, harbour, NAIDOO, 'staff:1')))?.encounter;
	const does = <Args extends readonly unknown[]>(
		what: (tx: never, ...args: Args) => Promise<Encounter | undefined>,
		...args: Args
	) => fresh.store.transaction((tx) => what(tx as never, ...args));
	const statusOf = async (place: number) =>
		(await fresh.store.read((reading) => appointmentById(reading, visits[place]!.id)))?.status;
	const changes = async (place: number) =>
		(await fresh.store.read((reading) => historyOf(reading, visits[place]!.id)))
			.slice(1)
			.map(({ what, by, detail }) => `${detail?.undone ? 'not ' : ''}${what} by ${by}`);
	const noShows = () => fresh.store.transaction((tx) => markNoShows(tx, network, harbour));
	const there = () => fresh.store.read((reading) => thereAt(reading, harbour));

	it('numbers count from 1 at every clinic and on every day, and no two are the same, whoever comes at once', async () => {
		const come = await Promise.all([
			...Array.from({ length: 12 }, () => walksIn()),
			...visits.map((_, i) => mustCome(i)),
		]);
		expect(come.map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
		later(24 * 60);
		expect((await walksIn()).number).toBe(1);
		const elsewhere = await fresh.store.transaction((tx) =>
			walkIn(tx, network, {
				...{ locationId: 2, practitionerId: null, serviceId: null, patientId: null, conversationId: null },
				by: 'staff:1',
			}),
		);
		expect(elsewhere.number).toBe(1);
	});

	it('who comes twice at once has come once', async () => {
		const kinds = (await Promise.all([comes(0), comes(0), comes(0)])).map(({ kind }) => kind);
		expect(kinds.sort()).toEqual(['already', 'already', 'arrived']);
		expect(await statusOf(0)).toBe('arrived');
		expect(await changes(0)).toEqual(['arrived by patient']);
	});

	it('nobody comes for a visit of another day, or for one that was cancelled', async () => {
		await fresh.store.transaction((tx) =>
			cancel(tx, network, { appointmentId: visits[1]!.id, by: 'staff:1', override: true }),
		);
		expect(await comes(1)).toEqual({ kind: 'gone' });
		fresh.clock.now -= 24 * 60 * MINUTE;
		expect(await comes(0)).toEqual({ kind: 'notToday' });
	});

	it('a visit is cancelled or its patient comes, never both', async () => {
		const cancelling = () =>
			fresh.store.transaction((tx) =>
				cancel(tx, network, { appointmentId: visits[0]!.id, by: 'staff:1', override: true }),
			);
		const [cancelled, come] = await Promise.all([cancelling(), comes(0)]);
		expect([cancelled.kind, come.kind]).toSatisfy(
			([a, b]) => (a === 'cancelled' && b === 'gone') || (a === 'gone' && b === 'arrived'),
		);
	});

	it('the next is who goes first, and two who call at once call two people', async () => {
		const second = await mustCome(1);
		const first = await mustCome(0);
		later(15);
		const walk = await walksIn();
		const [one, other] = await Promise.all([calls(), calls()]);
		expect(new Set([one?.id, other?.id])).toEqual(new Set([first.id, walk.id]));
		expect((await calls())?.id).toBe(second.id);
		expect(await calls()).toBeUndefined();
	});

	it('who waits for whoever is free first goes to whoever calls', async () => {
		const anybody = await walksIn(null);
		const place = await fresh.store.read(async (reading) =>
			placeOf(await waitingAt(reading, network, harbour), anybody),
		);
		expect(place?.before).toBe(0);
		expect(await calls()).toMatchObject({ id: anybody.id, practitionerId: NAIDOO, status: 'called' });
	});

	it('who was called comes in and is seen: the visit took place; taken back, they are still inside', async () => {
		await mustCome(0);
		const called = (await calls())!;
		const inside = (await does(startSeeing, called))!;
		later(12);
		const seen = (await does(finish, inside, 'staff:1'))!;
		expect(await statusOf(0)).toBe('fulfilled');
		expect(await does(finish, inside, 'staff:1')).toBeUndefined();
		expect(await does(unfinish, seen, 'staff:1')).toMatchObject({ status: 'in-progress', finishedAt: null });
		expect(await statusOf(0)).toBe('arrived');
		expect(await changes(0)).toEqual([
			'arrived by patient',
			'called by staff:1',
			'fulfilled by staff:1',
			'not fulfilled by staff:1',
		]);
	});

	it('who does not come in has missed it, and put back has the place and the number of before', async () => {
		const first = await mustCome(0);
		await mustCome(1);
		later(10);
		const gone = (await does(miss, (await calls())!, 'staff:1'))!;
		expect(await statusOf(0)).toBe('noshow');
		const back = (await does(putBack, gone, 'staff:1', NAIDOO))!;
		expect(back).toMatchObject({ status: 'arrived', number: first.number, calledAt: null });
		expect(await statusOf(0)).toBe('arrived');
		expect((await calls())?.id).toBe(first.id);
	});

	it('who waited for whoever is free first, and was called by mistake, waits for nobody in particular again', async () => {
		const first = await walksIn(null);
		later(5);
		await walksIn();
		const called = await fresh.store.transaction((tx) => callNext(tx, network, harbour, NAIDOO, 'staff:1'));
		expect(called).toMatchObject({ encounter: { id: first.id, practitionerId: NAIDOO }, waitedFor: null });
		await does(putBack, called!.encounter, 'staff:1', called!.waitedFor);
		const [waits] = await fresh.store.read((reading) => waitingAt(reading, network, harbour));
		expect(waits!.line.map(({ id, practitionerId }) => [id, practitionerId])).toEqual([
			[first.id, null],
			[first.id + 1, NAIDOO],
		]);
	});

	it('who is called before their hour, and is not there, has missed nothing: they wait again, with their number', async () => {
		const first = await mustCome(0);
		later(9);
		const back = (await does(miss, (await calls())!, 'staff:1'))!;
		expect(back).toMatchObject({ status: 'arrived', number: first.number, calledAt: null });
		expect(await statusOf(0)).toBe('arrived');
		expect((await does(callAgain, back))?.status).toBe('called');
		later(1);
		expect((await does(miss, back, 'staff:1'))?.status).toBe('left');
		expect(await statusOf(0)).toBe('noshow');
	});

	it('who goes before their hour without having been called keeps the visit, and is put back as long as it is as they left it', async () => {
		const gone = (await does(miss, await mustCome(0), 'staff:1'))!;
		expect([gone.status, await statusOf(0)]).toEqual(['left', 'booked']);
		expect(await does(putBack, gone, 'staff:1', NAIDOO, 'noshow')).toBeUndefined();
		expect((await does(putBack, gone, 'staff:1', NAIDOO, 'booked'))?.status).toBe('arrived');
		expect(await statusOf(0)).toBe('arrived');
		const [again] = await there();
		const left = (await does(miss, again!, 'staff:1'))!;
		await fresh.store.transaction((tx) =>
			reschedule(tx, network, { appointmentId: visits[0]!.id, slotId: freeSlot, by: 'staff:1', override: true }),
		);
		expect(await does(putBack, left, 'staff:1', NAIDOO, 'booked')).toBeUndefined();
		expect(await there()).toEqual([]);
	});

	it('who missed a visit that has been moved since is not put back', async () => {
		later(10);
		const gone = (await does(miss, await mustCome(0), 'staff:1'))!;
		await mustCome(0);
		const [again] = await there();
		await does(leaveQueue, again!, 'patient');
		const [free] = (
			await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }))
		).filter(({ status }) => status === 'free');
		await fresh.store.transaction((tx) =>
			reschedule(tx, network, { appointmentId: visits[0]!.id, slotId: free!.id, by: 'staff:1', override: true }),
		);
		expect(await does(putBack, gone, 'staff:1', NAIDOO)).toBeUndefined();
		expect([await statusOf(0), await there()]).toEqual(['booked', []]);
	});

	it('who is next by a call is told, once, and nobody who has just come', async () => {
		const told = async () =>
			(
				await fresh.store.read((reading) => reading.run(timersOf, { conversationId: 'chat', until: fresh.clock.now }))
			).map(({ event }) => event);
		const changes = <Done>(change: (tx: Tx) => Promise<Done>) =>
			fresh.store.transaction((tx) => changeQueue(tx, network, harbour, () => change(tx)));
		const come = (place: number) =>
			changes((tx) => arrive(tx, network, { appointmentId: visits[place]!.id, by: 'patient', conversationId: 'chat' }));
		await come(0);
		const second = await come(1);
		await come(2);
		expect(await told()).toEqual([]);
		await changes((tx) => callNext(tx, network, harbour, NAIDOO, 'staff:1'));
		await walksIn();
		await changes(async () => undefined);
		const encounterId = second.kind === 'arrived' && second.encounter.id;
		expect(await told()).toEqual([{ news: 'queueNext', encounterId }]);
	});

	it('who leaves and comes again keeps the number; meanwhile the visit is as it was', async () => {
		const first = await mustCome(0);
		await does(leaveQueue, first, 'patient');
		expect(await statusOf(0)).toBe('booked');
		expect(await there()).toEqual([]);
		expect((await mustCome(0)).number).toBe(first.number);
		expect(await changes(0)).toEqual(['arrived by patient', 'not arrived by patient', 'arrived by patient']);
	});

	it('whoever was forgotten there is not in the queue of the next day', async () => {
		await mustCome(0);
		later(13 * 60);
		expect(await there()).toEqual([]);
	});

	it('numbers of a day are over at the clinic’s midnight, however late somebody came', async () => {
		fresh.clock.now = instantOf({ date: 20260908, minute: 23 * 60 + 50 }, harbour.zone);
		await walksIn();
		later(9);
		expect((await there()).map(({ number }) => number)).toEqual([1]);
		later(1);
		expect(await there()).toEqual([]);
		expect([(await walksIn()).number, (await there()).length]).toEqual([1, 1]);
	});

	describe('Who has not come half an hour after the start', () => {
		it('has missed the visit, once; never who has come, and never before', async () => {
			await mustCome(1);
			later(10 + 29);
			expect((await noShows()).marked).toEqual([]);
			later(1);
			const { marked, next } = await noShows();
			expect(marked.map(({ id }) => id)).toEqual([visits[0]!.id]);
			// The one of 08:40 is due at 09:10, with half an hour's grace; 08:20 has come.
			expect(next).toBe(fresh.clock.now + 30 * MINUTE);
			expect((await noShows()).marked).toEqual([]);
			later(24 * 60);
			await noShows();
			expect(await Promise.all([0, 1, 2, 3].map(statusOf))).toEqual(['noshow', 'arrived', 'noshow', 'noshow']);
			expect(await changes(0)).toEqual(['noshow by system']);
		});

		it('is looked for again as soon as the next is due', async () => {
			await walksIn();
			later(10 + 25);
			expect((await noShows()).next).toBe(visits[0]!.start + 30 * MINUTE);
		});

		it('is put back by coming', async () => {
			await walksIn();
			later(60);
			await noShows();
			expect(await statusOf(0)).toBe('noshow');
			expect((await comes(0, 'staff:1')).kind).toBe('arrived');
			later(60);
			await noShows();
			expect(await statusOf(0)).toBe('arrived');
		});

		it('is not marked at a clinic that keeps no queue, nor for the time before it began to', async () => {
			later(24 * 60);
			expect((await noShows()).marked).toEqual([]);
			fresh.clock.now = visits[2]!.start + 5 * MINUTE;
			await walksIn();
			later(60);
			expect((await noShows()).marked.map(({ id }) => id)).toEqual([visits[1]!.id, visits[2]!.id, visits[3]!.id]);
		});

		it('either comes or is marked, where both happen at once', async () => {
			await walksIn();
			later(10 + 31);
			const [come] = await Promise.all([comes(0), noShows()]);
			expect(come.kind).toBe('arrived');
			expect(await statusOf(0)).toBe('arrived');
		});
	});

	it('how long consultations take is known from five on; how long people waited, from their turn to the call', async () => {
		for (const minutes of [10, 12, 14, 20]) await consultation(minutes);
		const pace = () => fresh.store.read((reading) => paceOf(reading, NAIDOO));
		expect(await pace()).toBeUndefined();
		await consultation(30);
		expect(await pace()).toEqual({ low: 12, median: 14, high: 20 });
		// General visits are planned for 20 minutes, and whoever walks in for somebody for half an hour: noted later, it counts not at all.
		await consultation(121);
		expect(await pace()).toEqual({ low: 12, median: 14, high: 20 });
		await consultation(120);
		expect(await pace()).toMatchObject({ high: 27.5 });
		await mustCome(3);
		await calls();
		const { practitioners } = await fresh.store.read((reading) => waitsOf(reading, network, [HARBOUR]));
		expect(practitioners).toEqual([{ practitionerId: NAIDOO, people: 8, median: 5 }]);
		later(29 * 24 * 60);
		expect(await pace()).toBeUndefined();
	});

	it('waits of a department stand beside what is online of its sessions to come; ten people propose another share', async () => {
		const { scheduleId } = await mustOpen(fresh.store, { date: '2026-09-15', slotMinutes: 12, serviceIds: [GENERAL] });
		later(3 * 60);
		network = await networkNow(fresh.store);
		const { departmentId } = network.services.byId.get(GENERAL)!;
		const measured = async () =>
			(await fresh.store.read((reading) => waitsOf(reading, network, [HARBOUR]))).departments;
		expect(await measured()).toEqual([{ departmentId, wait: undefined, online: 100, proposed: undefined }]);
		await fresh.store.transaction((tx) => setShare(tx, network, [{ scheduleId, percent: 40 }]));
		// Who walks in for Dr Naidoo waits for the department of what she gives.
		for (let people = 1; people <= 9; people++) await consultation(1);
		expect(await measured()).toEqual([
			{ departmentId, wait: { people: 9, median: 5 }, online: 40, proposed: undefined },
		]);
		await consultation(1);
		expect(await measured()).toEqual([{ departmentId, wait: { people: 10, median: 5 }, online: 40, proposed: 50 }]);
	});

	/** Somebody walks in, waits five minutes, and is seen for so many. */
	async function consultation(minutes: number): Promise<void> {
		await walksIn();
		later(5);
		const called = (await calls())!;
		later(minutes);
		await does(finish, called, 'staff:1');
	}
});
