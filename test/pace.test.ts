import { expect, test } from 'vitest';
import { Buckets } from '../src/pace.ts';

test('a chat may say a few things at once, and then as many as time brings', () => {
	let now = 0;
	const buckets = new Buckets({ burst: 2, perSecond: 0.5 }, () => now);
	expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 0]);
	expect(buckets.take('a')).toBe(2000);
	now = 1500;
	expect(buckets.take('a')).toBe(500);
	now = 2000;
	expect(buckets.take('a')).toBe(0);
	expect(buckets.take('a')).toBe(2000);
});

test('time saved up never exceeds the burst', () => {
	let now = 0;
	const buckets = new Buckets({ burst: 2, perSecond: 1 }, () => now);
	buckets.take('a');
	now = 60_000;
	expect([buckets.take('a'), buckets.take('a'), buckets.take('a')]).toEqual([0, 0, 1000]);
});
