import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { put, query } from '../../db/store.ts';
import { bumpNetwork, cutOffsOf, networkOf } from '../../src/core/network.ts';
import { patientById, registerProvisional } from '../../src/core/patients.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, HARBOUR, LONG, mustHaveNetwork, networkNow, settings } from '../network.ts';

const rename = query<{ name: string }>()((q, t) =>
	q
		.update(t.practitioner)
		.set({ name: put(t.practitioner.name, 'name') })
		.where(sql`${t.practitioner.code} = 'naidoo'`),
);

describe.each(ENGINES)('The network on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());

	const nameNow = async () => (await networkNow(fresh.store)).practitioners.byCode.get('naidoo')?.name;

	it('is known by id and by code', async () => {
		const network = await networkNow(fresh.store);
		expect(network.settings).toEqual(settings);
		expect(network.locations.byId.get(HARBOUR)).toBe(network.locations.byCode.get('harbour'));
		expect(cutOffsOf(network, GENERAL)).toEqual(settings.cutOffs);
		expect(cutOffsOf(network, LONG)).toEqual({ rescheduleMinutes: 1440, cancelMinutes: 1440 });
	});

	it('is read once, and again when it has changed', async () => {
		const before = await networkNow(fresh.store);
		expect(await networkNow(fresh.store)).toBe(before);
		await fresh.store.transaction(async (tx) => {
			await tx.run(rename, { name: 'Dr A Naidoo' });
			await bumpNetwork(tx);
		});
		expect(await nameNow()).toBe('Dr A Naidoo');
	});

	it('as a transaction had changed it is forgotten when that transaction fails', async () => {
		const failing = fresh.store.transaction(async (tx) => {
			await tx.run(rename, { name: 'Dr Nobody' });
			await bumpNetwork(tx);
			expect((await networkOf(tx)).practitioners.byCode.get('naidoo')?.name).toBe('Dr Nobody');
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		await fresh.store.transaction(async (tx) => {
			await tx.run(rename, { name: 'Dr B Naidoo' });
			await bumpNetwork(tx);
		});
		expect(await nameNow()).toBe('Dr B Naidoo');
	});
});

describe.each(ENGINES)('A provisional patient on %s', (engine) => {
	it('has a name and a contact', async () => {
		const fresh = await freshStore(engine);
		try {
			await mustHaveNetwork(fresh.store);
			const contact = { system: 'phone', value: '+27821234567' } as const;
			const id = await fresh.store.transaction((tx) =>
				registerProvisional(tx, { name: ' Thandi Mokoena ', contact, language: 'en' }),
			);
			const patient = await fresh.store.read((reading) => patientById(reading, id));
			expect(patient).toMatchObject({ name: 'Thandi Mokoena', provisional: true, birthDate: null });
			expect(patient?.contacts).toMatchObject([{ ...contact, confirmedAt: null }]);
			expect(await fresh.store.read((reading) => patientById(reading, 99))).toBeUndefined();
		} finally {
			await fresh.end();
		}
	});
});
