/** How long people wait and consultations take, and the times to come that this is held against. */
import { and, desc, eq, gt, gte, isNotNull, sql } from 'drizzle-orm';
import { atMost, p, query, same } from '../store.ts';

/** What took more than so many times its service's length was noted late; `minutes` is the length where none is known. */
export const NOTED_LATE = { times: 4, minutes: 30 };
const LATE_MS = sql.raw(String(NOTED_LATE.times * 60_000));
const LENGTH = sql.raw(String(NOTED_LATE.minutes));

/** A practitioner's last consultations that ended after an instant, the newest first; those that were noted in time. */
export const lastConsultations = query<{ practitionerId: number; after: number; limit: number }>()(
	(q, { encounter: e, healthcareService: s }) =>
		q
			.select({ calledAt: e.calledAt, startedAt: e.startedAt, finishedAt: e.finishedAt })
			.from(e)
			.leftJoin(s, eq(s.id, e.serviceId))
			.where(
				and(
					same(e.practitionerId, 'practitionerId'),
					gt(e.finishedAt, p('after')),
					isNotNull(e.calledAt),
					sql`${e.finishedAt} - coalesce(${e.startedAt}, ${e.calledAt}) <= ${LATE_MS} * coalesce(${s.minutes}, ${LENGTH})`,
				),
			)
			.orderBy(desc(e.finishedAt))
			.limit(atMost('limit')),
);

/** How long people waited at a clinic who were seen after an instant; `start`: of the visit they had. */
export const waitsAt = query<{ locationId: number; after: number }>()((q, { encounter: e, appointment }) =>
	q
		.select({
			locationId: e.locationId,
			practitionerId: e.practitionerId,
			serviceId: e.serviceId,
			arrivedAt: e.arrivedAt,
			calledAt: e.calledAt,
			start: appointment.start,
		})
		.from(e)
		.leftJoin(appointment, eq(appointment.id, e.appointmentId))
		.where(
			and(
				same(e.locationId, 'locationId'),
				sql`${e.status} in ('called', 'in-progress', 'finished')`,
				gt(e.arrivedAt, p('after')),
			),
		),
);

/** How many times are to come at a clinic that are not closed, and how many of them are online, by what their sessions offer. */
export const onlineComing = query<{ locationId: number; localDate: number; after: number }>()((q, { slot, schedule }) =>
	q
		.select({
			menuId: schedule.menuId,
			times: sql<number>`count(*)`.mapWith(Number),
			online: sql<number>`sum(case when ${slot.online} then 1 else 0 end)`.mapWith(Number),
		})
		.from(slot)
		.innerJoin(schedule, eq(schedule.id, slot.scheduleId))
		.where(
			and(
				same(slot.locationId, 'locationId'),
				gte(slot.localDate, p('localDate')),
				gt(slot.start, p('after')),
				sql`${slot.status} <> 'busy-unavailable'`,
			),
		)
		.groupBy(schedule.menuId),
);

/** Sessions at a clinic that are still to come, by practitioner, which is how they are found; their own share, of a hundred. */
export const sessionsComing = query<{ locationId: number; after: number }>()((q, { schedule, practitioner }) =>
	q
		.select({
			id: schedule.id,
			practitionerId: schedule.practitionerId,
			menuId: schedule.menuId,
			share: schedule.share,
		})
		.from(schedule)
		.where(
			and(
				sql`${schedule.practitionerId} in (select ${practitioner.id} from ${practitioner})`,
				same(schedule.locationId, 'locationId'),
				gt(schedule.start, p('after')),
			),
		),
);
