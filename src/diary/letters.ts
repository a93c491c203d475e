/**
 * Text in an SVG picture, each script in its own font and place. Shaping a few hundred words takes the renderer most of a
 * second, so what needs none is drawn by its outlines.
 */
import { createRequire } from 'node:module';
import { shortened } from './fitting.ts';
import { joined } from './joined.ts';
import { isRightToLeft, type Run, runsOf } from './lettering.ts';
import { INK } from './looks.ts';
import { type Glyph, openOutlines } from './outlines.ts';

const { resolve } = createRequire(import.meta.url);
const FOLDER = '@expo-google-fonts';

/** Of the letters that have to be shaped: the renderer opens them anew for each picture, so none that is not needed. */
export const fontsFor = (svg: string): string[] => [
	...(/\p{Script=Devanagari}/u.test(svg) ? [resolve(`${FOLDER}/noto-sans/400Regular/NotoSans_400Regular.ttf`)] : []),
	...(/\p{Script=Arabic}/u.test(svg)
		? [
				resolve(`${FOLDER}/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf`),
				resolve(`${FOLDER}/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf`),
			]
		: []),
];

/** All others are drawn by their outlines, and all are measured by them, from fonts that are opened once, when the first of their letters comes. */
const OUTLINED = {
	latin: ['noto-sans/400Regular/NotoSans_400Regular.ttf', 'noto-sans/700Bold/NotoSans_700Bold.ttf'],
	devanagari: ['noto-sans/400Regular/NotoSans_400Regular.ttf'],
	arabic: [
		'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
		'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
	],
	han: ['noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'],
} as const;
const opened = new Map<string, (character: string) => Glyph | undefined>();

/** Where there is no bold one, the other. */
function glyphsOf(script: Run['script'], bold: boolean): (character: string) => Glyph | undefined {
	const [regular, heavy = regular] = OUTLINED[script];
	const file = bold ? heavy : regular;
	const known = opened.get(file) ?? openOutlines(resolve(`${FOLDER}/${file}`));
	opened.set(file, known);
	return known;
}

export interface Lettering {
	readonly x: number;
	/** Of the baseline. */
	readonly y: number;
	readonly size: number;
	/** In pixels: what is longer is cut, and what runs from right to left begins at its end. */
	readonly width: number;
	readonly bold?: boolean;
	readonly colour?: string;
}

export function lettered(text: string, place: Lettering): string {
	const { x, size, width, bold = false } = place;
	const shown = shortened(text.normalize('NFC'), width / size, (words) => lengthOf(words, bold));
	const fromRight = isRightToLeft(shown);
	let at = fromRight ? x + width : x;
	return runsOf(shown)
		.map((run) => {
			const long = runWidth(run, bold) * size;
			const drawn = runAt(run, at, fromRight ? long : 0, place);
			at += fromRight ? -long : long;
			return drawn;
		})
		.join('');
}

/** In em, as it is drawn: but for letters that melt into one, which are thought to be wider. */
export const lengthOf = (text: string, bold: boolean): number =>
	runsOf(text).reduce((sum, run) => sum + runWidth(run, bold), 0);

function runWidth({ script, text }: Run, bold: boolean): number {
	const glyph = glyphsOf(script, bold);
	const letters = script === 'arabic' ? joined(text) : [...text];
	return letters.reduce((sum, character) => sum + (glyph(character)?.advance ?? 0), 0);
}

/** @param back how long it is, where it ends at `x`. */
function runAt(run: Run, x: number, back: number, place: Lettering): string {
	const { script, text } = run;
	if (script === 'latin' || script === 'han') return outlined(run, x - back, place);
	const { y, size, bold = false, colour = INK } = place;
	const family = script === 'arabic' ? 'Noto Sans Arabic' : 'Noto Sans';
	const weight = bold ? ' font-weight="700"' : '';
	const anchor = back > 0 ? ' text-anchor="end"' : '';
	const [shown, moved] =
		script === 'arabic' ? [`${RLM}${text.trim()}${RLM}`, ''] : [text.trim(), makingRoom(text.trim(), size)];
	return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${colour}" font-family="${family}"${weight}${anchor}${moved}>${escaped(shown)}</text>`;
}

/** Between two of these, a full stop stands where Arabic has it: on the left of what it ends. */
const RLM = '\u200f';

/** The renderer forgets how wide a vowel sign is that stands beside its letter, and would draw what follows over it. */
function makingRoom(text: string, size: number): string {
	const glyph = glyphsOf('devanagari', false);
	const letters = [...text];
	const moved = letters.map((_, i) =>
		/\p{Mc}/u.test(letters[i - 1] ?? '') ? ((glyph(letters[i - 1]!)?.advance ?? 0) * size).toFixed(1) : '0',
	);
	return ` dx="${moved.join(' ')}"`;
}

function outlined({ script, text }: Run, x: number, { y, size, bold = false, colour = INK }: Lettering): string {
	const glyph = glyphsOf(script, bold);
	// There is no bold one of these: their lines are made thicker.
	const stroke = bold && script === 'han' ? ` stroke="${colour}" stroke-width="0.03"` : '';
	let at = 0;
	const paths = [...text].map((character) => {
		const { path = '', advance = 0 } = glyph(character) ?? {};
		const drawn = path === '' ? '' : `<path transform="translate(${at.toFixed(3)})" d="${path}"/>`;
		at += advance;
		return drawn;
	});
	return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size})" fill="${colour}"${stroke}>${paths.join('')}</g>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string =>
	text.replaceAll(/[&<>]/g, (character) => ENTITIES[character]!).replaceAll(/\p{Cc}/gu, ' ');
