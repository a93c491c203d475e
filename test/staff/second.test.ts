/** Two receptionists act on one visit: the second is told what the first did, who that was and when, and undoes none of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Caller } from '../turn/caller.ts';
import { answer, joins, referenceIn } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let ann: Caller;
	let ben: Caller;
	let patient = 10;
	let reference: string;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		ann = await joins(test, 'receptionist', ['harbour'], 'Ann');
		ben = await joins(test, 'receptionist', ['harbour'], 'Ben');
	}, 60_000);
	afterAll(() => test.close());
	beforeEach(async () => {
		await answer(ann, `/book #${++patient} general with naidoo from 2026-09-09`);
		reference = referenceIn(await answer(ann, '1'));
	});

	it('who confirms a cancellation of what was moved meanwhile cancels nothing', async () => {
		expect(await answer(ben, `/cancel ${reference}`)).toMatch(/^Cancel this visit of/);
		await answer(ann, `/move ${reference} from 2026-09-10`);
		expect(await answer(ann, '1')).toMatch(/^Moved for/);
		expect(await answer(ben, '[Cancel the visit]')).toMatch(
			/was changed since, Mon 7 Sep 2026, 08:00, by Ann\. Nothing was done\. It is now: General visit, Thu 10 Sep 2026/,
		);
		expect(await answer(ben, `/history ${reference}`)).not.toContain('cancelled');
	});

	it('who takes a new time for what was moved or cancelled meanwhile changes nothing', async () => {
		await answer(ben, `/move ${reference} from 2026-09-11`);
		await answer(ann, `/move ${reference} from 2026-09-10`);
		await answer(ann, '1');
		expect(await answer(ben, '1')).toMatch(/was changed since, .*, by Ann\. Nothing was done/);
		await answer(ben, `/move ${reference} from 2026-09-11`);
		await answer(ann, `/cancel ${reference}`);
		await answer(ann, '[Cancel the visit]');
		expect(await answer(ben, '1')).toMatch(/is cancelled already: Mon 7 Sep 2026, 08:00, by Ann\./);
	});

	it('words are put back only while they are as the edit left them; else it is said who changed them since', async () => {
		await answer(ann, `/edit ${reference} reason a cough`);
		expect(await answer(ann, `/edit ${reference} reason a cold`)).toMatch(/Reason: a cold\nUntil now: a cough/);
		expect(await answer(ben, `/edit ${reference} details since Monday`)).toMatch(/^Changed for/);
		expect(await answer(ann, '[Put it back]')).toMatch(/Reason: a cough\nUntil now: a cold/);
		await answer(ann, `/edit ${reference} reason a rash`);
		expect(await answer(ben, `/edit ${reference} reason a fever`)).toMatch(/Until now: a rash/);
		expect(await answer(ann, '[Put it back]')).toMatch(
			/this was changed again since, Mon 7 Sep 2026, 08:00, by Ben, so it stays as it is now/,
		);
		expect(await answer(ben, `/edit ${reference}`)).toMatch(/Reason: a fever\nDetails: since Monday/);
		await answer(ben, `/edit ${reference} reason a sprain`);
		await answer(ben, '[Put it back]');
		expect(await answer(ben, `/edit ${reference}`)).toMatch(/Reason: a fever/);
	});

	it('of two who edit at once, each is told what the other wrote before', async () => {
		const told = await Promise.all([
			answer(ann, `/edit ${reference} reason a cough`),
			answer(ben, `/edit ${reference} reason a cold`),
		]);
		expect(told.filter((each) => each.includes('Until now: none'))).toHaveLength(1);
		expect(told.filter((each) => /Until now: a co(?:ugh|ld)/.test(each))).toHaveLength(1);
	});

	it('money is taken once, even by two at one moment: the second is told who took it', async () => {
		const [one, two] = await Promise.all([
			answer(ann, `/paid ${reference} 350 ZAR`),
			answer(ben, `/paid ${reference} 350 ZAR`),
		]);
		const [done, told, by] = one.startsWith('Paid') ? [one, two, 'Ann'] : [two, one, 'Ben'];
		expect(done).toMatch(/^Paid, 350\.00 ZAR, for .* \(#\d+\): General visit/);
		expect(told).toMatch(new RegExp(`^350\\.00 ZAR was paid by .* for ${reference} already, taken by ${by}\\.`));
	});

	it('who names by patient and day what a colleague has cancelled, or confirms second that a day fails, is told who did it', async () => {
		await answer(ann, '/open naidoo 2026-10-03 9:00-10:00 at harbour');
		await answer(ann, `/book #${patient} general 2026-10-03 9:00 with naidoo`);
		await answer(ann, `/cancel #${patient} 2026-10-03`);
		await answer(ann, '[Cancel the visit]');
		for (const line of [`/edit #${patient} 2026-10-03 reason a cough`, `/cancel #${patient} 2026-10-03`])
			expect(await answer(ben, line)).toMatch(/is cancelled already: Mon 7 Sep 2026, 08:00, by Ann\./);
		expect(await answer(ben, `/cancel #${patient} 2026-10-05`)).toMatch(/has no visit then at your clinics/);
		await answer(ann, `/book #${patient} general 2026-10-03 9:20 with naidoo`);
		for (const each of [ann, ben])
			expect(await answer(each, '/cancelday naidoo 2026-10-03')).toContain('1 visit to cancel');
		expect(await answer(ann, '[Cancel 1 visit]')).toContain('1 visit is cancelled');
		for (const line of ['[Cancel 1 visit]', '/cancelday naidoo 2026-10-03'])
			expect(await answer(ben, line)).toMatch(/Dr Priya Naidoo, Sat 3 Oct, .* is closed already: .*, by Ann/);
	});
});
