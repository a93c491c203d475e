import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { STAFF_ROLES } from '../../db/tables/staff.ts';
import { APPOINTMENT_CHANGES, APPOINTMENT_STATUS } from '../../db/tables/visits.ts';
import { plain } from '../../flows/match.ts';
import { at, line, part, text } from '../../flows/prompt.ts';
import { inLanguage, LANGUAGES, nearestLanguage, say, sayAll, wordsFor } from '../../flows/words.ts';
import type { Rule } from '../../src/core/overriding.ts';
import { STATES } from '../../src/diary/timetable.ts';

const root = resolve(import.meta.dirname, '../..');
const SIDES = [
	'patient',
	'identify',
	'code',
	'own-data',
	'visits',
	'queue',
	'links',
	'failed-day',
	'handover',
	'untold',
	'notices',
	'diary',
	'times',
	'weekly',
	'staff',
	'register',
] as const;
type Language = (typeof LANGUAGES)[number];

const sourceOf = (side: string, language: Language) =>
	readFileSync(join(root, `flows/words/${side}.${language}.ftl`), 'utf8');
const keysOf = (side: string, language: Language) =>
	[...sourceOf(side, language).matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key!);
const keys = new Set(SIDES.flatMap((side) => keysOf(side, 'en')));

/** The facts that a sentence names, in whatever form it takes. */
function factsOf(side: string, language: Language): Map<string, string[]> {
	const resource = new FluentResource(sourceOf(side, language));
	return new Map(
		resource.body.map(({ id, value }) => {
			const named = [...JSON.stringify(value).matchAll(/"type":"var","name":"(\w+)"/g)].map(([, name]) => name!);
			return [id, [...new Set(named)].sort()];
		}),
	);
}

describe.each(SIDES)('the words on %s', (side) => {
	it('have the same keys in every language, each once', () => {
		for (const language of LANGUAGES) {
			const own = keysOf(side, language);
			expect(new Set(own).size, language).toBe(own.length);
			expect(own.toSorted(), language).toEqual(keysOf(side, 'en').toSorted());
		}
	});

	it('name the same facts in every language', () => {
		for (const language of LANGUAGES) expect(factsOf(side, language), language).toEqual(factsOf(side, 'en'));
	});
});

/** What takes a key: `part('…')`, `(first ? part : line)('…')`; a visit or a number in its words; what stands in a picture, on a screen. */
const SAYS = String.raw`(?:\b(?:part|line)\)?\(|\b(?:visitTold|encounterTold|row)\(turn,|\b(?:told|words)\((?=['\`](?:diary|screen)-))\s*`;
const EXACT = new RegExp(`${SAYS}'([^']+)'`, 'g');
const BEGUN = new RegExp(`${SAYS}\`([a-z-]+)\\$`, 'g');
const ENDED = new RegExp(`${SAYS}\`\\$\\{\\w+\\}(-[a-z-]+)\``, 'g');
const EITHER = new RegExp(`${SAYS}[^'\`{,;][^\`{,;\\n]*? \\? '([^']+)' : (?:'([^']+)'|\`([a-z-]+)\\$)`, 'g');

/** Every key that code writes out, the beginnings of those that it puts together, and the ends of those that begin otherwise. */
function keysInCode(): { exact: Set<string>; begun: Set<string>; ended: Set<string> } {
	const exact = new Set<string>();
	const begun = new Set<string>();
	const ended = new Set<string>();
	for (const folder of ['src', 'flows'])
		for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
			if (!file.endsWith('.ts')) continue;
			const code = readFileSync(join(root, folder, file), 'utf8');
			for (const [, key] of code.matchAll(EXACT)) exact.add(key!);
			for (const [, start] of code.matchAll(BEGUN)) begun.add(start!);
			for (const [, end] of code.matchAll(ENDED)) ended.add(end!);
			for (const [, first, second, start] of code.matchAll(EITHER)) {
				exact.add(first!);
				if (second) exact.add(second);
				else begun.add(start!);
			}
			for (const [, key] of code.matchAll(/\b(?:key|alert): '([^']+)'/g)) exact.add(key!);
			for (const [, start] of code.matchAll(/\bkey: `([a-z-]+)\$/g)) begun.add(start!);
			for (const [, key] of code.matchAll(/'((?:word|format)-[a-z-]+)'/g)) exact.add(key!);
			for (const [, start] of code.matchAll(/sentence\(bundle, `([a-z-]+)\$/g)) begun.add(start!);
			for (const [, key] of code.matchAll(/sentence\(bundle, '([a-z-]+)'/g)) exact.add(key!);
		}
	const page = readFileSync(join(root, 'src/channels/web/page/waiting-room.html'), 'utf8');
	for (const [, key] of page.matchAll(/\{\{words ([a-z-]+)\}\}/g)) exact.add(key!);
	return { exact, begun, ended };
}

describe('the code', () => {
	const { exact, begun, ended } = keysInCode();
	/** By their ends: what the keys begin with that code puts before one. */
	const before: Readonly<Record<string, readonly string[]>> = {
		'-done': ['paid', 'refund'],
		'-undone': ['paid', 'refunded'],
		'-example': ['paid', 'refund', 'cancelday', 'moveday'],
		'-example-hours': ['cancelday', 'moveday'],
		'-sure': ['cancelday', 'moveday'],
	};
	const whole = Object.entries(before).flatMap(([end, words]) => words.map((word) => word + end));

	it('is seen whole by this test', () => {
		expect(exact.size).toBeGreaterThan(100);
		expect(exact).toContain('hold-warning-last');
		expect(exact).toContain('word-back');
		expect(begun).toContain('hint-');
	});

	it('has words for every key that it names', () => {
		expect([...exact].filter((key) => !keys.has(key))).toEqual([]);
	});

	it('has words for some key of every kind that it puts together', () => {
		const dead = [...begun].filter((start) => ![...keys].some((key) => key.startsWith(start)));
		expect(dead).toEqual([]);
		expect([...ended].toSorted()).toEqual(Object.keys(before).toSorted());
	});

	it('uses every key that there are words for', () => {
		// An earlier release's outbox may hold them.
		const earlier = ['staff-joined', 'staff-you', 'times-type-on'];
		// Said within another sentence.
		const within = new Set(SIDES.flatMap((side) => sourceOf(side, 'en').match(/(?<=\{ )[a-z][\w-]*(?= \})/g) ?? []));
		const used = (key: string) =>
			exact.has(key) ||
			within.has(key) ||
			whole.includes(key) ||
			[...begun, ...earlier].some((start) => key.startsWith(start));
		const unused = [...keys].filter((key) => !used(key));
		expect(unused).toEqual([]);
	});

	it.each(LANGUAGES)('has words in %s for each word that it puts into a key', (language) => {
		const rules: readonly Rule[] = [
			...(['kept', 'notice', 'menu', 'cutOff', 'notIdentified', 'byLinkOnly', 'noFile', 'noFamilyDoctor'] as const),
			...([
				'otherGender',
				'tooYoung',
				'tooOld',
				'notHere',
				'notWithThem',
				'birthDate',
				'gender',
				'childNumber',
			] as const),
		];
		const put = {
			'hint-': [
				'unclear',
				'ambiguous',
				'soon',
				'tooLong',
				'photo',
				'voice',
				'video',
				'sticker',
				'file',
				'edit',
				'other',
			],
			'choice-': ['any', 'morning', 'afternoon', 'evening'],
			'role-': ['administrator', 'receptionist', 'practitioner'],
			'by-': ['patient', 'staff'],
			'language-': LANGUAGES,
			'command-': ['start', 'book', 'appointments', 'cancel', 'help'],
			'staff-open-': ['past', 'tooShort', 'slotTooShort', 'slotTooLong', 'unreadable', 'overlaps'],
			'staff-line-': ['free', 'held', 'booked', 'closed'],
			'staff-which-': ['person', 'place', 'service'],
			'times-which-': ['person', 'place', 'service'],
			'times-on-': ['closed', 'leave', 'holiday'],
			'times-left-out-': ['closed', 'holiday', 'leave', 'overlaps', 'past'],
			'staff-none-': ['person', 'place', 'service'],
			'forget-stays-': ['nothing', 'visits', 'file'],
			'own-data-sent-': ['whole', 'some'],
			'own-gender-': ['female', 'male', 'other', 'unknown'],
			'own-status-': APPOINTMENT_STATUS,
			'own-change-': ['booked', 'rescheduled', 'cancelled'],
			'own-by-role-': [...STAFF_ROLES, 'patient', 'system'],
			'own-chat-': ['telegram', 'web'],
			'own-relation-': ['self', 'carer'],
			'letter-visit-': ['booked', 'rescheduled', 'cancelled', 'declined', 'accepted', 'putBack'],
			'news-': ['booked', 'rescheduled', 'cancelled', 'declined', 'accepted', 'putBack'],
			'told-by-': ['chat', 'phone', 'email', 'nobody'],
			'override-': rules,
			'overridden-': rules,
			'book-none-': ['person', 'place'],
			'edit-': ['reason', 'details'],
			'edit-new-': ['reason', 'details'],
			'history-': APPOINTMENT_CHANGES,
			'diary-change-': APPOINTMENT_CHANGES,
			'diary-letter-': STATES,
			'queue-row-': ['called', 'in-progress'],
			'tophone-': ['told', 'written', 'not-told'],
			'here-': ['called', 'inside'],
			'here-refused-': ['early', 'desk', 'none'],
			'proposal-': ['taken', 'back', 'answered'],
		};
		const own = new Set(SIDES.flatMap((side) => keysOf(side, language)));
		for (const key of whole) expect(own).toContain(key);
		for (const [start, words] of Object.entries(put)) for (const word of words) expect(own).toContain(start + word);
	});
});

describe('the words that are understood anywhere', () => {
	// "Yes" and "no" mean what the question makes of them.
	const lists = [...keys].filter((key) => key.startsWith('word-') && key !== 'word-yes' && key !== 'word-no');

	it.each(LANGUAGES)('mean one thing each to somebody who speaks %s', (language) => {
		const meanings = new Map<string, string>();
		for (const key of lists)
			for (const word of wordsFor(key, language)) {
				const folded = plain(word) || word;
				expect(meanings.get(folded) ?? key, `"${word}"`).toBe(key);
				meanings.set(folded, key);
			}
	});

	it.each(LANGUAGES)('are told to whoever asks for help in %s', (language) => {
		const help = plain(say(part('help'), language, { phone: '+27 21 000 0100' }));
		for (const key of ['word-back', 'word-start-again', 'word-cancel', 'word-my-appointments', 'word-language'])
			expect(
				wordsFor(key, language).some((word) => help.includes(plain(word))),
				key,
			).toBe(true);
	});
});

describe('a time', () => {
	const winter = Date.parse('2026-01-15T22:30:00Z');
	const summer = Date.parse('2026-07-15T22:30:00Z');
	const told = (key: string, instant: number, zone: string, language = 'en') =>
		say(part(key, { day: at(instant, zone), start: at(instant, zone), person: 'P', city: 'Cape Town' }), language);

	it.each([
		[winter, 'Africa/Johannesburg', 'en', 'When: Fri 16 Jan 2026, 00:30 (Cape Town time)'],
		[summer, 'Africa/Johannesburg', 'en', 'When: Thu 16 Jul 2026, 00:30 (Cape Town time)'],
		[winter, 'America/Toronto', 'en', 'When: Thu 15 Jan 2026, 17:30 (Cape Town time)'],
		[summer, 'America/Toronto', 'en', 'When: Wed 15 Jul 2026, 18:30 (Cape Town time)'],
		[winter, 'Africa/Johannesburg', 'fr', 'Quand : vendredi 16 janvier 2026 à 0 h 30 (heure locale : Cape Town)'],
		[summer, 'America/Toronto', 'fr', 'Quand : mercredi 15 juillet 2026 à 18 h 30 (heure locale : Cape Town)'],
	])('is told in its own zone, in the reader’s language (%i, %s, %s)', (instant, zone, language, expected) => {
		expect(told('visit-when', instant, zone, language)).toBe(expected);
	});

	it('is told shorter on a button, and without a clock as a day', () => {
		expect(told('choice-time', winter, 'America/Toronto')).toBe('Thu 15 Jan, 17:30, P');
		expect(told('choice-day', winter, 'Africa/Johannesburg')).toBe('Fri 16 Jan');
	});
});

describe('a sentence', () => {
	it.each(LANGUAGES)('throws in %s if a fact that it names is missing', (language) => {
		expect(() => say(part('visit-who', { person: 'P' }), language)).toThrow('visit-who');
		expect(() => say(part('choice-time', { person: 'P' }), language)).toThrow('choice-time');
		expect(() => say(part('service', { name: 'A', minutes: 20 }), language)).toThrow('service');
		expect(() => say(part('help'), language)).toThrow('help');
	});

	it('throws if there are no words for it', () => {
		expect(() => say(part('no-such-words'), 'en')).toThrow('There are no words for "no-such-words".');
	});

	it('takes the clinic’s words in the reader’s language, else in English, else the first there are', () => {
		expect(inLanguage({ en: 'Hello', fr: 'Bonjour' }, 'fr')).toBe('Bonjour');
		expect(inLanguage({ en: 'Hello', fr: 'Bonjour' }, 'af')).toBe('Hello');
		expect(inLanguage({ fr: 'Bonjour' }, 'af')).toBe('Bonjour');
		expect(inLanguage('Harbour', 'fr')).toBe('Harbour');
		expect(say(part('own', { text: text({ en: 'Hello', fr: 'Bonjour' }) }), 'fr')).toBe('Bonjour');
	});

	it('keeps what a name looks like: nothing in it is markup, or another sentence', () => {
		const name = '{ $phone } <b>مريم</b> | { help }';
		expect(say(part('person', { name }), 'en', { phone: '1' })).toBe(name);
	});

	it('stands in a paragraph of its own, or on the next line', () => {
		expect(sayAll([part('choice-yes-cancel'), line('choice-back'), part('choice-skip')], 'en')).toBe(
			'Yes, cancel it\nBack\n\nSkip',
		);
	});
});

describe('the language of this release nearest to a reported one', () => {
	it.each([
		['fr-CA', 'fr'],
		['FR', 'fr'],
		['en-ZA', 'en'],
		['af', 'en'],
		['frr', 'en'],
		['', 'en'],
		[undefined, 'en'],
	])('is, for %s, %s', (reported, language) => {
		expect(nearestLanguage(reported)).toBe(language);
	});
});
