/** A conversation opened for one turn: where its machine stands, what lies beside it, and what this turn will say. */

import type { Keyring } from '../db/keyring.ts';
import { conversationById, insertConversation, updateConversation } from '../db/queries/talk.ts';
import type { Tx } from '../db/store.ts';
import type { Draft } from '../flows/patient/effects.ts';
import type { PersonEvent } from '../flows/patient/events.ts';
import type { Attachment, Fact, Part, Question } from '../flows/prompt.ts';
import type { Offer } from '../flows/understand.ts';
import type { Address } from './message.ts';

/** Patients and staff in one chat are two conversations. */
export type Side = 'patient' | 'staff';

/** Kept sealed beside the snapshot. */
export interface Beside {
	/** The last few prompts with choices, oldest first. */
	offers: Offer[];
	/** The question that is open, to be asked again. */
	question: Question<PersonEvent> | null;
	drafts: Partial<Record<Draft, string>>;
	misses: number;
	lastTap: { prompt: number; choice: number; at: number } | null;
}

/** Where a machine stands, as it is saved. */
export interface State {
	readonly version: number;
	readonly snapshot: unknown;
}

export interface Talk {
	readonly id: string;
	readonly address: Address;
	readonly side: Side;
	language: string;
	/** As it was saved; nothing for a conversation that begins. */
	saved: State | undefined;
	beside: Beside;
	prompts: number;
	/** Facts that every sentence may name. */
	common: Readonly<Record<string, Fact>>;
	/** What this turn says before its question; the question; what comes with it. */
	readonly said: Part[];
	asked: Question<PersonEvent> | undefined;
	readonly attached: Attachment[];
}

export const conversationId = (keys: Keyring, { channel, bot, chat, sender }: Address, side: Side): string =>
	keys.hash('conversation', JSON.stringify([channel, bot, chat, sender, side]));

/** Who messages are ordered for: a chat, whoever speaks in it. */
export const recipientOf = (keys: Keyring, { channel, bot, chat }: Pick<Address, 'channel' | 'bot' | 'chat'>): string =>
	keys.hash('recipient', JSON.stringify([channel, bot, chat]));

const blank = (): Beside => ({ offers: [], question: null, drafts: {}, misses: 0, lastTap: null });

/** Restores a conversation, or begins one. */
export async function openTalk(tx: Tx, address: Address, side: Side, language: string): Promise<Talk> {
	const id = conversationId(tx.keys, address, side);
	return (await restoreTalk(tx, id)) ?? begin(id, address, side, language);
}

/** Restores the conversation of that id, if there is one. */
export async function restoreTalk(tx: Tx, id: string): Promise<Talk | undefined> {
	const [row] = await tx.run(conversationById, { id });
	if (!row) return undefined;
	return {
		...begin(id, row.address as Address, row.machine as Side, row.language),
		saved: { version: row.machineVersion, snapshot: row.snapshot },
		beside: row.beside as Beside,
		prompts: row.prompts,
	};
}

const begin = (id: string, address: Address, side: Side, language: string): Talk => ({
	id,
	address,
	side,
	language,
	saved: undefined,
	beside: blank(),
	prompts: 0,
	common: {},
	said: [],
	asked: undefined,
	attached: [],
});

/** Saves where the machine stands, and what lies beside it. */
export async function saveTalk(tx: Tx, talk: Talk, state: State): Promise<void> {
	const { id, language, beside, prompts } = talk;
	const row = { id, language, beside, prompts, machineVersion: state.version, snapshot: state.snapshot, now: tx.now };
	if (talk.saved) await tx.run(updateConversation, row);
	else await tx.run(insertConversation, { ...row, address: talk.address, machine: talk.side });
}
