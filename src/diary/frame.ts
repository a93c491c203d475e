/** Where everything stands on the picture of a timetable, and how large that is: known before anything is drawn. */
import type { Drawing } from './drawing.ts';
import { laid } from './fitting.ts';
import { widthOf } from './lettering.ts';
import type { State } from './timetable.ts';

export const MARGIN = 16;
export const AXIS = 52;
export const TITLE = 62;
const ROW = 24;
export const GAP = 8;
const NARROWEST = 640;
const WIDEST = 1_420;
/** Pixels: a strip of words, one of a letter alone, and the smallest cell. */
const STRIP = { most: 260, least: 100, letter: 24 };
const CELL = 21;
const TALLEST = 2_400;
/** Of the letters below. */
export const SMALL = 12;
/** Names above their times, in letters of so many pixels; and what a line of them takes. */
export const NAME = 13;
export const NAME_LINE = 16;
const MOST_LINES = 3;

/** Something that is explained below the timetable: a state, what was booked online, or what a number stands for. */
export interface Sign {
	readonly of: State | 'online' | 'number';
	readonly words: string;
	readonly x: number;
	readonly y: number;
}

/** In pixels; `first` and `last` are minutes of the day. */
export interface Frame {
	readonly isWeek: boolean;
	readonly top: number;
	readonly bottom: number;
	readonly first: number;
	readonly last: number;
	/** Pixels a minute. */
	readonly scale: number;
	readonly strip: number;
	/** How many lines there are for the names above. */
	readonly lines: number;
	readonly width: number;
	readonly height: number;
	readonly signs: readonly Sign[];
}

export function frameOf(drawing: Drawing): Frame {
	const { groups } = drawing;
	const isWeek = groups.some(({ heading }) => heading !== '');
	const cells = groups.flatMap(({ strips }) => strips.flatMap((strip) => strip.cells));
	const strips = groups.reduce((sum, group) => sum + group.strips.length, 0);
	const gaps = MARGIN * 2 + AXIS + groups.length * GAP;
	const least = strips > groups.length && isWeek ? STRIP.letter : STRIP.least;
	const strip = Math.floor(
		Math.min(Math.max((WIDEST - gaps) / strips, least), Math.max(STRIP.most, (NARROWEST - gaps) / strips)),
	);
	const width = Math.max(NARROWEST, gaps + strips * strip);
	const first = Math.floor(Math.min(...cells.map(({ from }) => from)) / 60) * 60;
	const last = Math.ceil(Math.max(...cells.map(({ to }) => to)) / 60) * 60;
	const shortest = Math.min(...cells.map(({ from, to, count }) => (to - from) / count));
	const scale = Math.min(Math.max(CELL / shortest, 0.9), 4, TALLEST / (last - first));
	const names = groups.flatMap((group) => group.strips.map(({ name }) => name));
	const named = names.some((name) => name !== '');
	const needed = names.map((name) => laid(name, (strip - GAP) / NAME, MOST_LINES).lines.length);
	const lines = isWeek ? 1 : Math.max(2, ...needed);
	const heads = isWeek ? ROW + (named ? ROW - 4 : 0) : named ? ROW * 1.6 + (lines - 2) * NAME_LINE : 0;
	const top = TITLE + heads + 6;
	const bottom = top + (last - first) * scale;
	const { signs, end } = signsOf(drawing, bottom + 16, width);
	const height = Math.ceil(end + MARGIN);
	return { isWeek, top, bottom, first, last, scale, strip, lines, width, height, signs };
}

export function sizeOf(drawing: Drawing): { readonly width: number; readonly height: number } {
	const { width, height } = frameOf(drawing);
	return { width, height };
}

/** As many lines as it takes. */
function signsOf({ legend, online, key }: Drawing, top: number, width: number): { signs: Sign[]; end: number } {
	let [x, y] = [MARGIN, top];
	const signs: Sign[] = [];
	const put = (of: Sign['of'], words: string, beside: number) => {
		const wide = widthOf(words) * SMALL + beside;
		if (x > MARGIN && x + wide > width - MARGIN) [x, y] = [MARGIN, y + ROW];
		signs.push({ of, words, x, y });
		x += wide;
	};
	for (const { state, words } of legend) put(state, words, 46);
	put('online', online, 30);
	if (key.length > 0) [x, y] = [MARGIN, y + ROW];
	for (const each of key) put('number', each, 20);
	return { signs, end: y + ROW };
}
