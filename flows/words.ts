/** The words of each language: Fluent files, and how a part of a prompt becomes a sentence in them. */
import { readFileSync } from 'node:fs';
import {
	FluentBundle,
	FluentNone,
	FluentResource,
	FluentType,
	type FluentValue,
	type FluentVariable,
} from '@fluent/bundle';
import { DateTime } from 'luxon';
import type { Text } from '../db/tables/clinic.ts';
import type { Fact, Part } from './prompt.ts';

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

type Facts = Readonly<Record<string, Fact>>;

/** The language of this release nearest to one that a channel reports (BCP 47); English where there is none. */
export function nearestLanguage(reported: string | undefined): Language {
	const primary = reported?.toLowerCase().split('-')[0];
	return LANGUAGES.find((language) => language === primary) ?? 'en';
}

/** The clinic's words in a language: its own, else English, else the first there is. */
export function inLanguage(words: Text, language: string): string {
	if (typeof words === 'string') return words;
	return words[language] ?? words.en ?? Object.values(words)[0] ?? '';
}

/** A time in a zone, formatted only once the language is known. */
class LocalTime extends FluentType<number> {
	readonly zone: string;
	constructor(instant: number, zone: string) {
		super(instant);
		this.zone = zone;
	}
	override toString(): string {
		return DateTime.fromMillis(this.value, { zone: this.zone }).toISO() ?? '';
	}
}

/** A file each, per language. */
const TOPICS = [
	...['patient', 'identify', 'code', 'own-data', 'queue', 'links', 'failed-day', 'handover', 'untold'],
	...['staff', 'register', 'times', 'diary', 'visits', 'notices', 'weekly'],
] as const;

const bundles = new Map(LANGUAGES.map((language) => [language as string, load(language)]));

function load(language: Language): FluentBundle {
	/** `WHEN($start)` formats a time by the pattern `format-when`; nothing where there is no time. */
	const formatted =
		(pattern: string, ofTwo: typeof whichOfTwo = () => '') =>
		([time]: FluentValue[]): FluentValue => {
			if (!(time instanceof LocalTime)) return '';
			const local = DateTime.fromMillis(time.value, { zone: time.zone, locale: language });
			return local.toFormat(sentence(bundle, pattern)) + ofTwo(local, bundle);
		};
	const bundle: FluentBundle = new FluentBundle(language, {
		useIsolating: false,
		functions: {
			WHEN: formatted('format-when', whichOfTwo),
			SHORT: formatted('format-short', whichOfTwo),
			DAY: formatted('format-day'),
			LONGDAY: formatted('format-long-day'),
			FULLDAY: formatted('format-full-day'),
			CLOCK: formatted('format-clock', whichOfTwo),
			DATE: formatted('format-date'),
			HOURS: ([typed]) => clocked(String(typed), language, sentence(bundle, 'format-clock')),
			SOON: ([seconds]) => sentence(bundle, 'soon', { seconds: seconds as FluentVariable }),
			BY: ([who]) => sentence(bundle, `by-${who}`),
			ROLE: ([role]) => sentence(bundle, `role-${role}`),
			HAS: ([fact]) => (fact === '' || fact === undefined || fact instanceof FluentNone ? 'no' : 'yes'),
		},
	});
	for (const topic of TOPICS) {
		const source = readFileSync(new URL(`./words/${topic}.${language}.ftl`, import.meta.url), 'utf8');
		const problems = bundle.addResource(new FluentResource(source));
		if (problems.length > 0) throw problems[0];
	}
	return bundle;
}

/** Clocks are put back in these hours. */
const PUT_BACK_BEFORE = 4;

/** Where the clocks show a time twice: which of the two it is. */
function whichOfTwo(local: DateTime, bundle: FluentBundle): string {
	const both = local.hour < PUT_BACK_BEFORE ? local.getPossibleOffsets() : [];
	if (both.length < 2) return '';
	const isFirst = both.every((each) => local <= each);
	return sentence(bundle, isFirst ? 'format-first-of-two' : 'format-second-of-two');
}

/** `13:00–24:00` as this language writes it. */
const clocked = (typed: string, language: string, format: string): string =>
	typed.replaceAll(/(\d\d?):(\d\d)/g, (_, hour, minute) => {
		const time = DateTime.fromObject({ hour: Number(hour) % 24, minute: Number(minute) }, { locale: language });
		return hour === '24' ? time.toFormat(format).replace(/^0+/, '24') : time.toFormat(format);
	});

function sentence(bundle: FluentBundle, key: string, facts: Record<string, FluentVariable> = {}): string {
	const message = bundle.getMessage(key);
	if (!message?.value) throw new Error(`There are no words for "${key}".`);
	const problems: Error[] = [];
	const said = bundle.formatPattern(message.value, facts, problems);
	if (problems.length > 0) throw new Error(`"${key}" can't be said: ${problems[0]!.message}`);
	return said;
}

const bundleOf = (language: string): FluentBundle => bundles.get(language) ?? bundles.get('en')!;

/** One part of a prompt as a sentence. Throws if there are no words for it, or a fact it names is missing. */
export function say({ key, facts }: Part, language: string, common: Facts = {}): string {
	const values: Record<string, FluentVariable> = {};
	for (const [name, fact] of Object.entries({ ...common, ...facts })) {
		if (typeof fact !== 'object') values[name] = fact;
		else if ('at' in fact) values[name] = new LocalTime(fact.at, fact.zone);
		else values[name] = inLanguage(fact.text, language);
	}
	// What is left out at the end leaves a space before it.
	return sentence(bundleOf(language), key, values).trimEnd();
}

/** The same, or nothing where this release has no such words. */
export function sayIfPossible(part: Part, language: string, common: Facts): string | undefined {
	try {
		return say(part, language, common);
	} catch {
		return undefined;
	}
}

/** The parts of a prompt as one text: paragraphs, and lines within them. */
export const sayAll = (parts: readonly Part[], language: string, common: Facts = {}): string =>
	parts.map((part, i) => (i === 0 ? '' : part.line ? '\n' : '\n\n') + say(part, language, common)).join('');

/** The words under a `word-…` key, in this language and in English. */
export function wordsFor(key: string, language: string): readonly string[] {
	const lists = new Set([sentence(bundleOf(language), key), sentence(bundleOf('en'), key)]);
	return [...lists].flatMap((list) => list.split('|')).map((word) => word.trim());
}
