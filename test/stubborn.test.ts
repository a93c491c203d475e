import { describe, expect, it } from 'vitest';
import { Stubborn } from '../src/stubborn.ts';

const MINUTE = 60_000;

describe('An update that the machine refuses', () => {
	let now = 0;
	const stubborn = new Stubborn(() => now);

	it('comes again as long as nothing else is taken either', () => {
		expect(stubborn.refused('a')).toBe(false);
		now += 60 * MINUTE;
		expect(stubborn.refused('a')).toBe(false);
	});

	it('is at fault itself once others have been taken for ten minutes while it was not', () => {
		stubborn.taken('b');
		expect(stubborn.refused('a')).toBe(true);
		expect(stubborn.refused('c')).toBe(false);
		now += 9 * MINUTE;
		stubborn.taken('d');
		expect(stubborn.refused('c')).toBe(false);
		now += 2 * MINUTE;
		expect(stubborn.refused('c')).toBe(true);
	});

	it('is forgotten when it is taken', () => {
		stubborn.taken('c');
		expect(stubborn.refused('c')).toBe(false);
	});
});
