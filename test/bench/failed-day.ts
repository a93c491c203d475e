/**
 * `moveday`: a practitioner can't come. Sixty visits of a day are cancelled, a new time is kept for each, and whoever is
 * concerned is told: how long until that is committed, on SQLite (FULL) and on a PostgreSQL of our own. `moveday.clinic`: the
 * same of twelve with twenty visits each, on SQLite; `moveday.loop`: how long the event loop stands still meanwhile, at most.
 * Of five days the middle one; of the last figure the quietest, so that what else the machine was busy with is left out.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { book } from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { networkOf } from '../../src/core/network.ts';
import { openSession } from '../../src/core/sessions.ts';
import { failAndTell } from '../../src/failed-day.ts';
import { mustRegister } from '../network.ts';
import { startPostgres } from '../postgres-server.ts';
import { type Figures, percentile, rounded } from './figures.ts';

const NOW = Date.UTC(2026, 8, 1);
const VISITS = 60;
const PEOPLE = 12;
const EACH = 20;
const DAYS = 5;

export async function failedDay(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-failed-day-'));
	const server = await startPostgres({ durable: true });
	try {
		await server.createDatabase('failed_day');
		const figure = (value: number, most: number, visits: number) => ({
			...{ value: rounded(value), unit: `ms (${visits} visits)`, must: `≤ ${most}`, ok: value <= most },
		});
		const one = { people: 1, each: VISITS };
		const clinic = await on(`file:${join(folder, 'clinic.db')}`, { people: PEOPLE, each: EACH });
		return {
			moveday: figure((await on(`file:${join(folder, 'day.db')}`, one)).took, 1000, VISITS),
			'moveday.postgres': figure((await on(`${server.address}/failed_day`, one)).took, 1000, VISITS),
			'moveday.clinic': figure(clinic.took, 2000, PEOPLE * EACH),
			'moveday.loop': figure(clinic.stood, 20, PEOPLE * EACH),
		};
	} finally {
		await server.remove();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** How long the event loop stood still at most until it is asked. */
function watchLoop(): () => number {
	let [longest, last, over] = [0, performance.now(), false];
	const look = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		if (!over) setImmediate(look);
	};
	look();
	return () => {
		look();
		over = true;
		return longest;
	};
}

async function on(url: string, { people, each }: { people: number; each: number }) {
	const store = await open(url, { keys: keyring(randomBytes(32)), clock: () => NOW });
	try {
		await store.transaction((tx) =>
			applyNetwork(tx, {
				locations: { harbour: { name: 'Harbour Clinic', zone: 'UTC' } },
				services: { general: { name: 'General visit', length: 10 } },
				practitioners: Object.fromEntries(
					Array.from({ length: people + 1 }, (_, i) => [
						`number-${i}`,
						{ name: `Dr ${String.fromCharCode(65 + i)}`, roles: [{ location: 'harbour', services: ['general'] }] },
					]),
				),
			}),
		);
		const network = await store.read(networkOf);
		const [location] = network.locations.all;
		const [service] = network.services.all;
		const locationId = location!.id;
		const serviceId = service!.id;
		const failing = network.practitioners.all.slice(0, people).map(({ id }) => id);
		const dates = Array.from({ length: 3 * DAYS }, (_, i) => `2026-09-${String(i + 2).padStart(2, '0')}`);
		for (const date of dates)
			for (const practitionerId of failing)
				await store.transaction((tx) =>
					openSession(tx, network, {
						...{ practitionerId, locationId, serviceIds: [serviceId], date },
						...{ from: '08:00', to: '18:00', slotMinutes: 10, openedBy: 'desk', online: true },
					}),
				);
		const took: number[] = [];
		const stood: number[] = [];
		// Those that follow stay free, for the new times.
		for (const date of dates.filter((_, i) => i % 3 === 0)) {
			const localDate = Number(date.replaceAll('-', ''));
			await store.transaction(async (tx) => {
				const opened = await networkOf(tx);
				const booked = new Map<number, number>();
				for (const slot of await dayOf(tx, { locationId, localDate })) {
					const so = booked.get(slot.practitionerId) ?? 0;
					if (slot.status !== 'free' || so === each) continue;
					booked.set(slot.practitionerId, so + 1);
					const patientId = await mustRegister(tx);
					const done = await book(tx, opened, {
						slotId: slot.id,
						serviceId,
						patientId,
						by: 'desk',
						bookedBy: 'staff:1',
					});
					if (done.kind !== 'booked') throw new Error(`A visit was ${done.kind}.`);
				}
			});
			const start = Date.parse(`${date}T00:00:00Z`);
			const stretches = failing.map((practitionerId) => ({
				...{ practitionerId, locationId, start, end: start + 86_400_000 },
			}));
			const standing = watchLoop();
			const began = performance.now();
			const { visits } = await store.transaction(async (tx) =>
				failAndTell(tx, await networkOf(tx), { stretches, by: 'staff:1', proposing: true }),
			);
			took.push(performance.now() - began);
			stood.push(standing());
			if (visits.length !== people * each || visits.some(({ kept }) => !kept))
				throw new Error(
					`Of ${visits.length} visits of ${date}, ${visits.filter(({ kept }) => kept).length} have a new time.`,
				);
		}
		return { took: percentile(took, 0.5), stood: Math.min(...stood) };
	} finally {
		await store.close();
	}
}
