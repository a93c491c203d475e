import { describe, expect, it } from 'vitest';
import { takeWeekdays, weekdaysSaid } from '../../src/staff/grammar/weekdays.ts';

describe('days of the week that come again', () => {
	it.each([
		['mon-fri', [1, 2, 3, 4, 5]],
		['Mon – Fri', [1, 2, 3, 4, 5]],
		['monday to friday', [1, 2, 3, 4, 5]],
		['lun-ven', [1, 2, 3, 4, 5]],
		['du lundi au vendredi', [1, 2, 3, 4, 5]],
		['weekdays', [1, 2, 3, 4, 5]],
		['jours ouvrables', [1, 2, 3, 4, 5]],
		['sat-sun', [6, 7]],
		['fri-mon', [1, 5, 6, 7]],
		['mon, wed and fri', [1, 3, 5]],
		['mon-wed, sat', [1, 2, 3, 6]],
		['every tuesday', [2]],
		['tuesdays', [2]],
		['tous les lundis', [1]],
		['every week tue', [2]],
		['toutes les semaines, mardi', [2]],
		['every day', [1, 2, 3, 4, 5, 6, 7]],
	])('are read in "%s"', (typed, weekdays) => {
		expect(takeWeekdays(`naidoo ${typed} 9-12 at harbour`)).toMatchObject({ weekdays, weekly: true });
		expect(takeWeekdays(`naidoo ${typed}`).rest.replace(/[\s,]+$/, '')).toBe('naidoo');
	});

	it.each(['weekly', 'every week', 'toutes les semaines'])('can be any, with "%s"', (typed) => {
		expect(takeWeekdays(`naidoo ${typed}`)).toEqual({ weekdays: undefined, weekly: true, rest: 'naidoo' });
	});

	it.each([
		'naidoo tuesday',
		'naidoo tue 9-12, 13-17',
		'van wyk and sun',
		'marta and sam',
		'naidoo at harbour',
		'24-26 dec',
	])('are none in "%s", which is left as it is', (typed) => {
		expect(takeWeekdays(typed)).toEqual({ weekdays: undefined, weekly: false, rest: typed });
	});

	it('are said as people write them', () => {
		expect(weekdaysSaid([1, 2, 3, 4, 5], 'en')).toBe('Mon–Fri');
		expect(weekdaysSaid([1, 2, 4, 5, 6], 'en')).toBe('Mon, Tue, Thu–Sat');
		expect(weekdaysSaid([2], 'fr')).toBe('mar.');
	});
});
