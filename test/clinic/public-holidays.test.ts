/** The public holidays of a clinic are those of its own country and region, and are brought once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringPublicHolidays } from '../../src/clinic/public-holidays.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { holidaysBetween } from '../../src/core/holidays.ts';
import { networkOf } from '../../src/core/network.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';

const clinic = (country: string, region?: string) => ({
	name: `${country} ${region}`,
	zone: 'America/Toronto',
	desk: { holidays: { country, ...(region && { region }) } },
});

describe.each(ENGINES)('Public holidays on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await fresh.store.transaction((tx) =>
			applyNetwork(tx, {
				locations: { quebec: clinic('CA', 'QC'), alberta: clinic('CA', 'AB'), cape: clinic('ZA') },
				services: { general: { name: 'General visit', length: 20 } },
				practitioners: {},
			}),
		);
	});
	afterEach(() => fresh.end());

	const holidays = (code: string) =>
		fresh.store.read(async (reading) => {
			const { locations } = await networkOf(reading);
			const year = { start: reading.now, end: reading.now + 365 * 86_400_000 };
			return (await holidaysBetween(reading, locations.byCode.get(code)!, year)).map(({ date }) => date % 10_000);
		});

	it('are those of a clinic’s own country and region', async () => {
		expect(await bringPublicHolidays(fresh.store)).toBeGreaterThan(20);
		// The national holiday of Quebec, and Heritage Day of South Africa.
		const known = await Promise.all(['quebec', 'alberta', 'cape'].map(holidays));
		expect(known.map((days) => [days.includes(624), days.includes(924), days.includes(1225)])).toEqual([
			[true, false, true],
			[false, false, true],
			[false, true, true],
		]);
		expect(await bringPublicHolidays(fresh.store)).toBe(0);
	});
});
