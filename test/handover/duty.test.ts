/** When somebody is at a clinic's desk: its hours, its holidays, and what staff have closed; on both engines. */
import { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeTimes, reopenTimes, type Stretch } from '../../src/core/closures.ts';
import type { Location } from '../../src/core/network.ts';
import { thereFrom } from '../../src/handover/duty.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GARDENS, HARBOUR, mustHaveNetwork, NAIDOO, networkNow } from '../network.ts';

const ZONE = 'Africa/Johannesburg';
const WORKDAYS = { weekdays: [1, 2, 3, 4, 5], from: 480, to: 1020 };
/** `2026-09-08T08:00`, on the clinic's clock. */
const instant = (local: string): number => DateTime.fromISO(local, { zone: ZONE }).toMillis();

describe.each(ENGINES)('On %s, somebody is at the desk', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());

	/** From when on, asked at a moment: on the clinic's clock. */
	async function from(at: string, hours: NonNullable<Location['desk']>['hours'] = [WORKDAYS]): Promise<string> {
		const location = (await networkNow(fresh.store)).locations.byId.get(HARBOUR)!;
		fresh.clock.forward((instant(at) - fresh.clock.now) / 60_000);
		const there = await fresh.store.read((reading) => thereFrom(reading, { ...location, desk: { hours } }));
		return DateTime.fromMillis(there, { zone: ZONE }).toFormat("yyyy-MM-dd'T'HH:mm");
	}
	async function closes(first: string, last: string, of: Partial<Stretch> = {}): Promise<number> {
		const network = await networkNow(fresh.store);
		const stretch = { locationId: HARBOUR, start: instant(first), end: instant(last), ...of };
		const closed = await fresh.store.transaction((tx) =>
			closeTimes(tx, network, { ...stretch, kind: 'closed', closedBy: 'staff:1' }),
		);
		return closed.closureId;
	}

	it('now, within its hours; before them, after them and on other days from the next ones on', async () => {
		expect(await from('2026-09-07T08:00')).toBe('2026-09-07T08:00');
		expect(await from('2026-09-07T16:59')).toBe('2026-09-07T16:59');
		expect(await from('2026-09-07T17:00')).toBe('2026-09-08T08:00');
		expect(await from('2026-09-08T03:00')).toBe('2026-09-08T08:00');
		expect(await from('2026-09-11T17:30')).toBe('2026-09-14T08:00');
	});

	it('always, where the clinic file gives no hours, unless it is closed', async () => {
		expect(await from('2026-09-07T23:00', [])).toBe('2026-09-07T23:00');
		await closes('2026-09-08T00:00', '2026-09-09T00:00');
		expect(await from('2026-09-08T10:00', [])).toBe('2026-09-09T00:00');
	});

	it('not while the clinic is closed: from when it opens again, within its hours', async () => {
		await closes('2026-09-07T10:00', '2026-09-07T14:00');
		expect(await from('2026-09-07T09:59')).toBe('2026-09-07T09:59');
		expect(await from('2026-09-07T10:00')).toBe('2026-09-07T14:00');
		await closes('2026-09-07T13:00', '2026-09-08T00:00');
		await closes('2026-09-08T00:00', '2026-09-09T00:00');
		expect(await from('2026-09-07T10:30')).toBe('2026-09-09T08:00');
	});

	it('again, where the closure was taken back', async () => {
		const closureId = await closes('2026-09-07T00:00', '2026-09-08T00:00');
		expect(await from('2026-09-07T10:00')).toBe('2026-09-08T08:00');
		await fresh.store.transaction((tx) => reopenTimes(tx, { closureId }));
		expect(await from('2026-09-07T10:00')).toBe('2026-09-07T10:00');
	});

	it('though another clinic is closed, or one practitioner is away', async () => {
		await closes('2026-09-07T00:00', '2026-09-08T00:00', { locationId: GARDENS });
		await closes('2026-09-07T00:00', '2026-09-08T00:00', { locationId: null, practitionerId: NAIDOO });
		expect(await from('2026-09-07T10:00')).toBe('2026-09-07T10:00');
	});

	it('not on a day on which all clinics are closed', async () => {
		await closes('2026-09-07T00:00', '2026-09-08T00:00', { locationId: null });
		expect(await from('2026-09-07T10:00')).toBe('2026-09-08T08:00');
	});

	it('after weeks of being closed', async () => {
		await closes('2026-09-07T00:00', '2026-10-05T00:00');
		expect(await from('2026-09-07T10:00')).toBe('2026-10-05T08:00');
	});
});
