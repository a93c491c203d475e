import { eq } from 'drizzle-orm';
import { p, query, same } from '../store.ts';

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

/** A patient of whom only a name is known. */
export const insertProvisional = query<{ name: string; language: string; now: number }>()((q, t) =>
	q
		.insert(t.patient)
		.values({ provisional: true, name: p('name'), language: p('language'), filesAt: [], createdAt: p('now') })
		.returning({ id: t.patient.id }),
);

/** Remembers that a conversation acts for a patient. */
export const actFor = query<{ conversationId: string; patientId: number; now: number }>()((q, t) =>
	q
		.insert(t.conversationPatient)
		.values({ conversationId: p('conversationId'), patientId: p('patientId'), since: p('now') })
		.onConflictDoNothing(),
);

/** Whom a conversation acts for, the first known first. */
export const patientsOfConversation = query<{ conversationId: string }>()((q, t) =>
	q
		.select({ patientId: t.conversationPatient.patientId })
		.from(t.conversationPatient)
		.where(same(t.conversationPatient.conversationId, 'conversationId'))
		.orderBy(t.conversationPatient.id),
);
