/** Opening a session: its row and its slots. */
import { and, eq, gt, lt, max, ne, sql } from 'drizzle-orm';
import { one, p, put, query, same } from '../store.ts';
import { perCount, places } from './rows.ts';

export const insertSchedule = query<{
	practitionerId: number;
	locationId: number;
	menuId: number;
	start: number;
	end: number;
	slotMinutes: number;
	openedBy: string;
	ruleId: number | null;
	share: number | null;
	now: number;
}>()((q, t) =>
	q
		.insert(t.schedule)
		.values({
			practitionerId: p('practitionerId'),
			locationId: p('locationId'),
			menuId: p('menuId'),
			start: p('start'),
			end: p('end'),
			slotMinutes: p('slotMinutes'),
			openedBy: p('openedBy'),
			openedAt: p('now'),
			ruleId: put(t.schedule.ruleId, 'ruleId'),
			share: put(t.schedule.share, 'share'),
		})
		.returning({ id: t.schedule.id }),
);

/** Free slots of one session; rows `start0`, `end0`, `localDate0`, `localMinute0`, `online0`, `run0`… */
export const insertSlots = perCount((count) =>
	query<Record<string, unknown>>()((q, t) =>
		q.insert(t.slot).values(
			places(count).map((place) => ({
				scheduleId: p('scheduleId'),
				practitionerId: p('practitionerId'),
				locationId: p('locationId'),
				areaId: p('areaId'),
				menuId: p('menuId'),
				start: p(`start${place}`),
				end: p(`end${place}`),
				localDate: p(`localDate${place}`),
				localMinute: p(`localMinute${place}`),
				status: 'free' as const,
				online: p(`online${place}`),
				run: p(`run${place}`),
			})),
		),
	),
);

/** Open times of a practitioner that overlap [start, end), earliest first. `after`: start less the longest slot. */
export const firstOverlap = query<{ practitionerId: number; after: number; start: number; end: number }>()((q, t) =>
	q
		.select({ start: t.schedule.start, end: t.schedule.end, locationId: t.schedule.locationId })
		.from(t.slot)
		.innerJoin(t.schedule, eq(t.schedule.id, t.slot.scheduleId))
		.where(
			and(
				same(t.slot.practitionerId, 'practitionerId'),
				gt(t.slot.start, p('after')),
				lt(t.slot.start, p('end')),
				gt(t.slot.end, p('start')),
				ne(t.slot.status, 'busy-unavailable'),
			),
		)
		.orderBy(t.slot.start)
		.limit(one),
);

/** Whose session it is, and how many of its slots are booked or held now. */
export const sessionUsed = query<{ scheduleId: number; now: number }>()((q, { slot }) =>
	q
		.select({
			practitionerId: slot.practitionerId,
			inUse: max(
				sql<number>`case when ${slot.status} = 'busy' or (${slot.status} = 'busy-tentative' and ${slot.holdUntil} > ${p('now')})
					then 1 else 0 end`,
			).mapWith(Number),
		})
		.from(slot)
		.where(same(slot.scheduleId, 'scheduleId'))
		.groupBy(slot.practitionerId),
);

/** Closed by nothing that could open them again: they are as good as gone. */
export const withdrawSlots = query<{ scheduleId: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({
			status: 'busy-unavailable',
			run: 0,
			closureId: null,
			holdBy: null,
			holdPatientId: null,
			holdUntil: null,
		})
		.where(same(slot.scheduleId, 'scheduleId')),
);
