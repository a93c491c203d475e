/** What is to be said: kept in the turn, leased by the sender, in order per recipient. */
import { and, asc, type Column, desc, eq, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, one, p, put, query, same } from '../store.ts';
import { isGone } from './gone.ts';

interface Message {
	readonly conversationId: string;
	readonly recipient: string;
	readonly channel: string;
	readonly body: unknown;
	readonly now: number;
}

/** What every message has when it comes in. */
const message = () => ({
	...{ conversationId: p('conversationId'), recipient: p('recipient'), channel: p('channel'), body: p('body') },
	...{ dueAt: p('now'), at: p('now'), tries: 0 },
});

export const enqueue = query<Message>()((q, { outbox }) => q.insert(outbox).values({ ...message(), state: 'waiting' }));

/** The same of a prompt, by its number in the conversation; `replaces`: of the one whose place it takes. */
export const enqueuePrompt = query<Message & { prompt: number; replaces: number | null }>()((q, { outbox }) =>
	q.insert(outbox).values({ ...message(), state: 'waiting', prompt: p('prompt'), replaces: p('replaces') }),
);

/** The same for somebody who is not the conversation's own; set aside, it is for nobody. */
export const postLetter = query<Message & { address: unknown; state: 'waiting' | 'setAside' }>()((q, { outbox }) =>
	q.insert(outbox).values({ ...message(), state: p('state'), address: p('address') }),
);

/** Whose conversation the newest message of a chat belongs to. */
export const newestInChat = query<{ recipient: string }>()((q, { outbox: o }) =>
	q
		.select({ conversationId: o.conversationId })
		.from(o)
		.where(same(o.recipient, 'recipient'))
		.orderBy(desc(o.id))
		.limit(one),
);

/** The oldest waiting message of each recipient on these channels, where it is due and nobody else has it. */
const due = ({ outbox: o }: Tables, channels: readonly string[]) =>
	and(
		eq(o.state, sql`'waiting'`),
		sql`${o.channel} in (${sql.join(
			channels.map((name) => sql.raw(`'${name}'`)),
			sql`, `,
		)})`,
		lte(o.dueAt, p('now')),
		or(isNull(o.leasedUntil), lte(o.leasedUntil, p('now'))),
		sql`not exists (select 1 from outbox earlier where earlier.recipient = ${o.recipient}
			and earlier.id < ${o.id} and earlier.state = 'waiting')`,
	);

/** Whether there is anything to send now. Made once per sender. */
export const anythingDueOn = (channels: readonly string[]) =>
	query<{ now: number }>()((q, t) => q.select({ id: t.outbox.id }).from(t.outbox).where(due(t, channels)).limit(one));

/** As it lies there: one that can't be opened must not keep the others from being taken. */
const sealed = (column: Column) => sql<Uint8Array | null>`${column}`;

/**
 * Takes, for a while, what is due, the longest waiting first, where nobody else has meanwhile. `address` is where it goes
 * if not to its conversation's own, which is `home`; all three are sealed. Made once per sender.
 */
export const leaseDueOn = (channels: readonly string[]) =>
	query<{ now: number; limit: number; until: number }>()((q, t) => {
		const { outbox: o } = t;
		// Ordered by an expression: by the id itself, SQLite would walk the whole outbox rather than what waits.
		const heads = q
			.select({ id: o.id })
			.from(o)
			.where(due(t, channels))
			.orderBy(sql`${o.id} + 0`)
			.limit(atMost('limit'));
		return q
			.update(o)
			.set({ leasedUntil: put(o.leasedUntil, 'until') })
			.where(
				and(inArray(o.id, heads), eq(o.state, sql`'waiting'`), or(isNull(o.leasedUntil), lte(o.leasedUntil, p('now')))),
			)
			.returning({
				id: o.id,
				channel: o.channel,
				address: sealed(o.address),
				home: sql<Uint8Array | null>`(select address from conversation where conversation.id = outbox.conversation_id)`,
				body: sealed(o.body),
				tries: o.tries,
				at: o.at,
				replaces: o.replaces,
				/** Whether its chat takes nothing any more. */
				gone: isGone(sql`outbox.recipient`),
				/** What the channel calls the message whose place it takes, if that was sent. */
				replacedId: sql<string | null>`case when outbox.replaces is null then null else (
					select shown.message_id from outbox shown
					where shown.recipient = outbox.recipient and shown.conversation_id = outbox.conversation_id
						and shown.prompt = outbox.replaces and shown.state = 'sent'
					order by shown.id desc limit 1) end`,
			});
	});

/** Of a process that can't be alive any more. */
export const freeLeases = query()((q, { outbox: o }) =>
	q.update(o).set({ leasedUntil: null }).where(eq(o.state, sql`'waiting'`)),
);

/** For what is still being sent. */
export const renewLease = query<{ id: number; until: number }>()((q, { outbox: o }) =>
	q
		.update(o)
		.set({ leasedUntil: put(o.leasedUntil, 'until') })
		.where(and(eq(o.id, p('id')), eq(o.state, sql`'waiting'`))),
);

export const markSent = query<{ id: number; messageId: string | null }>()((q, { outbox: o }) =>
	q
		.update(o)
		.set({ state: 'sent', messageId: put(o.messageId, 'messageId'), leasedUntil: null })
		.where(eq(o.id, p('id'))),
);

/** To be tried again at `dueAt`. */
export const sendLater = query<{ id: number; dueAt: number; tries: number; why: string }>()((q, { outbox: o }) =>
	q
		.update(o)
		.set({ dueAt: put(o.dueAt, 'dueAt'), tries: put(o.tries, 'tries'), why: put(o.why, 'why'), leasedUntil: null })
		.where(eq(o.id, p('id'))),
);

export const setAside = query<{ id: number; tries: number; why: string }>()((q, { outbox: o }) =>
	q
		.update(o)
		.set({ state: 'setAside', tries: put(o.tries, 'tries'), why: put(o.why, 'why'), leasedUntil: null })
		.where(eq(o.id, p('id'))),
);

/** Messages to one recipient after the one named, oldest first. */
export const messagesAfter = query<{ recipient: string; after: number; limit: number }>()((q, { outbox: o }) =>
	q
		.select({ id: o.id, body: o.body, at: o.at, prompt: o.prompt, replaces: o.replaces })
		.from(o)
		.where(and(same(o.recipient, 'recipient'), gt(o.id, p('after'))))
		.orderBy(asc(o.id))
		.limit(atMost('limit')),
);

/** The newest messages to one recipient, newest first. */
export const newestMessages = query<{ recipient: string; limit: number }>()((q, { outbox: o }) =>
	q
		.select({ id: o.id, body: o.body, at: o.at, prompt: o.prompt, replaces: o.replaces })
		.from(o)
		.where(same(o.recipient, 'recipient'))
		.orderBy(desc(o.id))
		.limit(atMost('limit')),
);

/** What goes by SMS or e-mail to somebody, the newest first, among the last messages of all. */
export const newestLetters = query<{ after: number; limit: number }>()((q, { outbox: o }) =>
	q
		.select({ id: o.id, at: o.at, channel: o.channel, address: o.address, body: o.body })
		.from(o)
		.where(
			and(
				sql`${o.channel} in ('sms', 'email')`,
				sql`${o.state} <> 'setAside'`,
				gt(o.at, p('after')),
				sql`${o.id} > (select max(newest.id) - 5000 from outbox newest)`,
			),
		)
		.orderBy(desc(o.id))
		.limit(atMost('limit')),
);

/** The messages after the one named, oldest first. */
export const outboxFrom = query<{ after: number; limit: number }>()((q, { outbox: o }) =>
	q
		.select({ id: o.id, at: o.at })
		.from(o)
		.where(gt(o.id, p('after')))
		.orderBy(asc(o.id))
		.limit(atMost('limit')),
);

/** @see outboxFrom: what is old is looked for where it is, as a walk through all that is kept would hold everybody up. */
export const pruneOutbox = query<{ after: number; upTo: number; before: number }>()((q, { outbox: o }) =>
	q
		.delete(o)
		.where(
			and(
				gt(o.id, p('after')),
				lte(o.id, p('upTo')),
				lt(o.at, p('before')),
				inArray(o.state, [sql`'sent'`, sql`'setAside'`] as never[]),
			),
		),
);

/** One message, wherever it stands; `address`, `home` and `body` are sealed, as the sender has them. */
export const messageWithId = query<{ id: number }>()((q, { outbox: o }) =>
	q
		.select({
			conversationId: o.conversationId,
			recipient: o.recipient,
			state: o.state,
			/** Whether its chat takes nothing any more. */
			gone: isGone(sql`outbox.recipient`),
			address: sealed(o.address),
			home: sql<Uint8Array | null>`(select address from conversation where conversation.id = outbox.conversation_id)`,
			body: sealed(o.body),
		})
		.from(o)
		.where(eq(o.id, p('id'))),
);

/** What was said last to a recipient, and whether it has come, or may yet come. */
export const saidLately = query<{ recipient: string; limit: number }>()((q, { outbox: o }) =>
	q
		.select({ conversationId: o.conversationId, state: o.state, body: o.body, at: o.at })
		.from(o)
		.where(same(o.recipient, 'recipient'))
		.orderBy(desc(o.id))
		.limit(atMost('limit')),
);

/** What waits for a chat goes to another address from now on. */
export const sendElsewhere = query<{ recipient: string; to: string; address: unknown; now: number }>()(
	(q, { outbox: o }) =>
		q
			.update(o)
			.set({
				recipient: put(o.recipient, 'to'),
				address: put(o.address, 'address'),
				dueAt: put(o.dueAt, 'now'),
				leasedUntil: null,
			})
			.where(and(same(o.recipient, 'recipient'), eq(o.state, sql`'waiting'`))),
);
