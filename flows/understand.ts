/** From what was said to an event: the button, its number, its words, a word that works anywhere, or free text. */
import { matchOffered, numberTyped, plain } from './match.ts';
import type { Misunderstanding, PersonEvent } from './patient/events.ts';
import type { Choice, Fact } from './prompt.ts';
import { LANGUAGES, say, wordsFor } from './words.ts';

/** Longer texts are not read. */
export const LONGEST_TEXT = 300;

/** The choices of one prompt, as they were offered. */
export interface Offer {
	readonly number: number;
	readonly choices: readonly Choice<PersonEvent>[];
	/** Not of an earlier question: a tap on it counts. */
	readonly live: boolean;
}

/** What a conversation is like when something is said in it. */
export interface Listening {
	readonly language: string;
	/** The last few prompts, oldest first. */
	readonly offers: readonly Offer[];
	/** The state takes free words. */
	readonly wantsText: boolean;
	/** Misunderstandings in a row so far. */
	readonly misses: number;
	readonly common: Readonly<Record<string, Fact>>;
}

/** The part of an inbound message that a person said. */
export type Spoken =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'choice'; readonly prompt: number; readonly choice: number }
	| { readonly kind: 'contact'; readonly phone: string; readonly own: boolean }
	| { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
	| { readonly kind: 'link'; readonly payload: string }
	| { readonly kind: 'unreadable'; readonly what: Misunderstanding };

export function understand(said: Spoken, listening: Listening): PersonEvent {
	switch (said.kind) {
		case 'text':
			return understandText(said.text, listening);
		case 'choice': {
			const offer = listening.offers.find(({ number }) => number === said.prompt);
			const chosen = offer?.choices[said.choice]?.event ?? null;
			return offer?.live && chosen ? chosen : { type: 'staleTapped', choice: chosen };
		}
		case 'contact':
			return { type: 'contactShared', phone: said.phone, own: said.own };
		case 'location':
			return { type: 'placeShared', latitude: said.latitude, longitude: said.longitude };
		case 'link':
			return { type: 'opened', payload: said.payload };
		case 'unreadable':
			return missed(said.what, listening);
	}
}

const WORDS: readonly [key: string, event: PersonEvent][] = [
	['word-back', { type: 'backAsked' }],
	['word-help', { type: 'helpAsked' }],
	['word-start-again', { type: 'startAgainAsked' }],
	['word-stop', { type: 'stopAsked' }],
	['word-book-visit', { type: 'bookVisitAsked' }],
	['word-my-appointments', { type: 'appointmentsAsked' }],
	['word-language', { type: 'languagesAsked' }],
];

function understandText(text: string, listening: Listening): PersonEvent {
	const typed = text.trim();
	if (typed.length > LONGEST_TEXT) return missed('tooLong', listening);
	if (typed === '') return missed('unclear', listening);

	const choices = listening.offers.filter(({ live }) => live).flatMap((offer) => offer.choices);
	// The newest question's numbers count; an aside's come after it.
	const newest = listening.offers.findLast(({ live, choices }) => live && choices.length > 0)?.choices ?? [];
	const number = numberTyped(typed);
	if (number !== undefined && newest[number - 1]) return newest[number - 1]!.event;

	const labels = choices.map(({ label }) => say(label, listening.language, listening.common));
	const exact = labels.findIndex((label) => plain(label) === plain(typed) && plain(typed) !== '');
	if (exact >= 0) return choices[exact]!.event;
	const anywhere = wordAnywhere(typed, listening.language);
	if (anywhere) return anywhere;
	if (listening.wantsText) return { type: 'said', text: typed };

	const close = matchOffered(typed, labels);
	if (close === 'ambiguous') return missed('ambiguous', listening);
	if (close !== undefined) return choices[close]!.event;
	return missed('unclear', listening);
}

function wordAnywhere(typed: string, language: string): PersonEvent | undefined {
	const said = plain(typed) || typed;
	const is = (word: string) => (plain(word) || word) === said;
	for (const [key, event] of WORDS) if (wordsFor(key, language).some(is)) return event;
	const named = LANGUAGES.find((code) => is(say({ key: `language-${code}` }, code)));
	return named ? { type: 'languageChosen', language: named } : undefined;
}

const missed = (why: Misunderstanding, { misses }: Listening): PersonEvent => ({
	type: 'misunderstood',
	why,
	times: misses + 1,
});
