/** Languages, and words for people in them. */
import { z } from 'zod';
import type { Text } from '../../db/tables/clinic.ts';
import { listed, needed } from './sentences.ts';
import { written } from './shapes.ts';

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A language by its tag (BCP 47). */
export const language = written('a language such as en', (text) =>
	/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(text) && languageNames.of(text)
		? undefined
		: `“${text}” is not a language. Write its tag (BCP 47), such as en, fr or zh-Hans.`,
);

const TEXT = 'a text (in quotes if it is a number), or one per language, { en: …, fr: … },';

/**
 * Words for people: one text for every language, or one per language, English among them.
 * @param languages the network's; if there are none yet to be read, any will do.
 */
export const textIn = (languages: readonly string[]) =>
	z
		.unknown()
		.transform((value, ctx): Text => {
			if (isWords(value)) return value;
			const refuse = (message: string, ...path: string[]) =>
				ctx.issues.push({ code: 'custom', message, path, input: value });
			if (value === undefined) ctx.issues.push({ code: 'invalid_type', expected: 'string', input: value });
			else if (!isGroup(value)) refuse(needed(TEXT)({ input: value })!);
			else {
				for (const [tag, words] of Object.entries(value)) {
					const message = wrongEntry(tag, words, languages);
					if (message) refuse(message, tag);
				}
				if (!('en' in value)) refuse('“en” is missing: English is what people of other languages are shown.');
			}
			return value as Text;
		})
		.meta({ as: 'a text, or one per language' });

function wrongEntry(tag: string, words: unknown, languages: readonly string[]): string | undefined {
	if (words === null && !language.safeParse(tag).success)
		return `“${tag}” is no language. If it is part of a text with a comma, put that text in quotes.`;
	if (languages.length > 0 && !languages.includes(tag))
		return `“${tag}” is not a language of this network: network.languages has ${listed(languages)}.`;
	return isWords(words) ? undefined : needed('a text (in quotes if it is a number)')({ input: words });
}

const isWords = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const isGroup = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
