/**
 * A line with two moments in it, taken apart: when a visit is, and where it goes. `johan tomorrow thursday 17:00`,
 * `#4 8 sep 10:20 to 10 sep 8:30`, `johan demain à jeudi 9h`.
 */
import { DateTime } from 'luxon';
import type { Turn } from '../../perform/performer.ts';
import { read, takeDay } from './days.ts';
import { takeMoment, typedOf } from './moment.ts';
import { nameWords } from './names.ts';

const TO = /(?<!(?:quarter|half|moins))\s+(?:to|au|à|vers)\s+/giu;

/** What stands for the visit, and where it goes; nothing where the line has one moment, or none. Throws `Wrong`. */
export function visitAndTarget(turn: Turn, typed: string): { visit: string; target: string } | undefined {
	for (const { index, 0: to } of typed.matchAll(TO)) {
		const [visit, target] = [typed.slice(0, index).trim(), typed.slice(index + to.length).trim()];
		const goes = takeMoment(turn, target, 'UTC');
		const is = takeMoment(turn, visit, 'UTC');
		const begins = beginsWithDay(turn, target);
		// "At nine" is no target, nor is a day to which nothing leads.
		if (begins || (is.day && goes.minute !== undefined && /^to$/i.test(to.trim())))
			return { visit, target: begins ? target : `${typedOf({ day: is.day, minute: undefined })} ${target}` };
	}
	if (daysIn(turn, typed) < 2 && !NAMED_FROM_TODAY.test(typed)) return undefined;
	const words = typed.split(/\s+/);
	for (let count = 1; count < words.length; count++) {
		const [visit, target] = [words.slice(0, count).join(' '), words.slice(count).join(' ')];
		if (daysIn(turn, visit) !== 1 || !beginsWithDay(turn, target) || daysIn(turn, target) !== 1) continue;
		// `demain mardi` is one day.
		const [is, goes] = [visit, target].map((words) => takeMoment(turn, words, 'UTC').day?.iso);
		return is === goes ? undefined : { visit, target };
	}
	return undefined;
}

/** With a day of the week beside it this may be read as one day, though it be another. */
const NAMED_FROM_TODAY = /(?<!\p{L})(?:today|tomorrow|aujourd['’]hui|demain)(?!\p{L})/iu;
const MOST = 3;

function daysIn({ tx, network, talk }: Turn, typed: string): number {
	const names = nameWords(network);
	let left = typed;
	for (let count = 0; count < MOST; count++) {
		const { day, problem, rest } = takeDay(left, tx.now, 'UTC', talk.language, names);
		if (!day && !problem) return count;
		left = rest;
	}
	return MOST;
}

function beginsWithDay({ tx, network, talk }: Turn, typed: string): boolean {
	const today = DateTime.fromMillis(tx.now, { zone: 'UTC', locale: talk.language });
	return read(typed, today, talk.language, nameWords(network)).found?.from === 0;
}
