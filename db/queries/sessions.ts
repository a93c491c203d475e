/** Opening a session: its row and its slots. */
import { and, eq, gt, lt, ne } from 'drizzle-orm';
import { one, p, query, same } from '../store.ts';
import { perCount, places } from './rows.ts';

export const insertSchedule = query<{
	practitionerId: number;
	locationId: number;
	menuId: number;
	start: number;
	end: number;
	slotMinutes: number;
	openedBy: string;
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
		})
		.returning({ id: t.schedule.id }),
);

/** Free slots of one session; rows `start0`, `end0`, `localDate0`, `localMinute0`, `run0`… */
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
				online: p('online'),
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
