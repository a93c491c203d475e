import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IANAZone } from 'luxon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../../db/store.ts';
import { loadDemo } from '../../src/clinic/demo/load.ts';
import { readRegister } from '../../src/clinic/demo/register.ts';
import { openToEverybody } from '../../src/core/eligibility.ts';
import { networkOf } from '../../src/core/network.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { readCsv } from '../../src/register/csv.ts';
import { judgeOf } from '../../src/register/judge.ts';
import type { Raw } from '../../src/register/raw.ts';
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

	test('has some forty patients, children with their carers and families that share a phone among them', () => {
		expect(register.length).toBeGreaterThanOrEqual(35);
		expect(register.filter(({ birthDate }) => birthDate > '2015').length).toBeGreaterThanOrEqual(5);
		expect(register.filter(({ carers }) => carers.length > 0).length).toBeGreaterThanOrEqual(5);
		expect(new Set(register.map(({ contacts }) => contacts[0]?.text)).size).toBeLessThan(register.length - 4);
	});

	test('can be imported by the columns that the clinic file names, and nothing of it is left out', async () => {
		const path = fileURLToPath(new URL('../../src/clinic/demo/register.csv', import.meta.url));
		const lines: Raw[] = [];
		for await (const line of readCsv(path, FILE.network.registers.lighthouse!)) lines.push(line);
		expect(lines).toEqual(register);
	});

	test('names clinics, doctors, contacts and numbers that there are, and carers in it', async () => {
		const fresh = await loaded('sqlite', '2026-09-01T08:00:00Z');
		const network = await fresh.store.read(networkOf);
		const judge = judgeOf({ network, register: FILE.network.registers.lighthouse!, today: '2026-09-01' });
		for (const line of register) expect(judge(line)).toMatchObject({ kind: 'said', leftOut: [] });
		const keys = register.map(({ key }) => key);
		expect(keys).toEqual(expect.arrayContaining(register.flatMap(({ carers }) => carers.map(({ key }) => key))));
		await fresh.end();
	});

	test('gives numbers of every kind that the clinic file names, and none twice', () => {
		const numbers = register.flatMap((line) => line.numbers);
		expect(new Set(numbers.map(({ system }) => system))).toEqual(
			new Set(FILE.network.identifiers.map(({ system }) => system)),
		);
		expect(new Set(numbers.map(({ text }) => text)).size).toBe(numbers.length);
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
