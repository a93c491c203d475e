/** Which times of a session are online, and which are kept. The caller has locked its practitioner. */
import { and, asc, between, eq, gt, lte, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { one, p, put, query, same } from '../store.ts';

export const sessionToShare = query<{ id: number }>()((q, { schedule }) =>
	q
		.select({
			id: schedule.id,
			practitionerId: schedule.practitionerId,
			locationId: schedule.locationId,
			menuId: schedule.menuId,
			start: schedule.start,
			end: schedule.end,
			slotMinutes: schedule.slotMinutes,
			share: schedule.share,
		})
		.from(schedule)
		.where(eq(schedule.id, p('id'))),
);

export const shareSession = query<{ id: number; share: number | null }>()((q, { schedule }) =>
	q
		.update(schedule)
		.set({ share: put(schedule.share, 'share') })
		.where(eq(schedule.id, p('id'))),
);

interface Wanted {
	scheduleId: number;
	/** Of a hundred. */
	percent: number;
	/** Of the session. */
	start: number;
	/** Times within so many milliseconds of each other are alike. */
	blockMs: number;
	now: number;
}

/** Whether a slot is to be online, by its place in the session (`spread`). */
const wanted = ({ slot }: Tables): SQL => {
	const whole = (name: string) => sql`cast(${p(name)} as bigint)`;
	const place = sql`((${slot.start} - ${whole('start')}) / ${whole('blockMs')})`;
	const percent = whole('percent');
	return sql`((2 * (${place} + 1) * ${percent} + 100) / 200 > (2 * ${place} * ${percent} + 100) / 200)`;
};

const differs = (t: Tables): SQL =>
	and(same(t.slot.scheduleId, 'scheduleId'), gt(t.slot.start, p('now')), sql`${t.slot.online} <> ${wanted(t)}`)!;

const inUse = ({ slot }: Tables): SQL =>
	sql`(${slot.status} = 'busy' or (${slot.status} = 'busy-tentative' and ${slot.holdUntil} > ${p('now')}))`;

/** Those that would change but for who has booked or holds them. */
export const marksThatStay = query<Wanted>()((q, t) =>
	q
		.select({ id: t.slot.id })
		.from(t.slot)
		.where(and(differs(t), inUse(t))),
);

/** The others change. */
export const shareSlots = query<Wanted>()((q, t) =>
	q
		.update(t.slot)
		.set({ online: wanted(t) })
		.where(and(differs(t), sql`not ${inUse(t)}`))
		.returning({ online: t.slot.online }),
);

/** Kept times that begin by an instant go online. */
export const releaseSlots = query<{ scheduleId: number; now: number; before: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({ online: true })
		.where(
			and(
				same(slot.scheduleId, 'scheduleId'),
				eq(slot.online, false),
				gt(slot.start, p('now')),
				lte(slot.start, p('before')),
			),
		)
		.returning({ scheduleId: slot.scheduleId, start: slot.start }),
);

/** The first kept time after an instant. */
export const keptNext = query<{ scheduleId: number; after: number }>()((q, { slot }) =>
	q
		.select({ start: slot.start })
		.from(slot)
		.where(and(same(slot.scheduleId, 'scheduleId'), eq(slot.online, false), gt(slot.start, p('after'))))
		.orderBy(asc(slot.start))
		.limit(one),
);

/** The sessions of a clinic that have kept times to come on these local days and until an instant, with the first of them. */
export const keptSessions = query<{
	locationId: number;
	firstDate: number;
	lastDate: number;
	now: number;
	until: number;
}>()((q, { slot }) =>
	q
		.select({
			scheduleId: slot.scheduleId,
			practitionerId: slot.practitionerId,
			menuId: slot.menuId,
			start: sql<number>`min(${slot.start})`.mapWith(Number),
		})
		.from(slot)
		.where(
			and(
				same(slot.locationId, 'locationId'),
				between(slot.localDate, p('firstDate'), p('lastDate')),
				eq(slot.online, false),
				gt(slot.start, p('now')),
				lte(slot.start, p('until')),
			),
		)
		.groupBy(slot.scheduleId, slot.practitionerId, slot.menuId),
);

/** The sessions of a practitioner on a local day, and how their times stand: online, kept, and in use. */
export const sessionsOn = query<{
	practitionerId: number;
	localDate: number;
	from: number;
	before: number;
	now: number;
}>()((q, t) => {
	const { slot, schedule } = t;
	const live = sql`${slot.status} <> 'busy-unavailable' and ${slot.start} > ${p('now')}`;
	const count = (what: SQL) => sql<number>`sum(case when ${live} and ${what} then 1 else 0 end)`.mapWith(Number);
	return q
		.select({
			id: schedule.id,
			locationId: schedule.locationId,
			menuId: schedule.menuId,
			start: schedule.start,
			end: schedule.end,
			share: schedule.share,
			online: count(sql`${slot.online}`),
			kept: count(sql`not ${slot.online}`),
		})
		.from(slot)
		.innerJoin(schedule, eq(schedule.id, slot.scheduleId))
		.where(
			and(
				same(slot.practitionerId, 'practitionerId'),
				between(slot.start, p('from'), p('before')),
				same(slot.localDate, 'localDate'),
			),
		)
		.groupBy(schedule.id, schedule.locationId, schedule.menuId, schedule.start, schedule.end, schedule.share)
		.orderBy(asc(schedule.start));
});
