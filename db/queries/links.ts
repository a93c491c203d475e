/** Appointment links: their types, each one's state, and what happened to it. */
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, p, put, query, same } from '../store.ts';

type Link = Tables['link']['$inferSelect'];
type LinkChange = Tables['linkChange']['$inferSelect'];

export const allLinkTypes = query()((q, t) => q.select().from(t.linkType).orderBy(asc(t.linkType.id)));

export const insertLink = query<
	Pick<
		Link,
		'tokenHash' | 'token' | 'linkTypeId' | 'patientId' | 'practitionerId' | 'locationId' | 'createdBy' | 'expiresAt'
	> & { now: number }
>()((q, { link }) =>
	q
		.insert(link)
		.values({
			tokenHash: p('tokenHash'),
			token: p('token'),
			linkTypeId: p('linkTypeId'),
			patientId: p('patientId'),
			practitionerId: p('practitionerId'),
			locationId: p('locationId'),
			status: 'sent',
			createdBy: p('createdBy'),
			createdAt: p('now'),
			expiresAt: p('expiresAt'),
			tries: 0,
		})
		.returning(),
);

export const insertLinkChange = query<Pick<LinkChange, 'linkId' | 'what' | 'by' | 'way'> & { now: number }>()(
	(q, { linkChange }) =>
		q.insert(linkChange).values({ linkId: p('linkId'), what: p('what'), by: p('by'), way: p('way'), at: p('now') }),
);

export const linkWithId = query<{ id: number }>()((q, { link }) =>
	q
		.select()
		.from(link)
		.where(eq(link.id, p('id'))),
);

export const linkWithHash = query<{ tokenHash: string }>()((q, { link }) =>
	q
		.select()
		.from(link)
		.where(eq(link.tokenHash, p('tokenHash'))),
);

/** A patient's, the newest first. */
export const linksOf = query<{ patientId: number }>()((q, { link }) =>
	q.select().from(link).where(same(link.patientId, 'patientId')).orderBy(desc(link.id)),
);

/** Of all patients, those that can still be used; the newest first. */
export const linksOpen = query<{ now: number; limit: number }>()((q, { link }) =>
	q
		.select()
		.from(link)
		.where(and(sql`${link.status} in ('sent', 'accessed')`, gt(link.expiresAt, p('now'))))
		.orderBy(desc(link.id))
		.limit(atMost('limit')),
);

export const changesOfLink = query<{ linkId: number }>()((q, { linkChange: c }) =>
	q.select().from(c).where(same(c.linkId, 'linkId')).orderBy(asc(c.id)),
);

/**
 * From one of some states into another: only one transaction can be the one that does it, and the others are answered
 * nothing.
 */
export const turnLink = (...from: readonly Link['status'][]) =>
	query<{ id: number; status: Link['status']; appointmentId: number | null }>()((q, { link }) =>
		q
			.update(link)
			.set({ status: put(link.status, 'status'), appointmentId: put(link.appointmentId, 'appointmentId') })
			.where(and(eq(link.id, p('id')), sql`${link.status} in (${sql.raw(from.map((each) => `'${each}'`).join(', '))})`))
			.returning(),
	);

/** Counts a try, unless it has had its most. */
export const countLinkTry = query<{ id: number; most: number }>()((q, { link }) =>
	q
		.update(link)
		.set({ tries: sql`${link.tries} + 1` })
		.where(and(eq(link.id, p('id')), sql`${link.tries} < cast(${p('most')} as bigint)`))
		.returning({ tries: link.tries }),
);

export const setLinkTries = query<{ id: number; tries: number }>()((q, { link }) =>
	q
		.update(link)
		.set({ tries: put(link.tries, 'tries') })
		.where(eq(link.id, p('id'))),
);

/** To the record that lives on. */
export const moveLinks = query<{ fromId: number; intoId: number }>()((q, { link }) =>
	q
		.update(link)
		.set({ patientId: put(link.patientId, 'intoId') })
		.where(same(link.patientId, 'fromId'))
		.returning({ id: link.id }),
);

/** One, where it is still with the record it went to. */
export const moveLink = query<{ id: number; fromId: number; intoId: number }>()((q, { link }) =>
	q
		.update(link)
		.set({ patientId: put(link.patientId, 'intoId') })
		.where(and(eq(link.id, p('id')), same(link.patientId, 'fromId'))),
);

/** What happened to a patient's links goes, and then they do. */
export const deleteLinkChanges = query<{ patientId: number }>()((q, { linkChange: c, link }) =>
	q.delete(c).where(sql`${c.linkId} in (select ${link.id} from ${link} where ${same(link.patientId, 'patientId')})`),
);
export const deleteLinks = query<{ patientId: number }>()((q, { link }) =>
	q.delete(link).where(same(link.patientId, 'patientId')),
);

/** Links after one, as they lie there: to make their hashes anew. */
export const linksAfter = query<{ after: number; limit: number }>()((q, { link }) =>
	q
		.select({ id: link.id, token: sql<Uint8Array>`${link.token}` })
		.from(link)
		.where(gt(link.id, p('after')))
		.orderBy(asc(link.id))
		.limit(atMost('limit')),
);
export const rehashLink = query<{ id: number; tokenHash: string }>()((q, { link }) =>
	q
		.update(link)
		.set({ tokenHash: put(link.tokenHash, 'tokenHash') })
		.where(eq(link.id, p('id'))),
);
