/** Two records of one person become one, and may become two again: whole rows, taken out and put back. */
import { and, asc, type Column, desc, eq, getTableColumns, gt, isNull, or, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, one, p, put, type Query, query, same } from '../store.ts';

/** What belongs to a record and goes over with it. */
type Kind = 'contact' | 'identifier' | 'conversationPatient' | 'relatedPerson';
export type RowOf<K extends Kind> = Tables[K]['$inferSelect'];

export const contactRows = rowsOf('contact');
export const identifierRows = rowsOf('identifier');
export const chatRows = rowsOf('conversationPatient');
export const relatedRows = rowsOf('relatedPerson');

function rowsOf<K extends Kind>(
	kind: K,
): {
	/** With the ids they have. */
	readonly of: Query<{ patientId: number }, RowOf<K>[]>;
	readonly insert: Query<RowOf<K>, unknown>;
	readonly remove: Query<{ id: number }, unknown>;
} {
	// The tables differ only in their columns, which are listed here as they are; one stands for all to the compiler.
	const table = (t: Tables) => t[kind] as unknown as Tables['contact'];
	return {
		of: query<{ patientId: number }>()((q, t) => {
			const mine = same(table(t).patientId, 'patientId');
			const whose = kind === 'relatedPerson' ? or(mine, same(t.relatedPerson.carerId, 'patientId')) : mine;
			return q
				.select()
				.from(table(t))
				.where(whose)
				.orderBy(asc(table(t).id));
		}),
		remove: query<{ id: number }>()((q, t) => q.delete(table(t)).where(eq(table(t).id, p('id')))),
		insert: query<RowOf<K>>()((q, t) =>
			q
				.insert(table(t))
				.values(
					Object.fromEntries(
						Object.keys(getTableColumns(table(t))).map((name) => [name, p(name)]),
					) as unknown as Tables['contact']['$inferInsert'],
				),
		),
	};
}

/** Keeps others from merging or erasing this record until the transaction ends. Answers it, if it is in force. */
export const holdRecord = query<{ id: number }>()((q, { patient: r }) =>
	q
		.update(r)
		.set({ mergedInto: sql`${r.mergedInto}` })
		.where(and(eq(r.id, p('id')), isNull(r.erasedAt)))
		.returning(),
);

export const writeRecord = query<Tables['patient']['$inferSelect']>()((q, { patient: r }) =>
	q
		.update(r)
		.set(
			Object.fromEntries(
				Object.entries<Column>(getTableColumns(r))
					.filter(([name]) => name !== 'id')
					.map(([name, column]) => [name, put(column, name)]),
			),
		)
		.where(eq(r.id, p('id'))),
);

export const moveVisits = query<{ fromId: number; intoId: number }>()((q, { appointment: a }) =>
	q
		.update(a)
		.set({ patientId: put(a.patientId, 'intoId') })
		.where(same(a.patientId, 'fromId'))
		.returning({ id: a.id }),
);

/** One visit, where it is still with the record it went to. */
export const moveVisit = query<{ id: number; fromId: number; intoId: number }>()((q, { appointment: a }) =>
	q
		.update(a)
		.set({ patientId: put(a.patientId, 'intoId') })
		.where(and(eq(a.id, p('id')), same(a.patientId, 'fromId'))),
);

export const moveEncounters = query<{ fromId: number; intoId: number }>()((q, { encounter: e }) =>
	q
		.update(e)
		.set({ patientId: put(e.patientId, 'intoId') })
		.where(same(e.patientId, 'fromId'))
		.returning({ id: e.id }),
);
export const moveEncounter = query<{ id: number; fromId: number; intoId: number }>()((q, { encounter: e }) =>
	q
		.update(e)
		.set({ patientId: put(e.patientId, 'intoId') })
		.where(and(eq(e.id, p('id')), same(e.patientId, 'fromId'))),
);

export const moveRequests = query<{ fromId: number; intoId: number }>()((q, { visitRequest: r }) =>
	q
		.update(r)
		.set({ patientId: put(r.patientId, 'intoId') })
		.where(same(r.patientId, 'fromId'))
		.returning({ id: r.id }),
);
export const moveRequest = query<{ id: number; fromId: number; intoId: number }>()((q, { visitRequest: r }) =>
	q
		.update(r)
		.set({ patientId: put(r.patientId, 'intoId') })
		.where(and(eq(r.id, p('id')), same(r.patientId, 'fromId'))),
);

/** Times that are held for somebody; `by`: whose hold it is. */
export const moveHolds = query<{ fromId: number; intoId: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({ holdPatientId: put(slot.holdPatientId, 'intoId') })
		.where(same(slot.holdPatientId, 'fromId'))
		.returning({ id: slot.id, by: slot.holdBy }),
);
/** One, where the same hold is still there. */
export const moveHold = query<{ id: number; by: string | null; fromId: number; intoId: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({ holdPatientId: put(slot.holdPatientId, 'intoId') })
		.where(and(eq(slot.id, p('id')), same(slot.holdPatientId, 'fromId'), same(slot.holdBy, 'by'))),
);

export const insertMerge = query<{ fromId: number; intoId: number; by: string; now: number; moved: unknown }>()(
	(q, { merge }) =>
		q
			.insert(merge)
			.values({ fromId: p('fromId'), intoId: p('intoId'), by: p('by'), at: p('now'), moved: p('moved') })
			.returning({ id: merge.id }),
);

export const mergeWithId = query<{ id: number }>()((q, { merge: m }) =>
	q
		.select({ id: m.id, fromId: m.fromId, intoId: m.intoId, moved: m.moved, at: m.at })
		.from(m)
		.where(and(eq(m.id, p('id')), isNull(m.undoneAt))),
);

/** Answers nothing where somebody has undone it meanwhile. */
export const endMerge = query<{ id: number; now: number }>()((q, { merge: m }) =>
	q
		.update(m)
		.set({ undoneAt: put(m.undoneAt, 'now') })
		.where(and(eq(m.id, p('id')), isNull(m.undoneAt)))
		.returning({ id: m.id }),
);

/** The records merged into one, by merges that hold; the newest first. */
export const mergesInto = query<{ intoId: number }>()((q, { merge: m, patient }) =>
	q
		.select({
			id: m.id,
			fromId: m.fromId,
			at: m.at,
			firstName: patient.firstName,
			surname: patient.surname,
			name: patient.name,
		})
		.from(m)
		.innerJoin(patient, eq(patient.id, m.fromId))
		.where(and(same(m.intoId, 'intoId'), isNull(m.undoneAt)))
		.orderBy(desc(m.id)),
);

/** Pairs found that nobody has settled, from one on. */
export const openPairs = query<{ after: number; limit: number }>()((q, { duplicate: d }) =>
	q
		.select({ id: d.id, patientId: d.patientId, otherId: d.otherId, foundAt: d.foundAt })
		.from(d)
		.where(and(isNull(d.settledAt), gt(d.id, p('after'))))
		.orderBy(asc(d.id))
		.limit(atMost('limit')),
);

export const openPairsOf = query<{ patientId: number }>()((q, { duplicate: d }) =>
	q
		.select({ id: d.id, patientId: d.patientId, otherId: d.otherId })
		.from(d)
		.where(and(isNull(d.settledAt), or(same(d.patientId, 'patientId'), same(d.otherId, 'patientId'))))
		.orderBy(asc(d.id)),
);

/** `settledAt` null: open again. */
export const settlePair = query<{ id: number; settledAt: number | null }>()((q, { duplicate: d }) =>
	q
		.update(d)
		.set({ settledAt: put(d.settledAt, 'settledAt') })
		.where(eq(d.id, p('id'))),
);

/** Answers nothing where the pair is known. */
export const insertPair = query<{ patientId: number; otherId: number; now: number }>()((q, { duplicate: d }) =>
	q
		.insert(d)
		.values({ patientId: p('patientId'), otherId: p('otherId'), foundAt: p('now') })
		.onConflictDoNothing()
		.returning({ id: d.id }),
);

export const removePair = query<{ id: number }>()((q, { duplicate: d }) => q.delete(d).where(eq(d.id, p('id'))));

/** Adds to what a record is searched by. */
export const addName = query<{ patientId: number; hash: string }>()((q, { patientName }) =>
	q
		.insert(patientName)
		.values({ patientId: p('patientId'), hash: p('hash') })
		.onConflictDoNothing(),
);

export const removeNames = query<{ patientId: number }>()((q, { patientName }) =>
	q.delete(patientName).where(same(patientName.patientId, 'patientId')),
);

/** What a record was merged into, if it was, and when it was erased. */
export const mergedInto = query<{ id: number }>()((q, { patient: r }) =>
	q
		.select({ mergedInto: r.mergedInto, erasedAt: r.erasedAt })
		.from(r)
		.where(eq(r.id, p('id')))
		.limit(one),
);
