import { describe, expect, it } from 'vitest';
import { takeDay } from '../../src/staff/grammar/days.ts';
import { lengthened, takeDays } from '../../src/staff/grammar/stretches.ts';

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
		['next monday', 20260914],
		['monday next', 20260914],
		['next tuesday', 20260915],
		['this tuesday', 20260908],
		['tuesday week', 20260915],
		['a week on tuesday', 20260915],
		['tues', 20260908],
		['day after tomorrow', 20260909],
		['in two weeks', 20260921],
		['in 10 days', 20260917],
		['last friday', 20260904],
		['mardi', 20260908],
		['tomorow', 20260908],
		['tommorow', 20260908],
		['wensday', 20260909],
		['thrusday', 20260910],
		['todya', 20260907],
		['24 Nov', 20261124],
		['Nov 24', 20261124],
		['24th nov', 20261124],
		['tue 24 nov', 20261124],
		['24 nov 2027', 20271124],
		['24/11', 20261124],
		['11/24', 20261124],
		['24/11/2027', 20271124],
		['24-11-2026', 20261124],
		['7/7/2027', 20270707],
		['24 november', 20261124],
		['7 sep', 20260907],
		['6 sep', 20260906],
		['8 mar', 20260308],
		['6 mar', 20270306],
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
		['24 août', 20260824],
		['24 aout', 20260824],
		['1er déc', 20261201],
		['lundi prochain', 20260914],
		['mardi prochain', 20260915],
		['mardi en huit', 20260915],
		['dans 3 jours', 20260910],
		['dans deux semaines', 20260921],
		['après-demain', 20260909],
		['avant-hier', 20260905],
		['mar', 20260908],
		['demian', 20260908],
		['mecredi', 20260909],
		['aujourdui', 20260907],
		['24 déc', 20261224],
		['tuesday', 20260908],
	])('is understood in French from "%s"', (typed, date) => {
		expect(day(typed, 'Africa/Johannesburg', 'fr')?.date).toBe(date);
	});

	// Nobody is called by a day of another language; a length of time, hours and days that come again are none.
	it.each([
		...['', 'naidoo', 'mo', '24', 'november', '24 xyz', 'munday', 'sudan', 'mandela', 'sam peters', 'mar'],
		...['for 3 weeks', 'next week', 'every week', 'in 2 hours', '9-12', 'at 9', 'mon-fri', 'half past nine'],
	])('is none in "%s"', (typed) => {
		expect(takeDay(typed, now, 'UTC', 'en')).toEqual({ day: undefined, rest: typed });
	});

	it.each(['31 nov', '0 nov', '32 dec', '31 feb', '29 feb', '2026-02-30', '2026-13-01', '31/2', '30/02/2027'])(
		'that there is not is said: "%s"',
		(typed) => {
			const problem = { key: 'staff-no-such-day', facts: { typed } };
			expect(takeDay(`naidoo ${typed}`, now, 'UTC', 'en')).toEqual({ day: undefined, problem, rest: 'naidoo' });
		},
	);

	it('that could be two is asked about', () => {
		const facts = { typed: '3/12', short: '3 Dec', iso: '2026-12-03' };
		const problem = { key: 'staff-which-day', facts };
		expect(takeDay('naidoo 3/12', now, 'UTC', 'en')).toEqual({ day: undefined, problem, rest: 'naidoo' });
	});

	it('without its year is told with that of the next', () => {
		expect(takeDay('6 sep', now, 'UTC', 'en').day).toMatchObject({ iso: '2026-09-06', nextYear: '2027-09-06' });
		expect(takeDay('6 sep 2026', now, 'UTC', 'en').day).not.toHaveProperty('nextYear');
		expect(takeDay('yesterday', now, 'UTC', 'en').day).not.toHaveProperty('nextYear');
	});

	it.each([
		['fridah', undefined, 'fridah'],
		['fridah friday', 20260911, 'fridah'],
		['sun valley tomorrow', 20260908, 'sun valley'],
		['sun valley tomorow', 20260908, 'sun valley'],
	])('is not seen in a name: "%s"', (typed, date, rest) => {
		const taken = takeDay(typed, now, 'Africa/Johannesburg', 'en', new Set(['fridah', 'sun', 'valley']));
		expect(taken.day?.date).toBe(date);
		expect(taken.rest).toBe(rest);
	});

	it('is the clinic’s own, not the server’s', () => {
		expect(day('today', 'Africa/Johannesburg')).toEqual({ iso: '2026-09-07', date: 20260907 });
		expect(day('today', 'America/Toronto')).toEqual({ iso: '2026-09-06', date: 20260906 });
		expect(day('monday', 'America/Toronto')?.date).toBe(20260907);
	});

	it('is taken out of the text it stands in', () => {
		expect(takeDay('dr naidoo tue', now, 'UTC', 'en').rest).toBe('dr naidoo');
		expect(takeDay('24 nov harbour clinic', now, 'UTC', 'en').rest).toBe('harbour clinic');
		expect(takeDay('harbour 2026-11-24', now, 'UTC', 'en').rest).toBe('harbour');
		expect(takeDay('naidoo on Sun 20 Sep 2026 9-12', now, 'UTC', 'en').rest).toBe('naidoo 9-12');
		expect(takeDay('naidoo next monday 9-12', now, 'UTC', 'en').rest).toBe('naidoo 9-12');
		expect(takeDay('harbour clinic', now, 'UTC', 'en').rest).toBe('harbour clinic');
		expect(takeDay('khumalo tomorrow at 9', now, 'UTC', 'en').rest).toBe('khumalo at 9');
		expect(takeDay('khumalo tue 10:20', now, 'UTC', 'en').rest).toBe('khumalo 10:20');
		expect(takeDay('Tue, 24 Nov 2026, naidoo', now, 'UTC', 'en').rest).toBe('naidoo');
	});
});

describe('a stretch of days', () => {
	const now = Date.parse('2026-09-07T06:00:00Z');
	it.each([
		['naidoo 24 dec to 2 jan', 20261224, 20270102, 'naidoo'],
		['naidoo from 24 dec to 2 jan', 20261224, 20270102, 'naidoo'],
		['naidoo 24-26 dec', 20261224, 20261226, 'naidoo'],
		['2026-12-24 - 2027-01-02 naidoo', 20261224, 20270102, 'naidoo'],
		['24 au 26 décembre', 20261224, 20261226, ''],
		['mon-wed', 20260907, 20260909, ''],
		['tomorrow to friday', 20260908, 20260911, ''],
		['tomorrow', 20260908, 20260908, ''],
		['14-18/9 naidoo', 20260914, 20260918, 'naidoo'],
		['from 14 sep until 18 sep', 20260914, 20260918, ''],
		['dec 4-7', 20261204, 20261207, ''],
		['fri to tue', 20260911, 20260915, ''],
		['naidoo until friday', 20260907, 20260911, 'naidoo'],
		['next week', 20260914, 20260920, ''],
		['la semaine prochaine', 20260914, 20260920, ''],
		['naidoo 14 sep for 2 weeks', 20260914, 20260927, 'naidoo'],
	])('is understood from "%s"', (typed, first, last, rest) => {
		const taken = lengthened(takeDays(typed, now, 'Africa/Johannesburg', 'en'));
		expect([taken.day?.date, taken.last?.date, taken.rest]).toEqual([first, last, rest]);
	});

	it.each([
		...['7 dec to 4 dec', '2026-12-07 to 2026-12-04', '26-24 dec', '17/12 - 14/12', 'du 7 au 4 décembre'],
		...['tomorrow to today', 'friday to tomorrow', '1 dec to 30 nov'],
	])('that ends before it begins is said: "%s"', (typed) => {
		const { day, problem } = takeDays(typed, now, 'Africa/Johannesburg', 'en');
		expect([day, problem?.key]).toEqual([undefined, 'times-backwards']);
	});

	it.each([
		['5 oct to 2 oct 2027', 'times-long'],
		['7/12/2026 - 4/12/2026', 'staff-which-day'],
		['9 sep and 11 sep', 'times-several-days'],
	])('that may be meant otherwise is asked about: "%s"', (typed, key) => {
		expect(takeDays(typed, now, 'Africa/Johannesburg', 'en').problem?.key).toBe(key);
	});

	it.each(['tomorrow until 10', '8 sep to 10'])('is none where hours may be meant: "%s"', (typed) => {
		expect(takeDays(typed, now, 'Africa/Johannesburg', 'en').last?.date).toBe(20260908);
	});
});
