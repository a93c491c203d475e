/** Who goes before whom: a table of cases. */
import { describe, expect, it } from 'vitest';
import { expectedWait, quantile } from '../../src/core/consultations.ts';
import { inOrder, lineFor, type Present } from '../../src/core/queue-order.ts';
import { proposedShare } from '../../src/core/waits.ts';

const HOUR = 3_600_000;
const EIGHT = Date.parse('2026-09-07T06:00:00Z');
const at = (clock: string): number => {
	const [hours, minutes] = clock.split(':').map(Number) as [number, number];
	return EIGHT + (hours - 8) * HOUR + minutes * 60_000;
};
let numbers = 0;
const came = (clock: string, visit?: string): Present => ({
	...{ id: ++numbers, number: numbers, localDate: 20260907, locationId: 1, practitionerId: 1, serviceId: 1 },
	...{ appointmentId: visit ? numbers : null, patientId: null, conversationId: null, arrivedBy: 'patient' },
	...{ status: 'arrived', calledAt: null, startedAt: null, finishedAt: null },
	...{ arrivedAt: at(clock), start: visit ? at(visit) : null },
});

describe('The order of a queue', () => {
	it.each<[string, Present[]]>([
		['appointments by their time, however early somebody came', [came('08:50', '09:00'), came('08:10', '09:20')]],
		['walk-ins by when they came', [came('08:10'), came('08:20')]],
		['a walk-in before an appointment that is later than they came', [came('08:30'), came('08:00', '09:00')]],
		['an appointment before a walk-in who came after its start', [came('08:55', '09:00'), came('09:05')]],
		[
			'who is late for an appointment, by when they came',
			[came('09:10'), came('09:15', '09:00'), came('09:16', '09:20')],
		],
		['at the same moment, the appointment first', [came('08:50', '09:00'), came('09:00')]],
		['of two that came at once, the lower number', [came('09:00'), came('09:00')]],
	])('%s', (_, expected) => {
		for (const mixed of [expected, expected.toReversed()])
			expect(inOrder(mixed).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
	});

	it('is that of one practitioner: who waits for them, and for whoever is free first, where they give what is wanted', () => {
		const mine = came('08:40');
		const others = { ...came('08:00'), practitionerId: 2 };
		const anybodys = { ...came('08:10'), practitionerId: null, serviceId: null };
		const vaccination = { ...came('08:20'), practitionerId: null, serviceId: 4 };
		const surgery = { ...came('08:30'), practitionerId: null, serviceId: 5 };
		const called: Present = { ...came('08:05'), status: 'called' };
		const line = lineFor([mine, others, anybodys, vaccination, surgery, called], {
			practitionerId: 1,
			serviceIds: [1, 4],
		});
		expect(line).toEqual([anybodys, vaccination, mine]);
	});
});

describe('How long it takes', () => {
	const pace = { low: 8, median: 10, high: 15 };
	const now = at('09:00');
	const wait = (before: number, inside: Present[] = [], turn = now) =>
		expectedWait(pace, { before, inside, turn }, now);

	it('is as many consultations as there are people before, said in steps of five minutes', () => {
		expect(wait(2)).toEqual({ low: 15, high: 30 });
		expect(wait(0)).toEqual({ low: 0, high: 5 });
	});
	it('and what is left of the one that is going on', () => {
		const inside = { ...came('08:00'), status: 'in-progress' as const, calledAt: at('08:55'), startedAt: at('08:56') };
		expect(wait(1, [inside])).toEqual({ low: 10, high: 30 });
		expect(wait(0, [{ ...inside, startedAt: at('08:00') }])).toEqual({ low: 0, high: 5 });
	});
	it('may be until the start of the appointment, for who came early', () => {
		expect(wait(1, [], at('09:40'))).toEqual({ low: 5, high: 40 });
	});
	it('a quarter of all lie below the lower quartile, half below the median', () => {
		expect([0.25, 0.5, 0.75].map((part) => quantile([5, 1, 3, 2, 4], part))).toEqual([2, 3, 4]);
		expect(quantile([10, 20], 0.5)).toBe(15);
	});
});

describe('The share that waits propose', () => {
	it.each([
		['fewer online where half wait half an hour', 30, 12, 60, 50],
		['more where hardly anybody waits', 5, 12, 60, 70],
		['nothing in between', 20, 12, 60, undefined],
		['nothing where too few are known', 90, 9, 60, undefined],
		['a whole ten, whatever is online now', 30, 12, 63, 50],
		['never more than all', 5, 12, 95, 100],
		['nor anything where all are online already', 5, 12, 100, undefined],
		['nor less than ten of a hundred', 45, 12, 15, 10],
		['which is where it ends', 45, 12, 10, undefined],
	])('%s', (_, median, people, online, proposed) => {
		expect(proposedShare({ median, people }, online)).toBe(proposed);
	});
});
