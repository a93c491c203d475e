/** From what was said to an event: the button, its number, its words, a word that works anywhere, or free text. */
import { isAnswer, isNegated } from './answers.ts';
import { matchOffered, numberTyped, plain } from './match.ts';
import { placeTyped } from './ordinals.ts';
import type { Misunderstanding, PersonEvent } from './patient/events.ts';
import type { Choice, Fact } from './prompt.ts';
import type { Said } from './said.ts';
import { inWords, type Labelled, wishMeant } from './wish.ts';
import { LANGUAGES, say, sayIfPossible, wordsFor } from './words.ts';

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
	/** What can be chosen besides, by its exact words alone. */
	readonly unshown?: readonly Choice<PersonEvent>[];
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
			if (chosen && (offer?.live || AT_ANY_TIME.has(chosen.type))) return chosen;
			return { type: 'staleTapped', choice: chosen };
		}
		case 'contact':
			return { type: 'contactShared', phone: said.phone, own: said.own };
		case 'location':
			return { type: 'placeShared', latitude: said.latitude, longitude: said.longitude };
		case 'link':
			if (said.payload.startsWith(HERE)) return { type: 'hereSaid', place: said.payload.slice(HERE.length) };
			return { type: 'opened', payload: said.payload };
		case 'unreadable':
			return missed(said.what, listening);
	}
}

/** What the link behind the code that hangs at a clinic begins with; the clinic's own code follows. */
export const HERE = 'here-';

/** What a button may ask for whenever it is tapped. */
const AT_ANY_TIME: ReadonlySet<PersonEvent['type']> = new Set([
	'bookVisitAsked',
	'appointmentsAsked',
	'languagesAsked',
	'linkFollowed',
	'linkVisitAsked',
	'humanPlaceChosen',
	'botAsked',
	'hereSaid',
	'busyAsked',
	'leftSaid',
	'proposalTaken',
	'proposalDeclined',
	'earlierAsked',
	'followUpAsked',
]);

const WORDS: readonly [key: string, event: PersonEvent][] = [
	['word-back', { type: 'backAsked' }],
	['word-help', { type: 'helpAsked' }],
	['word-start-again', { type: 'startAgainAsked' }],
	['word-stop', { type: 'stopAsked' }],
	['word-cancel', { type: 'cancelAsked' }],
	['word-book-visit', { type: 'bookVisitAsked' }],
	['word-someone-else', { type: 'someoneElseAsked' }],
	['word-my-appointments', { type: 'appointmentsAsked' }],
	['word-past-visits', { type: 'earlierAsked' }],
	['word-language', { type: 'languagesAsked' }],
	['word-my-data', { type: 'myDataAsked' }],
	['word-forget-me', { type: 'forgetMeAsked' }],
	['word-withdraw', { type: 'withdrawAsked' }],
	['word-person', { type: 'humanAsked' }],
	['word-late', { type: 'lateSaid' }],
	['word-wrong', { type: 'wrongReported' }],
	['word-bot', { type: 'botAsked' }],
	['word-here', { type: 'hereSaid' }],
	['word-busy', { type: 'busyAsked' }],
	['word-leave-queue', { type: 'leftSaid' }],
];

function understandText(text: string, listening: Listening): PersonEvent {
	const typed = text.trim();
	if (typed.length > LONGEST_TEXT) return missed('tooLong', listening);
	if (typed === '') return missed('unclear', listening);

	// Numbers count within what was shown last: an aside, or a question that was asked again after it.
	const number = numberTyped(typed);
	const shown = listening.offers.findLast(({ live }) => live)?.events ?? [];
	const numbered = number === undefined ? undefined : shown[number - 1];
	if (numbered) return numbered;

	const answered = answerMeant(typed, listening);
	if (answered) return answered;
	const word = anywhere.get(listening.language)?.get(folded(typed));
	if (word) return word;

	const offered = labelled(listening);
	const unshown = labelled({ ...listening, asked: [listening.unshown ?? []] });
	const wanted = plain(typed);
	const isExact = ({ label, others }: Labelled) => [label, ...others].some((words) => plain(words) === wanted);
	const exact = wanted === '' ? undefined : [...offered, ...unshown].find(isExact);
	if (exact) return exact.event;
	if (listening.wantsText) return { type: 'said', text: typed };
	const counted = countedOff(typed, shown, listening);
	if (counted) return counted;
	if (number !== undefined) return missed('unclear', listening);

	// What isn't shown is meant only by who can't mean what is.
	const no = isNegated(wanted, listening.language);
	for (const each of [offered, unshown]) {
		const choices = each.filter(({ answers }) => !(no && answers === 'yes'));
		const close = matchOffered(typed, choices.map(inWords));
		if (close === 'ambiguous') return missed('ambiguous', listening);
		if (close !== undefined) return choices[close]!.event;
	}
	const wish = wishMeant(typed, offered, listening.language) ?? 'unclear';
	return typeof wish === 'string' ? missed(wish, listening) : wish;
}

/** "Yes" and "no", where a choice stands for them; of what was asked last first. */
function answerMeant(typed: string, { asked, language, common }: Listening): PersonEvent | undefined {
	const words = folded(typed);
	const [yes = [], no = []] = yesAndNo.get(language) ?? [];
	const meant = ({ answers, label }: Choice<PersonEvent>): boolean => {
		if (!answers) return false;
		const own = plain(sayIfPossible(label, language, common) ?? '');
		return isAnswer(words, answers === 'yes' ? yes : no, own);
	};
	return asked.flat().find(meant)?.event;
}

/** "The second one", of what was shown last; a yes or a no is not counted off. */
function countedOff(typed: string, shown: readonly PersonEvent[], { asked, language }: Listening) {
	const place = placeTyped(plain(typed), language);
	const event = place === undefined ? undefined : shown[place];
	const same = JSON.stringify(event);
	const answers = asked.flat().some((choice) => choice.answers && JSON.stringify(choice.event) === same);
	return answers ? undefined : event;
}

/**
 * What is open to be chosen, as it is written. The same choice offered twice counts once; one that this release has no
 * words for is left out.
 */
function labelled({ asked, language, common }: Listening): Labelled[] {
	const offered = new Map<string, Labelled>();
	for (const { label: part, also = [], answers, event } of asked.flat()) {
		const label = sayIfPossible(part, language, common);
		if (label === undefined) continue;
		const others = also.flatMap((words) => sayIfPossible(words, language, common)?.split('|') ?? []);
		offered.set(`${label} ${JSON.stringify(event)}`, { label, others, answers, event });
	}
	return [...offered.values()];
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

/** A language's own words for yes and for no, and English ones. */
const yesAndNo = new Map(
	LANGUAGES.map((language) => {
		const words = ['word-yes', 'word-no'].map((key) => wordsFor(key, language).map(folded));
		return [language as string, words];
	}),
);

const missed = (why: Misunderstanding, { misses }: Listening): PersonEvent => ({
	type: 'misunderstood',
	why,
	times: misses + 1,
});
