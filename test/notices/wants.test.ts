import { describe, expect, it } from 'vitest';
import { afterQuiet, dueFor, nextMorning, type Wants } from '../../src/notices/wants.ts';

const TORONTO = 'America/Toronto';
const at = (instant: string) => Date.parse(instant);
const shown = (instant: number | undefined) => instant && new Date(instant).toISOString();
const wants = (some: Partial<Wants> = {}): Wants => ({ each: true, zone: 'UTC', ...some });

describe('Quiet hours', () => {
	const quiet = { from: 20 * 60, to: 7 * 60 };

	it.each([
		['2026-09-07T19:59:00Z', '2026-09-07T19:59:00.000Z'],
		['2026-09-07T20:00:00Z', '2026-09-08T07:00:00.000Z'],
		['2026-09-08T06:59:00Z', '2026-09-08T07:00:00.000Z'],
		['2026-09-08T07:00:00Z', '2026-09-08T07:00:00.000Z'],
		['2026-12-31T23:00:00Z', '2027-01-01T07:00:00.000Z'],
	])('that go past midnight: what happens at %s is told at %s', (happens, told) => {
		expect(shown(afterQuiet(wants({ quiet }), at(happens)))).toBe(told);
	});

	it('within a day are over within it', () => {
		const noon = wants({ quiet: { from: 12 * 60, to: 13 * 60 } });
		expect(shown(afterQuiet(noon, at('2026-09-07T12:30:00Z')))).toBe('2026-09-07T13:00:00.000Z');
		expect(shown(afterQuiet(noon, at('2026-09-07T13:00:00Z')))).toBe('2026-09-07T13:00:00.000Z');
	});

	it('are by the clocks of the zone, in the night in which they change too', () => {
		const there = wants({ quiet, zone: TORONTO });
		expect(shown(afterQuiet(there, at('2026-03-08T04:30:00Z')))).toBe('2026-03-08T11:00:00.000Z');
		expect(shown(afterQuiet(there, at('2026-11-01T04:30:00Z')))).toBe('2026-11-01T12:00:00.000Z');
	});

	it('put the morning off to their end', () => {
		const late = wants({ digest: 6 * 60, quiet });
		expect(nextMorning(late, at('2026-09-07T12:00:00Z'))).toEqual({
			date: 20260908,
			dueAt: at('2026-09-08T07:00:00Z'),
		});
	});
});

describe('The morning', () => {
	it('is the next one, every local day once, whatever the clocks do', () => {
		const seven = wants({ digest: 7 * 60, zone: TORONTO });
		const days: string[] = [];
		for (let now = at('2026-10-30T12:00:00Z'); days.length < 4; ) {
			const { date, dueAt } = nextMorning(seven, now)!;
			days.push(`${date} ${shown(dueAt)}`);
			now = dueAt;
		}
		expect(days).toEqual([
			'20261031 2026-10-31T11:00:00.000Z',
			'20261101 2026-11-01T12:00:00.000Z',
			'20261102 2026-11-02T12:00:00.000Z',
			'20261103 2026-11-03T12:00:00.000Z',
		]);
	});

	it('at a time that the clocks skip is as much later as they skip', () => {
		const skipped = wants({ digest: 150, zone: TORONTO });
		expect(shown(nextMorning(skipped, at('2026-03-08T05:30:00Z'))!.dueAt)).toBe('2026-03-08T07:30:00.000Z');
	});
});

describe('What happens is told', () => {
	const now = at('2026-09-07T12:00:00Z');
	it('at once, in the morning, or not at all, as it is wanted', () => {
		expect(dueFor(wants(), now)).toBe(now);
		expect(shown(dueFor(wants({ each: false, digest: 450 }), now))).toBe('2026-09-08T07:30:00.000Z');
		expect(dueFor(wants({ each: false }), now)).toBeUndefined();
	});
});
