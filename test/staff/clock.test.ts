import { describe, expect, it } from 'vitest';
import { takeTime } from '../../src/staff/grammar/clock.ts';

const shown = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

describe('a clock time', () => {
	it.each([
		['10:20', '10:20'],
		['10.20', '10:20'],
		['9h30', '9:30'],
		['9h', '9:00'],
		['à 14h', '14:00'],
		['9 am', '9:00'],
		['9:40 p.m.', '21:40'],
		['12am', '0:00'],
		['at 9', '9:00'],
		['at nine', '9:00'],
		['half past nine', '9:30'],
		['quarter to 10', '9:45'],
		['quarter past two pm', '14:15'],
		['noon', '12:00'],
		['midi et demi', '12:30'],
		['neuf heures et demie', '9:30'],
		['dix heures moins le quart', '9:45'],
	])('is read in "%s"', (typed, expected) => {
		const taken = takeTime(`khumalo ${typed} naidoo`);
		expect(taken.minute === undefined ? undefined : shown(taken.minute)).toBe(expected);
		expect(taken.rest).toBe('khumalo naidoo');
	});

	it.each([
		'',
		'naidoo',
		'#12',
		'24',
		'24.11.2026',
		'2026-11-24',
		'3/12',
		'9-12x',
		'25:00',
		'9:70',
		'every 1 h',
		'12 rue',
	])('is none in "%s", which is left as it is', (typed) => {
		expect(takeTime(typed)).toEqual({ minute: undefined, rest: typed });
	});

	it('that leaves open which half of the day it is can be the later one', () => {
		expect(takeTime('at 2')).toEqual({ minute: 120, orLater: 840, rest: '' });
		expect(takeTime('2:30')).toMatchObject({ minute: 150, orLater: 870 });
		expect(takeTime('half past two')).toMatchObject({ minute: 150, orLater: 870 });
		for (const typed of ['14h', '2pm', '2h30', '14:30', 'noon']) expect(takeTime(typed)).not.toHaveProperty('orLater');
	});
});
