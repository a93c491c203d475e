/** What is so old that nobody may keep it any longer. Looked for in steps along the keys, so that nobody waits. */
import { and, asc, eq, gt, inArray, isNull, lt, lte, max, min, or, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, one, p, put, query, same } from '../store.ts';

/** Chats in the order of their ids, after one. */
export const chatsFrom = query<{ after: string; limit: number }>()((q, { conversation: c }) =>
	q
		.select({ id: c.id, recipient: c.recipient, machine: c.machine, changedAt: c.changedAt })
		.from(c)
		.where(gt(c.id, p('after')))
		.orderBy(asc(c.id))
		.limit(atMost('limit')),
);

const ahead = ({ appointment: a }: Tables): SQL =>
	and(sql`${a.status} in ('pending', 'booked', 'arrived')`, gt(a.end, p('now')))!;

/** A visit still to come that was made in a chat. */
export const visitAheadMadeIn = query<{ conversationId: string; now: number }>()((q, t) =>
	q
		.select({ id: t.appointment.id })
		.from(t.appointment)
		.where(and(same(t.appointment.conversationId, 'conversationId'), ahead(t)))
		.limit(one),
);

/** A visit still to come of somebody whom a chat acts for. */
export const visitAheadOfPeople = query<{ conversationId: string; now: number }>()((q, t) =>
	q
		.select({ id: t.appointment.id })
		.from(t.conversationPatient)
		.innerJoin(t.appointment, eq(t.appointment.patientId, t.conversationPatient.patientId))
		.where(and(same(t.conversationPatient.conversationId, 'conversationId'), ahead(t)))
		.limit(one),
);

export const visitMadeIn = query<{ conversationId: string }>()((q, { appointment: a }) =>
	q.select({ id: a.id }).from(a).where(same(a.conversationId, 'conversationId')).limit(one),
);

export const waitingFor = query<{ recipient: string }>()((q, { outbox: o }) =>
	q
		.select({ id: o.id })
		.from(o)
		.where(and(same(o.recipient, 'recipient'), eq(o.state, sql`'waiting'`)))
		.limit(one),
);

export const lastVisit = query()((q, { appointment: a }) => q.select({ id: max(a.id) }).from(a));
export const lastPatient = query()((q, { patient }) => q.select({ id: max(patient.id) }).from(patient));

/** Of those numbered so, the visits that were over before then and still are somebody's. */
export const oldVisits = query<{ after: number; upTo: number; before: number; nobody: number }>()(
	(q, { appointment: a }) =>
		q
			.select({ id: a.id })
			.from(a)
			.where(
				and(
					gt(a.id, p('after')),
					lte(a.id, p('upTo')),
					lt(a.end, p('before')),
					sql`${a.patientId} <> cast(${p('nobody')} as bigint)`,
				),
			),
);

/**
 * Of those numbered so: what nobody has confirmed since then, or what was to be erased, and that no visit holds any
 * longer. A record whose chat was spoken in since is left.
 */
export const idleRecords = query<{ after: number; upTo: number; before: number }>()((q, t) => {
	const { patient: r } = t;
	return q
		.select({ id: r.id })
		.from(r)
		.where(
			and(
				gt(r.id, p('after')),
				lte(r.id, p('upTo')),
				isNull(r.mergedInto),
				or(and(eq(r.provisional, sql`true`), isNull(r.erasedAt), lt(r.createdAt, p('before'))), gt(r.erasedAt, sql`0`)),
				sql`not exists (select 1 from appointment a where a.patient_id = ${r.id}
					and (a.status not in ('cancelled', 'waitlist')
						or exists (select 1 from payment m where m.appointment_id = a.id)))`,
				sql`not exists (select 1 from conversation_patient l join conversation c on c.id = l.conversation_id
					where l.patient_id = ${r.id} and c.changed_at >= cast(${p('before')} as bigint))`,
			),
		);
});

/** Merges so old that they can't be undone any more. */
export const oldMerges = query<{ before: number; limit: number }>()((q, { merge: m }) =>
	q
		.select({ id: m.id, fromId: m.fromId, intoId: m.intoId, undoneAt: m.undoneAt })
		.from(m)
		.where(lt(m.at, p('before')))
		.orderBy(m.id)
		.limit(atMost('limit')),
);
export const deleteMerge = query<{ id: number }>()((q, { merge: m }) => q.delete(m).where(eq(m.id, p('id'))));

/** Where a record came from is where the one came from that it has become part of. */
export const moveSources = query<{ fromId: number; intoId: number }>()((q, { patientSource: s }) =>
	q
		.update(s)
		.set({ patientId: put(s.patientId, 'intoId') })
		.where(same(s.patientId, 'fromId')),
);

export const pruneAttempts = query<{ before: number; limit: number }>()((q, { attempt: a }) =>
	q
		.delete(a)
		.where(
			inArray(
				a.id,
				q
					.select({ id: a.id })
					.from(a)
					.where(lt(a.at, p('before')))
					.limit(atMost('limit')),
			),
		)
		.returning({ id: a.id }),
);

export const pruneCodes = query<{ before: number; limit: number }>()((q, { oneTimeCode: c }) =>
	q
		.delete(c)
		.where(
			inArray(
				c.id,
				q
					.select({ id: c.id })
					.from(c)
					.where(lt(c.sentAt, p('before')))
					.limit(atMost('limit')),
			),
		)
		.returning({ id: c.id }),
);

/** What ended before one instant, or began before another: of a table, those of its rows that are numbered so. */
const old = (name: Lasting, isOld: (t: Tables) => SQL | undefined) => ({
	ends: query()((q, t) => {
		const { id } = t[name] as Tables['link'];
		return q.select({ first: min(id), last: max(id) }).from(t[name] as Tables['link']);
	}),
	rows: query<{ after: number; upTo: number; ended: number; gone: number }>()((q, t) => {
		const { id } = t[name] as Tables['link'];
		return q
			.select({ id })
			.from(t[name] as Tables['link'])
			.where(and(gt(id, p('after')), lte(id, p('upTo')), isOld(t)));
	}),
	remove: query<{ id: number }>()((q, t) => {
		// The tables differ only in their columns; one stands for all to the compiler.
		const table = t[name] as Tables['link'];
		return q.delete(table).where(eq(table.id, p('id')));
	}),
});
type Lasting = 'link' | 'encounter' | 'visitRequest' | 'proposal' | 'handover';

export const oldEncounters = old('encounter', ({ encounter: e }) => lt(e.arrivedAt, p('gone')));
export const oldHandovers = old('handover', ({ handover: h }) => lt(h.endedAt, p('ended')));
export const oldProposals = old('proposal', ({ proposal: r }) => and(lt(r.at, p('ended')), sql`${r.status} <> 'open'`));
export const oldRequests = old('visitRequest', ({ visitRequest: r }) =>
	or(lt(r.doneAt, p('ended')), lt(r.at, p('gone'))),
);
/** One that booked something goes with its visit. */
export const oldLinks = old('link', ({ link: l }) =>
	or(and(isNull(l.appointmentId), lt(l.expiresAt, p('ended'))), lt(l.createdAt, p('gone'))),
);
export const deleteChangesOfLink = query<{ id: number }>()((q, { linkChange: c }) =>
	q.delete(c).where(same(c.linkId, 'id')),
);
