/** Words of registers for what FHIR has a code for, in the languages that clinics write them in. */
import { normaliseName } from '../core/contacts.ts';
import { RELATIONSHIPS, type Relationship } from '../core/related.ts';

const WORDS: Readonly<Record<Relationship, string>> = {
	parent:
		'parent parents mother father mom mum dad mere pere maman papa ouer moeder vader ma pa umzali umama utata ubaba',
	guardian: 'guardian tuteur tutrice voog legalguardian',
	partner: 'partner spouse husband wife conjoint conjointe epoux epouse mari partenaire man vrou eggenoot',
	carer: 'carer caregiver caretaker aidant aidante soignant versorger other autre ander',
};
const BY_WORD = new Map(RELATIONSHIPS.flatMap((code) => WORDS[code].split(' ').map((word) => [word, code] as const)));

/** Who somebody is to whom they care for; nothing if the word is not known. */
export const relationshipOf = (text: string): Relationship | undefined =>
	text === '' ? 'carer' : BY_WORD.get(normaliseName(text));

/** Genders in languages that the core does not know them in: Afrikaans, Zulu, Xhosa, Sotho. */
const GENDERS: Readonly<Record<string, 'female' | 'male' | 'other'>> = {
	...{ vroulik: 'female', vr: 'female', meisie: 'female', owesifazane: 'female', ibhinqa: 'female', mosadi: 'female' },
	...{ manlik: 'male', seun: 'male', owesilisa: 'male', indoda: 'male', monna: 'male' },
	...{ masculine: 'male', feminine: 'female', h: 'male', ander: 'other', nonbinary: 'other', intersex: 'other' },
};

export const genderIn = (text: string): 'female' | 'male' | 'other' | undefined => GENDERS[normaliseName(text)];

const NAMED_IN = ['en', 'fr', 'af', 'zu', 'xh', 'es', 'pt', 'ar', 'zh'];
let byName: ReadonlyMap<string, string> | undefined;

/**
 * A language's tag (BCP 47), from a tag (`en-ZA`), a code of three letters (`eng`) or its name in one of a few languages
 * or in itself. Of a tag, what the clinics speak: `en` where they speak `en` and not `en-ZA`.
 */
export function languageOf(text: string, spoken: readonly string[]): string | undefined {
	const tag = canonical(text) ?? namesOfLanguages().get(normaliseName(text));
	if (tag === undefined) return undefined;
	return spoken.includes(tag) ? tag : tag.split('-')[0];
}

function canonical(text: string): string | undefined {
	if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(text)) return undefined;
	try {
		const tag = Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]!;
		return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) ? tag : undefined;
	} catch {
		return undefined;
	}
}

function namesOfLanguages(): ReadonlyMap<string, string> {
	if (byName) return byName;
	const names = new Map<string, string>();
	const tags = `${NAMED_IN.join(' ')} st tn ts ss ve nr nso de it nl pl ru uk tr fa ur hi pa bn ta te gu so sw am ti rw ln ht vi ko ja th tl el he ro hu cs`;
	for (const tag of tags.split(' '))
		for (const language of [...NAMED_IN, tag]) {
			const name = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }).of(tag);
			if (name) names.set(normaliseName(name), tag);
		}
	byName = names;
	return names;
}
