/** From what was said to an event: the button, its number, its words, a word that works anywhere, or free text. */
import { matchOffered, numberTyped, plain } from './match.ts';
import type { Misunderstanding, PersonEvent } from './patient/events.ts';
import type { Choice, Fact } from './prompt.ts';
import type { Said } from './said.ts';
import { LANGUAGES, say, wordsFor } from './words.ts';

/** Longer texts are not read. */
export const LONGEST_TEXT = 300;

/** What the buttons of one prompt stand for. */
export interface Offer {
	readonly number: number;
	readonly events: readonly PersonEvent[];
	/** Not of an earlier question: a tap on it counts. */
	readonly live: boolean;
}

/** What a conversation is like when something is said in it. */
export interface Listening {
	readonly language: string;
	/** What is open to be answered: an aside, then the question it interrupts. */
	readonly asked: readonly (readonly Choice<PersonEvent>[])[];
	/** The last few prompts, oldest first. */
	readonly offers: readonly Offer[];
	/** The state takes free words. */
	readonly wantsText: boolean;
	/** Misunderstandings in a row so far. */
	readonly misses: number;
	readonly common: Readonly<Record<string, Fact>>;
}

export function understand(said: Said, listening: Listening): PersonEvent {
	switch (said.kind) {
		case 'text':
			return understandText(said.text, listening);
		case 'choice': {
			const offer = listening.offers.find(({ number }) => number === said.prompt);
			const chosen = offer?.events[said.choice] ?? null;
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

	// Numbers count within what was shown last: an aside, or a question that was asked again after it.
	const number = numberTyped(typed);
	const shown = listening.offers.findLast(({ live }) => live)?.events;
	const numbered = number === undefined ? undefined : shown?.[number - 1];
	if (numbered) return numbered;

	const choices = listening.asked.flat();
	const labels = choices.map(({ label }) => say(label, listening.language, listening.common));
	const wanted = plain(typed);
	const exact = wanted === '' ? -1 : labels.findIndex((label) => plain(label) === wanted);
	if (exact >= 0) return choices[exact]!.event;
	const word = anywhere.get(listening.language)?.get(folded(typed));
	if (word) return word;
	if (listening.wantsText) return { type: 'said', text: typed };

	const close = matchOffered(typed, labels);
	if (close === 'ambiguous') return missed('ambiguous', listening);
	if (close !== undefined) return choices[close]!.event;
	return missed('unclear', listening);
}

/** As words are compared; one of signs only ("?") stays as it is. */
const folded = (word: string): string => plain(word) || word;

const anywhere = new Map(LANGUAGES.map((language) => [language as string, wordsAnywhere(language)]));

/** The words that work in every state: a language's own and English ones, and the languages' own names. */
function wordsAnywhere(language: string): ReadonlyMap<string, PersonEvent> {
	const words = WORDS.flatMap(([key, event]) => wordsFor(key, language).map((word) => [folded(word), event] as const));
	const names = LANGUAGES.map((code) => {
		const event: PersonEvent = { type: 'languageChosen', language: code };
		return [folded(say({ key: `language-${code}` }, code)), event] as const;
	});
	return new Map([...names, ...words]);
}

const missed = (why: Misunderstanding, { misses }: Listening): PersonEvent => ({
	type: 'misunderstood',
	why,
	times: misses + 1,
});
