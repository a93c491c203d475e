/** Finding the practitioner, the clinic or the service that somebody means, and examples with this network's own names. */
import type { Text } from '../../db/tables/clinic.ts';
import { matchOffered, tokens } from '../../flows/match.ts';
import { inLanguage } from '../../flows/words.ts';
import type { Location, Network, Practitioner } from '../core/network.ts';

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

/** A surname to show in an example. */
export const exampleName = (network: Network): string =>
	(network.practitioners.all.find(({ retired }) => !retired)?.name ?? 'Mokoena').split(' ').at(-1) ?? '';
