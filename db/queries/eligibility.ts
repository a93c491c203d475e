/** What the rules of services ask of a patient. */
import { and, eq, sql } from 'drizzle-orm';
import { query, same } from '../store.ts';

export const whatRulesAsk = query<{ id: number }>()((q, { patient, contact, identifier }) =>
	q
		.select({
			provisional: patient.provisional,
			birthDate: patient.birthDate,
			gender: patient.gender,
			filesAt: patient.filesAt,
			familyDoctor: patient.familyDoctor,
			erasedAt: patient.erasedAt,
			/** Of the main contact. */
			confirmedAt: contact.confirmedAt,
			numbered: sql<
				boolean | number
			>`exists (select 1 from ${identifier} where ${identifier.patientId} = ${patient.id})`,
		})
		.from(patient)
		.leftJoin(contact, and(eq(contact.patientId, patient.id), sql`${contact.rank} = 0`))
		.where(same(patient.id, 'id')),
);
