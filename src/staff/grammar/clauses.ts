/** `receptionist at harbour for Sam Peters` taken apart: what comes first, and what follows each of some small words. */

/** Commas between the parts of a line say nothing: `nomsa, vaccination, tomorrow`. */
export const withoutCommas = (typed: string): string => typed.replaceAll(/\s*[,;]+(?:\s+|$)/g, ' ').trim();

/** The small words of a command, and the name of what follows them. */
export type ClauseWords<Name extends string> = Readonly<Record<Name, readonly string[]>>;

export const AT = ['at', 'à'] as const;
export const FOR = ['for', 'pour'] as const;
export const WITH = ['with', 'avec'] as const;
export const AS = ['as', 'comme'] as const;

/** Each clause ends where the next begins. */
export function clausesIn<Name extends string>(
	typed: string,
	words: ClauseWords<Name>,
): { readonly rest: string } & Partial<Record<Name, string>> {
	const names = new Map(
		Object.entries<readonly string[]>(words).flatMap(([name, all]) => all.map((word) => [word, name])),
	);
	const found: Record<string, string> = {};
	let name = 'rest';
	for (const word of typed.split(/\s+/).filter(Boolean)) {
		const next = names.get(word.toLowerCase());
		if (next !== undefined && !(next in found)) {
			name = next;
			found[name] = '';
		} else found[name] = `${found[name] ?? ''} ${word}`.trim();
	}
	return { rest: '', ...found } as { rest: string } & Partial<Record<Name, string>>;
}
