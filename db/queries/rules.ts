/** Times that come again every week. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';

export const insertRule = query<{
	practitionerId: number;
	locationId: number;
	serviceIds: readonly number[];
	weekdays: readonly number[];
	fromMinute: number;
	toMinute: number;
	slotMinutes: number;
	share: number | null;
	firstDate: number;
	lastDate: number | null;
	openedBy: string;
	now: number;
}>()((q, { scheduleRule: r }) =>
	q
		.insert(r)
		.values({
			practitionerId: p('practitionerId'),
			locationId: p('locationId'),
			serviceIds: p('serviceIds'),
			weekdays: p('weekdays'),
			fromMinute: p('fromMinute'),
			toMinute: p('toMinute'),
			slotMinutes: p('slotMinutes'),
			share: put(r.share, 'share'),
			firstDate: p('firstDate'),
			lastDate: put(r.lastDate, 'lastDate'),
			openedBy: p('openedBy'),
			openedAt: p('now'),
		})
		.returning({ id: r.id }),
);

export const ruleById = query<{ id: number }>()((q, { scheduleRule }) =>
	q
		.select()
		.from(scheduleRule)
		.where(eq(scheduleRule.id, p('id'))),
);

/** Those that have not been ended. */
export const rulesOf = query<{ practitionerId: number }>()((q, { scheduleRule: r }) =>
	q
		.select()
		.from(r)
		.where(and(same(r.practitionerId, 'practitionerId'), isNull(r.endedAt)))
		.orderBy(asc(r.fromMinute), asc(r.id)),
);

export const ruleWritten = query<{ id: number; writtenTo: number }>()((q, { scheduleRule: r }) =>
	q
		.update(r)
		.set({ writtenTo: put(r.writtenTo, 'writtenTo') })
		.where(eq(r.id, p('id'))),
);

/** It goes on where `endedAt` is null, until its last day, if it has one. */
export const ruleEnded = query<{ id: number; endedAt: number | null; lastDate: number | null }>()(
	(q, { scheduleRule: r }) =>
		q
			.update(r)
			.set({ endedAt: put(r.endedAt, 'endedAt'), lastDate: put(r.lastDate, 'lastDate') })
			.where(eq(r.id, p('id'))),
);
