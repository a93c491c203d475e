import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Applied, applyNetwork, changedAnything } from '../../src/core/describe.ts';
import { networkOf } from '../../src/core/network.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { changed, mustRead, SMALL } from './small.ts';

describe.each(ENGINES)('on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
	});
	afterEach(() => fresh.end());

	const apply = (text: string): Promise<Applied> => fresh.store.transaction((tx) => applyNetwork(tx, mustRead(text)));
	const network = () => fresh.store.read(networkOf);

	test('the first file adds all it names', async () => {
		const applied = await apply(SMALL);
		expect(applied.network).toBe('added');
		expect(applied.locations).toEqual({ added: ['north', 'south'], changed: [], retired: [], same: [] });
		const { settings, areas, locations, departments, services, practitioners } = await network();
		expect(settings).toEqual(mustRead(SMALL).network);
		expect(locations.byCode.get('north')).toMatchObject({
			areaId: areas.byCode.get('city')?.id,
			name: 'North Clinic',
			zone: 'Africa/Johannesburg',
			address: '1 North Road',
			phone: '021 000 0101',
			latitude: -33.9,
			longitude: 18.4,
			texts: {},
			retired: false,
		});
		expect(locations.byCode.get('south')).toMatchObject({ latitude: null, longitude: null });
		expect(services.byCode.get('vaccine')).toMatchObject({
			departmentId: departments.byCode.get('nursing')?.id,
			minutes: 10,
			eligibility: { ages: { from: 5, below: 16 }, gender: 'female' },
			forChildren: true,
			reason: 'none',
			texts: { arrive: { minutes: 15, why: 'to sign in' }, lines: ['No parking'] },
			cutOffs: { rescheduleMinutes: 60, cancelMinutes: 0 },
			position: 1,
		});
		expect(services.byCode.get('visit')).toMatchObject({ forChildren: false, cutOffs: null, position: 0 });
		expect(practitioners.byCode.get('ann')?.roles).toEqual([
			{ location: 'north', services: ['visit', 'vaccine'] },
			{ location: 'south', services: ['visit'] },
		]);
	});

	test('the same file again changes nothing, and says so', async () => {
		await apply(SMALL);
		const before = await network();
		const again = await apply(SMALL);
		expect(changedAnything(again)).toBe(false);
		expect(again.services).toEqual({ added: [], changed: [], retired: [], same: ['visit', 'vaccine'] });
		expect((await network()).version).toBe(before.version);
	});

	test('what is written otherwise is changed where it stands, and the version grows', async () => {
		await apply(SMALL);
		const before = await network();
		const applied = await apply(changed('length: 20 minutes', 'length: 25 minutes'));
		const after = await network();
		expect(applied.network).toBe('same');
		expect(applied.services).toEqual({ added: [], changed: ['visit'], retired: [], same: ['vaccine'] });
		expect(after.services.byCode.get('visit')).toEqual({ ...before.services.byCode.get('visit'), minutes: 25 });
		expect(after.version).toBeGreaterThan(before.version);
	});

	test('a setting of the network is changed, and the version grows', async () => {
		await apply(SMALL);
		const before = await network();
		const applied = await apply(changed('hold: 5 minutes', 'hold: 3 seconds'));
		expect(applied.network).toBe('changed');
		const after = await network();
		expect(after.settings.holdMinutes).toBe(0.05);
		expect(after.version).toBeGreaterThan(before.version);
	});

	test('what is no longer named is retired once, and never removed', async () => {
		await apply(SMALL);
		const shorter = SMALL.replace(/ {2}south:\n( {4}.*\n)+/, '').replace(/ {6}- \{ location: south.*\n/, '');
		expect((await apply(shorter)).locations).toMatchObject({ retired: ['south'], same: ['north'] });
		expect((await network()).locations.byCode.get('south')).toMatchObject({ retired: true, name: 'South Clinic' });
		expect(changedAnything(await apply(shorter))).toBe(false);
	});

	test('what is named again is back as the same thing', async () => {
		await apply(SMALL);
		const before = await network();
		await apply(SMALL.replace(/ {2}ann:\n( {4}.*\n)+/, '  {}\n'));
		expect((await network()).practitioners.byCode.get('ann')?.retired).toBe(true);
		expect((await apply(SMALL)).practitioners.changed).toEqual(['ann']);
		expect((await network()).practitioners.byCode.get('ann')).toEqual(before.practitioners.byCode.get('ann'));
	});

	test('a file whose applying fails half-way has changed nothing', async () => {
		await apply(SMALL);
		const before = await network();
		const file = mustRead(changed('name: North Clinic', 'name: Far North Clinic'));
		const broken = { ...file, practitioners: { ...file.practitioners, bob: { name: null as never, roles: [] } } };
		await expect(fresh.store.transaction((tx) => applyNetwork(tx, broken))).rejects.toThrow();
		expect((await network()).locations.byCode.get('north')).toEqual(before.locations.byCode.get('north'));
	});
});
