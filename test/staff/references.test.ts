/** References hold digits and letters at random: whatever they happen to look like, nothing is read out of them. */
import { describe, expect, it } from 'vitest';
import { parseReference } from '../../src/core/references.ts';
import { takeInterval, takeMinutes, takeShare } from '../../src/staff/grammar/amounts.ts';
import { takeTime } from '../../src/staff/grammar/clock.ts';
import { takeDay } from '../../src/staff/grammar/days.ts';
import { takeDays } from '../../src/staff/grammar/stretches.ts';

const NOW = Date.UTC(2026, 8, 7, 6);
const ZONE = 'Africa/Johannesburg';
const UNLUCKY = [
	'93WK-NTF4',
	'3WK7-8MPJ',
	'D2J8-68WK',
	'6T4H-2WK2',
	'FKND-8WK5',
	'TMRW-C8HT',
	'T3J8-TMRW',
	'9H45-KWFC',
	'KWFC-9H45',
	'2345-6789',
	'7PMX-22PM',
	'22PM-8PMC',
	'MRDY-JDFR',
];
const TAKERS: readonly (readonly [string, (text: string) => { readonly rest: string }])[] = [
	['a length of time', takeInterval],
	['minutes', takeMinutes],
	['a share', takeShare],
	['a clock time', takeTime],
	['a day', (text) => takeDay(text, NOW, ZONE, 'en')],
	['a day, in French', (text) => takeDay(text, NOW, ZONE, 'fr')],
	['days', (text) => takeDays(text, NOW, ZONE, 'en')],
];

describe.each(TAKERS)('A reference in which somebody might see %s', (_, take) => {
	it.each(UNLUCKY)('%s stays whole', (reference) => {
		expect(parseReference(reference)).toBeDefined();
		expect(take(reference).rest).toBe(reference);
		expect(take(reference.toLowerCase()).rest).toBe(reference.toLowerCase());
	});
});

it('What stands behind a reference is read', () => {
	expect(takeInterval('93WK-NTF4 in 2 weeks')).toEqual({ interval: { weeks: 2 }, rest: '93WK-NTF4' });
	expect(takeDay('TMRW-C8HT tomorrow', NOW, ZONE, 'en')).toMatchObject({
		day: { iso: '2026-09-08' },
		rest: 'TMRW-C8HT',
	});
});
