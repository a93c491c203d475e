import { describe, expect, it } from 'vitest';
import { takeInterval, takeMinutes, takeShare } from '../../src/staff/grammar/amounts.ts';

describe('a length of time', () => {
	it.each([
		['3 weeks', { weeks: 3 }],
		['in 10 days', { days: 10 }],
		['in a week', { weeks: 1 }],
		['in two months time', { months: 2 }],
		['six weeks', { weeks: 6 }],
		['a fortnight', { weeks: 2 }],
		['6 months from now', { months: 6 }],
		['dans 6 mois', { months: 6 }],
		['dans trois semaines', { weeks: 3 }],
		['une quinzaine', { weeks: 2 }],
		['un an', { years: 1 }],
	])('is read in "%s"', (typed, interval) => {
		expect(takeInterval(`khumalo ${typed}`)).toEqual({ interval, rest: 'khumalo' });
	});

	it.each(['', 'naidoo', '20 min', 'every week', 'day'])('is none in "%s"', (typed) => {
		expect(takeInterval(typed)).toEqual({ interval: undefined, rest: typed });
	});
});

describe('how long each time is', () => {
	it.each([
		['every 20', 20],
		['every 20 min', 20],
		['20 minutes', 20],
		['20-minute slots', 20],
		['every 1 hour', 60],
		['toutes les 30 minutes', 30],
	])('is read in "%s"', (typed, minutes) => {
		expect(takeMinutes(`naidoo ${typed} at harbour`)).toEqual({ minutes, rest: 'naidoo at harbour' });
	});

	it.each(['every week', 'every tuesday', '9-12', 'de 14h à 16h', '3 weeks'])('is not in "%s"', (typed) => {
		expect(takeMinutes(typed)).toEqual({ minutes: undefined, rest: typed });
	});
});

describe('how many of a hundred times are online', () => {
	it.each([
		['online 60%', 60],
		['online 60', 60],
		['60% online', 60],
		['70 %', 70],
		['en ligne 40 %', 40],
		['online', 100],
		['kept', 0],
		['not online', 0],
		['gardées', 0],
	])('is read in "%s"', (typed, share) => {
		expect(takeShare(`naidoo ${typed}`)).toEqual({ share, rest: 'naidoo' });
	});

	it.each(['naidoo 9-12', 'every 20', 'at harbour'])('is not in "%s"', (typed) => {
		expect(takeShare(typed)).toEqual({ share: undefined, rest: typed });
	});
});
