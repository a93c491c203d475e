/** Patients as they are known, who may be one and the same, and whom a conversation acts for. */
import { and, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, p, query, same } from '../store.ts';

export const patientRow = query<{ id: number }>()((q, t) =>
	q
		.select()
		.from(t.patient)
		.where(eq(t.patient.id, p('id'))),
);

export const contactsOfPatient = query<{ patientId: number }>()((q, t) =>
	q
		.select({
			id: t.contact.id,
			system: t.contact.system,
			value: t.contact.value,
			hash: t.contact.hash,
			confirmedAt: t.contact.confirmedAt,
		})
		.from(t.contact)
		.where(same(t.contact.patientId, 'patientId'))
		.orderBy(t.contact.rank),
);

export const identifiersOfPatient = query<{ patientId: number }>()((q, { identifier: i }) =>
	q.select({ system: i.system, value: i.value }).from(i).where(same(i.patientId, 'patientId')).orderBy(i.id),
);

export const patientOfContact = query<{ id: number }>()((q, { contact: c }) =>
	q
		.select({ patientId: c.patientId })
		.from(c)
		.where(eq(c.id, p('id'))),
);

/** Neither merged into another nor erased. */
const there = ({ patient }: Tables): SQL => and(isNull(patient.mergedInto), isNull(patient.erasedAt))!;

const named = ({ patient }: Tables) => ({
	id: patient.id,
	firstName: patient.firstName,
	surname: patient.surname,
	name: patient.name,
	birthDate: patient.birthDate,
});

/** Others who share a contact with a patient. */
export const sharingContact = query<{ patientId: number; most: number }>()((q, t) => {
	const { contact: c, patient } = t;
	const theirs = sql`select ${c.hash} from ${c} where ${same(c.patientId, 'patientId')}`;
	return q
		.select(named(t))
		.from(patient)
		.where(
			and(
				sql`${patient.id} in (select ${c.patientId} from ${c} where ${c.hash} in (${theirs}))`,
				ne(patient.id, p('patientId')),
				there(t),
			),
		)
		.limit(atMost('most'));
});

/** Others who share a number with a patient. */
export const sharingNumber = query<{ patientId: number; most: number }>()((q, t) => {
	const { identifier: i, patient } = t;
	const theirs = sql`select ${i.hash} from ${i} where ${same(i.patientId, 'patientId')}`;
	return q
		.select({ id: patient.id })
		.from(patient)
		.where(
			and(
				sql`${patient.id} in (select ${i.patientId} from ${i} where ${i.hash} in (${theirs}))`,
				ne(patient.id, p('patientId')),
				there(t),
			),
		)
		.limit(atMost('most'));
});

/** @param otherId the older record. */
export const noteDuplicate = query<{ patientId: number; otherId: number; now: number }>()((q, t) =>
	q
		.insert(t.duplicate)
		.values({ patientId: p('patientId'), otherId: p('otherId'), foundAt: p('now') })
		.onConflictDoNothing(),
);

/** Remembers that a conversation acts for a patient. What was proved stays so, unless it had ended meanwhile. */
export const linkPatient = query<{
	conversationId: string;
	patientId: number;
	relation: 'self' | 'carer';
	provedAt: number | null;
	now: number;
}>()((q, { conversationPatient: c }) =>
	q
		.insert(c)
		.values({
			conversationId: p('conversationId'),
			patientId: p('patientId'),
			since: p('now'),
			relation: p('relation'),
			provedAt: p('provedAt'),
		})
		.onConflictDoUpdate({
			target: [c.conversationId, c.patientId],
			set: {
				relation: sql`excluded.relation`,
				since: sql`case when ${c.endedAt} is null then ${c.since} else excluded.since end`,
				provedAt: sql`coalesce(excluded.proved_at, case when ${c.endedAt} is null then ${c.provedAt} end)`,
				endedAt: null,
			},
		}),
);

const acting = (t: Tables): SQL =>
	and(same(t.conversationPatient.conversationId, 'conversationId'), isNull(t.conversationPatient.endedAt), there(t))!;

/** Whom a conversation acts for, the first known first. */
export const peopleOfConversation = query<{ conversationId: string }>()((q, t) => {
	const { conversationPatient: c, patient } = t;
	return q
		.select({ patientId: c.patientId, relation: c.relation, provedAt: c.provedAt })
		.from(c)
		.innerJoin(patient, eq(patient.id, c.patientId))
		.where(acting(t))
		.orderBy(c.id);
});

/** Whom this conversation registered, as long as staff have not confirmed the record. */
export const registeredInConversation = query<{ conversationId: string }>()((q, t) => {
	const { conversationPatient: c, patient } = t;
	return q
		.select({ patientId: c.patientId })
		.from(c)
		.innerJoin(patient, eq(patient.id, c.patientId))
		.where(and(acting(t), sql`${patient.provisional}`, eq(c.since, patient.createdAt)));
});

/** A code proved nothing about this patient any more, in any conversation. */
export const forgetProofs = query<{ patientId: number }>()((q, { conversationPatient: c }) =>
	q.update(c).set({ provedAt: null }).where(same(c.patientId, 'patientId')),
);

/** For whom the register says that the person in the conversation cares, where it is proved who that is. */
export const caredForInConversation = query<{ conversationId: string }>()((q, t) => {
	const { conversationPatient: c, patient, relatedPerson: r } = t;
	return q
		.select({ patientId: r.patientId, provedAt: c.provedAt })
		.from(c)
		.innerJoin(r, eq(r.carerId, c.patientId))
		.innerJoin(patient, eq(patient.id, r.patientId))
		.where(and(acting(t), eq(c.relation, sql`'self'`), isNotNull(c.provedAt), isNull(r.endedAt)))
		.orderBy(r.id);
});
