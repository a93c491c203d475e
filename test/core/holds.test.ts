import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { book } from '../../src/core/appointments.ts';
import { extendHold, holdSlot, releaseHold } from '../../src/core/holds.ts';
import type { Network } from '../../src/core/network.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, LONG, mustHaveNetwork, mustOpen, mustRegister, networkNow } from '../network.ts';

describe.each(ENGINES)('Holds on %s', (engine) => {
	let fresh: Fresh;
	let network: Network;
	let patientId: number;
	/** Six slots of twenty minutes from 08:00. */
	let slots: number[];

	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		await mustOpen(fresh.store);
		network = await networkNow(fresh.store);
		patientId = await fresh.store.transaction((tx) => mustRegister(tx));
		slots = (await free(GENERAL)).map(({ id }) => id);
	});
	afterEach(() => fresh.end());

	const free = (serviceId: number, me?: string) =>
		fresh.store.read((reading) => nextFreeSlots(reading, network, { serviceId, from: 0, limit: 50, me }));
	const places = async (serviceId: number, me?: string) =>
		(await free(serviceId, me)).map(({ id }) => slots.indexOf(id));
	const hold = (place: number, by: string, serviceId = GENERAL, patient = patientId) =>
		fresh.store.transaction(
			(tx) => holdSlot(tx, network, { slotId: slots[place]!, serviceId, by, patientId: patient }),
			by,
		);

	it('of fifty who want one time at once, one gets it', async () => {
		const people = await fresh.store.transaction(async (tx) => {
			const ids: number[] = [];
			for (let i = 0; i < 50; i++) ids.push(await mustRegister(tx));
			return ids;
		});
		const outcomes = await Promise.all(people.map((patient, i) => hold(i % 3, `chat-${i}`, LONG, patient)));
		expect(outcomes.filter(({ kind }) => kind === 'held')).toHaveLength(1);
		expect(outcomes.filter(({ kind }) => kind === 'taken')).toHaveLength(49);
	});

	it('a held time is hidden from others, and not from its holder', async () => {
		expect(await hold(1, 'me')).toMatchObject({ kind: 'held', until: fresh.clock.now + 5 * 60_000 });
		expect(await places(GENERAL)).toEqual([0, 2, 3, 4, 5]);
		expect(await places(GENERAL, 'me')).toEqual([0, 1, 2, 3, 4, 5]);
	});

	it('a visit of three slots holds all three, or none when one of them is taken', async () => {
		await hold(2, 'me', LONG);
		expect(await places(GENERAL)).toEqual([0, 1, 5]);
		expect(await hold(0, 'other', LONG)).toEqual({ kind: 'taken' });
		expect(await places(GENERAL)).toEqual([0, 1, 5]);
	});

	it('a hold is over at its time though nothing ran', async () => {
		await hold(1, 'me');
		fresh.clock.forward(5);
		expect(await places(GENERAL)).toEqual([0, 1, 2, 3, 4, 5]);
		expect(await hold(1, 'other')).toMatchObject({ kind: 'held' });
	});

	it('a moment before its time it is not over', async () => {
		await hold(1, 'me');
		fresh.clock.to(fresh.clock.now + 5 * 60_000 - 1);
		expect(await hold(1, 'other')).toEqual({ kind: 'taken' });
	});

	it('holding another time gives back the former', async () => {
		await hold(0, 'me', LONG);
		await hold(2, 'me', LONG);
		expect(await places(GENERAL)).toEqual([0, 1, 5]);
	});

	it('a time that can not be had leaves the former hold as it was', async () => {
		await hold(0, 'other');
		await hold(3, 'me');
		expect(await hold(0, 'me')).toEqual({ kind: 'taken' });
		expect(await places(GENERAL)).toEqual([1, 2, 4, 5]);
	});

	it('releasing gives back everything of one holder', async () => {
		await hold(0, 'me', LONG);
		await hold(3, 'other');
		await fresh.store.transaction((tx) => releaseHold(tx, { by: 'me' }));
		expect(await places(LONG)).toEqual([0]);
		expect(await places(GENERAL)).toEqual([0, 1, 2, 4, 5]);
	});

	it('a live hold can be extended, one that is over can not', async () => {
		const held = await hold(0, 'me', LONG);
		const extend = () => fresh.store.transaction((tx) => extendHold(tx, { slotId: slots[0]!, by: 'me', minutes: 5 }));
		fresh.clock.forward(4);
		expect(await extend()).toEqual({ kind: 'extended', until: held.kind === 'held' && held.until + 5 * 60_000 });
		fresh.clock.forward(6);
		expect(await extend()).toEqual({ kind: 'gone' });
	});

	it('people who share a contact hold at most three times at once', async () => {
		const family = await fresh.store.transaction(async (tx) => {
			const ids: number[] = [];
			for (let i = 0; i < 4; i++) ids.push(await mustRegister(tx, '+27821110000'));
			return ids;
		});
		for (const i of [0, 1, 2]) expect((await hold(i, `chat-${i}`, GENERAL, family[i])).kind).toBe('held');
		expect(await hold(3, 'chat-3', GENERAL, family[3])).toEqual({ kind: 'tooMany' });
		expect((await hold(4, 'chat-0', GENERAL, family[0])).kind).toBe('held');
		fresh.clock.forward(5);
		expect((await hold(3, 'chat-3', GENERAL, family[3])).kind).toBe('held');
	});

	it('a time that has begun, or that is kept for the desk, can not be held', async () => {
		const kept = await mustOpen(fresh.store, { from: '14:00', to: '15:00', online: false });
		expect(await places(GENERAL)).toEqual([0, 1, 2, 3, 4, 5]);
		const slotId = slots.at(-1)! + 1;
		const outcome = await fresh.store.transaction((tx) =>
			holdSlot(tx, network, { slotId, serviceId: GENERAL, by: 'me', patientId }),
		);
		expect(outcome).toEqual({ kind: 'taken' });
		fresh.clock.to(kept.start);
		expect(await hold(0, 'me')).toEqual({ kind: 'taken' });
	});

	it('a late review books in one go if the time is still free, and loses it if not', async () => {
		const bookFirst = (by: string) =>
			fresh.store.transaction((tx) =>
				book(tx, network, { slotId: slots[0]!, serviceId: LONG, by, patientId, bookedBy: 'patient' }),
			);
		await hold(0, 'me', LONG);
		fresh.clock.forward(30);
		expect((await bookFirst('me')).kind).toBe('booked');
		await hold(3, 'me', LONG);
		expect(await bookFirst('other')).toEqual({ kind: 'taken' });
	});
});
