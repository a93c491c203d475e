/**
 * The clinics that all of them book for: eight in one city, six practitioners each, open from 8 to 17 on five days. A
 * *pool* is one clinic on one day in the morning or in the afternoon: whoever books in a pool of their own never meets
 * a time that somebody else has just taken, so every conversation is as long as the next.
 */
import type { Keyring } from '../../../db/keyring.ts';
import { open } from '../../../db/open.ts';
import { applyNetwork, type NetworkDescription } from '../../../src/core/describe.ts';
import { networkOf } from '../../../src/core/network.ts';
import { openSession } from '../../../src/core/sessions.ts';

/** A Monday, 06:00 UTC: it stands still. */
export const NOW = Date.UTC(2026, 8, 7, 6);
export const CLINICS = 8;
const STAFF = 6;
/** Tuesday to Saturday. */
const DATES = ['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11', '2026-09-12'];
const SERVICES = ['general', 'follow-up'];

export const TERMS = 'We use what you tell us here to arrange your visit, and for nothing else.';
export const WELCOME = 'Welcome to the Example Clinics. Here you can book, move or cancel a visit.';
export const PARTS = ['any', 'morning', 'afternoon', 'evening'] as const;

/** Where and when one conversation books, as the places of its choices in their lists. */
export interface Pool {
	readonly clinic: number;
	readonly day: number;
	/** 1 in the morning, 2 in the afternoon. */
	readonly part: number;
	/** The place of the time taken; the first, if left out. */
	readonly time?: number;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** 64 of them. */
export const POOLS: readonly Pool[] = range(CLINICS).flatMap((clinic) =>
	range(4).flatMap((day) => [1, 2].map((part) => ({ clinic, day, part }))),
);

const coded = <Entry>(count: number, code: string, entry: (i: number) => Entry): Record<string, Entry> =>
	Object.fromEntries(range(count).map((i) => [`${code}-${i + 1}`, entry(i)]));

const description: NetworkDescription = {
	network: {
		name: 'Example Clinics',
		welcome: WELCOME,
		phone: '021 000 0100',
		country: 'ZA',
		terms: { version: '1', text: TERMS },
	},
	areas: { city: { name: 'Cape Town' } },
	departments: { general: { name: 'General practice' }, nursing: { name: 'Nursing and tests' } },
	locations: coded(CLINICS, 'clinic', (i) => ({
		name: `Clinic ${i + 1}`,
		zone: 'UTC',
		address: `${i + 1} Example Street`,
		phone: '021 000 0101',
	})),
	services: {
		general: { name: 'General visit', length: 20, department: 'general', description: 'A visit to a doctor.' },
		'follow-up': { name: 'Follow-up', length: 20, department: 'general', description: 'A second visit.' },
		tests: { name: 'Blood test', length: 20, department: 'nursing', description: 'A sample is taken.' },
	},
	practitioners: coded(CLINICS * STAFF, 'practitioner', (i) => ({
		name: `Dr Example ${i + 1}`,
		roles: [{ location: `clinic-${(i % CLINICS) + 1}`, services: [...SERVICES, 'tests'] }],
	})),
};

/** Fills a new database with the clinics and their open times. */
export async function openClinics(url: string, keys: Keyring): Promise<void> {
	const store = await open(url, { keys, clock: () => NOW });
	await store.transaction(async (tx) => {
		await applyNetwork(tx, description);
		const network = await networkOf(tx);
		const serviceIds = network.services.all.map(({ id }) => id);
		for (const date of DATES)
			for (const { id, roles } of network.practitioners.all) {
				const locationId = network.locations.byCode.get(roles[0]!.location)!.id;
				const session = { practitionerId: id, locationId, serviceIds, date, slotMinutes: 20 };
				await openSession(tx, network, { ...session, from: '08:00', to: '17:00', openedBy: 'demo', online: true });
			}
	});
	await store.close();
}
