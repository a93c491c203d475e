import { describe, expect, it } from 'vitest';
import { Lanes } from '../../db/lanes.ts';
import { ENGINES, freshStore } from '../engines.ts';
import { mustHaveNetwork, networkNow } from '../network.ts';

describe('Work in a lane', () => {
	it('waits for what came before it there, however that ended, and for nothing elsewhere', async () => {
		const lanes = new Lanes();
		const log: string[] = [];
		const work = (name: string, turns: number) => async () => {
			log.push(`${name} begins`);
			for (let i = 0; i < turns; i++) await null;
			log.push(`${name} ends`);
			if (name === 'b') throw new Error('no');
			return name;
		};
		const outcomes = await Promise.allSettled([
			lanes.run('one', work('a', 30)),
			lanes.run('one', work('b', 1)),
			lanes.run('one', work('c', 1)),
			lanes.run('two', work('d', 1)),
		]);
		const inOne = log.filter((entry) => !entry.startsWith('d'));
		expect(inOne).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
		expect(log.indexOf('d ends')).toBeLessThan(log.indexOf('a ends'));
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
	});
});

describe.each(ENGINES)('Reads on %s', (engine) => {
	it('may be many at once', async () => {
		const fresh = await freshStore(engine);
		try {
			await mustHaveNetwork(fresh.store);
			const networks = await Promise.all(Array.from({ length: 60 }, () => networkNow(fresh.store)));
			expect(networks).toHaveLength(60);
		} finally {
			await fresh.end();
		}
	});
});
