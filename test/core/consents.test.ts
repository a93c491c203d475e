import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anyConsent, consent, consented, consentsOf, withdraw } from '../../src/core/consents.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';

describe.each(ENGINES)('Consent on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
	});
	afterEach(() => fresh.end());
	const agree = (version: string) =>
		fresh.store.transaction((tx) => consent(tx, { conversationId: 'chat', version, channel: 'web' }));
	const takeBack = () => fresh.store.transaction((tx) => withdraw(tx, 'chat'));
	const agreed = (version: string) => fresh.store.read((reading) => consented(reading, 'chat', version));
	const all = () => fresh.store.read((reading) => consentsOf(reading, 'chat'));

	it('is kept with its version, its channel and its time, and given twice it stays as it was given', async () => {
		const { now } = fresh.clock;
		await agree('1');
		fresh.clock.forward(5);
		await agree('1');
		expect(await all()).toEqual([{ version: '1', channel: 'web', givenAt: now, withdrawnAt: null }]);
	});

	it('is to one version: another is asked for anew', async () => {
		await agree('1');
		expect([await agreed('1'), await agreed('2')]).toEqual([true, false]);
		await agree('2');
		expect(await agreed('2')).toBe(true);
	});

	it('can be taken back, whatever the version, and given again; both stay on record', async () => {
		await agree('1');
		await agree('2');
		fresh.clock.forward(5);
		expect((await takeBack()).toSorted()).toEqual(['1', '2']);
		expect([await agreed('1'), await agreed('2')]).toEqual([false, false]);
		expect(await fresh.store.read((reading) => anyConsent(reading, 'chat'))).toBe(false);
		expect(await takeBack()).toEqual([]);
		for (const _ of [1, 2]) {
			await agree('2');
			expect(await agreed('2')).toBe(true);
			await takeBack();
		}
		expect((await all()).map(({ version, withdrawnAt }) => `${version} ${withdrawnAt !== null}`)).toEqual([
			'1 true',
			'2 true',
			'2 true',
			'2 true',
		]);
	});
});
