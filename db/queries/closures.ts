/** Closing times and opening them again. The caller has locked their practitioners. */
import { and, asc, between, eq, gt, gte, isNull, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { one, p, put, query, same } from '../store.ts';

export interface NewClosure {
	kind: 'closed' | 'holiday' | 'leave';
	locationId: number | null;
	practitionerId: number | null;
	start: number;
	end: number;
	name: string | null;
	closedBy: string;
	/** Null: it is in force. */
	endedAt: number | null;
	now: number;
}

export const insertClosure = query<NewClosure>()((q, { closure }) =>
	q
		.insert(closure)
		.values({
			kind: sql`${p('kind')}`,
			locationId: put(closure.locationId, 'locationId'),
			practitionerId: put(closure.practitionerId, 'practitionerId'),
			start: p('start'),
			end: p('end'),
			name: put(closure.name, 'name'),
			closedBy: p('closedBy'),
			closedAt: p('now'),
			endedAt: put(closure.endedAt, 'endedAt'),
		})
		.returning({ id: closure.id }),
);

const columns = ({ closure }: Tables) => ({
	id: closure.id,
	kind: closure.kind,
	locationId: closure.locationId,
	practitionerId: closure.practitionerId,
	start: closure.start,
	end: closure.end,
	name: closure.name,
	closedBy: closure.closedBy,
	closedAt: closure.closedAt,
	endedAt: closure.endedAt,
});

export const closureById = query<{ id: number }>()((q, t) =>
	q
		.select(columns(t))
		.from(t.closure)
		.where(eq(t.closure.id, p('id'))),
);

/** In force, or taken back (`endedAt`), or in force again (null). */
export const endClosure = query<{ id: number; endedAt: number | null }>()((q, { closure }) =>
	q
		.update(closure)
		.set({ endedAt: put(closure.endedAt, 'endedAt') })
		.where(eq(closure.id, p('id'))),
);

/** Those in force that touch [start, end), at whichever clinic and whosesoever; by start. */
export const closuresTouching = query<{ start: number; end: number }>()((q, t) =>
	q
		.select(columns(t))
		.from(t.closure)
		.where(
			and(
				gt(t.closure.end, p('start')),
				lt(t.closure.start, p('end')),
				// One that spans no time closes only what bears its number.
				gt(t.closure.end, t.closure.start),
				isNull(t.closure.endedAt),
			),
		)
		.orderBy(asc(t.closure.start), asc(t.closure.id)),
);

/** The holidays of a clinic that begin in [start, end), taken back or not; by start. */
export const holidaysOf = query<{ locationId: number; start: number; end: number }>()((q, t) =>
	q
		.select(columns(t))
		.from(t.closure)
		.where(
			and(
				gt(t.closure.end, p('start')),
				sql`${t.closure.start} >= ${p('start')}`,
				lt(t.closure.start, p('end')),
				same(t.closure.locationId, 'locationId'),
				sql`${t.closure.kind} = 'holiday'`,
			),
		)
		.orderBy(asc(t.closure.start), asc(t.closure.id)),
);

/** The slots to come that touch [start, end): of a practitioner, or of a clinic. `after`: start less the longest slot. */
export interface Stretch {
	practitionerId: number;
	locationId: number;
	after: number;
	start: number;
	end: number;
	/** Local dates that bound it in any zone. */
	firstDate: number;
	lastDate: number;
	now: number;
}

const touched = ({ slot }: Tables): SQL =>
	and(gt(slot.start, p('after')), lt(slot.start, p('end')), gt(slot.end, p('start')), gt(slot.start, p('now')))!;
/** Wherever, if `locationId` is 0. */
const ofPractitioner = (t: Tables): SQL =>
	and(
		same(t.slot.practitionerId, 'practitionerId'),
		sql`cast(${p('locationId')} as bigint) in (0, ${t.slot.locationId})`,
		touched(t),
	)!;
const atLocation = (t: Tables): SQL =>
	and(same(t.slot.locationId, 'locationId'), between(t.slot.localDate, p('firstDate'), p('lastDate')), touched(t))!;

const found = (within: (t: Tables) => SQL) =>
	query<Stretch>()((q, t) => {
		const { slot, appointment, patient } = t;
		return q
			.select({
				slot: {
					id: slot.id,
					practitionerId: slot.practitionerId,
					locationId: slot.locationId,
					start: slot.start,
					status: slot.status,
					holdBy: slot.holdBy,
					holdUntil: slot.holdUntil,
				},
				appointment: {
					id: appointment.id,
					reference: appointment.reference,
					patientId: appointment.patientId,
					serviceId: appointment.serviceId,
					start: appointment.start,
					end: appointment.end,
				},
				// Its id first: a joined row whose first column is null is taken for none.
				patient: { id: patient.id, name: patient.name, firstName: patient.firstName, surname: patient.surname },
			})
			.from(slot)
			.leftJoin(appointment, eq(appointment.id, slot.appointmentId))
			.leftJoin(patient, eq(patient.id, appointment.patientId))
			.where(and(within(t), ne(slot.status, 'busy-unavailable')))
			.orderBy(asc(slot.start), asc(slot.practitionerId));
	});
export const liveOfPractitioner = found(ofPractitioner);
export const liveAtLocation = found(atLocation);

/** What is free is closed; what is booked or held learns what will close it. */
const close = (within: (t: Tables) => SQL) =>
	query<Stretch & { closureId: number }>()((q, t) => {
		const { slot } = t;
		const stays = sql`(${slot.status} = 'busy' or (${slot.status} = 'busy-tentative' and ${slot.holdUntil} > ${p('now')}))`;
		const unless = (kept: SQL) => sql`case when ${stays} then ${kept} else null end`;
		return q
			.update(slot)
			.set({
				status: sql`case when ${stays} then ${slot.status} else 'busy-unavailable' end`,
				closureId: put(slot.closureId, 'closureId'),
				holdBy: unless(sql`${slot.holdBy}`),
				holdPatientId: unless(sql`${slot.holdPatientId}`),
				holdUntil: unless(sql`${slot.holdUntil}`),
			})
			.where(
				and(
					within(t),
					ne(slot.status, 'busy-unavailable'),
					sql`(${slot.closureId} is null or ${same(slot.closureId, 'closureId')})`,
				),
			)
			.returning({ scheduleId: slot.scheduleId, start: slot.start, status: slot.status });
	});
export const closeOfPractitioner = close(ofPractitioner);
export const closeAtLocation = close(atLocation);
export const closeOfSession = close((t) => and(same(t.slot.scheduleId, 'scheduleId'), touched(t))!);
/** All that a weekly rule has written from the local date `firstDate` on. */
export const closeOfRule = close(
	({ slot, schedule }) =>
		and(
			sql`${slot.scheduleId} in (select ${schedule.id} from ${schedule}
			where ${same(schedule.practitionerId, 'practitionerId')} and ${same(schedule.ruleId, 'ruleId')}
				and ${schedule.end} > ${p('now')})`,
			gt(slot.start, p('now')),
			gte(slot.localDate, p('firstDate')),
		)!,
);

/** The slots that bear a closure's number. */
export const slotsOfClosure = query<{ closureId: number }>()((q, { slot }) =>
	q
		.select({
			id: slot.id,
			scheduleId: slot.scheduleId,
			practitionerId: slot.practitionerId,
			locationId: slot.locationId,
			start: slot.start,
			end: slot.end,
			status: slot.status,
		})
		.from(slot)
		.where(same(slot.closureId, 'closureId'))
		.orderBy(asc(slot.start)),
);

/** One slot is free again, unless others were opened over it; what is booked or held is so no more once it is given up. */
export const reopenSlot = query<{ id: number; now: number; longestMs: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({
			status: sql`case when ${slot.status} = 'busy-unavailable' then 'free' else ${slot.status} end`,
			closureId: null,
		})
		.where(
			and(
				eq(slot.id, p('id')),
				sql`(${slot.status} <> 'busy-unavailable' or not exists (select 1 from ${slot} as other
					where other.practitioner_id = ${slot.practitionerId} and other.start > ${slot.start} - ${p('longestMs')}
						and other.start < ${slot.end} and other."end" > ${slot.start}
						and other.status <> 'busy-unavailable' and other.id <> ${slot.id}))`,
			),
		)
		.returning({ status: slot.status }),
);

/** One slot is closed by something else now. */
export const passToClosure = query<{ id: number; closureId: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({ closureId: put(slot.closureId, 'closureId') })
		.where(eq(slot.id, p('id'))),
);

/** The slot of a practitioner that an instant lies in. */
export const liveSlotAt = query<{ practitionerId: number; after: number; at: number }>()((q, { slot }) =>
	q
		.select({ start: slot.start, end: slot.end, locationId: slot.locationId })
		.from(slot)
		.where(
			and(
				same(slot.practitionerId, 'practitionerId'),
				gt(slot.start, p('after')),
				sql`${slot.start} <= ${p('at')}`,
				gt(slot.end, p('at')),
				ne(slot.status, 'busy-unavailable'),
			),
		)
		.limit(one),
);
