import { describe, expect, it } from 'vitest';
import { takeHours } from '../../src/staff/grammar/hours.ts';

const read = (typed: string) =>
	takeHours(typed)
		.hours.map(({ from, to }) => `${from}–${to}`)
		.join(' ');

describe('hours', () => {
	it.each([
		['9-12', '09:00–12:00'],
		['9-12, 13:30-17', '09:00–12:00 13:30–17:00'],
		['9-12,13:30-17', '09:00–12:00 13:30–17:00'],
		['9-12 and 13:30-17', '09:00–12:00 13:30–17:00'],
		['de 9 à 12 et de 14h à 16h30', '09:00–12:00 14:00–16:30'],
		['09:00–12:30', '09:00–12:30'],
		['9h30 à 12h', '09:30–12:00'],
		['9h-12h', '09:00–12:00'],
		['9 to 12', '09:00–12:00'],
		['from 9 to 12', '09:00–12:00'],
		['at 9-12', '09:00–12:00'],
		['9.15-10.45', '09:15–10:45'],
		['9h00-12h30', '09:00–12:30'],
		['14h-16h30', '14:00–16:30'],
		['0-24', '00:00–24:00'],
		['9am-12pm', '09:00–12:00'],
		['9 am to 5:30 PM', '09:00–17:30'],
		['9 a.m. - 1 p.m.', '09:00–13:00'],
		['9-12pm', '09:00–12:00'],
		['1-5pm', '13:00–17:00'],
		['9am-5', '09:00–17:00'],
		['12am-1am', '00:00–01:00'],
		['9pm-12am', '21:00–24:00'],
	])('are read in "%s"', (typed, expected) => {
		expect(read(typed)).toBe(expected);
		expect(takeHours(typed).rest).toBe('');
	});

	it.each(['12-9', '9-9', '9-25', '9:70-12', '24:30-25', 'nine to twelve', '13am-2pm', '5pm-1pm', '3/12-4'])(
		'are none in "%s"',
		(typed) => {
			expect(takeHours(typed)).toEqual({ hours: [], rest: typed });
		},
	);

	it.each(['naidoo 2026-11-24', 'naidoo 24-11-2026', 'naidoo 3/12', 'at harbour every 20'])(
		'are none in "%s", which is left as it is',
		(typed) => {
			expect(takeHours(typed)).toEqual({ hours: [], rest: typed });
		},
	);

	it.each([
		['9-12 naidoo tuesday, 13-17', '09:00–12:00 13:00–17:00', 'naidoo tuesday,'],
		['naidoo 2026-11-24 9-12', '09:00–12:00', 'naidoo 2026-11-24'],
		['mokoena at harbour 9-12 every 20', '09:00–12:00', 'mokoena at harbour every 20'],
		['mokoena every 20 9-12', '09:00–12:00', 'mokoena every 20'],
		['mokoena 9-12 at harbour', '09:00–12:00', 'mokoena at harbour'],
	])('leave the rest of "%s" behind', (typed, expected, rest) => {
		expect(read(typed)).toBe(expected);
		expect(takeHours(typed).rest).toBe(rest);
	});
});
