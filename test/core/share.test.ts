/** The online share: which times patients may book, which are kept for the desk, and when those are released. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueTimers, finishTimer } from '../../db/queries/timers.ts';
import { p, put, query } from '../../db/store.ts';
import type { Share } from '../../db/tables/clinic.ts';
import { book, cancel } from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { holdSlot } from '../../src/core/holds.ts';
import { bumpNetwork } from '../../src/core/network.ts';
import { releaseDue } from '../../src/core/release.ts';
import type { NewSession } from '../../src/core/sessions.ts';
import { setShare } from '../../src/core/share.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { shareOf, spread } from '../../src/core/spread.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import {
	FOLLOWUP,
	GENERAL,
	HARBOUR,
	LONG,
	mustHaveNetwork,
	mustOpen,
	mustRegister,
	NAIDOO,
	networkNow,
} from '../network.ts';

const DATE = 20260908;
const at = (clock: string): number => Date.parse(`2026-09-08T${clock}:00+02:00`);

describe('A share', () => {
	it('is spread evenly over the times of a session, and always in the same way', () => {
		const marks = (percent: number, count: number, block?: number) =>
			spread(percent, count, block)
				.map((online) => (online ? 'o' : '.'))
				.join('');
		expect(marks(60, 10)).toBe('o.o.oo.o.o');
		expect(marks(50, 6)).toBe('o.o.o.');
		expect(marks(0, 4)).toBe('....');
		expect(marks(100, 4)).toBe('oooo');
		expect(marks(50, 8, 2)).toBe('oo..oo..');
	});

	it('is as near to what was asked for as whole times can be, in any part of a session', () => {
		fc.assert(
			fc.property(fc.nat({ max: 100 }), fc.integer({ min: 1, max: 100 }), (percent, count) => {
				const online = spread(percent, count).filter(Boolean).length;
				expect(Math.abs(online - (count * percent) / 100)).toBeLessThanOrEqual(0.5);
			}),
		);
	});
});

describe.each(ENGINES)('The online share on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());

	const until = (moment: number) => fresh.clock.to(moment);

	const shareOfDepartment = query<{ share: Share | null }>()((q, { department }) =>
		q.update(department).set({ share: put(department.share, 'share') }),
	);
	const shareOfService = query<{ share: Share | null; id: number }>()((q, { healthcareService: s }) =>
		q
			.update(s)
			.set({ share: put(s.share, 'share') })
			.where(eq(s.id, p('id'))),
	);
	const byDepartment = (share: Share) =>
		fresh.store.transaction(async (tx) => {
			await tx.run(shareOfDepartment, { share });
			await bumpNetwork(tx);
		});
	const byService = (id: number, share: Share) =>
		fresh.store.transaction(async (tx) => {
			await tx.run(shareOfService, { id, share });
			await bumpNetwork(tx);
		});
	/** Six of twenty minutes from 8 on, of general visits. */
	const open = (session: Partial<NewSession> = {}) =>
		mustOpen(fresh.store, { serviceIds: [GENERAL], online: undefined, ...session });
	const day = () => fresh.store.read((reading) => dayOf(reading, { localDate: DATE, practitionerId: NAIDOO }));
	/** `o` online, `.` kept; in capitals or as `x` where it is not free. */
	const marks = async () =>
		(await day()).map(({ online, status }) => (status === 'free' ? (online ? 'o' : '.') : online ? 'O' : 'x')).join('');
	const offered = async (serviceId = GENERAL) => {
		const network = await networkNow(fresh.store);
		const wish = { serviceId, locationId: HARBOUR, from: at('00:00'), limit: 20 };
		return fresh.store.read((reading) => nextFreeSlots(reading, network, wish));
	};
	const booking = async (slotId: number, override: boolean) => {
		const network = await networkNow(fresh.store);
		return fresh.store.transaction(async (tx) => {
			const patientId = await mustRegister(tx);
			const bookedBy = override ? 'staff:1' : 'patient';
			return book(tx, network, { slotId, serviceId: GENERAL, by: bookedBy, bookedBy, patientId, override });
		});
	};
	/** Takes every timer that is due, as the house does. */
	const tick = async () => {
		const network = await networkNow(fresh.store);
		for (;;) {
			const due = await fresh.store.read(({ run, now }) => run(dueTimers, { now, limit: 100 }));
			if (due.length === 0) return;
			for (const { id, event } of due)
				await fresh.store.transaction(async (tx) => {
					await releaseDue(tx, network, event as never);
					await tx.run(finishTimer, { id, now: tx.now });
				});
		}
	};

	it('is the department’s, over it the service’s, over it the session’s; of several services, what keeps the most', async () => {
		const percent = async (ids: readonly number[], own?: number) =>
			shareOf(await networkNow(fresh.store), ids, own).percent;
		expect(await percent([GENERAL])).toBe(100);
		await byDepartment({ percent: 80 });
		expect(await percent([GENERAL])).toBe(80);
		await byService(LONG, { percent: 90 });
		expect(await percent([LONG])).toBe(90);
		expect(await percent([GENERAL, LONG])).toBe(80);
		expect(await percent([GENERAL, LONG], 0)).toBe(0);
	});

	it('marks the times of a session when it is opened', async () => {
		await byDepartment({ percent: 50 });
		expect(await open()).toMatchObject({ slots: 6, online: 3 });
		expect(await marks()).toBe('o.o.o.');
		expect(await open({ from: '11:00', to: '12:00', share: 100 })).toMatchObject({ slots: 3, online: 3 });
		expect(await offered()).toHaveLength(6);
	});

	it('keeps times together that a longer visit needs', async () => {
		await byDepartment({ percent: 50 });
		await open({ serviceIds: [GENERAL, LONG] });
		expect(await marks()).toBe('ooo...');
		expect((await offered(LONG)).map(({ start }) => start)).toEqual([at('08:00')]);
	});

	it('when all that is online is taken, the desk still books a kept one; the rest is released on time', async () => {
		await byDepartment({ percent: 50, releaseMinutes: 120 });
		await open();
		for (const { id } of await offered()) expect(await booking(id, false)).toMatchObject({ kind: 'booked' });
		expect(await offered()).toEqual([]);
		const kept = (await day()).filter(({ online }) => !online);
		expect(await booking(kept[0]!.id, false)).toEqual({ kind: 'taken' });
		const atTheDesk = await booking(kept[0]!.id, true);
		expect(atTheDesk).toMatchObject({ kind: 'booked' });
		expect(await marks()).toBe('OxO.O.');

		// Two hours before 9:00, and not a moment earlier.
		until(at('07:00') - 1);
		await tick();
		expect(await offered()).toEqual([]);
		until(at('07:00'));
		await tick();
		expect((await offered()).map(({ start }) => start)).toEqual([at('09:00')]);
		until(at('07:40'));
		await tick();
		expect((await offered()).map(({ start }) => start)).toEqual([at('09:00'), at('09:40')]);

		// What the desk had booked goes online too, once it is given up so late.
		const network = await networkNow(fresh.store);
		const appointmentId = atTheDesk.kind === 'booked' ? atTheDesk.appointment.id : 0;
		await fresh.store.transaction((tx) => cancel(tx, network, { appointmentId, by: 'staff:1', override: true }));
		expect((await offered()).map(({ start }) => start)).toEqual([at('08:20'), at('09:00'), at('09:40')]);
	});

	it('a cancelled time keeps its mark', async () => {
		await byDepartment({ percent: 50 });
		await open();
		const [first, second] = await day();
		const network = await networkNow(fresh.store);
		for (const { id } of [first!, second!]) {
			const booked = await booking(id, true);
			const appointmentId = booked.kind === 'booked' ? booked.appointment.id : 0;
			await fresh.store.transaction((tx) => cancel(tx, network, { appointmentId, by: 'staff:1', override: true }));
		}
		expect(await marks()).toBe('o.o.o.');
	});

	it('changed, only free times change, and it is said how many can’t', async () => {
		const { scheduleId } = await open();
		const [first, second, , fourth] = await day();
		await booking(second!.id, false);
		const network = await networkNow(fresh.store);
		await fresh.store.transaction(async (tx) =>
			holdSlot(tx, network, { slotId: fourth!.id, serviceId: GENERAL, by: 'ann', patientId: await mustRegister(tx) }),
		);
		const change = (percent: number | null) =>
			fresh.store.transaction((tx) => setShare(tx, network, [{ scheduleId, percent }]));
		expect(await change(50)).toEqual({ online: 0, kept: 1, stay: 2 });
		expect(await marks()).toBe('oOoOo.');
		expect(await change(0)).toEqual({ online: 0, kept: 3, stay: 2 });
		expect(await marks()).toBe('.O.O..');
		expect(await change(null)).toEqual({ online: 4, kept: 0, stay: 0 });
		expect(first!.online).toBe(true);
	});

	it('changed late, what is due to be released stays online', async () => {
		await byService(GENERAL, { percent: 100, releaseMinutes: 60 });
		await byService(FOLLOWUP, { percent: 100, releaseMinutes: 60 });
		const { scheduleId } = await open();
		until(at('07:40'));
		const network = await networkNow(fresh.store);
		await fresh.store.transaction((tx) => setShare(tx, network, [{ scheduleId, percent: 0 }]));
		expect(await marks()).toBe('ooo...');
		until(at('08:00'));
		await tick();
		expect(await marks()).toBe('oooo..');
	});
});
