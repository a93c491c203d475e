/**
 * What the bot says, as data: keys and facts, never sentences. Words are chosen when a prompt is sent,
 * for the language and the channel it goes by.
 */
import type { Text } from '../db/tables/clinic.ts';

/** A fact that a sentence may name: plain, the clinic's own words in several languages, or a time in its zone. */
export type Fact = string | number | { readonly text: Text } | { readonly at: number; readonly zone: string };

/** One sentence or paragraph: a message key of the word files, and its facts. */
export interface Part {
	readonly key: string;
	readonly facts?: Readonly<Record<string, Fact>>;
	/** Follows on the next line, where other parts begin a new paragraph. */
	readonly line?: true;
}

/** Facts that every sentence may name: the network's own, as they are when it is said. */
export type CommonFacts = Readonly<Record<'clinic' | 'welcome' | 'phone', Fact>>;

/** Something offered to tap or type. `detail` is what the list in the message adds to the label. */
export interface Choice<Event> {
	readonly label: Part;
	readonly detail?: Part;
	/** Other words that mean it, with `|` between them. */
	readonly also?: readonly Part[];
	/** What "yes" or "no" stands for, where this is the question. */
	readonly answers?: 'yes' | 'no';
	/** What it leads to takes the place of the message it stands below. */
	readonly inPlace?: true;
	/** What it stands for, where any colleague who reads it may tap it, however old it is (staff/shared.ts). */
	readonly shared?: unknown;
	readonly event: Event;
}

/** A button that the bot hears nothing of: it opens an address, or copies a text. Shown where a channel has such. */
export type Beyond = { readonly label: Part } & ({ readonly url: string } | { readonly copy: string });

/** A question: what is said, and what may be chosen. */
export interface Question<Event> {
	/** News that comes before the question: said once, and not when it is asked again. */
	readonly news?: readonly Part[];
	readonly parts: readonly Part[];
	readonly choices: readonly Choice<Event>[];
	/** Not shown: chosen by its exact words. */
	readonly unshown?: readonly Choice<Event>[];
	/** Offer to share the person's own phone number. */
	readonly shareContact?: true;
	/** An aside: the question before stays the one that is open, and its buttons stay good. */
	readonly keeps?: true;
	/** An aside that is answered first: it is asked again until it is, and nothing else is read into free words. */
	readonly insists?: true;
	/** What is written instead of an answer is kept, to be passed on. */
	readonly keepsWords?: true;
}

/** A choice as the outbox keeps it. */
export type Offered = Pick<Choice<never>, 'label' | 'detail' | 'inPlace' | 'shared'>;

/**
 * What a message tells unasked, as the timer's row brought it (src/news-sent.ts), where it must not be lost: if it can't be
 * said, another way is found (src/untold).
 */
export interface Unasked {
	readonly news: string;
	readonly [fact: string]: unknown;
}

/** What the outbox keeps of one message. */
export type Body =
	| {
			readonly kind: 'prompt';
			/** Counts within the conversation; a tap names it. */
			readonly number: number;
			readonly language: string;
			readonly parts: readonly Part[];
			readonly choices: readonly Offered[];
			readonly shareContact?: true;
			readonly beyond?: readonly Beyond[];
			/** Words are waited for in a group, from whoever spoke: in `message`, as the channel calls it, or by a tap. */
			readonly awaits?: { readonly message?: string };
			/** What the channel calls the message whose place this takes, where a colleague was shown that one. */
			readonly inPlaceOf?: string;
			/** Said to staff: what the id of their conversation begins with, by which a tap finds it in a chat of several. */
			readonly desk?: string;
			readonly about?: Unasked;
	  }
	| {
			/** An SMS or an e-mail. */
			readonly kind: 'letter';
			readonly language: string;
			readonly subject: Part;
			readonly parts: readonly Part[];
			/** No good after this instant, and not sent any more. */
			readonly until?: number;
			readonly about?: Unasked;
	  }
	| PictureOfDiary
	| MenuOfCommands
	| Attachment;

/** What somebody finds in a chat's menu of commands, by their names; none: as everybody does. */
export interface MenuOfCommands {
	readonly kind: 'menu';
	readonly language: string;
	readonly commands: readonly string[];
}

/** What comes besides words. */
export type Attachment =
	| {
			readonly kind: 'pin';
			readonly language: string;
			readonly latitude: number;
			readonly longitude: number;
			readonly title: Text;
			readonly address: string;
	  }
	| {
			readonly kind: 'calendar';
			readonly language: string;
			readonly reference: string;
			readonly title: Text;
			readonly place: Text;
			readonly address: string;
			readonly person: string;
			readonly start: number;
			readonly end: number;
			readonly zone: string;
			readonly changes: number;
	  }
	| LinkPicture
	| OwnDataFile;

/** What is kept of somebody, as a file that is made when it is sent or fetched: here it is only said of whom, and how much. */
export interface OwnDataFile {
	readonly kind: 'ownData';
	readonly language: string;
	/** To be read by people, or by machines. */
	readonly form: 'readable' | 'machine';
	readonly conversationId: string;
	readonly people: readonly { readonly patientId: number; readonly whole: boolean }[];
}

/** Where a booking link leads, or "I'm here" is said, as a picture that a phone reads (QR): drawn when it is sent or fetched. */
export type LinkPicture = {
	readonly kind: 'qr';
	readonly language: string;
	/** The staff conversation that asked for it. */
	readonly conversationId: string;
} & ({ readonly linkId: number } | { readonly here: HereLink });

/** What hangs at a clinic's desk: a code for each way to write. */
export interface HereLink {
	readonly clinic: string;
	readonly place: Text;
	readonly way: 'telegram' | 'web';
}

/** A stretch of the diary as somebody looks at it. Of it only ids are kept: it is read when it is shown. */
export interface DiaryView {
	/** The clinics whose times are shown. */
	readonly locationIds: readonly number[];
	/** Of one person; of everybody, if none. */
	readonly practitionerId?: number;
	/** 20260908; of a week, its Monday. */
	readonly date: number;
	readonly days: 1 | 7;
	/** Where there are many people, they are shown some at a time: which of these pages, from 1. All of them, if none. */
	readonly page?: number;
	/** Patients are named: not where others read along. */
	readonly names: boolean;
}

/** A prompt about a stretch of the diary, drawn when it is sent or fetched. */
export interface PictureOfDiary {
	readonly kind: 'picture';
	/** As of a prompt. */
	readonly number: number;
	readonly language: string;
	readonly choices: readonly Offered[];
	readonly desk?: string;
	/** As of a prompt. */
	readonly inPlaceOf?: string;
	readonly view: DiaryView;
	/** The staff conversation that asked for it: whoever speaks there must still be allowed to see it. */
	readonly conversationId: string;
}

export const text = (words: Text): Fact => ({ text: words });
export const at = (instant: number, zone: string): Fact => ({ at: instant, zone });
/** A sentence with its facts. */
export const part = (key: string, facts?: Readonly<Record<string, Fact>>): Part => (facts ? { key, facts } : { key });
/** The same, on the next line. */
export const line = (key: string, facts?: Readonly<Record<string, Fact>>): Part => ({
	...part(key, facts),
	line: true,
});
/** The clinic's own words. */
export const own = (words: Text): Part => part('own', { text: text(words) });
