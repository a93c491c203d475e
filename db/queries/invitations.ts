/** One-time invitations of staff. */
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';

export const insertInvitation = query<{
	codeHash: string;
	role: string;
	locations: readonly string[];
	name: string | null;
	practitioner: string | null;
	staffId: number | null;
	invitedBy: string;
	now: number;
	expiresAt: number;
}>()((q, { invitation }) =>
	q.insert(invitation).values({
		codeHash: p('codeHash'),
		role: p('role'),
		locations: p('locations'),
		name: p('name'),
		practitioner: p('practitioner'),
		staffId: p('staffId'),
		invitedBy: p('invitedBy'),
		createdAt: p('now'),
		expiresAt: p('expiresAt'),
	}),
);

/** Uses an invitation up; answers it only once, only before it expires, and not once it was withdrawn. */
export const useInvitation = query<{ codeHash: string; now: number }>()((q, { invitation: i }) =>
	q
		.update(i)
		.set({ usedAt: put(i.usedAt, 'now') })
		.where(and(eq(i.codeHash, p('codeHash')), isNull(i.usedAt), isNull(i.withdrawnAt), gt(i.expiresAt, p('now'))))
		.returning({
			role: i.role,
			locations: i.locations,
			name: i.name,
			practitioner: i.practitioner,
			staffId: i.staffId,
			invitedBy: i.invitedBy,
		}),
);

export const openInvitations = query<{ now: number }>()((q, { invitation: i }) =>
	q
		.select()
		.from(i)
		.where(and(isNull(i.usedAt), isNull(i.withdrawnAt), gt(i.expiresAt, p('now'))))
		.orderBy(asc(i.createdAt), asc(i.codeHash)),
);

/** Answers it, if it was open. */
export const withdrawInvitation = query<{ codeHash: string; now: number }>()((q, { invitation: i }) =>
	q
		.update(i)
		.set({ withdrawnAt: put(i.withdrawnAt, 'now') })
		.where(and(eq(i.codeHash, p('codeHash')), isNull(i.usedAt), isNull(i.withdrawnAt)))
		.returning({ codeHash: i.codeHash }),
);

/** All that somebody has given and nobody has used. */
export const withdrawInvitationsBy = query<{ invitedBy: string; now: number }>()((q, { invitation: i }) =>
	q
		.update(i)
		.set({ withdrawnAt: put(i.withdrawnAt, 'now') })
		.where(and(same(i.invitedBy, 'invitedBy'), isNull(i.usedAt), isNull(i.withdrawnAt))),
);
