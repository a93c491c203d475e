/** Writing a register many records at a time, and finding what came with it before. */
import { and, eq, gt, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, one, p, put, query, same } from '../store.ts';
import type { Into } from './many.ts';
import { perCount, places } from './rows.ts';

/** The parameters are a list: hashes, and what else is said before them. */
const among = (count: number, from = 0): SQL =>
	sql.join(
		places(count).map((place) => p(`${from + place}`)),
		sql`, `,
	);

/** Where records of a source came from: the source, and then the hashes of their keys. */
export const sourcesWithKeys = perCount((count) =>
	query<readonly string[]>()((q, { patientSource: s, patient }) =>
		q
			.select({
				id: s.id,
				key: s.key,
				digest: s.digest,
				patientId: s.patientId,
				mergedInto: patient.mergedInto,
				erasedAt: patient.erasedAt,
			})
			.from(s)
			.innerJoin(patient, eq(patient.id, s.patientId))
			.where(and(same(s.source, '0'), sql`${s.key} in (${among(count, 1)})`)),
	),
);

/** Which of these contacts are on a record. */
export const contactsOnRecord = perCount((count) =>
	query<readonly string[]>()((q, { contact: c }) =>
		q
			.selectDistinct({ hash: c.hash })
			.from(c)
			.where(sql`${c.hash} in (${among(count)})`),
	),
);

/** Which of these numbers are on a record. */
export const numbersOnRecord = perCount((count) =>
	query<readonly string[]>()((q, { identifier: i }) =>
		q
			.selectDistinct({ hash: i.hash })
			.from(i)
			.where(sql`${i.hash} in (${among(count)})`),
	),
);

const PATIENT = 'provisional firstName surname birthDate gender language filesAt familyDoctor createdAt'.split(' ');

/** Answers the ids; sorted, they are in the order of the rows. */
export const patientsInto: Into<readonly { readonly id: number }[]> = {
	columns: PATIENT,
	of: perCount((count) =>
		query<readonly unknown[]>()((q, { patient }) =>
			q.insert(patient).values(rowsOf<'patient'>(count, PATIENT)).returning({ id: patient.id }),
		),
	),
};

export const contactsInto = into('contact', 'patientId system value hash personHash normaliser rank confirmedAt');
export const identifiersInto = into('identifier', 'patientId system value hash normaliser');
export const namesInto = into('patientName', 'patientId hash');
export const sourcesInto = into('patientSource', 'patientId source key own digest at');

function into<K extends 'contact' | 'identifier' | 'patientName' | 'patientSource'>(
	kind: K,
	list: string,
): Into<unknown> {
	const columns = list.split(' ');
	return {
		columns,
		of: perCount((count) =>
			// The tables differ only in their columns, which are named here as they are; one stands for all to the compiler.
			query<readonly unknown[]>()((q, t) =>
				q.insert(t[kind] as Tables['patientName']).values(rowsOf<'patientName'>(count, columns)),
			),
		),
	};
}

const rowsOf = <K extends keyof Tables>(count: number, columns: readonly string[]) =>
	places(count).map((row) =>
		Object.fromEntries(columns.map((name, place) => [name, p(`${row * columns.length + place}`)])),
	) as unknown as Tables[K]['$inferInsert'][];

/** Registers that stand behind a record. */
export const sourcesOfPatient = query<{ patientId: number }>()((q, { patientSource: s }) =>
	q.select({ source: s.source }).from(s).where(same(s.patientId, 'patientId')).limit(one),
);

export const updateSource = query<{ source: string; key: string; digest: string; now: number }>()(
	(q, { patientSource: s }) =>
		q
			.update(s)
			.set({ digest: put(s.digest, 'digest'), at: put(s.at, 'now') })
			.where(and(same(s.source, 'source'), same(s.key, 'key'))),
);

/** The newest of a source's records. */
export const lastSource = query<{ source: string }>()((q, { patientSource: s }) =>
	q
		.select({ id: sql<number>`coalesce(max(${s.id}), 0)`.mapWith(Number) })
		.from(s)
		.where(same(s.source, 'source')),
);

/** Records of a source after one of them and up to another, of people who are still on record. */
export const sourcesAfter = query<{ source: string; after: number; upTo: number; most: number }>()(
	(q, { patientSource: s, patient }) =>
		q
			.select({ id: s.id, patientId: s.patientId })
			.from(s)
			.innerJoin(patient, eq(patient.id, s.patientId))
			.where(and(same(s.source, 'source'), gt(s.id, p('after')), lte(s.id, p('upTo')), isNull(patient.erasedAt)))
			.orderBy(s.id)
			.limit(atMost('most')),
);
