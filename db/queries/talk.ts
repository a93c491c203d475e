/** Conversations, and the claims that make one message one turn. */
import { and, eq, isNull, lt } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';
import { isGone } from './gone.ts';

/** Answers a row only to the first that claims a key. */
export const takeClaim = query<{ key: string; now: number }>()((q, { claim }) =>
	q
		.insert(claim)
		.values({ key: p('key'), at: p('now') })
		.onConflictDoNothing()
		.returning({ key: claim.key }),
);

export const pruneClaims = query<{ before: number }>()((q, { claim }) =>
	q.delete(claim).where(lt(claim.at, p('before'))),
);

/** Without its address, which whoever speaks brings along. */
export const conversationById = query<{ id: string }>()((q, { conversation: c }) =>
	q
		.select({
			recipient: c.recipient,
			channel: c.channel,
			language: c.language,
			machine: c.machine,
			machineVersion: c.machineVersion,
			snapshot: c.snapshot,
			beside: c.beside,
			prompts: c.prompts,
			changedAt: c.changedAt,
			/** Whether its chat takes nothing any more. */
			gone: isGone(c.recipient),
		})
		.from(c)
		.where(eq(c.id, p('id'))),
);

interface SavedConversation {
	id: string;
	address: unknown;
	recipient: string;
	channel: string;
	language: string;
	machine: string;
	machineVersion: number;
	snapshot: unknown;
	beside: unknown;
	prompts: number;
	now: number;
}

export const insertConversation = query<SavedConversation>()((q, { conversation }) =>
	q.insert(conversation).values({
		id: p('id'),
		address: p('address'),
		recipient: p('recipient'),
		channel: p('channel'),
		language: p('language'),
		machine: p('machine'),
		machineVersion: p('machineVersion'),
		snapshot: p('snapshot'),
		beside: p('beside'),
		prompts: p('prompts'),
		changedAt: p('now'),
	}),
);

export const updateConversation = query<Omit<SavedConversation, 'address' | 'recipient' | 'channel' | 'machine'>>()(
	(q, { conversation: c }) =>
		q
			.update(c)
			.set({
				language: put(c.language, 'language'),
				machineVersion: put(c.machineVersion, 'machineVersion'),
				snapshot: put(c.snapshot, 'snapshot'),
				beside: put(c.beside, 'beside'),
				prompts: put(c.prompts, 'prompts'),
				changedAt: put(c.changedAt, 'now'),
			})
			.where(eq(c.id, p('id'))),
);

/** What staff who still speak in a chat are in the middle of there. */
export const staffTalksIn = query<{ recipient: string }>()((q, { conversation: c, staffChat }) =>
	q
		.select({
			id: c.id,
			staffId: staffChat.staffId,
			address: c.address,
			channel: c.channel,
			language: c.language,
			machine: c.machine,
			machineVersion: c.machineVersion,
			snapshot: c.snapshot,
			beside: c.beside,
			prompts: c.prompts,
		})
		.from(staffChat)
		.innerJoin(c, eq(c.id, staffChat.conversationId))
		.where(and(isNull(staffChat.revokedAt), same(c.recipient, 'recipient')))
		.orderBy(c.id),
);
