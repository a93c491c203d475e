/**
 * `moveday`: a practitioner can't come. Sixty visits of a day are cancelled, a new time is kept for each, and whoever is
 * concerned is told: how long until that is committed, on SQLite (FULL) and on a PostgreSQL of our own. Of five days the middle one.
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
const DAYS = 5;

export async function failedDay(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-failed-day-'));
	const server = await startPostgres({ durable: true });
	try {
		await server.createDatabase('failed_day');
		const figure = (value: number) => ({ value, unit: `ms (${VISITS} visits)`, must: '≤ 1000', ok: value <= 1000 });
		return {
			moveday: figure(await on(`file:${join(folder, 'day.db')}`)),
			'moveday.postgres': figure(await on(`${server.address}/failed_day`)),
		};
	} finally {
		await server.remove();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function on(url: string): Promise<number> {
	const store = await open(url, { keys: keyring(randomBytes(32)), clock: () => NOW });
	try {
		await store.transaction((tx) =>
			applyNetwork(tx, {
				locations: { harbour: { name: 'Harbour Clinic', zone: 'UTC' } },
				services: { general: { name: 'General visit', length: 10 } },
				practitioners: {
					naidoo: { name: 'Dr Naidoo', roles: [{ location: 'harbour', services: ['general'] }] },
					other: { name: 'Dr Other', roles: [{ location: 'harbour', services: ['general'] }] },
				},
			}),
		);
		const network = await store.read(networkOf);
		const [location] = network.locations.all;
		const [service] = network.services.all;
		const locationId = location!.id;
		const serviceId = service!.id;
		const practitionerId = network.practitioners.all[0]!.id;
		const dates = Array.from({ length: 3 * DAYS }, (_, i) => `2026-09-${String(i + 2).padStart(2, '0')}`);
		for (const date of dates)
			await store.transaction((tx) =>
				openSession(tx, network, {
					...{ practitionerId, locationId, serviceIds: [serviceId], date },
					...{ from: '08:00', to: '18:00', slotMinutes: 10, openedBy: 'desk', online: true },
				}),
			);
		const took: number[] = [];
		// Those that follow stay free, for the new times.
		for (const date of dates.filter((_, i) => i % 3 === 0)) {
			const localDate = Number(date.replaceAll('-', ''));
			await store.transaction(async (tx) => {
				const opened = await networkOf(tx);
				for (const slot of await dayOf(tx, { locationId, localDate })) {
					if (slot.status !== 'free') continue;
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
			const stretch = { practitionerId, locationId, start, end: start + 86_400_000 };
			const began = performance.now();
			const { visits } = await store.transaction(async (tx) =>
				failAndTell(tx, await networkOf(tx), { stretch, by: 'staff:1', proposing: true }),
			);
			took.push(performance.now() - began);
			if (visits.length === 0 || visits.some(({ kept }) => !kept))
				throw new Error(
					`Of ${visits.length} visits of ${date}, ${visits.filter(({ kept }) => kept).length} have a new time.`,
				);
		}
		return rounded(percentile(took, 0.5));
	} finally {
		await store.close();
	}
}
