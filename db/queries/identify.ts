/** Looking up who somebody says they are. Records that staff have not confirmed, or that are no more, are nobody's. */
import { and, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, query, same } from '../store.ts';

const counts = ({ patient }: Tables): SQL =>
	and(sql`not ${patient.provisional}`, isNull(patient.mergedInto), isNull(patient.erasedAt))!;

/** Records with this number, each once. */
export const recordsWithNumber = query<{ hash: string; most: number }>()((q, t) =>
	q
		.select({ id: t.patient.id, birthDate: t.patient.birthDate })
		.from(t.patient)
		.where(
			and(
				sql`${t.patient.id} in (select ${t.identifier.patientId} from ${t.identifier} where ${same(t.identifier.hash, 'hash')})`,
				counts(t),
			),
		)
		.limit(atMost('most')),
);

/** Records of which all five fields are these, each once. */
export const recordsOfPerson = query<{ hash: string; most: number }>()((q, t) =>
	q
		.select({ id: t.patient.id })
		.from(t.patient)
		.where(
			and(
				sql`${t.patient.id} in (select ${t.contact.patientId} from ${t.contact} where ${same(t.contact.personHash, 'hash')})`,
				counts(t),
			),
		)
		.limit(atMost('most')),
);
