/**
 * `slots.window`: all free times of 50 practitioners over 28 days, 28,715 of their 44,800 quarters of an hour taken, on
 * SQLite, through the store. The median.
 *
 * The same question goes to a loop over integers that knows neither zones, rules nor holds, and whose bookings lie sorted
 * in memory: the floor. And of one practitioner's day it goes to `time-slots-finder`, given the hours and the bookings of
 * that practitioner as its documentation teaches: the whole would take it minutes. They must answer the same before
 * anything is measured.
 */
import { deepStrictEqual } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getAvailableTimeSlotsInCalendar, type TimeSlotsFinderConfiguration } from 'time-slots-finder';
import { keyring } from '../../db/keyring.ts';
import { mendRun } from '../../db/queries/holds.ts';
import { openSqlite } from '../../db/sqlite.ts';
import type { Store } from '../../db/store.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { networkOf } from '../../src/core/network.ts';
import { openSession } from '../../src/core/sessions.ts';
import { freeSlotsIn } from '../../src/core/window.ts';
import { wallTimeOf } from '../../src/core/zones.ts';
import { type Figures, percentile, quietest, randomFrom, rounded } from './figures.ts';

const [PRACTITIONERS, DAYS, TAKEN] = [50, 28, 28_715];
const QUARTERS = 32;
const QUARTER = 15 * 60_000;
const DAY = 24 * 60 * 60_000;
const ZONE = 'Africa/Johannesburg';
/** Midnight there. Far ahead, as time-slots-finder offers nothing before the clock's own now. */
const FIRST_DAY = Date.UTC(2050, 8, 4, 22);
const [OPENS, CLOSES] = ['08:00', '16:00'];

/** By practitioner (0 to 49), in order. */
type Starts = readonly (readonly number[])[];

export async function window(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-window-'));
	const path = join(folder, 'bench.db');
	const store = openSqlite(path, { keys: keyring(randomBytes(32)), clock: () => FIRST_DAY });
	try {
		const taken = drawTaken();
		const asked = { ...(await fill(store, path, taken)), from: FIRST_DAY, before: FIRST_DAY + DAYS * DAY };
		const network = await store.read(networkOf);
		const ours = () => store.read((reading) => freeSlotsIn(reading, network, asked));
		const floor = integerFloor(taken);
		const finder = timeSlotsFinder(taken[0]!);

		const found = await ours();
		const free = asked.practitionerIds.map((id) => found.get(id) ?? []);
		deepStrictEqual(free, floor());
		const endOfDay = FIRST_DAY + DAY;
		deepStrictEqual(
			free[0]!.filter((start) => start < endOfDay),
			finder(),
		);
		deepStrictEqual(free.flat().length, PRACTITIONERS * DAYS * QUARTERS - TAKEN);

		const median = async (calls: number, call: () => unknown) =>
			rounded(percentile(await quietest(calls, async () => call()), 0.5));
		const [our, least, theirs] = [await median(100, ours), await median(100, floor), await median(1, finder)];
		const beside = `integers alone ${least}; time-slots-finder, one person's day, ${theirs}`;
		return { 'slots.window': { value: our, unit: `ms (${beside})`, must: '≤ 5 (p50)', ok: our <= 5 } };
	} finally {
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

const opensOn = (day: number): number => FIRST_DAY + day * DAY + 8 * 60 * 60_000;

/** The starts that are taken, drawn at random. */
function drawTaken(): Starts {
	const random = randomFrom(5);
	const all = PRACTITIONERS * DAYS * QUARTERS;
	const drawn = new Set<number>();
	while (drawn.size < TAKEN) drawn.add(Math.floor(random() * all));
	const starts = Array.from({ length: PRACTITIONERS }, (): number[] => []);
	for (const place of [...drawn].sort((a, b) => a - b)) {
		const [practitioner, day] = [Math.floor(place / QUARTERS / DAYS), Math.floor(place / QUARTERS) % DAYS];
		starts[practitioner]!.push(opensOn(day) + (place % QUARTERS) * QUARTER);
	}
	return starts;
}

/** Opens every session, and writes the bookings as the slots show them. */
async function fill(store: Store, path: string, taken: Starts) {
	const sessions = await store.transaction(async (tx) => {
		const names = Array.from(taken, (_, place) => [`p${place}`, { name: `Practitioner ${place}` }] as const);
		await applyNetwork(tx, {
			locations: { clinic: { name: 'Clinic', zone: ZONE } },
			services: { general: { name: 'General visit', length: 15 } },
			practitioners: Object.fromEntries(names),
		});
		const network = await networkOf(tx);
		const opened: number[] = [];
		for (const { id: practitionerId } of network.practitioners.all)
			for (let day = 0; day < DAYS; day++) {
				const date = new Date(opensOn(day)).toISOString().slice(0, 10);
				const [locationId, serviceIds] = [network.locations.all[0]!.id, [network.services.all[0]!.id]];
				const who = { practitionerId, locationId, serviceIds, openedBy: 'demo', online: true };
				const session = await openSession(tx, network, { ...who, date, from: OPENS, to: CLOSES, slotMinutes: 15 });
				if (session.kind === 'opened') opened.push(session.scheduleId);
			}
		return opened;
	});
	const { services, practitioners } = await store.read(networkOf);
	const practitionerIds = practitioners.all.map(({ id }) => id);
	const raw = new Database(path);
	const book = raw.prepare(
		`update slot set status = 'busy', appointment_id = 1 where practitioner_id = ? and start = ?`,
	);
	raw.transaction(() => {
		for (const [place, starts] of taken.entries()) for (const start of starts) book.run(practitionerIds[place], start);
	})();
	raw.close();
	await store.transaction(async (tx) => {
		for (const scheduleId of sessions)
			await tx.run(mendRun, { scheduleId, from: FIRST_DAY, to: FIRST_DAY + (DAYS + 1) * DAY });
	});
	return { practitionerIds, serviceId: services.all[0]!.id };
}

/** Every quarter that is open and not among those taken: one walk along both. */
function integerFloor(taken: Starts): () => number[][] {
	const sorted = taken.map((starts) => Float64Array.from(starts));
	return () =>
		sorted.map((starts) => {
			const free: number[] = [];
			let next = 0;
			for (let day = 0; day < DAYS; day++)
				for (let place = 0, start = opensOn(day); place < QUARTERS; place++, start += QUARTER)
					if (starts[next] === start) next++;
					else free.push(start);
			return free;
		});
}

/** The first day of one practitioner. */
function timeSlotsFinder(taken: readonly number[]): () => number[] {
	const shifts = [{ startTime: OPENS, endTime: CLOSES }];
	const configuration: TimeSlotsFinderConfiguration = {
		timeSlotDuration: 15,
		slotStartMinuteStep: 15,
		availablePeriods: [1, 2, 3, 4, 5, 6, 7].map((isoWeekDay) => ({ isoWeekDay, shifts })),
		unavailablePeriods: taken
			.filter((start) => start < FIRST_DAY + DAY)
			.map((start) => ({ startAt: momentOf(start), endAt: momentOf(start + QUARTER) })),
		timeZone: ZONE,
	};
	const [from, to] = [new Date(FIRST_DAY), new Date(FIRST_DAY + DAY - 1)];
	return () => getAvailableTimeSlotsInCalendar({ configuration, from, to }).map(({ startAt }) => startAt.getTime());
}

/** As its periods are written: on the clinic's clock, months from 0. */
function momentOf(instant: number) {
	const { date, minute } = wallTimeOf(instant, ZONE);
	const [year, month, day] = [Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100];
	return { year, month, day, hour: Math.floor(minute / 60), minute: minute % 60 };
}
