import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readClinicFile } from '../../src/clinic/read.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller, TO_REVIEW } from './caller.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
	});
	afterEach(() => test.close());

	const demo = readFileSync(new URL('../../src/clinic/demo/clinic.yaml', import.meta.url), 'utf8');

	/** Applies the demo's clinic file with some words changed, as `npm run clinic -- apply` does beside the server. */
	async function applied(from: string | RegExp, to: string): Promise<void> {
		const text = demo.replaceAll(from, to);
		expect(text).not.toBe(demo);
		const read = readClinicFile(text);
		if (read.kind === 'wrong') throw new Error(read.problems.map(({ sentence }) => sentence).join(' '));
		await test.house.store.transaction((tx) => applyNetwork(tx, read.file));
	}

	describe('A clinic file applied while the house is open', () => {
		it('with new terms asks everybody for them again, once', async () => {
			await ana.reviews();
			await ana.taps('Book');
			await applied('version: "2026-01"', 'version: "2026-02"');
			await ana.hears();
			await ana.says('book a visit');
			expect((await ana.reads()).join()).toContain('Before we begin, please read this');
			await ana.says('I agree');
			await ana.says('start again');
			await ana.hears();
			await ana.says('book a visit');
			expect((await ana.reads()).join()).toContain('What kind of visit is it?');
		});

		it('that opens no service to everybody tells those who are not known that they can’t book, and whom to phone', async () => {
			// Services without a rule get one.
			await applied(/( {4}length: .*\n)(?! {4}eligibility)/g, '$1    eligibility: { fileHere: true }\n');
			for (const text of TO_REVIEW.slice(0, 6)) await ana.says(text);
			expect((await ana.reads()).at(-1)).toContain('Online booking is not possible for you here yet');
		});

		it('sets how long a time is kept', async () => {
			await applied('hold: 5 minutes', 'hold: 90 seconds');
			await ana.reviews();
			await test.later(0.5);
			expect(await ana.reads()).toEqual([]);
			await test.later(0.25);
			expect((await ana.reads()).join()).toContain('45 more seconds');
			await test.later(0.75);
			expect((await ana.reads()).join()).toContain('I could not keep that time any longer');
		});

		it('changes the welcome at once', async () => {
			await applied('Welcome to Lighthouse', 'A warm welcome to Lighthouse');
			await ana.opens();
			expect((await ana.reads()).join()).toContain('A warm welcome');
		});
	});
});
