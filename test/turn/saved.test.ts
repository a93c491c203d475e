import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effect } from '../../flows/patient/effects.ts';
import { PATIENT_MACHINE_VERSION } from '../../flows/patient/machine.ts';
import { perform } from '../../src/perform.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from './caller.ts';
import { bookings, savedAs, talks } from './rows.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
	});
	afterEach(() => test.close());

	describe('A conversation saved', () => {
		/** One visit is booked, the next under review; then another release has saved it. */
		async function savedByAnother(version: number, change: (snapshot: object) => unknown): Promise<void> {
			await ana.reviews();
			await ana.taps('Book');
			for (const text of ['book a visit', 'general practice', 'general visit', 'skip', 'harbour clinic'])
				await ana.says(text);
			for (const text of ['as soon as possible', '1']) await ana.says(text);
			expect((await ana.reads()).at(-1)).toMatch(/^I am keeping/);
			const [talk] = await talks(test.house.store);
			await savedAs(test.house.store, talk!.id, version, change(talk!.snapshot as object));
		}

		it.each([
			['in a state that there is no more', PATIENT_MACHINE_VERSION, (s: object) => ({ ...s, value: 'waitingRoom' })],
			['in a state below one', PATIENT_MACHINE_VERSION, (s: object) => ({ ...s, value: { confirm: 'paying' } })],
			['under another version', PATIENT_MACHINE_VERSION - 1, (s: object) => s],
			['under another version, in another shape', PATIENT_MACHINE_VERSION - 1, () => ['idle']],
			['without a state', PATIENT_MACHINE_VERSION, () => ({})],
		])('%s begins anew with a word about it, and what was booked is still booked', async (_, version, change) => {
			await savedByAnother(version, change);
			await ana.says('my appointments');
			expect(await ana.reads()).toEqual([expect.stringMatching(/^We have changed how this works/)]);
			await ana.says('help');
			expect((await ana.reads()).join()).not.toContain('We have changed how this works');
			expect(await bookings(test.house.store)).toHaveLength(1);
		});

		it('by a newer release just now is left to it, and begins anew if that one is gone', async () => {
			await savedByAnother(PATIENT_MACHINE_VERSION + 1, (s) => s);
			await ana.hears();
			await expect(ana.says('help')).rejects.toThrow('A newer release goes on with this conversation.');
			expect(await ana.reads()).toEqual([]);
			test.clock.forward(11);
			expect(await ana.repeats()).toEqual({ kind: 'taken' });
			expect((await ana.reads()).join()).toContain('We have changed how this works');
		});

		it('under another version begins anew on a tap as well, and nothing is booked by it', async () => {
			const changed = (s: object) => s;
			await savedByAnother(PATIENT_MACHINE_VERSION - 1, changed);
			await ana.taps('Book');
			expect(await ana.reads()).toEqual([expect.stringMatching(/^We have changed how this works/)]);
			expect(await bookings(test.house.store)).toHaveLength(1);
		});
	});

	describe('An effect', () => {
		it('that nobody knows throws', async () => {
			await expect(perform({ type: 'dance', params: {} } as unknown as Effect, {} as never)).rejects.toThrow(
				'Nobody knows how to "dance".',
			);
		});
	});
});
