/** The waiting room: who is in it, who was called, how long it took, and what becomes of their visits. */
import { and, asc, desc, eq, gt, gte, lte, max, min, sql } from 'drizzle-orm';
import { one, p, put, query, same } from '../store.ts';
import type { ENCOUNTER_STATUS } from '../tables/queue.ts';
import type { APPOINTMENT_STATUS } from '../tables/visits.ts';
import { perCount, places } from './rows.ts';

/** Who came after an instant and is still there: waiting, called or being seen; with the start of the visit they came for. */
export const encountersThere = query<{ locationId: number; after: number }>()((q, { encounter, appointment }) =>
	q
		.select({ encounter, start: appointment.start })
		.from(encounter)
		.leftJoin(appointment, eq(appointment.id, encounter.appointmentId))
		.where(
			and(
				same(encounter.locationId, 'locationId'),
				sql`${encounter.status} in ('arrived', 'called', 'in-progress')`,
				gt(encounter.arrivedAt, p('after')),
			),
		)
		.orderBy(asc(encounter.arrivedAt), asc(encounter.id)),
);

/** Those of one chat, at whatever clinic; which is how they are found. */
export const encountersOfChat = query<{ conversationId: string; after: number }>()(
	(q, { encounter: e, appointment, location }) =>
		q
			.select({ encounter: e, start: appointment.start })
			.from(e)
			.leftJoin(appointment, eq(appointment.id, e.appointmentId))
			.where(
				and(
					sql`${e.locationId} in (select ${location.id} from ${location})`,
					sql`${e.status} in ('arrived', 'called', 'in-progress')`,
					gt(e.arrivedAt, p('after')),
					same(e.conversationId, 'conversationId'),
				),
			)
			.orderBy(asc(e.arrivedAt), asc(e.id)),
);

export const encounterWithId = query<{ id: number }>()((q, { encounter }) =>
	q
		.select()
		.from(encounter)
		.where(eq(encounter.id, p('id'))),
);

export const encounterNumbered = query<{ locationId: number; localDate: number; number: number }>()(
	(q, { encounter: e }) =>
		q
			.select()
			.from(e)
			.where(and(same(e.locationId, 'locationId'), same(e.localDate, 'localDate'), same(e.number, 'number'))),
);

/** Everybody who came to a clinic on a day, by number: those who were seen, or left, too. */
export const encountersOn = query<{ locationId: number; localDate: number }>()((q, { encounter: e }) =>
	q
		.select()
		.from(e)
		.where(and(same(e.locationId, 'locationId'), same(e.localDate, 'localDate')))
		.orderBy(asc(e.number)),
);

/** What was done to somebody in the queue, by whom and with what it takes to undo it; the last first. */
export const doneTo = query<{ entity: string; action: string }>()((q, { auditEvent: a }) =>
	q
		.select({ id: a.id, actor: a.actor, detail: a.detail })
		.from(a)
		.where(and(same(a.entity, 'entity'), same(a.action, 'action')))
		.orderBy(desc(a.id)),
);

/** What came of a visit in the waiting room of a day: where somebody left and came again, the last. */
export const encounterFor = query<{ locationId: number; localDate: number; appointmentId: number }>()(
	(q, { encounter: e }) =>
		q
			.select()
			.from(e)
			.where(
				and(same(e.locationId, 'locationId'), same(e.localDate, 'localDate'), same(e.appointmentId, 'appointmentId')),
			)
			.orderBy(desc(e.id))
			.limit(one),
);

export const lastNumber = query<{ locationId: number; localDate: number }>()((q, { encounter: e }) =>
	q
		.select({ number: max(e.number) })
		.from(e)
		.where(and(same(e.locationId, 'locationId'), same(e.localDate, 'localDate'))),
);

export const insertEncounter = query<{
	locationId: number;
	practitionerId: number | null;
	serviceId: number | null;
	appointmentId: number | null;
	patientId: number | null;
	conversationId: string | null;
	number: number;
	localDate: number;
	arrivedBy: string;
	now: number;
}>()((q, { encounter }) =>
	q
		.insert(encounter)
		.values({
			locationId: p('locationId'),
			practitionerId: p('practitionerId'),
			serviceId: p('serviceId'),
			appointmentId: p('appointmentId'),
			patientId: p('patientId'),
			conversationId: p('conversationId'),
			number: p('number'),
			localDate: p('localDate'),
			status: 'arrived',
			arrivedAt: p('now'),
			arrivedBy: p('arrivedBy'),
		})
		.returning(),
);

/** Writes what became of somebody, if nobody else was faster: their status was `from` until now. */
export const moveEncounter = query<{
	id: number;
	from: (typeof ENCOUNTER_STATUS)[number];
	status: (typeof ENCOUNTER_STATUS)[number];
	practitionerId: number | null;
	conversationId: string | null;
	calledAt: number | null;
	startedAt: number | null;
	finishedAt: number | null;
}>()((q, { encounter: e }) =>
	q
		.update(e)
		.set({
			status: put(e.status, 'status'),
			practitionerId: put(e.practitionerId, 'practitionerId'),
			conversationId: put(e.conversationId, 'conversationId'),
			calledAt: put(e.calledAt, 'calledAt'),
			startedAt: put(e.startedAt, 'startedAt'),
			finishedAt: put(e.finishedAt, 'finishedAt'),
		})
		.where(and(eq(e.id, p('id')), same(e.status, 'from')))
		.returning(),
);

/** A visit's own status, if it was `from` until now. */
export const markVisit = query<{
	id: number;
	from: (typeof APPOINTMENT_STATUS)[number];
	status: (typeof APPOINTMENT_STATUS)[number];
	now: number;
}>()((q, { appointment: a }) =>
	q
		.update(a)
		.set({ status: put(a.status, 'status'), changedAt: put(a.changedAt, 'now') })
		.where(and(eq(a.id, p('id')), same(a.status, 'from')))
		.returning(),
);

/** Visits of some patients (`patient0`…) that begin between two instants and were not cancelled, by start. */
export const visitsBetween = perCount((count) =>
	query<Record<string, unknown>>()((q, { appointment: a }) =>
		q
			.select()
			.from(a)
			.where(
				and(
					sql`${a.patientId} in (${sql.join(
						places(count).map((place) => p(`patient${place}`)),
						sql`, `,
					)})`,
					gte(a.start, p('from')),
					lte(a.start, p('to')),
					sql`${a.status} in ('booked', 'arrived', 'fulfilled', 'noshow')`,
				),
			)
			.orderBy(asc(a.start)),
	),
);

/** Who has times at a clinic on a local day. */
export const practitionersOn = query<{ locationId: number; localDate: number }>()((q, { slot }) =>
	q
		.selectDistinct({ practitionerId: slot.practitionerId })
		.from(slot)
		.where(
			and(
				same(slot.locationId, 'locationId'),
				same(slot.localDate, 'localDate'),
				sql`${slot.status} <> 'busy-unavailable'`,
			),
		),
);

/** When somebody first came to a clinic, after an instant. */
export const firstArrival = query<{ locationId: number; localDate: number }>()((q, { encounter: e }) =>
	q
		.select({ at: min(e.arrivedAt) })
		.from(e)
		.where(and(same(e.locationId, 'locationId'), gte(e.localDate, p('localDate')))),
);

/** Booked visits of a clinic that began between two instants: nobody came for them. By practitioner is how they are found. */
export const notCome = query<{ locationId: number; from: number; to: number }>()(
	(q, { appointment: a, practitioner }) =>
		q
			.select({ id: a.id, start: a.start, practitionerId: a.practitionerId })
			.from(a)
			.where(
				and(
					sql`${a.practitionerId} in (select ${practitioner.id} from ${practitioner})`,
					same(a.locationId, 'locationId'),
					sql`${a.status} = 'booked'`,
					gt(a.start, p('from')),
					lte(a.start, p('to')),
				),
			)
			.orderBy(asc(a.start)),
);
