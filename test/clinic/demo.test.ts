import { readFileSync } from 'node:fs';
import { DateTime, IANAZone } from 'luxon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../../db/store.ts';
import { loadDemo } from '../../src/clinic/demo/load.ts';
import { readRegister } from '../../src/clinic/demo/register.ts';
import { contactOf } from '../../src/core/contacts.ts';
import { openToEverybody } from '../../src/core/eligibility.ts';
import { networkOf } from '../../src/core/network.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { Clock, ENGINES, type Engine, type Fresh, freshStore } from '../engines.ts';
import { mustRead } from './small.ts';

const FILE = mustRead(readFileSync(new URL('../../src/clinic/demo/clinic.yaml', import.meta.url), 'utf8'));

/** The keys whose values people read. */
const TEXT_KEYS = ['name', 'welcome', 'description', 'why', 'bring', 'text'];

/** Every text below `value` that lacks English or French, by its path. */
function untranslated(value: unknown, path: string): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => {
		const here = `${path}.${key}`;
		if (key === 'lines') return (inner as unknown[]).some(lacking) ? [here] : [];
		if (TEXT_KEYS.includes(key)) return lacking(inner) ? [here] : [];
		return untranslated(inner, here);
	});
}

const lacking = (text: unknown): boolean =>
	typeof text !== 'object' || text === null || !('en' in text && 'fr' in text && text.en && text.fr);

describe('the demo’s clinic file', () => {
	test('says everything people read in English and French, except the names of people', () => {
		const { practitioners, ...rest } = FILE;
		expect(Object.keys(practitioners)).toHaveLength(12);
		expect(untranslated(rest, 'file')).toEqual([]);
		expect(FILE.network.languages).toEqual(['en', 'fr']);
	});

	test('has services of every sort: open to all, for children, for one’s own doctor, by link, by gender and age', () => {
		const services = Object.values(FILE.services);
		const rules = services.map(({ eligibility }) => eligibility);
		expect(services.filter(({ eligibility }) => openToEverybody(eligibility)).length).toBeGreaterThanOrEqual(2);
		expect(services.some(({ forChildren }) => forChildren)).toBe(true);
		expect(rules.some((rule) => rule.onlyFamilyDoctor)).toBe(true);
		expect(rules.some((rule) => rule.byLinkOnly)).toBe(true);
		expect(rules.some((rule) => rule.gender === 'female' && rule.ages)).toBe(true);
		expect(rules.some((rule) => rule.fileHere)).toBe(true);
		expect(rules.some((rule) => rule.fileInNetwork)).toBe(true);
		expect(new Set(services.map(({ length }) => length)).size).toBeGreaterThanOrEqual(5);
		expect(new Set(services.map(({ reason }) => reason)).size).toBe(3);
	});

	test('names a practitioner for every service, and a service for every department', () => {
		const given = Object.values(FILE.practitioners).flatMap(({ roles }) => roles.flatMap(({ services }) => services));
		expect(new Set(given)).toEqual(new Set(Object.keys(FILE.services)));
		const departments = Object.values(FILE.services).map(({ department }) => department);
		expect(new Set(departments)).toEqual(new Set(Object.keys(FILE.departments)));
	});
});

describe('the demo’s register', () => {
	const register = readRegister();

	test('has some forty patients, children and families that share a phone among them', () => {
		expect(register.length).toBeGreaterThanOrEqual(35);
		expect(register.filter(({ birthDate }) => birthDate > '2015').length).toBeGreaterThanOrEqual(5);
		expect(new Set(register.map(({ phone }) => phone)).size).toBeLessThan(register.length - 4);
	});

	test('names contacts that can be read, and clinics and doctors that there are', () => {
		for (const { phone, email, filesAt, familyDoctor, birthDate, language } of register) {
			expect(contactOf(phone, 'ZA')?.system).toBe('phone');
			expect(email === '' || contactOf(email, 'ZA')?.system === 'email').toBe(true);
			expect(Object.keys(FILE.locations)).toEqual(expect.arrayContaining([...filesAt]));
			expect(['', ...Object.keys(FILE.practitioners)]).toContain(familyDoctor);
			expect(DateTime.fromISO(birthDate).isValid).toBe(true);
			expect(FILE.network.languages).toContain(language);
		}
	});

	test('gives no insurance number twice', () => {
		const numbers = register.map(({ insurance }) => insurance).filter(Boolean);
		expect(new Set(numbers).size).toBe(numbers.length);
	});
});

const everySlot = query()((q, { slot }) =>
	q.select({ localDate: slot.localDate, status: slot.status, start: slot.start }).from(slot),
);

async function loaded(engine: Engine, now: string): Promise<Fresh> {
	const fresh = await freshStore(engine, new Clock(now));
	expect(await loadDemo(fresh.store)).toBe(true);
	return fresh;
}

/** What holds for the diary whenever the demo is loaded. */
async function mustBeAlive({ store, clock }: Fresh): Promise<void> {
	const slots = await store.read((reading) => reading.run(everySlot, {}));
	expect(new Set(slots.map(({ localDate }) => localDate)).size).toBeGreaterThanOrEqual(13);
	expect(Math.min(...slots.map(({ start }) => start))).toBeGreaterThanOrEqual(clock.now);

	const visited = [...Map.groupBy(slots, ({ localDate }) => localDate).values()]
		.map((day) => day.filter(({ status }) => status === 'busy').length / day.length)
		.filter((share) => share > 0);
	expect(visited.length).toBeGreaterThanOrEqual(3);
	expect(Math.max(...visited)).toBeGreaterThan(0.2);
	expect(Math.max(...visited)).toBeLessThan(0.6);
}

describe.each(ENGINES)('the demo loaded on %s', (engine) => {
	let fresh: Fresh;
	beforeAll(async () => {
		fresh = await loaded(engine, '2026-09-01T08:00:00Z');
	});
	afterAll(() => fresh.end());

	test('has two areas in two zones with different rules, four clinics, twelve practitioners and ten services', async () => {
		const { areas, locations, practitioners, services } = await fresh.store.read(networkOf);
		const zones = areas.all.map(({ id }) =>
			locations.all.filter(({ areaId }) => areaId === id).map(({ zone }) => zone),
		);
		expect(areas.all).toHaveLength(2);
		expect(zones.map((some) => some.map(hasSummerTime))).toEqual([
			[false, false],
			[true, true],
		]);
		expect(locations.all).toHaveLength(4);
		expect(practitioners.all).toHaveLength(12);
		expect(services.all).toHaveLength(10);
	});

	test('has what is left of today, from the next full hour on', async () => {
		const slots = await fresh.store.read((reading) => reading.run(everySlot, {}));
		expect(new Date(Math.min(...slots.map(({ start }) => start))).toISOString()).toBe('2026-09-01T09:00:00.000Z');
	});

	test('has two weeks of times, and visits on the first days', () => mustBeAlive(fresh));

	test('has times to book for every service', async () => {
		await fresh.store.read(async (reading) => {
			const network = await networkOf(reading);
			for (const { id, code } of network.services.all) {
				const found = await nextFreeSlots(reading, network, { serviceId: id, from: reading.now, limit: 5 });
				expect([code, found.length]).toEqual([code, 5]);
			}
		});
	});

	test('is not loaded over a network that is there', async () => {
		const { version } = await fresh.store.read(networkOf);
		expect(await loadDemo(fresh.store)).toBe(false);
		expect((await fresh.store.read(networkOf)).version).toBe(version);
	});
});

describe.each(ENGINES)('the demo can be loaded on %s', (engine) => {
	test.each([
		['a Friday before the clocks go forward', '2026-03-06T14:30:00Z'],
		['a Saturday night before they go back', '2026-11-01T03:30:00Z'],
	])(
		'on %s',
		async (_, now) => {
			const fresh = await loaded(engine, now);
			await mustBeAlive(fresh);
			await fresh.end();
		},
		60_000,
	);
});

function hasSummerTime(zone: string): boolean {
	const [january, july] = [0, 6].map((month) => IANAZone.create(zone).offset(Date.UTC(2026, month, 1)));
	return january !== july;
}
