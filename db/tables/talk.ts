/** What the turn needs: conversations, the claims that make it run once, timers, and what is to be said. */
import { sql } from 'drizzle-orm';
import type { Kit } from '../columns.ts';

export const talkTables = (k: Kit) => {
	/** `id`: a keyed hash of channel, bot, chat and sender (and of the side, patient or staff). */
	const conversation = k.table('conversation', {
		id: k.key(),
		address: k.sealed<unknown>('conversation.address').notNull(),
		channel: k.text().notNull(),
		/** A keyed hash of its chat, in which messages keep their order. */
		recipient: k.text().notNull(),
		language: k.text().notNull(),
		/** Which machine, and the version of its saved states. */
		machine: k.text().notNull(),
		machineVersion: k.int().notNull(),
		/** The machine's snapshot: its state and a context of ids. */
		snapshot: k.json<unknown>().notNull(),
		/** Beside it: what was typed and is not yet used, and the choices last offered. */
		beside: k.sealed<unknown>('conversation.beside').notNull(),
		/** Prompts so far. */
		prompts: k.int().notNull(),
		changedAt: k.instant().notNull(),
	});
	/** One row per update taken, so that its next delivery does nothing. */
	const claim = k.table('claim', { key: k.key(), at: k.instant().notNull() }, (t) => [k.index('claim_at').on(t.at)]);
	const timer = k.table(
		'timer',
		{
			id: k.id(),
			conversationId: k.text().notNull(),
			dueAt: k.instant().notNull(),
			/** The event it brings; it carries what makes a stale one known. */
			event: k.json<unknown>().notNull(),
			doneAt: k.instant(),
		},
		(t) => [
			k.index('timer_due').on(t.dueAt).where(sql`${t.doneAt} is null`),
			k.index('timer_of').on(t.conversationId, t.dueAt).where(sql`${t.doneAt} is null`),
		],
	);
	/** What is to be said, in order per recipient. `body` is a prompt: rendered when it is sent. */
	const outbox = k.table(
		'outbox',
		{
			id: k.id(),
			conversationId: k.text().notNull(),
			/** A keyed hash of the chat it goes to. */
			recipient: k.text().notNull(),
			channel: k.text().notNull(),
			/** Where to, if not to the conversation's own address. */
			address: k.sealed<unknown>('outbox.address'),
			body: k.sealed<unknown>('outbox.body').notNull(),
			state: k.oneOf(['waiting', 'sent', 'setAside']).notNull(),
			dueAt: k.instant().notNull(),
			leasedUntil: k.instant(),
			tries: k.int().notNull(),
			/** The id the channel gave. */
			messageId: k.text(),
			/** Of a prompt: its number in the conversation; and the number of the one whose place it takes (an edit). */
			prompt: k.int(),
			replaces: k.int(),
			why: k.text(),
			at: k.instant().notNull(),
		},
		(t) => [
			k.index('outbox_waiting').on(t.recipient, t.id).where(sql`${t.state} = 'waiting'`),
			k.index('outbox_of').on(t.recipient, t.id),
		],
	);
	/** Updates whose turn threw, counted; set aside after three. `inbound` is kept for whoever mends it. */
	const failure = k.table('failure', {
		key: k.key(),
		tries: k.int().notNull(),
		error: k.text().notNull(),
		inbound: k.sealed<unknown>('failure.inbound').notNull(),
		at: k.instant().notNull(),
		setAsideAt: k.instant(),
	});
	/** A patient has asked for a person: the bot is silent in their chat, and staff answer through it. */
	const handover = k.table(
		'handover',
		{
			id: k.id(),
			/** The patient's conversation. */
			conversationId: k.text().notNull(),
			locationId: k.int().notNull(),
			startedAt: k.instant().notNull(),
			/** It ends by itself. */
			until: k.instant().notNull(),
			endedAt: k.instant(),
			endedBy: k.text(),
		},
		(t) => [k.index('handover_open').on(t.conversationId).where(sql`${t.endedAt} is null`)],
	);
	return { conversation, claim, timer, outbox, failure, handover };
};
