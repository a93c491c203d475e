import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Overloaded } from '../../db/store.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';

describe.each(ENGINES)('What waits to be written on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
	});
	afterEach(() => fresh.end());
	const write = (conversation?: string) => fresh.store.transaction(async () => 'kept', conversation);
	const outcomes = async (writing: Promise<string>[]) =>
		(await Promise.allSettled(writing)).map((outcome) =>
			outcome.status === 'fulfilled' ? outcome.value : outcome.reason instanceof Overloaded && 'sent away',
		);

	it('is at most fifty in one conversation: a chat that floods is sent away, and no other', async () => {
		const flood = Array.from({ length: 51 }, () => write('flooding'));
		expect(await outcomes([...flood, write('other'), write()])).toEqual([
			...Array(50).fill('kept'),
			'sent away',
			'kept',
			'kept',
		]);
		expect(await write('flooding')).toBe('kept');
	});

	it('is at most a thousand in all', async () => {
		const many = Array.from({ length: 1_001 }, (_, i) => write(`chat ${i % 100}`));
		expect(await outcomes(many)).toEqual([...Array(1_000).fill('kept'), 'sent away']);
		expect(await write()).toBe('kept');
	});

	it('leaves its place though it failed', async () => {
		const failing = () =>
			fresh.store.transaction(async () => {
				throw new Error('no');
			}, 'chat');
		await Promise.allSettled(Array.from({ length: 50 }, failing));
		expect(await write('chat')).toBe('kept');
	});
});
