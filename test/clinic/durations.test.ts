import { describe, expect, test } from 'vitest';
import { durationMs } from '../../src/clinic/durations.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a duration is plain words or ISO 8601', () => {
	test.each([
		['5 seconds', 5000],
		['1 second', 1000],
		['5 minutes', 5 * MINUTE],
		['2 hours', 2 * HOUR],
		['1 day', DAY],
		['2 weeks', 14 * DAY],
		['0 minutes', 0],
		['1.5 hours', 90 * MINUTE],
		['1 hour 30 minutes', 90 * MINUTE],
		['1 hour, 30 minutes and 5 seconds', 90 * MINUTE + 5000],
		[' 10 Minutes ', 10 * MINUTE],
		['PT5M', 5 * MINUTE],
		['PT0.5S', 500],
		['P1DT2H', DAY + 2 * HOUR],
		['P2W', 14 * DAY],
	])('%s', (text, ms) => {
		expect(durationMs(text)).toBe(ms);
	});
});

describe('anything else is not a duration', () => {
	test.each([
		'',
		'5',
		'soon',
		'minutes',
		'5 minuets',
		'5 minutes or so',
		'1 month',
		'P',
		'PT',
		'P1M',
		'P1Y',
		'-5 minutes',
	])('“%s”', (text) => {
		expect(durationMs(text)).toBeUndefined();
	});
});
