import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, instantsWithDates, parseDate, parseMinute, wallTimeOf } from '../../src/core/zones.ts';

const at = (date: number, hours: number, minutes: number, zone: string) =>
	new Date(instantOf({ date, minute: hours * 60 + minutes }, zone)).toISOString();

describe('Wall time', () => {
	it('that the clocks skip falls as much later as they skip', () => {
		// Toronto springs forward at 02:00 on 8 March 2026, Paris at 02:00 on 29 March.
		expect(at(20260308, 1, 59, 'America/Toronto')).toBe('2026-03-08T06:59:00.000Z');
		expect(at(20260308, 2, 30, 'America/Toronto')).toBe('2026-03-08T07:30:00.000Z');
		expect(at(20260308, 3, 30, 'America/Toronto')).toBe('2026-03-08T07:30:00.000Z');
		expect(at(20260329, 2, 15, 'Europe/Paris')).toBe('2026-03-29T01:15:00.000Z');
	});

	it('that the clocks show twice is the first of the two', () => {
		// Toronto falls back at 02:00 on 1 November 2026, Paris at 03:00 on 25 October.
		expect(at(20261101, 1, 30, 'America/Toronto')).toBe('2026-11-01T05:30:00.000Z');
		expect(at(20261101, 2, 0, 'America/Toronto')).toBe('2026-11-01T07:00:00.000Z');
		expect(at(20261025, 2, 30, 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
		expect(at(20261025, 3, 0, 'Europe/Paris')).toBe('2026-10-25T02:00:00.000Z');
	});

	it('of a zone without daylight saving is the same all year', () => {
		expect(at(20260329, 2, 30, 'Africa/Johannesburg')).toBe('2026-03-29T00:30:00.000Z');
		expect(at(20261101, 1, 30, 'Africa/Johannesburg')).toBe('2026-10-31T23:30:00.000Z');
	});

	it('is what the clock shows at its instant, in every zone and on every day', () => {
		const zone = fc.constantFrom(
			'America/Toronto',
			'Europe/Paris',
			'Africa/Johannesburg',
			'Asia/Kathmandu',
			'Pacific/Apia',
		);
		const instant = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }).map((ms) => ms - (ms % 60_000));
		fc.assert(
			fc.property(zone, instant, (name, ms) => {
				const shown = wallTimeOf(ms, name);
				const back = instantOf(shown, name);
				// The second of two instants with one wall time is read as the first.
				expect(back === ms || (back < ms && wallTimeOf(back, name).minute === shown.minute)).toBe(true);
				const { from, before } = instantsWithDates(shown.date, shown.date + 1);
				expect(ms).toBeGreaterThanOrEqual(from);
				expect(ms).toBeLessThan(before);
			}),
		);
	});

	it('is refused in a zone that does not exist', () => {
		expect(() => wallTimeOf(0, 'Europe/Atlantis')).toThrow('There is no time zone "Europe/Atlantis".');
	});
});

describe('Dates and times as they are written', () => {
	it('are read, or nothing where there is no such day or minute', () => {
		expect(parseDate('2028-02-29')).toBe(20280229);
		expect(parseDate('2026-02-29')).toBeUndefined();
		expect(parseDate('8.9.2026')).toBeUndefined();
		expect(parseMinute('08:30')).toBe(510);
		expect(parseMinute('24:00')).toBe(1440);
		expect(parseMinute('24:01')).toBeUndefined();
		expect(parseMinute('08:60')).toBeUndefined();
	});

	it('that the calendar does not have stand for the day that follows', () => {
		expect(instantsWithDates(20260229, 20260431)).toEqual(instantsWithDates(20260301, 20260501));
	});
});
