/** Somebody who takes part in a transcript, on either channel, under the same few words. */
import type { Update } from '@grammyjs/types';
import { type TestHouse, until } from '../house.ts';
import type { Heard as TelegramHeard } from '../telegram/chat.ts';
import type { ContentKind } from '../telegram/content.ts';
import type { Group, Person } from '../telegram/person.ts';
import { WebPerson } from '../web/person.ts';

export interface Seen {
	readonly text: string;
	readonly buttons: readonly string[];
}

export interface Speaker {
	says(text: string): Promise<void>;
	taps(label: string): Promise<void>;
	/** On a message before the newest one that has buttons. */
	tapsOld(label: string): Promise<void>;
	/** On the newest message that has these words and this button. */
	tapsOn(label: string, words: string): Promise<void>;
	opens(payload: string): Promise<void>;
	sends(what: string): Promise<void>;
	sharesContact(own: boolean): Promise<void>;
	/** To the newest message that has these words. */
	replies(text: string, to: string): Promise<void>;
	/** The same update again. */
	repeats(): Promise<void>;
	/** What has come since it was last asked. */
	hears(): Promise<Seen[]>;
	leaves(): Promise<void>;
}

/** The label of the key that shares one's number, which only Telegram shows. */
const SHARE = new Set(['Share my number', 'Partager mon numéro']);

let people = 1000;

/** Somebody is the same in every chat, and so is a group. */
const known = new WeakMap<TestHouse, { ids: Map<string, number>; groups: Map<string, Group> }>();

function idOf(test: TestHouse, name: string): number {
	const { ids } = here(test);
	const id = ids.get(name) ?? ++people;
	ids.set(name, id);
	return id;
}

function here(test: TestHouse) {
	const there = known.get(test) ?? { ids: new Map(), groups: new Map() };
	known.set(test, there);
	return there;
}

function groupOf(test: TestHouse, title: string): Group {
	const { groups } = here(test);
	const group = groups.get(title) ?? test.telegram.group(title);
	groups.set(title, group);
	return group;
}

/** The same in every run, whoever spoke before. */
const phoneOf = (name: string): string =>
	`+27825557${String(Buffer.from(name).reduce((sum, byte) => sum + byte, 0)).slice(-3)}`;

/** @param who a name, or `Sam@desk`: Sam in the group “desk”. */
export function onTelegram(test: TestHouse, who: string, language: string): Speaker {
	const [name = '', group] = who.split('@');
	const options = { id: idOf(test, name), name, language, phone: phoneOf(name) };
	const person: Person = group ? groupOf(test, group).member(options) : test.telegram.person(options);
	const botId = test.telegram.token.split(':')[0];
	const taken = async ({ update_id, callback_query: tap }: Update) => {
		await test.taken(`telegram:${botId}:${update_id}`);
		if (tap) await until(async () => test.telegram.bot().taps.get(tap.id)!.answers > 0, 'the answer to a tap');
		await test.settled();
	};
	return {
		says: (text) => taken(person.says(text)),
		taps: (label) => taken(person.taps(label)),
		tapsOld(label) {
			const asked = person.chat.flatMap(({ buttons }, i) => (buttons.length > 0 ? [i] : [])).slice(0, -1);
			const index = asked.findLast((i) => person.chat[i]!.buttons.includes(label));
			return taken(person.tapsOld(label, index ?? 0));
		},
		tapsOn(label, words) {
			const index = person.chat.findLastIndex(({ text, buttons }) => text.includes(words) && buttons.includes(label));
			return taken(person.tapsOld(label, index));
		},
		opens: (payload) => taken(person.starts(payload)),
		async sends(what) {
			if (what === 'leaves Telegram') return person.leavesTelegram();
			if (what === 'blocks the bot') return taken(person.blocks());
			if (what === 'lets the bot in') return taken(person.unblocks());
			await taken(what === 'edit' ? person.edits('something else') : person.sends(contentOf(what)));
		},
		sharesContact: (own) => taken(own ? person.sharesContact() : person.sharesContact('+27825550999', { of: 1 })),
		replies: (text, to) => taken(person.replies(text, to)),
		async repeats() {
			await taken(person.repeatsLast());
			// Once it is confirmed, it has been looked at again.
			await test.settled();
		},
		async hears() {
			await test.settled();
			const { unheard } = person;
			if (unheard.length > 0) await person.hears(unheard.length);
			const told = person.isTold().map(({ text }) => ({ text: `(told by the tap) ${text}`, buttons: [] }));
			return [
				...told,
				...unheard.map(seenOnTelegram),
				...person.seesEdits().map((each) => inPlace(seenOnTelegram(each))),
			];
		},
		leaves: async () => {},
	};
}

/** It took the place of an earlier message. */
const inPlace = (seen: Seen): Seen => ({ ...seen, text: `(in place) ${seen.text}` });

const contentOf = (what: string): ContentKind => (what === 'file' ? 'document' : (what as ContentKind));

const seenOnTelegram = ({ kind, text, buttons, file }: TelegramHeard): Seen => {
	if (kind === 'venue') return { text: `(pin) ${text.split('\n')[0]}`, buttons: [] };
	if (kind === 'photo') return { text: `(picture) ${text}`, buttons };
	if (kind === 'document') return { text: `(file) ${file?.name}`, buttons: [] };
	return { text, buttons: buttons.filter((label) => !SHARE.has(label)) };
};

function seenOnWeb(kind: string, text: string, buttons: readonly string[]): Seen {
	if (kind === 'text') return { text, buttons };
	if (kind === 'picture') return { text: `(picture) ${text}`, buttons };
	return { text: `(${kind}) ${text.split('\n')[0]}`, buttons: [] };
}

/** Who is on the web, up to which message of the outbox was looked, and how many of these nobody has heard yet. */
const onPages = new WeakMap<TestHouse, { people: WebPerson[]; last: number; owed: number }>();

export async function onWeb(test: TestHouse, language: string, side: 'clinic' | 'desk'): Promise<Speaker> {
	const person = await WebPerson.arrives(test.house.url, { side, language });
	const pages = onPages.get(test) ?? { people: [], last: 0, owed: 0 };
	onPages.set(test, pages);
	pages.people.push(person);
	return {
		says: async (text) => void (await person.says(text)),
		taps: async (label) => void (await person.taps(label)),
		tapsOld: async (label) => void (await person.tapsOld(label)),
		tapsOn: () => Promise.reject(new Error('On the web a button is tapped by its label alone.')),
		opens: async (payload) => void (await person.opens(payload)),
		sends: async (what) => void (await person.sends(what as 'photo')),
		sharesContact: () => Promise.reject(new Error('On the web nobody can share a contact.')),
		replies: () => Promise.reject(new Error('On the web nobody can reply to one message.')),
		repeats: async () => void (await person.repeatsLast()),
		async hears() {
			await test.settled();
			const fresh = (await test.sentTo('web')).filter((id) => id > pages.last);
			pages.last = fresh.at(-1) ?? pages.last;
			pages.owed += fresh.length;
			const come = () => pages.people.reduce((sum, each) => sum + each.unheard().length, 0);
			await until(async () => come() >= pages.owed, 'what was said on the web');
			const heard = person.unheard();
			await person.hears(heard.length);
			pages.owed -= heard.length;
			return heard.map(({ kind, text, buttons, edited }) => {
				const seen = seenOnWeb(kind, text, buttons);
				return edited ? inPlace(seen) : seen;
			});
		},
		leaves: () => person.leaves(),
	};
}
