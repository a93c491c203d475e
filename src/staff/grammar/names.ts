/** Finding the practitioner, the clinic or the service that somebody means, and examples with this network's own names. */
import type { Text } from '../../../db/tables/clinic.ts';
import { matchOffered, slips, tokens } from '../../../flows/match.ts';
import { inLanguage } from '../../../flows/words.ts';
import type { Location, Network, Practitioner } from '../../core/network.ts';

interface Row {
	readonly code: string;
	readonly name: Text;
	readonly retired: boolean;
}

export type Meant<R> =
	| { readonly kind: 'one'; readonly row: R }
	| { readonly kind: 'several'; readonly names: readonly string[] }
	| { readonly kind: 'none' };

/** The row that any unambiguous part of its name, or its code, stands for. */
export function meant<R extends Row>(typed: string, rows: readonly R[], language: string): Meant<R> {
	const there = rows.filter(({ retired }) => !retired);
	const byCode = there.find(({ code }) => code === typed.toLowerCase());
	if (byCode) return { kind: 'one', row: byCode };
	const names = there.map(({ name }) => inLanguage(name, language));
	const found = matchOffered(typed, names);
	if (found === undefined) return { kind: 'none' };
	if (found !== 'ambiguous') return { kind: 'one', row: there[found]! };
	// Those that have all the words typed; where none has, those within a slip of them.
	const words = tokens(typed);
	const same = names.filter((name) => words.every((word) => tokens(name).includes(word)));
	const close = names.filter((name) => matchOffered(typed, [name]) === 0);
	return { kind: 'several', names: same.length > 0 ? same : close };
}

/** The clinics a practitioner works at. */
export const placesOf = ({ roles }: Practitioner, network: Network): Location[] =>
	roles.flatMap(({ location }) => network.locations.byCode.get(location) ?? []).filter(({ retired }) => !retired);

/** Whether somebody works at one of these clinics, or at none any more. */
export const isAt = (clinics: readonly Location[], network: Network) => (person: Practitioner) => {
	const theirs = placesOf(person, network);
	return theirs.length === 0 || theirs.some((place) => clinics.includes(place));
};

/** The words of every name and code here: they are no slips of a day's name. */
export const nameWords = ({ practitioners, locations, services }: Network): ReadonlySet<string> =>
	new Set(
		[...practitioners.all, ...locations.all, ...services.all].flatMap(({ code, name }) =>
			[code, ...(typeof name === 'string' ? [name] : Object.values(name))].flatMap(tokens),
		),
	);

/** The name that is nearest to what was typed, where each longer word of that is within two slips of a word of it. */
export function nearest(typed: string, rows: readonly Row[], language: string): string | undefined {
	const words = tokens(typed).filter(({ length }) => length >= LONGER);
	if (words.length === 0) return undefined;
	const near = rows
		.filter(({ retired }) => !retired)
		.map((row) => inLanguage(row.name, language))
		.map((name) => ({ name, away: Math.max(...words.map((word) => awayFrom(word, name))) }))
		.filter(({ away }) => away > 0 && away <= 2);
	return near.sort((a, b) => a.away - b.away)[0]?.name;
}

/** The rows in whose names each word that was typed is one cut short, or with a slip in it: `gen vist`. */
export function likely<R extends Row>(typed: string, rows: readonly R[], language: string): R[] {
	const words = tokens(typed);
	const isOf = (word: string, token: string) =>
		(word.length >= 3 && token.startsWith(word)) ||
		(word.length >= 4 && slips(word, token) <= (word.length < 6 ? 1 : 2));
	return rows.filter(({ name, retired }) => {
		const known = tokens(inLanguage(name, language));
		return !retired && words.length > 0 && words.every((word) => known.some((token) => isOf(word, token)));
	});
}

const LONGER = 5;
const awayFrom = (word: string, name: string): number =>
	Math.min(...tokens(name).map((token) => (token.length < LONGER && token !== word ? 3 : slips(word, token))));

/** What an example calls somebody: the surname, where it stands for nobody else, or the code. */
export function exampleName({ code, name }: Practitioner, network: Network): string {
	const surname = name.split(' ').at(-1)!;
	const found = meant(surname, network.practitioners.all, 'en');
	return found.kind === 'one' && found.row.code === code ? surname : code;
}
