/** Somebody who takes part in a transcript, on either channel, under the same few words. */
import type { TestHouse } from '../house.ts';
import type { Heard as TelegramHeard } from '../telegram/chat.ts';
import type { ContentKind } from '../telegram/content.ts';
import type { Person } from '../telegram/person.ts';
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
	opens(payload: string): Promise<void>;
	sends(what: string): Promise<void>;
	sharesContact(own: boolean): Promise<void>;
	/** The same update again. */
	repeats(): Promise<void>;
	/** What has come since it was last asked. */
	hears(): Promise<Seen[]>;
	leaves(): Promise<void>;
}

/** The label of the key that shares one's number, which only Telegram shows. */
const SHARE = new Set(['Share my number', 'Partager mon numéro']);

let people = 1000;

/** The same in every run, whoever spoke before. */
const phoneOf = (name: string): string =>
	`+27825557${String(Buffer.from(name).reduce((sum, byte) => sum + byte, 0)).slice(-3)}`;

export function onTelegram(test: TestHouse, name: string, language: string): Speaker {
	const person: Person = test.telegram.person({ id: ++people, name, language, phone: phoneOf(name) });
	const botId = test.telegram.token.split(':')[0];
	const taken = async ({ update_id }: { update_id: number }) => {
		await test.taken(`telegram:${botId}:${update_id}`);
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
		opens: (payload) => taken(person.starts(payload)),
		sends: (what) => taken(what === 'edit' ? person.edits('something else') : person.sends(contentOf(what))),
		sharesContact: (own) => taken(own ? person.sharesContact() : person.sharesContact('+27825550999', { of: 1 })),
		async repeats() {
			await taken(person.repeatsLast());
			// Once it is confirmed, it has been looked at again.
			await test.settled();
		},
		async hears() {
			await test.settled();
			const { unheard } = person;
			if (unheard.length > 0) await person.hears(unheard.length);
			return unheard.map(seenOnTelegram);
		},
		leaves: async () => {},
	};
}

const contentOf = (what: string): ContentKind => (what === 'file' ? 'document' : (what as ContentKind));

const seenOnTelegram = ({ kind, text, buttons, file }: TelegramHeard): Seen => {
	if (kind === 'venue') return { text: `(pin) ${text.split('\n')[0]}`, buttons: [] };
	if (kind === 'document') return { text: `(file) ${file?.name}`, buttons: [] };
	return { text, buttons: buttons.filter((label) => !SHARE.has(label)) };
};

/** Up to which message of the outbox everybody on the web has heard, so that one knows when all of it is there. */
const arrived = new WeakMap<TestHouse, number>();

export async function onWeb(test: TestHouse, language: string, side: 'clinic' | 'desk'): Promise<Speaker> {
	const person = await WebPerson.arrives(test.house.url, { side, language });
	return {
		says: async (text) => void (await person.says(text)),
		taps: async (label) => void (await person.taps(label)),
		tapsOld: async (label) => void (await person.tapsOld(label)),
		opens: async (payload) => void (await person.opens(payload)),
		sends: async (what) => void (await person.sends(what as 'photo')),
		sharesContact: () => Promise.reject(new Error('On the web nobody can share a contact.')),
		repeats: async () => void (await person.repeatsLast()),
		async hears() {
			await test.settled();
			const last = arrived.get(test) ?? 0;
			const fresh = (await test.sentTo('web')).filter((id) => id > last);
			const heard = fresh.length > 0 ? await person.hears(fresh.length) : [];
			arrived.set(test, fresh.at(-1) ?? last);
			return heard.map(({ kind, text, buttons }) => {
				if (kind === 'text') return { text, buttons };
				return { text: `(${kind}) ${text.split('\n')[0]}`, buttons: [] };
			});
		},
		leaves: () => person.leaves(),
	};
}
