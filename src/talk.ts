/** A conversation opened for one turn: where its machine stands, what lies beside it, and what this turn will say. */

import type { Keyring } from '../db/keyring.ts';
import { GONE, markBack } from '../db/queries/gone.ts';
import { conversationById, insertConversation, updateConversation } from '../db/queries/talk.ts';
import type { Tables } from '../db/schema.ts';
import type { Tx } from '../db/store.ts';
import type { Draft } from '../flows/patient/effects.ts';
import type { PersonEvent } from '../flows/patient/events.ts';
import type { Attachment, Beyond, DiaryView, Part, Question, Unasked } from '../flows/prompt.ts';
import type { Offer } from '../flows/understand.ts';
import type { Address } from './message.ts';

/** Patients and staff in one chat are two conversations. */
export type Side = 'patient' | 'staff';

/** Kept sealed beside the snapshot. */
export interface Beside {
	/** What the buttons of the last few prompts stand for, oldest first. */
	offers: Offer[];
	/** The question that is open, to be asked again; and what was asked aside since. */
	question: Question<PersonEvent> | null;
	aside: Question<PersonEvent> | null;
	drafts: Partial<Record<Draft, string>>;
	misses: number;
	/** A person of the clinic answers here, and the bot is silent: which handover. */
	handover?: number;
	lastTap: { prompt: number; choice: number; desk?: string; at: number } | null;
	/** Of staff: the number of the prompt that answered what they said last; what was said since is news. */
	answered?: number;
	/** Of staff: the number of the prompt that asked last. */
	asked?: number;
	/** Of staff: what their chat's menu of commands holds, once it does. */
	menu?: string;
}

/** Where a machine stands, as it is saved. */
export interface State {
	readonly version: number;
	readonly snapshot: unknown;
}

/** Of a conversation whose first message failed. */
export const NOT_BEGUN: State = { version: 0, snapshot: null };

export interface Talk {
	readonly id: string;
	/** The chat, in which messages keep their order. */
	readonly recipient: string;
	readonly channel: string;
	/** Of a conversation that begins. */
	readonly address: Address | undefined;
	readonly side: Side;
	language: string;
	/** As it was saved, and when (epoch milliseconds); nothing where a machine has not begun. */
	saved: (State & { readonly at: number }) | undefined;
	beside: Beside;
	prompts: number;
	/** What this turn says before its question; the question; what comes with it. */
	readonly said: Part[];
	asked: Question<PersonEvent> | undefined;
	/** It asks again what was open: what was asked aside then, and which prompts' buttons were good. */
	again: { readonly aside: Question<PersonEvent> | null; readonly live: readonly number[] } | undefined;
	readonly attached: Attachment[];
	/** The diary is shown as a picture, with the question below it. */
	picture: DiaryView | undefined;
	/** The number of the prompt whose place this turn's takes. */
	replaces: number | undefined;
	/** What the channel calls that one, where a colleague was shown it. */
	place: string | undefined;
	/** Buttons below this turn's prompt that the house hears nothing of. */
	readonly beyond: Beyond[];
	/** In a group: the question waits for words (@see Body). */
	awaits: { readonly message?: string } | undefined;
	/** What whoever tapped is told, and nobody else. */
	told: string | undefined;
	/** What this turn's prompt tells, where that must not be lost. */
	about: Unasked | undefined;
}

export const conversationId = (keys: Keyring, { channel, bot, chat, sender }: Address, side: Side): string =>
	remembered(keys, 'conversation', JSON.stringify([channel, bot, chat, sender, side]));

/** What a staff conversation is told by among those of one chat. */
export const deskOf = (id: string): string => id.slice(0, 4);

/** Who messages are ordered for: a chat, whoever speaks in it. */
export const recipientOf = (keys: Keyring, { channel, bot, chat }: Pick<Address, 'channel' | 'bot' | 'chat'>): string =>
	remembered(keys, 'recipient', JSON.stringify([channel, bot, chat]));

/** The hashes of whoever spoke lately: each of their turns asks for them. */
const REMEMBERED = 5_000;
const lately = new WeakMap<Keyring, Map<string, string>>();

function remembered(keys: Keyring, purpose: 'conversation' | 'recipient', text: string): string {
	const known = lately.get(keys) ?? new Map<string, string>();
	lately.set(keys, known);
	const name = purpose + text;
	const hash = known.get(name) ?? keys.hash(purpose, text);
	known.delete(name);
	known.set(name, hash);
	if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
	return hash;
}

/** Restores the conversation of who speaks, or begins one. Whatever was thought of their chat, somebody is there. */
export async function openTalk(tx: Tx, begun: Begun): Promise<Talk> {
	const [row] = await tx.run(conversationById, { id: begun.id });
	if (!row || row.gone) await tx.run(markBack, { name: GONE + begun.recipient });
	return row ? talkOf(begun.id, row) : { ...blank(), ...begun, channel: begun.address.channel };
}

/** What a conversation begins with. `id` is what `conversationId` makes of the address and the side. */
type Begun = Pick<Talk, 'id' | 'recipient' | 'side' | 'language'> & { readonly address: Address };

/** Restores the conversation of that id, if there is one. */
export async function restoreTalk(tx: Tx, id: string): Promise<Talk | undefined> {
	const [row] = await tx.run(conversationById, { id });
	return row && talkOf(id, row);
}

function talkOf(id: string, row: Omit<Tables['conversation']['$inferSelect'], 'id' | 'address'>): Talk {
	const { recipient, channel, language, machine, machineVersion, snapshot, prompts } = row;
	return {
		...blank(),
		id,
		recipient,
		channel,
		side: machine as Side,
		language,
		saved: snapshot === null ? undefined : { version: machineVersion, snapshot, at: row.changedAt },
		beside: row.beside as Beside,
		prompts,
	};
}

/** What lies beside a conversation that begins. */
export const nothingBeside = (): Beside => ({
	offers: [],
	question: null,
	aside: null,
	drafts: {},
	misses: 0,
	lastTap: null,
});

const blank = () => ({
	address: undefined,
	saved: undefined,
	beside: nothingBeside(),
	prompts: 0,
	said: [],
	asked: undefined,
	again: undefined,
	attached: [],
	picture: undefined,
	replaces: undefined,
	place: undefined,
	beyond: [],
	awaits: undefined,
	told: undefined,
	about: undefined,
});

/** Saves where the machine stands, and what lies beside it. */
export async function saveTalk(tx: Tx, talk: Talk, state: State): Promise<void> {
	const { id, address, recipient, channel, language, beside, prompts, side: machine } = talk;
	const row = { id, language, beside, prompts, machineVersion: state.version, snapshot: state.snapshot, now: tx.now };
	if (address) await tx.run(insertConversation, { ...row, address, recipient, channel, machine });
	else await tx.run(updateConversation, row);
}
