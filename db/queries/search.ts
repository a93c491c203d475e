/** Finding a patient as staff ask for one, by keyed hashes, and what the file shows beside the record itself. */
import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm';
import { atMost, p, put, query, same } from '../store.ts';
import { perCount, places } from './rows.ts';

/** Records in force that have all of some hashes (`hash0`, `hash1`…) among those of their names. */
export const withNames = perCount((count) =>
	query<Record<string, unknown>>()((q, { patientName: n, patient }) =>
		q
			.select({ id: n.patientId })
			.from(n)
			.innerJoin(patient, eq(patient.id, n.patientId))
			.where(
				and(
					sql`${n.hash} in (${sql.join(
						places(count).map((place) => p(`hash${place}`)),
						sql`, `,
					)})`,
					isNull(patient.mergedInto),
					isNull(patient.erasedAt),
				),
			)
			.groupBy(n.patientId)
			.having(sql`count(distinct ${n.hash}) = ${sql.raw(String(count))}`)
			.orderBy(asc(n.patientId))
			.limit(atMost('limit')),
	),
);

export const withContact = query<{ hash: string; limit: number }>()((q, { contact: c, patient }) =>
	q
		.selectDistinct({ id: c.patientId })
		.from(c)
		.innerJoin(patient, eq(patient.id, c.patientId))
		.where(and(same(c.hash, 'hash'), isNull(patient.mergedInto), isNull(patient.erasedAt)))
		.orderBy(asc(c.patientId))
		.limit(atMost('limit')),
);

export const withIdentifier = query<{ hash: string; limit: number }>()((q, { identifier: i, patient }) =>
	q
		.selectDistinct({ id: i.patientId })
		.from(i)
		.innerJoin(patient, eq(patient.id, i.patientId))
		.where(and(same(i.hash, 'hash'), isNull(patient.mergedInto), isNull(patient.erasedAt)))
		.orderBy(asc(i.patientId))
		.limit(atMost('limit')),
);

/** Visits that have begun, the latest first. */
export const pastVisits = query<{ patientId: number; now: number; limit: number }>()((q, { appointment: a }) =>
	q
		.select()
		.from(a)
		.where(and(same(a.patientId, 'patientId'), lte(a.start, p('now'))))
		.orderBy(desc(a.start))
		.limit(atMost('limit')),
);

/** A chat acts for somebody no longer. */
export const endChat = query<{ conversationId: string; patientId: number; now: number }>()(
	(q, { conversationPatient: c }) =>
		q
			.update(c)
			.set({ endedAt: put(c.endedAt, 'now') })
			.where(and(eq(c.conversationId, p('conversationId')), same(c.patientId, 'patientId'), isNull(c.endedAt))),
);
