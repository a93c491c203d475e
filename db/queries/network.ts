/** The network's tables, read whole: they are small and kept in memory. */
import { eq, sql } from 'drizzle-orm';
import { p, query } from '../store.ts';
import { perCount, places } from './rows.ts';

export const networkVersion = query()((q, t) => q.select({ version: t.network.version }).from(t.network));
export const networkRow = query()((q, t) => q.select().from(t.network));
export const allAreas = query()((q, t) => q.select().from(t.area).orderBy(t.area.id));
export const allLocations = query()((q, t) => q.select().from(t.location).orderBy(t.location.id));
export const allDepartments = query()((q, t) => q.select().from(t.department).orderBy(t.department.position));
export const allServices = query()((q, t) =>
	q.select().from(t.healthcareService).orderBy(t.healthcareService.position),
);
export const allPractitioners = query()((q, t) => q.select().from(t.practitioner).orderBy(t.practitioner.id));
export const allMenuServices = query()((q, t) => q.select().from(t.menuService).orderBy(t.menuService.id));

export const raiseVersion = query()((q, t) => q.update(t.network).set({ version: sql`${t.network.version} + 1` }));

export const menuByKey = query<{ key: string }>()((q, t) =>
	q
		.select({ id: t.menu.id })
		.from(t.menu)
		.where(eq(t.menu.key, p('key'))),
);
/** Answers nothing when the menu is there already. */
export const insertMenu = query<{ key: string }>()((q, t) =>
	q
		.insert(t.menu)
		.values({ key: p('key') })
		.onConflictDoNothing()
		.returning({ id: t.menu.id }),
);
/** Rows `serviceId0`, `serviceId1`… of one menu. */
export const insertMenuServices = perCount((count) =>
	query<Record<string, unknown>>()((q, t) =>
		q
			.insert(t.menuService)
			.values(places(count).map((place) => ({ menuId: p('menuId'), serviceId: p(`serviceId${place}`) }))),
	),
);
