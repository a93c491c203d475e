import { describe, expect, it } from 'vitest';
import { takeDay, takeHours } from '../../src/staff/when.ts';

describe('hours', () => {
	it.each([
		['9-12', '09:00–12:00'],
		['9-12, 13:30-17', '09:00–12:00 13:30–17:00'],
		['9-12,13:30-17', '09:00–12:00 13:30–17:00'],
		['09:00–12:30', '09:00–12:30'],
		['9h30 à 12h', '09:30–12:00'],
		['9h-12h', '09:00–12:00'],
		['9 to 12', '09:00–12:00'],
		['9.15-10.45', '09:15–10:45'],
		['9h00-12h30', '09:00–12:30'],
		['0-24', '00:00–24:00'],
	])('are read in "%s"', (typed, expected) => {
		const { hours, rest } = takeHours(typed);
		expect(hours.map(({ from, to }) => `${from}–${to}`).join(' ')).toBe(expected);
		expect(rest).toBe('');
	});

	it.each(['12-9', '9-9', '9-25', '9:70-12', '24:30-25', 'nine to twelve'])('are none in "%s"', (typed) => {
		expect(takeHours(typed)).toEqual({ hours: [], rest: typed });
	});

	it.each(['naidoo 2026-11-24', 'naidoo 24-11-2026'])('are none in the date of "%s"', (typed) => {
		expect(takeHours(typed)).toEqual({ hours: [], rest: typed });
	});

	it('leave the name and the day behind, wherever they stand', () => {
		expect(takeHours('9-12 naidoo tuesday, 13-17')).toMatchObject({
			hours: [
				{ from: '09:00', to: '12:00' },
				{ from: '13:00', to: '17:00' },
			],
			rest: 'naidoo tuesday,',
		});
		expect(takeHours('naidoo 2026-11-24 9-12').rest).toBe('naidoo 2026-11-24');
	});
});

describe('a day', () => {
	/** A Monday: midnight has passed in Johannesburg, and not yet in Toronto. */
	const now = Date.parse('2026-09-06T23:30:00Z');
	const day = (typed: string, zone = 'Africa/Johannesburg', language = 'en') => takeDay(typed, now, zone, language).day;

	it.each([
		['today', 20260907],
		['tomorrow', 20260908],
		['yesterday', 20260906],
		['monday', 20260907],
		['Tue', 20260908],
		['SUNDAY', 20260913],
		['24 Nov', 20261124],
		['24 november', 20261124],
		['7 sep', 20260907],
		['6 sep', 20270906],
		['1 jan', 20270101],
		['2026-11-24', 20261124],
		['2025-01-02', 20250102],
	])('is understood from "%s"', (typed, date) => {
		expect(day(typed)?.date).toBe(date);
	});

	it.each([
		['aujourd’hui', 20260907],
		['demain', 20260908],
		['mardi', 20260908],
		['dim', 20260913],
		['24 août', 20270824],
		['24 aout', 20270824],
		['24 déc', 20261224],
		['tuesday', 20260908],
	])('is understood in French from "%s"', (typed, date) => {
		expect(day(typed, 'Africa/Johannesburg', 'fr')?.date).toBe(date);
	});

	it.each(['', 'naidoo', 'mo', '31 nov', '0 nov', '32 dec', '2026-02-30', '24', 'november', '24 xyz'])(
		'is none in "%s"',
		(typed) => {
			expect(day(typed)).toBeUndefined();
		},
	);

	it('is the clinic’s own, not the server’s', () => {
		expect(day('today', 'Africa/Johannesburg')).toEqual({ iso: '2026-09-07', date: 20260907 });
		expect(day('today', 'America/Toronto')).toEqual({ iso: '2026-09-06', date: 20260906 });
		expect(day('monday', 'America/Toronto')?.date).toBe(20260907);
	});

	it('is taken out of the text it stands in', () => {
		expect(takeDay('dr naidoo tue', now, 'UTC', 'en').rest).toBe('dr naidoo');
		expect(takeDay('24 nov harbour clinic', now, 'UTC', 'en').rest).toBe('harbour clinic');
		expect(takeDay('harbour 2026-11-24', now, 'UTC', 'en').rest).toBe('harbour');
		expect(takeDay('harbour clinic', now, 'UTC', 'en').rest).toBe('harbour clinic');
	});
});
