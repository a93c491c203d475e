/** Who acts for whom, as the register knows it (FHIR RelatedPerson). */
import { and, eq, isNull } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';

type Relationship = 'parent' | 'guardian' | 'partner' | 'carer';

/** One that had ended begins anew. */
export const linkRelated = query<{ carerId: number; patientId: number; relationship: Relationship; now: number }>()(
	(q, { relatedPerson: r }) =>
		q
			.insert(r)
			.values({
				carerId: p('carerId'),
				patientId: p('patientId'),
				relationship: p('relationship'),
				since: p('now'),
			})
			.onConflictDoUpdate({
				target: [r.carerId, r.patientId],
				set: { relationship: put(r.relationship, 'relationship'), since: put(r.since, 'now'), endedAt: null },
			}),
);

/** Answers whom it was about, if there was such a link. */
export const endRelated = query<{ carerId: number; patientId: number; now: number }>()((q, { relatedPerson: r }) =>
	q
		.update(r)
		.set({ endedAt: put(r.endedAt, 'now') })
		.where(and(same(r.carerId, 'carerId'), same(r.patientId, 'patientId'), isNull(r.endedAt)))
		.returning({ relationship: r.relationship }),
);

export const relatedPair = query<{ carerId: number; patientId: number }>()((q, { relatedPerson: r }) =>
	q
		.select({ relationship: r.relationship })
		.from(r)
		.where(and(same(r.carerId, 'carerId'), same(r.patientId, 'patientId'), isNull(r.endedAt))),
);

/** Whom somebody acts for; the person cared for, the first known first. Records merged away or erased are left out. */
export const caredForBy = query<{ carerId: number }>()((q, { relatedPerson: r, patient }) =>
	q
		.select({
			patientId: r.patientId,
			relationship: r.relationship,
			firstName: patient.firstName,
			surname: patient.surname,
			name: patient.name,
		})
		.from(r)
		.innerJoin(patient, eq(patient.id, r.patientId))
		.where(and(same(r.carerId, 'carerId'), isNull(r.endedAt), isNull(patient.mergedInto), isNull(patient.erasedAt)))
		.orderBy(r.id),
);

/** Who acts for somebody. */
export const carersOfPatient = query<{ patientId: number }>()((q, { relatedPerson: r, patient }) =>
	q
		.select({
			patientId: r.carerId,
			relationship: r.relationship,
			firstName: patient.firstName,
			surname: patient.surname,
			name: patient.name,
		})
		.from(r)
		.innerJoin(patient, eq(patient.id, r.carerId))
		.where(and(same(r.patientId, 'patientId'), isNull(r.endedAt), isNull(patient.mergedInto), isNull(patient.erasedAt)))
		.orderBy(r.id),
);
