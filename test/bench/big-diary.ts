/**
 * A network and its diary for benches, written straight into an SQLite file: cities of three clinics; practitioners with a
 * session of 24 slots of twenty minutes on each of sixty days, from noon every second day, else from eight; twelve menus,
 * one per practitioner in turn. 95 % of the slots are booked and one in 500 is held, half of these by holds long over.
 */
import Database from 'better-sqlite3';
import type { Store } from '../../db/store.ts';
import { query } from '../../db/store.ts';
import { settings } from '../network.ts';
import { randomFrom } from './figures.ts';

export const DAYS = 60;
const SLOTS_A_DAY = 24;
const MENUS = 12;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const FIRST_DAY = Date.UTC(2026, 8, 1);
const OPENS = [8 * 60, 12 * 60] as const;

/** On every second menu, one slot long. */
export const COMMON = 1;
/** On two menus of the twelve, three slots long. */
export const RARE = 2;

export interface DiarySize {
	readonly cities: number;
	readonly practitionersPerCity: number;
}

const common = { address: '', phone: '', texts: {}, retired: false, zone: 'UTC' };
const service = {
	departmentId: 1,
	description: '',
	eligibility: {},
	forChildren: false,
	texts: {},
	retired: false,
} as const;

/** The services that a menu offers. */
const menuOf = (menu: number): number[] => [
	...(menu % 2 === 0 ? [COMMON] : []),
	...(menu % 6 === 1 ? [RARE] : []),
	3 + menu,
];

/** Fills a new database. `path` is its file, `store` a store on it. */
export async function fillDiary(store: Store, path: string, size: DiarySize): Promise<void> {
	await fillNetwork(store, size);
	const raw = new Database(path);
	try {
		writeSlots(raw, size);
	} finally {
		raw.close();
	}
}

/** All but the sessions and their slots. */
export async function fillNetwork(store: Store, size: DiarySize): Promise<void> {
	const range = (count: number) => Array.from({ length: count }, (_, i) => i);
	const rows = [
		query()((q, t) => q.insert(t.network).values({ version: 1, settings })),
		query()((q, t) =>
			q.insert(t.area).values(range(size.cities).map((i) => ({ code: `city-${i}`, name: `City ${i}` }))),
		),
		query()((q, t) =>
			q.insert(t.location).values(
				range(size.cities * 3).map((i) => ({
					...common,
					code: `clinic-${i}`,
					name: `Clinic ${i}`,
					areaId: Math.floor(i / 3) + 1,
				})),
			),
		),
		query()((q, t) => q.insert(t.department).values({ code: 'all', name: 'All', position: 0, retired: false })),
		query()((q, t) =>
			q.insert(t.healthcareService).values(
				range(2 + MENUS).map((i) => ({
					...service,
					code: `service-${i}`,
					name: `Service ${i}`,
					minutes: i + 1 === RARE ? 60 : 20,
					reason: 'none' as const,
					position: i,
				})),
			),
		),
		query()((q, t) =>
			q.insert(t.practitioner).values(
				range(size.cities * size.practitionersPerCity).map((i) => ({
					code: `practitioner-${i}`,
					name: `Practitioner ${i}`,
					roles: [],
					retired: false,
				})),
			),
		),
		query()((q, t) => q.insert(t.menu).values(range(MENUS).map((i) => ({ key: menuOf(i).join() })))),
		query()((q, t) =>
			q
				.insert(t.menuService)
				.values(range(MENUS).flatMap((i) => menuOf(i).map((serviceId) => ({ menuId: i + 1, serviceId })))),
		),
	];
	await store.transaction(async (tx) => {
		for (const insert of rows) await tx.run(insert, {});
	});
}

/** Indexes and triggers are set aside meanwhile: the rows are known to be right, and it is ten times as fast. */
function writeSlots(raw: Database.Database, size: DiarySize): void {
	raw.pragma('synchronous = OFF');
	raw.pragma('foreign_keys = OFF');
	const aside = raw
		.prepare(`select type, name, sql from sqlite_master where tbl_name = 'slot' and type in ('index', 'trigger')`)
		.all() as { type: string; name: string; sql: string }[];
	const schedule = raw.prepare(
		`insert into schedule (practitioner_id, location_id, menu_id, start, "end", slot_minutes, opened_by, opened_at)
		values (?, ?, ?, ?, ?, 20, 'demo', 0)`,
	);
	const slot = raw.prepare(
		`insert into slot (schedule_id, practitioner_id, location_id, area_id, menu_id, start, "end", local_date,
			local_minute, status, online, run, hold_by, hold_until, appointment_id)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
	);
	const random = randomFrom(7);
	raw.transaction(() => {
		for (const { type, name } of aside) raw.exec(`drop ${type} ${name}`);
		for (let day = 0; day < DAYS; day++) {
			const date = new Date(FIRST_DAY + day * DAY);
			const localDate = date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
			for (let person = 0; person < size.cities * size.practitionersPerCity; person++) {
				const area = Math.floor(person / size.practitionersPerCity);
				const of = [person + 1, area * 3 + (person % 3) + 1, area + 1, (person % MENUS) + 1] as const;
				const opens = OPENS[(person + day) % 2]!;
				const start = FIRST_DAY + day * DAY + opens * MINUTE;
				const { lastInsertRowid } = schedule.run(of[0], of[1], of[3], start, start + SLOTS_A_DAY * 20 * MINUTE);
				const states = Array.from({ length: SLOTS_A_DAY }, () => random());
				for (const [place, state] of states.entries()) {
					const from = start + place * 20 * MINUTE;
					const [status, run] =
						state < 0.95 ? (['busy', 0] as const) : [state < 0.952 ? 'busy-tentative' : 'free', runAt(states, place)];
					const hold =
						status === 'busy-tentative' ? ['someone', state < 0.951 ? 1 : Number.MAX_SAFE_INTEGER] : [null, null];
					const appointment = status === 'busy' ? 1 : null;
					slot.run(
						lastInsertRowid,
						...of,
						from,
						from + 20 * MINUTE,
						localDate,
						opens + place * 20,
						status,
						run,
						...hold,
						appointment,
					);
				}
			}
		}
		for (const { sql } of aside) raw.exec(sql);
	})();
	raw.pragma('wal_checkpoint(TRUNCATE)');
}

/** Minutes to the next slot that is not free: booked, or held by anybody. */
function runAt(states: readonly number[], place: number): number {
	const next = states.findIndex((state, later) => later > place && state < 0.952);
	return ((next === -1 ? states.length : next) - place) * 20;
}
