/**
 * Walks over the times that may be offered. Each follows one index in the order times are offered, and stops at its limit.
 * The two terms of `offered` are written exactly as in the partial indexes, or SQLite would not use them.
 */
import { and, asc, between, gt, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, p, query, same } from '../store.ts';
import { perCount, places } from './rows.ts';

/** What every walk is asked. Dates and minutes are local and inclusive. */
export interface Walk {
	/** Only times after this one, by start and id. */
	readonly afterStart: number;
	readonly afterId: number;
	/** Only times that start before this instant. */
	readonly before: number;
	readonly firstDate: number;
	readonly lastDate: number;
	readonly firstMinute: number;
	readonly lastMinute: number;
	/** Minutes that must be free in a row. */
	readonly minutes: number;
	readonly now: number;
	/** Whose own holds count as free. */
	readonly me: string | null;
	readonly limit: number;
}

const columns = ({ slot }: Tables) => ({
	id: slot.id,
	start: slot.start,
	localDate: slot.localDate,
	localMinute: slot.localMinute,
	locationId: slot.locationId,
	practitionerId: slot.practitionerId,
});

/** May be booked online at all, and is free for so many minutes, or as good as free for whoever asks. */
const free = ({ slot }: Tables): SQL =>
	and(
		sql`${slot.online} and ${slot.status} in ('free', 'busy-tentative')`,
		gte(slot.run, p('minutes')),
		sql`(${slot.holdUntil} is null or ${slot.holdUntil} <= ${p('now')} or ${same(slot.holdBy, 'me')})`,
	)!;

const offered = (t: Tables, ...of: SQL[]): SQL =>
	and(
		...of,
		sql`(${t.slot.start}, ${t.slot.id}) > (${p('afterStart')}, ${p('afterId')})`,
		lt(t.slot.start, p('before')),
		between(t.slot.localDate, p('firstDate'), p('lastDate')),
		between(t.slot.localMinute, p('firstMinute'), p('lastMinute')),
		free(t),
	)!;

/** In a city or district, of one menu. */
export const offeredInArea = query<Walk & { areaId: number; menuId: number }>()((q, t) =>
	q
		.select(columns(t))
		.from(t.slot)
		.where(offered(t, same(t.slot.areaId, 'areaId'), same(t.slot.menuId, 'menuId')))
		.orderBy(asc(t.slot.start), asc(t.slot.id))
		.limit(atMost('limit')),
);

/** At a clinic, of one menu. */
export const offeredAtLocation = query<Walk & { locationId: number; menuId: number }>()((q, t) =>
	q
		.select(columns(t))
		.from(t.slot)
		.where(offered(t, same(t.slot.locationId, 'locationId'), same(t.slot.menuId, 'menuId')))
		.orderBy(asc(t.slot.start), asc(t.slot.id))
		.limit(atMost('limit')),
);

/** With a practitioner, in one area or clinic or wherever; live times of one person never share a start. */
export const offeredByPractitioner = query<
	Walk & { practitionerId: number; serviceId: number; areaId: number | null; locationId: number | null }
>()((q, t) =>
	q
		.select(columns(t))
		.from(t.slot)
		.where(
			offered(
				t,
				same(t.slot.practitionerId, 'practitionerId'),
				sql`${t.slot.areaId} = coalesce(cast(${p('areaId')} as bigint), ${t.slot.areaId})`,
				sql`${t.slot.locationId} = coalesce(cast(${p('locationId')} as bigint), ${t.slot.locationId})`,
				sql`exists (select 1 from ${t.menuService} where ${t.menuService.menuId} = ${t.slot.menuId}
					and ${same(t.menuService.serviceId, 'serviceId')})`,
			),
		)
		.orderBy(asc(t.slot.start))
		.limit(atMost('limit')),
);

/**
 * With a practitioner, wherever or at one clinic, for staff: times kept for the desk too, alone or between those that are
 * online, so that `run` says nothing of them. `kept`: patients could not have it themselves.
 */
export const freeForStaff = query<
	Omit<Walk, 'afterId'> & { practitionerId: number; serviceId: number; locationId: number | null }
>()((q, t) => {
	const { slot } = t;
	const isFree = (name: SQL): SQL => sql`(${name}.status = 'free' or (${name}.status = 'busy-tentative'
		and (${name}.hold_until <= ${p('now')} or ${name}.hold_by = cast(${p('me')} as text))))`;
	const visit = sql`from ${slot} as part where part.schedule_id = ${slot.scheduleId} and part.start >= ${slot.start}
		and part.start < ${slot.start} + ${p('minutes')} * 60000`;
	return q
		.select({ ...columns(t), kept: sql`exists (select 1 ${visit} and not part.online)`.mapWith(Boolean) })
		.from(slot)
		.where(
			and(
				same(slot.practitionerId, 'practitionerId'),
				gt(slot.start, p('afterStart')),
				lt(slot.start, p('before')),
				between(slot.localDate, p('firstDate'), p('lastDate')),
				between(slot.localMinute, p('firstMinute'), p('lastMinute')),
				sql`${slot.locationId} = coalesce(cast(${p('locationId')} as bigint), ${slot.locationId})`,
				isFree(sql`${slot}`),
				sql`(select count(*) ${visit} and ${isFree(sql`part`)}) * (${slot.end} - ${slot.start}) >= ${p('minutes')} * 60000`,
				sql`exists (select 1 from ${t.menuService} where ${t.menuService.menuId} = ${slot.menuId}
					and ${same(t.menuService.serviceId, 'serviceId')})`,
			),
		)
		.orderBy(asc(slot.start))
		.limit(atMost('limit'));
});

/** An instant as an integer: better-sqlite3 binds one as a real, in which sums come out and are compared more slowly. */
const instant = (name: string): SQL => sql`cast(${p(name)} as bigint)`;

/**
 * All offered times of as many practitioners as are given (`practitionerId0`…), in whole minutes after `from`, in no order:
 * one row and one text for each of them, as thousands of rows cost more to carry than to find.
 */
export const offeredIn = perCount((count) =>
	query<
		Pick<Walk, 'before' | 'minutes' | 'now' | 'me'> & { from: number; serviceId: number } & Record<string, unknown>
	>()((q, t) => {
		const { slot, menuService } = t;
		const ids = places(count).map((place) => sql`cast(${p(`practitionerId${place}`)} as bigint)`);
		return q
			.select({
				practitionerId: slot.practitionerId,
				minutes: sql<string>`string_agg(cast((${slot.start} - ${instant('from')}) / 60000 as text), ',')`,
			})
			.from(slot)
			.where(
				and(
					sql`${slot.practitionerId} in (${sql.join(ids, sql`, `)})`,
					gte(slot.start, instant('from')),
					lt(slot.start, instant('before')),
					free(t),
					sql`${slot.menuId} in (select ${menuService.menuId} from ${menuService}
						where ${same(menuService.serviceId, 'serviceId')})`,
				),
			)
			.groupBy(slot.practitionerId);
	}),
);
