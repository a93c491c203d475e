/** Money at the desk: how amounts are typed, asked for, and given back once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Caller } from '../turn/caller.ts';
import { answer, joins, referenceIn } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	let reference: string;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		desk = await joins(test, 'receptionist', ['harbour'], 'Thandeka');
		await answer(desk, '/open naidoo friday 17-18');
		reference = referenceIn(await answer(desk, '/book banda general friday 17:20 naidoo'));
	}, 60_000);
	afterAll(() => test.close());

	it('all is given back once, and who asks again is told by whom', async () => {
		expect(await answer(desk, `/refund ${reference}`)).toMatch(/^Nothing was paid by/);
		await answer(desk, `/paid ${reference} 450`);
		expect(await answer(desk, `/refund ${reference}`)).toMatch(/^Given back, 450\.00 ZAR/);
		expect(await answer(desk, `/refund ${reference}`)).toMatch(/was given back already, by Thandeka\./);
		expect(await answer(desk, `/appointment ${reference}`)).not.toContain('0.00 ZAR,');
	});

	it.each(['-5', 'abc', '1.5.0', '12345678901', '0'])(
		'what is no amount is said to be none, not taken for a name: %s',
		async (typed) => {
			expect(await answer(desk, `/paid ${reference} ${typed}`)).toContain(`I could not read “${typed}” as an amount`);
		},
	);

	it('a thousand may be typed with its mark', async () => {
		expect(await answer(desk, `/paid ${reference} 1,000.50`)).toMatch(/^Paid, 1,000\.50 ZAR/);
		await answer(desk, '[Undo]');
	});

	it('an amount that is asked for is waited for', async () => {
		expect(await answer(desk, `/paid ${reference}`)).toMatch(/^How much\?/);
		expect(await answer(desk, '200')).toMatch(/^Paid, 200\.00 ZAR/);
	});
});
