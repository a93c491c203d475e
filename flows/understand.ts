/** From what was said to an event: the button, its number, its words, a word that works anywhere, or free text. */
import { matchOffered, numberTyped, plain } from './match.ts';
import type { PartOfDay } from './patient/context.ts';
import type { Misunderstanding, PersonEvent } from './patient/events.ts';
import type { Choice, Fact } from './prompt.ts';
import type { Said } from './said.ts';
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
	const shown = listening.offers.findLast(({ live }) => live)?.events;
	const numbered = number === undefined ? undefined : shown?.[number - 1];
	if (numbered) return numbered;

	const answered = answerMeant(typed, listening);
	if (answered) return answered;
	const word = anywhere.get(listening.language)?.get(folded(typed));
	if (word) return word;

	const offered = labelled(listening);
	const wanted = plain(typed);
	const exact =
		wanted === ''
			? undefined
			: [...offered, ...labelled({ ...listening, asked: [listening.unshown ?? []] })].find(({ label, others }) =>
					[label, ...others].some((words) => plain(words) === wanted),
				);
	if (exact) return exact.event;
	if (listening.wantsText) return { type: 'said', text: typed };
	if (number !== undefined) return missed('unclear', listening);

	const close = matchOffered(
		typed,
		offered.map(({ label, others }) => [label, ...others].join(' ')),
	);
	if (close === 'ambiguous') return missed('ambiguous', listening);
	if (close !== undefined) return offered[close]!.event;
	return wishMeant(typed, offered, listening) ?? missed('unclear', listening);
}

/** "Yes" and "no", where a choice stands for them; of what was asked last first. */
function answerMeant(typed: string, { asked, language }: Listening): PersonEvent | undefined {
	const said = folded(typed);
	const is = (key: string) => wordsFor(key, language).some((word) => folded(word) === said);
	const meant = is('word-yes') ? 'yes' : is('word-no') ? 'no' : undefined;
	return meant && asked.flat().find(({ answers }) => answers === meant)?.event;
}

/** A part of the day, and perhaps a day: taken where a day is asked for, else as wanting to say one, or as said too early. */
function wishMeant(typed: string, offered: readonly Labelled[], listening: Listening): PersonEvent | undefined {
	const { part, rest } = partOfDayIn(typed, listening.language);
	const isDay = ['word-today', 'word-tomorrow'].some((key) =>
		wordsFor(key, listening.language).some((word) => plain(word) === rest),
	);
	if (part === undefined && !isDay) return undefined;
	const days = offered.filter(({ event }) => event.type === 'dayChosen');
	const found = matchOffered(
		rest,
		days.map(({ label, others }) => [label, ...others].join(' ')),
	);
	const day = rest === '' ? days.find(({ event }) => 'date' in event && event.date === null) : days[Number(found)];
	if (part && day?.event.type === 'dayChosen') return { ...day.event, part };
	const known = (type: PersonEvent['type']) => offered.find(({ event }) => event.type === type)?.event;
	// What is under review is held, and not given up for a word.
	if (days.length > 0 || known('bookAsked')) return undefined;
	return known('otherDayAsked') ?? known('otherWishesAsked') ?? missed('soon', listening);
}

const PARTS = [
	['word-morning', 'morning'],
	['word-afternoon', 'afternoon'],
	['word-evening', 'evening'],
] as const;

/** The part of the day that a text names, and the words around it. */
function partOfDayIn(typed: string, language: string): { part?: PartOfDay; rest: string } {
	const text = ` ${plain(typed)} `;
	for (const [key, part] of PARTS)
		for (const word of wordsFor(key, language)) {
			const [before, after] = text.split(` ${plain(word)} `);
			if (after !== undefined) return { part, rest: `${before} ${after}`.trim() };
		}
	return { rest: text.trim() };
}

interface Labelled {
	readonly label: string;
	readonly others: readonly string[];
	readonly event: PersonEvent;
}

/**
 * What is open to be chosen, as it is written. The same choice offered twice counts once; one that this release has no
 * words for is left out.
 */
function labelled({ asked, language, common }: Listening): Labelled[] {
	const offered = new Map<string, Labelled>();
	for (const { label: part, also = [], event } of asked.flat()) {
		const label = sayIfPossible(part, language, common);
		if (label === undefined) continue;
		const others = also.flatMap((words) => sayIfPossible(words, language, common)?.split('|') ?? []);
		offered.set(`${label} ${JSON.stringify(event)}`, { label, others, event });
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

const missed = (why: Misunderstanding, { misses }: Listening): PersonEvent => ({
	type: 'misunderstood',
	why,
	times: misses + 1,
});
