/** "The second one": a choice told by its place. */
import { plain } from './match.ts';
import { wordsFor } from './words.ts';

/** The place, from 0, if nothing else was said. @param said as `plain` makes it. */
export function placeTyped(said: string, language: string): number | undefined {
	const around = wordsFor('word-around-place', language).map(plain);
	const words = said.split(' ').filter((word) => !around.includes(word));
	const place = words.join(' ');
	if (place === '') return undefined;
	const found = PLACES.findIndex((key) => wordsFor(key, language).some((word) => plain(word) === place));
	return found < 0 ? undefined : found;
}

const PLACES = ['word-first', 'word-second', 'word-third', 'word-fourth', 'word-fifth'] as const;
