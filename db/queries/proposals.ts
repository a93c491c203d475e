/** Times kept for patients whose visits the clinic had to cancel. */
import { and, asc, eq, gt, isNotNull, like, lt, sql } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';

export const insertProposal = query<{
	appointmentId: number;
	batch: number;
	conversationId: string | null;
	now: number;
}>()((q, { proposal }) =>
	q
		.insert(proposal)
		.values({
			appointmentId: p('appointmentId'),
			batch: p('batch'),
			conversationId: p('conversationId'),
			status: sql`'open'`,
			at: p('now'),
		})
		.returning({ id: proposal.id }),
);

/** A visit lasts no longer than this, in ms: so far back one may have begun that reaches into a stretch of time. */
const LONGEST_MS = 86_400_000;

/** Visits of a practitioner that touch a stretch of time, have not begun, and were not given up; by start. */
export const visitsAhead = query<{
	practitionerId: number;
	locationId: number | null;
	now: number;
	start: number;
	before: number;
}>()((q, { appointment: a }) =>
	q
		.select()
		.from(a)
		.where(
			and(
				same(a.practitionerId, 'practitionerId'),
				sql`${a.locationId} = coalesce(cast(${p('locationId')} as bigint), ${a.locationId})`,
				gt(a.start, sql`cast(${p('start')} as bigint) - ${LONGEST_MS}`),
				lt(a.start, p('before')),
				gt(a.end, p('start')),
				gt(a.start, p('now')),
				sql`${a.status} in ('pending', 'booked')`,
			),
		)
		.orderBy(asc(a.start), asc(a.id)),
);

/** Which time is kept, and until when. */
export const keepSlot = query<{ id: number; slotId: number; until: number }>()((q, { proposal: r }) =>
	q
		.update(r)
		.set({ slotId: put(r.slotId, 'slotId'), until: put(r.until, 'until') })
		.where(eq(r.id, p('id'))),
);

/** The slots that are kept for a patient. */
export const keptFor = query<{ patientId: number; now: number }>()((q, { slot }) =>
	q
		.select({ start: slot.start, end: slot.end })
		.from(slot)
		.where(
			and(
				same(slot.holdPatientId, 'patientId'),
				isNotNull(slot.holdPatientId),
				like(slot.holdBy, 'proposal:%'),
				gt(slot.holdUntil, p('now')),
			),
		),
);

export const proposalById = query<{ id: number }>()((q, { proposal: r }) =>
	q
		.select()
		.from(r)
		.where(eq(r.id, p('id'))),
);

export const setProposal = query<{ id: number; status: 'accepted' | 'declined' | 'over'; now: number }>()(
	(q, { proposal: r }) =>
		q
			.update(r)
			.set({ status: put(r.status, 'status'), answeredAt: put(r.answeredAt, 'now') })
			.where(eq(r.id, p('id'))),
);

export const proposalsOfBatch = query<{ batch: number }>()((q, { proposal: r }) =>
	q.select().from(r).where(same(r.batch, 'batch')).orderBy(asc(r.id)),
);

/**
 * Whose visits were cancelled by the clinic since an instant, and who have neither taken nor declined what came of it; by
 * start. Of a visit that was put back and cancelled again, what came of it last.
 */
export const unanswered = query<{ since: number }>()((q, { proposal: r, appointment: a }) =>
	q
		.select({
			id: r.id,
			status: r.status,
			slotId: r.slotId,
			until: r.until,
			told: sql<number>`case when ${isNotNull(r.conversationId)} then 1 else 0 end`.mapWith(Number),
			visit: a,
		})
		.from(r)
		.innerJoin(a, eq(a.id, r.appointmentId))
		.where(
			and(
				gt(r.at, p('since')),
				sql`${r.status} in ('open', 'over')`,
				sql`${a.status} = 'cancelled'`,
				sql`not exists (select 1 from ${r} later where later.appointment_id = ${r.appointmentId} and later.id > ${r.id})`,
			),
		)
		.orderBy(asc(a.start), asc(r.id)),
);

/** It turns out that nobody could be told in a chat. */
export const tellNobody = query<{ id: number }>()((q, { proposal: r }) =>
	q
		.update(r)
		.set({ conversationId: null })
		.where(eq(r.id, p('id'))),
);
