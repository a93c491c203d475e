import { describe, expect, it } from 'vitest';
import { wantedAs } from '../../src/notices/typed.ts';
import type { Wants } from '../../src/notices/wants.ts';

const NOW: Wants = { each: true, digest: 420, quiet: { from: 1200, to: 420 }, zone: 'Africa/Johannesburg' };
const { quiet: _, ...LOUD } = NOW;
const { digest: __, ...NO_DAY } = NOW;

describe('How somebody wants to be told, as they type it', () => {
	it.each([
		[['each', 'chaque', 'Chacune', 'each 7:00'], NOW],
		[['morning', 'matin', 'le matin', 'in the morning', 'the morning at 7'], { ...NOW, each: false }],
		[
			['morning 7:30', 'matin 7h30', 'Matin à 7 h 30', 'morning at 7.30', 'morning 7:30 am'],
			{ ...NOW, each: false, digest: 450 },
		],
		[['day 6:15', 'jour 6h15', 'journée 6h15'], { ...NOW, digest: 375 }],
		[['day off', 'jour rien', 'jour non'], NO_DAY],
		[['off', 'rien', 'nothing', 'RIEN'], { ...NO_DAY, each: false }],
		[
			[
				'quiet 21-6:30',
				'silence 21h-6h30',
				'silence de 21 h à 6 h 30',
				'quiet from 9pm to 6:30am',
				'quiet 9 pm – 6:30 am',
			],
			{ ...NOW, quiet: { from: 1260, to: 390 } },
		],
		[['quiet 20-24', 'silence 20h-0h', 'quiet 8pm-12am'], { ...NOW, quiet: { from: 1200, to: 0 } }],
		[['quiet off', 'silence rien'], LOUD],
		[['zone America/Toronto', 'fuseau america/toronto'], { ...NOW, zone: 'America/Toronto' }],
	] as const)('%s', (lines, wanted) => {
		for (const typed of lines) expect(wantedAs(NOW, typed), typed).toEqual(wanted);
	});

	it.each([
		...[
			'quiet',
			'quiet 20',
			'quiet 25-7',
			'morning 7:75',
			'morning 25',
			'morning 13pm',
			'each day',
			'zone',
			'zone Nowhere',
		],
		...['hello', '', '7', 'off 7', 'silence 7h', 'quiet 20-7-9'],
	])('but not "%s"', (typed) => {
		expect(wantedAs(NOW, typed)).toBeUndefined();
	});
});
