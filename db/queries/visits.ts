/** What staff look up to do something for a patient. */
import { and, asc, eq, gt, gte, inArray, isNull, lt, lte, not, sql } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';
import { perCount, places } from './rows.ts';

/** Visits of some patients (`patient0`, `patient1`…) that began between two instants and were not cancelled, by start. */
export const recentVisits = perCount((count) =>
	query<Record<string, unknown>>()((q, { appointment: a }) =>
		q
			.select()
			.from(a)
			.where(
				and(
					inArray(
						a.patientId,
						places(count).map((place) => p(`patient${place}`)),
					),
					gte(a.start, p('from')),
					lte(a.start, p('now')),
					sql`${a.status} <> 'cancelled'`,
				),
			)
			.orderBy(asc(a.start)),
	),
);

/** A patient's cancelled visits that were to begin after an instant, by start. */
export const cancelledVisits = query<{ patientId: number; after: number }>()((q, { appointment: a }) =>
	q
		.select()
		.from(a)
		.where(and(same(a.patientId, 'patientId'), gt(a.start, p('after')), sql`${a.status} = 'cancelled'`))
		.orderBy(asc(a.start)),
);

/** The slots of a stretch of a session that patients can't book themselves. */
export const keptAmong = query<{ scheduleId: number; from: number; to: number }>()((q, { slot }) =>
	q
		.select({ id: slot.id })
		.from(slot)
		.where(
			and(same(slot.scheduleId, 'scheduleId'), gte(slot.start, p('from')), lt(slot.start, p('to')), not(slot.online)),
		),
);

/** Whom a time is held for. */
export const heldFor = query<{ id: number }>()((q, { slot }) =>
	q
		.select({ patientId: slot.holdPatientId })
		.from(slot)
		.where(eq(slot.id, p('id'))),
);

export const insertRequest = query<{ appointmentId: number; patientId: number; conversationId: string; now: number }>()(
	(q, { visitRequest }) =>
		q.insert(visitRequest).values({
			appointmentId: p('appointmentId'),
			patientId: p('patientId'),
			conversationId: p('conversationId'),
			at: p('now'),
		}),
);

export const openRequestsOf = query<{ appointmentId: number }>()((q, { visitRequest: r }) =>
	q
		.select()
		.from(r)
		.where(and(isNull(r.doneAt), same(r.appointmentId, 'appointmentId'))),
);

/** All that are open, the oldest first: there are never many. */
export const requestsAt = query()((q, { visitRequest: r, appointment }) =>
	q
		.select({ request: r, visit: appointment })
		.from(r)
		.innerJoin(appointment, eq(appointment.id, r.appointmentId))
		.where(isNull(r.doneAt))
		.orderBy(asc(r.at)),
);

/** Visits that wait to be accepted, by start, from `from` on. */
export const visitsPending = query<{ now: number; from: number }>()((q, { appointment: a }) =>
	q
		.select()
		.from(a)
		.where(and(gte(a.start, p('from')), gt(a.end, p('now')), sql`${a.status} = 'pending'`))
		.orderBy(asc(a.start), asc(a.id)),
);

export const requestWithId = query<{ id: number }>()((q, { visitRequest: r }) =>
	q
		.select()
		.from(r)
		.where(eq(r.id, p('id'))),
);

/** Answers a row where that changed something. */
export const setRequestDone = query<{ id: number; doneAt: number | null; doneBy: string | null }>()(
	(q, { visitRequest: r }) =>
		q
			.update(r)
			.set({ doneAt: put(r.doneAt, 'doneAt'), doneBy: put(r.doneBy, 'doneBy') })
			.where(and(eq(r.id, p('id')), sql`(${r.doneAt} is null) <> (cast(${p('doneAt')} as bigint) is null)`))
			.returning({ id: r.id }),
);
