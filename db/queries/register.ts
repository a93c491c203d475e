/** Writing a patient as a clinic's register knows one. */
import type { Tables } from '../schema.ts';
import { p, query } from '../store.ts';

type NewRow<K extends 'patient' | 'contact' | 'identifier'> = Omit<Tables[K]['$inferSelect'], 'id'>;

/** A patient with a file: never provisional. */
export const insertPatient = query<Omit<NewRow<'patient'>, 'provisional' | 'name' | 'mergedInto' | 'erasedAt'>>()(
	(q, t) =>
		q
			.insert(t.patient)
			.values({
				provisional: false,
				firstName: p('firstName'),
				surname: p('surname'),
				birthDate: p('birthDate'),
				gender: p('gender'),
				language: p('language'),
				filesAt: p('filesAt'),
				familyDoctor: p('familyDoctor'),
				createdAt: p('createdAt'),
			})
			.returning({ id: t.patient.id }),
);

/** `confirmedAt` null: nobody has confirmed it yet. */
export const insertContact = query<Omit<NewRow<'contact'>, 'personHash'>>()((q, t) =>
	q.insert(t.contact).values({
		patientId: p('patientId'),
		system: p('system'),
		value: p('value'),
		hash: p('hash'),
		normaliser: p('normaliser'),
		rank: p('rank'),
		confirmedAt: p('confirmedAt'),
	}),
);

export const insertIdentifier = query<NewRow<'identifier'>>()((q, t) =>
	q.insert(t.identifier).values({
		patientId: p('patientId'),
		system: p('system'),
		value: p('value'),
		hash: p('hash'),
		normaliser: p('normaliser'),
	}),
);
