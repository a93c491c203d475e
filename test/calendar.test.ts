/** The calendar file of a visit, read by hand as RFC 5545 says. */
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../src/calendar.ts';
import { ENGINES } from './engines.ts';
import { openTestHouse } from './house.ts';
import { Caller } from './turn/caller.ts';
import { bookings } from './turn/rows.ts';

type Visit = Parameters<typeof calendarFile>[0];

const START = Date.parse('2026-09-08T07:20:00Z');
const NOW = Date.parse('2026-09-07T06:00:00Z');
const visit: Visit = {
	kind: 'calendar',
	language: 'en',
	reference: 'ABCD-EFGH',
	title: { en: 'General visit', fr: 'Consultation générale' },
	place: 'Harbour Clinic',
	address: '12 Lantern Quay, Foreshore; Cape Town',
	person: 'Dr Example',
	start: START,
	end: START + 20 * 60_000,
	zone: 'Africa/Johannesburg',
	changes: 0,
};

/** The lines as they stand in the file, and unfolded. */
function linesOf(content: string) {
	const folded = content.replace(/\r\n$/, '').split('\r\n');
	return {
		folded,
		unfolded: folded
			.join('\r\n')
			.replaceAll(/\r\n[ \t]/g, '')
			.split('\r\n'),
	};
}
const property = (content: string, name: string) =>
	linesOf(content)
		.unfolded.find((line) => line.split(/[:;]/)[0] === name)
		?.replace(/^[^:]*:/, '');

describe('The calendar file of a visit', () => {
	const { name, mime, content } = calendarFile(visit, NOW);

	it('is one event in one published calendar', () => {
		const { unfolded } = linesOf(content);
		expect(unfolded[0]).toBe('BEGIN:VCALENDAR');
		expect(unfolded.at(-1)).toBe('END:VCALENDAR');
		expect(unfolded.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
		expect(unfolded).toContain('VERSION:2.0');
		expect(unfolded).toContain('METHOD:PUBLISH');
		expect(property(content, 'PRODID')).toBeTruthy();
		expect([name, mime]).toEqual(['visit-ABCD-EFGH.ics', 'text/calendar']);
	});

	it('begins and ends at the visit’s own instants, in UTC', () => {
		expect(property(content, 'DTSTART')).toBe('20260908T072000Z');
		expect(property(content, 'DTEND')).toBe('20260908T074000Z');
		expect(property(content, 'DTSTAMP')).toBe('20260907T060000Z');
	});

	it('is known by its reference, and counts its changes, so that a later one takes its place', () => {
		expect(property(content, 'UID')).toBe('ABCD-EFGH@waitless');
		expect(property(content, 'SEQUENCE')).toBe('0');
		const moved = calendarFile({ ...visit, start: START + 3_600_000, changes: 2 }, NOW).content;
		expect(property(moved, 'UID')).toBe('ABCD-EFGH@waitless');
		expect(property(moved, 'SEQUENCE')).toBe('2');
	});

	it('ends each line as the format asks, and folds those of more than 75 bytes', () => {
		const long = calendarFile({ ...visit, address: 'Rue de l’Hôpital, Montréal, Québec '.repeat(9) }, NOW).content;
		expect(long.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		const { folded, unfolded } = linesOf(long);
		for (const line of folded) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
		expect(folded.length).toBeGreaterThan(unfolded.length);
		expect(long).not.toContain('\uFFFD');
		expect(property(long, 'LOCATION')).toContain('Québec Rue de l’Hôpital');
	});

	it('escapes what the format gives a meaning to', () => {
		expect(property(content, 'LOCATION')).toBe('Harbour Clinic\\, 12 Lantern Quay\\, Foreshore\\; Cape Town');
		const muddled = calendarFile({ ...visit, person: 'A;B,C\\D\nEND:VEVENT' }, NOW).content;
		expect(linesOf(muddled).unfolded.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
	});

	it('speaks the person’s language', () => {
		const french = calendarFile({ ...visit, language: 'fr' }, NOW).content;
		expect(property(french, 'SUMMARY')).toBe('Consultation générale\\, Harbour Clinic');
		expect(property(french, 'DESCRIPTION')).toContain('Référence ABCD-EFGH');
	});

	it.each(ENGINES)('comes with a booking, and again with a higher count when it is moved, on %s', async (engine) => {
		const test = await openTestHouse(engine);
		const ana = new Caller(test);
		const file = async () => (await ana.hears()).flatMap((body) => (body.kind === 'file' ? [body.content] : []))[0]!;
		const instant = (start: number) => new Date(start).toISOString().replaceAll(/[-:]|\.000/g, '');
		const picks = async (day: string) => {
			for (const text of [day, 'any time', '2', 'book']) await ana.says(text);
			return file();
		};
		await ana.reviews();
		for (const text of ['another time', 'other wishes', 'another day or time']) await ana.says(text);
		const first = await picks('Fri 11 Sep');
		const [booked] = await bookings(test.house.store);
		expect(property(first, 'DTSTART')).toBe(instant(booked!.start));
		expect(property(first, 'DTEND')).toBe(instant(booked!.end));

		for (const text of ['my appointments', 'move it']) await ana.says(text);
		const second = await picks('Thu 10 Sep');
		const [moved] = await bookings(test.house.store);
		expect(property(second, 'DTSTART')).toBe(instant(moved!.start));
		expect(moved!.start).toBeLessThan(booked!.start);
		expect(['UID', 'SEQUENCE'].map((name) => property(second, name))).toEqual([property(first, 'UID'), '1']);
		await test.close();
	});
});
