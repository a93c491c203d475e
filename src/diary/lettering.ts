/**
 * Words on a picture, in any script that a name is written in. The renderer falls back to one other font in a text, and drops
 * what is in a third: so each stretch of one script stands at its own place.
 */

type Script = 'latin' | 'arabic' | 'devanagari' | 'han';

/** A stretch of a text in one script. */
export interface Run {
	readonly script: Script;
	readonly text: string;
}

/** Latin stands for all that needs no shaping in the first font. What belongs to no script goes with what is before it. */
const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
	['latin', /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}0-9]/u],
	['devanagari', /\p{Script=Devanagari}/u],
	['arabic', /\p{Script=Arabic}/u],
	['han', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
];
const DRAWABLE =
	/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Devanagari}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Nd}\p{P}\p{Zs}\p{Mn}+#@]*$/u;

/** Whether there are letters for all of it. */
export const isDrawable = (text: string): boolean => DRAWABLE.test(text);

/** The mark at the end of what was cut stands where reading ends, whatever script the last word is in. */
export function runsOf(text: string): Run[] {
	const cut = text.endsWith('…');
	const runs = stretchesOf(cut ? text.slice(0, -1) : text);
	// Chinese has its own.
	const script = runs.at(-1)?.script === 'han' ? 'han' : isRightToLeft(text) ? 'arabic' : 'latin';
	return cut ? [...runs, { script, text: '…' }] : runs;
}

function stretchesOf(text: string): Run[] {
	const runs: { script: Script; text: string }[] = [];
	for (const character of text) {
		const script = scriptOf(character);
		const last = runs.at(-1);
		if (last && (script === undefined || script === last.script)) last.text += character;
		else runs.push({ script: script ?? 'latin', text: character });
	}
	return runs;
}

/** Of each character that was asked for: of a picture's thousands, most are asked for again. */
const known = new Map<string, Script | undefined>();

function scriptOf(character: string): Script | undefined {
	if (!known.has(character)) known.set(character, SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0]);
	return known.get(character);
}

/** Whether it begins at the right: its first letter says so. */
export const isRightToLeft = (text: string): boolean => /^[^\p{L}]*\p{Script=Arabic}/u.test(text);

/** Roughly how wide, in em; rather too wide. */
export function widthOf(text: string): number {
	let width = 0;
	for (const character of text) width += wide(character);
	return width;
}

function wide(character: string): number {
	if (/\p{Mn}/u.test(character)) return 0;
	if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) return 1;
	if (/[ijlftrI.,:;'’!|()[\]\s\-·]/u.test(character)) return 0.36;
	if (/[mwMW@%—…]/u.test(character)) return 0.93;
	return /\p{Lu}/u.test(character) ? 0.68 : 0.6;
}
