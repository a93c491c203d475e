/** Writing a patient as a clinic's register knows one. */
import { and, eq, gt, gte, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { p, put, query, same } from '../store.ts';
import { perCount, places } from './rows.ts';

type NewRow<K extends 'patient' | 'contact' | 'identifier'> = Omit<Tables[K]['$inferSelect'], 'id'>;
/** What may change of a patient later on. */
type PatientFields = Omit<NewRow<'patient'>, 'createdAt' | 'mergedInto' | 'erasedAt'>;

export const newPatient = query<PatientFields & { now: number }>()((q, t) =>
	q
		.insert(t.patient)
		.values({
			provisional: p('provisional'),
			firstName: p('firstName'),
			surname: p('surname'),
			name: p('name'),
			birthDate: p('birthDate'),
			gender: p('gender'),
			language: p('language'),
			filesAt: p('filesAt'),
			familyDoctor: p('familyDoctor'),
			createdAt: p('now'),
		})
		.returning({ id: t.patient.id }),
);

export const rewritePatient = query<PatientFields & { id: number }>()((q, { patient: t }) =>
	q
		.update(t)
		.set({
			provisional: put(t.provisional, 'provisional'),
			firstName: put(t.firstName, 'firstName'),
			surname: put(t.surname, 'surname'),
			name: put(t.name, 'name'),
			birthDate: put(t.birthDate, 'birthDate'),
			gender: put(t.gender, 'gender'),
			language: put(t.language, 'language'),
			filesAt: put(t.filesAt, 'filesAt'),
			familyDoctor: put(t.familyDoctor, 'familyDoctor'),
		})
		.where(eq(t.id, p('id'))),
);

/** `confirmedAt` null: nobody has confirmed it yet. */
export const newContact = query<NewRow<'contact'>>()((q, t) =>
	q.insert(t.contact).values({
		patientId: p('patientId'),
		system: p('system'),
		value: p('value'),
		hash: p('hash'),
		personHash: p('personHash'),
		normaliser: p('normaliser'),
		rank: p('rank'),
		confirmedAt: p('confirmedAt'),
	}),
);

/** No list is so long. */
const LIFT = 1_000_000;

/** Makes room in the ranks of a patient's contacts: no two may ever be the same. */
export const liftContacts = query<{ patientId: number }>()((q, { contact: c }) =>
	q
		.update(c)
		.set({ rank: sql`${c.rank} + ${sql.raw(`${LIFT}`)}` })
		.where(same(c.patientId, 'patientId')),
);

/** Gives a contact its place again. */
export const placeContact = query<
	Pick<NewRow<'contact'>, 'hash' | 'personHash' | 'normaliser' | 'rank' | 'confirmedAt'> & { id: number }
>()((q, { contact: c }) =>
	q
		.update(c)
		.set({
			hash: put(c.hash, 'hash'),
			personHash: put(c.personHash, 'personHash'),
			normaliser: put(c.normaliser, 'normaliser'),
			rank: put(c.rank, 'rank'),
			confirmedAt: put(c.confirmedAt, 'confirmedAt'),
		})
		.where(eq(c.id, p('id'))),
);

/** Contacts that were given no place again. */
export const dropLifted = query<{ patientId: number }>()((q, { contact: c }) =>
	q.delete(c).where(and(same(c.patientId, 'patientId'), gte(c.rank, sql.raw(`${LIFT}`)))),
);

export const newIdentifier = query<NewRow<'identifier'>>()((q, t) =>
	q.insert(t.identifier).values({
		patientId: p('patientId'),
		system: p('system'),
		value: p('value'),
		hash: p('hash'),
		normaliser: p('normaliser'),
	}),
);

export const dropIdentifiers = query<{ patientId: number }>()((q, { identifier: i }) =>
	q.delete(i).where(same(i.patientId, 'patientId')),
);

/** By `numbered`: `hash0`, `hash1`… */
export const newNames = perCount((count) =>
	query<{ patientId: number } & Record<string, unknown>>()((q, t) =>
		q
			.insert(t.patientName)
			.values(places(count).map((place) => ({ patientId: p('patientId'), hash: p(`hash${place}`) }))),
	),
);

export const dropNames = query<{ patientId: number }>()((q, { patientName: n }) =>
	q.delete(n).where(same(n.patientId, 'patientId')),
);

/** The names of records numbered so of which no contact says that their hashes are made by these rules, or later ones. */
export const hashedBefore = query<{ after: number; upTo: number; normaliser: number }>()(
	(q, { patient: t, contact: c }) =>
		q
			.select({ id: t.id, firstName: t.firstName, surname: t.surname, name: t.name })
			.from(t)
			.where(
				and(
					gt(t.id, p('after')),
					lte(t.id, p('upTo')),
					isNull(t.erasedAt),
					sql`not exists (select 1 from ${c} where ${c.patientId} = ${t.id} and ${c.normaliser} >= ${p('normaliser')})`,
				),
			)
			.orderBy(t.id),
);

export const noteHashed = query<{ after: number; upTo: number; normaliser: number }>()((q, { contact: c }) =>
	q
		.update(c)
		.set({ normaliser: put(c.normaliser, 'normaliser') })
		.where(and(gt(c.patientId, p('after')), lte(c.patientId, p('upTo')), lt(c.normaliser, p('normaliser')))),
);
