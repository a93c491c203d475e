/**
 * Walks over the times that may be offered. Each follows one index in the order times are offered, and stops at its limit.
 * The two terms of `offered` are written exactly as in the partial indexes, or SQLite would not use them.
 */
import { and, asc, between, type Column, eq, gt, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
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

/** A whole number, said to be one: better-sqlite3 binds it as a real, with which sums and comparisons cost SQLite more. */
const whole = (name: string): SQL => sql`cast(${p(name)} as bigint)`;

/** May be booked online at all, and is free for so many minutes, or as good as free for whoever asks. */
const free = ({ slot }: Tables): SQL =>
	and(
		sql`${slot.online} and ${slot.status} in ('free', 'busy-tentative')`,
		gte(slot.run, whole('minutes')),
		sql`(${slot.holdUntil} is null or ${slot.holdUntil} <= ${whole('now')} or ${same(slot.holdBy, 'me')})`,
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

/** One of so many, whose names are numbered: `practitionerId0`, `practitionerId1`… */
const amongThese = (column: Column, name: string, count: number): SQL =>
	inArray(
		column,
		places(count).map((place) => whole(`${name}${place}`)),
	);

/**
 * All offered times, of any of some menus, of each of as many practitioners as are given, in whole minutes after `from`, in
 * no order: one text for each of them, as thousands of rows cost more to carry than to find. Walked person by person:
 * to group what one walk finds costs more.
 */
export const offeredIn = perCount((practitioners) =>
	perCount((menus) =>
		query<Pick<Walk, 'before' | 'minutes' | 'now' | 'me'> & { from: number } & Record<string, unknown>>()((q, t) => {
			const { slot, practitioner } = t;
			const times = q
				.select({ minutes: sql`string_agg(cast((${slot.start} - ${whole('from')}) / 60000 as text), ',')` })
				.from(slot)
				.where(
					and(
						eq(slot.practitionerId, practitioner.id),
						gte(slot.start, whole('from')),
						lt(slot.start, whole('before')),
						free(t),
						amongThese(slot.menuId, 'menuId', menus),
					),
				);
			return q
				.select({ practitionerId: practitioner.id, minutes: sql<string | null>`(${times})` })
				.from(practitioner)
				.where(amongThese(practitioner.id, 'practitionerId', practitioners));
		}),
	),
);
