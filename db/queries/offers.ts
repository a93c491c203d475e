/**
 * Walks over the times that may be offered. Each follows one index in the order times are offered, and stops at its limit.
 * The two terms of `offered` are written exactly as in the partial indexes, or SQLite would not use them.
 */
import { and, asc, between, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, p, query, same } from '../store.ts';

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

const offered = ({ slot }: Tables, ...of: SQL[]): SQL =>
	and(
		...of,
		sql`${slot.online} and ${slot.status} in ('free', 'busy-tentative')`,
		sql`(${slot.start}, ${slot.id}) > (${p('afterStart')}, ${p('afterId')})`,
		lt(slot.start, p('before')),
		between(slot.localDate, p('firstDate'), p('lastDate')),
		between(slot.localMinute, p('firstMinute'), p('lastMinute')),
		gte(slot.run, p('minutes')),
		sql`(${slot.holdUntil} is null or ${slot.holdUntil} <= ${p('now')} or ${slot.holdBy} = ${p('me')})`,
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
