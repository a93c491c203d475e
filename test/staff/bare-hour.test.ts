import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeTime } from '../../src/staff/grammar/clock.ts';
import { takeDay } from '../../src/staff/grammar/days.ts';
import { takeMoment } from '../../src/staff/grammar/moment.ts';

/** A Monday. */
const now = Date.parse('2026-09-07T06:00:00Z');
const zone = 'Africa/Johannesburg';
const none = { all: [], byCode: new Map(), byId: new Map() };
const read = (typed: string, language = 'en') => {
	const network = { practitioners: none, locations: none, services: none };
	const { day, minute, rest } = takeMoment({ tx: { now }, network, talk: { language } } as never, typed, zone);
	const clock = minute === undefined ? '' : ` ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
	return [`${day?.iso ?? ''}${clock}`, rest];
};

describe('A number behind a day', () => {
	it.each([
		['wed 9', '2026-09-09 9:00'],
		['wed 10', '2026-09-09 10:00'],
		['thu 11', '2026-09-10 11:00'],
		['fri 12', '2026-09-11 12:00'],
		['tomorrow 3', '2026-09-08 15:00'],
		['tomorrow 10', '2026-09-08 10:00'],
		['tomorow 10', '2026-09-08 10:00'],
		['wed, 10', '2026-09-09 10:00'],
		['fri 1130', '2026-09-11 11:30'],
		['fri 930', '2026-09-11 9:30'],
		['fri 9.30', '2026-09-11 9:30'],
		['wed 10 o’clock', '2026-09-09 10:00'],
		['wed around 10', '2026-09-09 10:00'],
		['10 sep 11', '2026-09-10 11:00'],
		['sep 10 11', '2026-09-10 11:00'],
		['wed 10 sep 11', '2026-09-10 11:00'],
		['10 sep 2026 11', '2026-09-10 11:00'],
		['2026-09-09 10', '2026-09-09 10:00'],
		['24/11 10', '2026-11-24 10:00'],
		['the 9th at 10', '2026-09-09 10:00'],
		['demain 10', '2026-09-08 10:00'],
	])('is an hour: "%s"', (typed, moment) => {
		expect(read(typed)).toEqual([moment, '']);
	});

	it.each([
		['demain 10', '2026-09-08 10:00'],
		['mer 10', '2026-09-09 10:00'],
		['mardi prochain 14', '2026-09-15 14:00'],
		['vendredi 1130', '2026-09-11 11:30'],
		['vendredi vers 10', '2026-09-11 10:00'],
		['10 sept 11', '2026-09-10 11:00'],
		['le 9 à 10', '2026-09-09 10:00'],
		['le 9 à 10h', '2026-09-09 10:00'],
		['le 1er à 9', '2026-10-01 9:00'],
	])('is an hour in French: "%s"', (typed, moment) => {
		expect(read(typed, 'fr')).toEqual([moment, '']);
	});

	it.each([
		['10 sep', '2026-09-10', ''],
		['sep 10', '2026-09-10', ''],
		['wed 10 sep', '2026-09-10', ''],
		['wed sep 10', '2026-09-10', ''],
		['10 sep 2030', '2030-09-10', ''],
		['10 sep 27', '2027-09-10', ''],
		['wed 25', '2026-09-09', '25'],
		['wed 10th', '2026-09-09', '10th'],
		['wed 9 11', '2026-09-09', '9 11'],
		['tue 10-12', '2026-09-08', '10-12'],
		['wed 2460', '2026-09-09', '2460'],
		['tomorrow 082 555 0144', '2026-09-08', '082 555 0144'],
		['khumalo 10', '', 'khumalo 10'],
	])('is none where a day of the month, a year or another number may be meant: "%s"', (typed, moment, rest) => {
		expect(read(typed)).toEqual([moment, rest]);
	});

	it('is taken out of the line it stands in', () => {
		expect(read('nomsa fri 10')).toEqual(['2026-09-11 10:00', 'nomsa']);
		expect(read('#12 wed 10 general with naidoo')).toEqual(['2026-09-09 10:00', '#12 general with naidoo']);
		expect(read('wed 10 #12')).toEqual(['2026-09-09 10:00', '#12']);
	});

	it('changes nothing of a line that has a clock time and a day', () => {
		const days = ['tomorrow', 'wed', 'fri', '10 sep', 'sep 10', '2026-09-10', '24/11', 'demain'];
		const times = ['10:20', '9h30', '3pm', 'at 9', 'noon', 'half past nine'];
		const line = fc.record({
			parts: fc.shuffledSubarray(['naidoo', '#12', 'general', '12', '10'], { minLength: 0 }),
			day: fc.constantFrom(...days),
			time: fc.constantFrom(...times),
		});
		fc.assert(
			fc.property(line, ({ parts, day, time }) => {
				const typed = [...parts, day, time].join(' ');
				const taken = takeDay(typed, now, zone, 'en');
				const { minute, orLater, rest } = takeTime(taken.day ? taken.rest : typed);
				fc.pre(taken.day !== undefined && minute !== undefined);
				const meant = minute! < 420 ? (orLater ?? minute!) : minute!;
				const clock = `${Math.floor(meant / 60)}:${String(meant % 60).padStart(2, '0')}`;
				expect(read(typed)).toEqual([`${taken.day!.iso} ${clock}`, rest]);
			}),
			{ numRuns: 60 },
		);
	});
});
