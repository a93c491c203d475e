/** Arabic letters as they stand between their neighbours: how wide a name is depends on which of them join. */

/** Of each letter: alone, at the end, and, where it joins what follows, at the beginning and in the middle. */
const FORMS = new Map<string, string[]>();
// Unicode lists them in this order, but for a few that came later. https://www.unicode.org/charts/PDF/UFE70.pdf
for (const [first, last] of [
	[0xfe80, 0xfef4],
	[0xfb50, 0xfbb1],
	[0xfbd3, 0xfbff],
] as const)
	for (let code = first; code <= last; code++) {
		const form = String.fromCharCode(code);
		const letter = form.normalize('NFKC');
		if (letter.length === 1 && letter !== form) FORMS.set(letter, [...(FORMS.get(letter) ?? []), form]);
	}

/** It is not seen, and what stands before it looks as in the middle of a word. */
export const JOINER = '\u200d';
const joinsAnything = (letter: string | undefined) => letter === JOINER || letter === 'ـ';
const joinsNext = (letter: string | undefined) => joinsAnything(letter) || FORMS.get(letter ?? '')?.length === 4;
const joinsLast = (letter: string | undefined) => joinsAnything(letter) || (FORMS.get(letter ?? '')?.length ?? 0) > 1;

/** Each letter in the form that it takes in this text; signs above and below a letter are left out. */
export function joined(text: string): string[] {
	const letters = [...text].filter((character) => !/\p{Mn}/u.test(character));
	return letters.map((letter, i) => {
		const forms = FORMS.get(letter);
		if (!forms) return letter;
		const before = forms.length > 1 && joinsNext(letters[i - 1]) ? 1 : 0;
		const after = forms.length === 4 && joinsLast(letters[i + 1]) ? 2 : 0;
		return forms[before + after]!;
	});
}
