/** Matching what people type with what was offered: letter case, accents, order and small slips do not matter. */

/** Lower case, no accents, words and numbers only ("09:20" and "9h20" are the same two numbers). */
export const plain = (text: string): string => tokens(text).join(' ');

export function tokens(text: string): readonly string[] {
	const folded = text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/(?<=\p{N})h(?=\p{N})/gu, ' ');
	return (folded.match(/\p{N}+|[\p{L}/]+/gu) ?? []).map((token) => token.replace(/^0+(?=\p{N})/u, ''));
}

/** The number typed, in any script's digits ("2", "2.", "٢"), if nothing else was. */
export function numberTyped(text: string): number | undefined {
	const digits = /^\s*(\d{1,3})\s*[.)]?\s*$/u.exec(latinDigits(text))?.[1];
	return digits === undefined ? undefined : Number(digits);
}

/** With the digits of any script as 0 to 9. */
export const latinDigits = (text: string): string =>
	text.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => String(digit.codePointAt(0)! - zeroOf(digit)));

/** Unicode keeps the ten digits of a script together: the zero is the first before which there is no digit. */
function zeroOf(digit: string): number {
	let code = digit.codePointAt(0)!;
	while (/\p{Nd}/u.test(String.fromCodePoint(code - 1)) && digit.codePointAt(0)! - code < 9) code--;
	return code;
}

/**
 * The place in `offered` of what was typed: the same words, else the only one that has all the words typed,
 * else the only one within a slip or two. Nothing if none fits; `'ambiguous'` if several do.
 */
export function matchOffered(typed: string, offered: readonly string[]): number | 'ambiguous' | undefined {
	const wanted = plain(typed);
	if (wanted === '') return undefined;
	const exact = offered.findIndex((label) => plain(label) === wanted);
	if (exact >= 0) return exact;
	const words = wanted.split(' ');
	return (
		only(offered, (label) => words.every((word) => tokens(label).includes(word))) ??
		only(offered, (label) => slips(wanted, plain(label)) <= allowed(wanted)) ??
		only(offered, (label) => words.every((word) => tokens(label).some((token) => slips(word, token) <= allowed(word))))
	);
}

function only(offered: readonly string[], fits: (label: string) => boolean): number | 'ambiguous' | undefined {
	const found = offered.flatMap((label, i) => (fits(label) ? [i] : []));
	return found.length > 1 ? 'ambiguous' : found[0];
}

/** Slips forgiven: none in a short word or a number, one in a longer, two in a long one. */
const allowed = (word: string): number => (/\p{N}/u.test(word) || word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** How many letters were added, left out, changed or swapped with a neighbour (optimal string alignment). */
export function slips(a: string, b: string): number {
	if (Math.abs(a.length - b.length) > 2) return 3;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				next[j] = Math.min(next[j]!, before[j - 2]! + 1);
		}
		before = row;
		row = next;
	}
	return row[b.length]!;
}
