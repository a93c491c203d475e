/** A code that its gateway would not take: whoever waits for it is told, and by a reference nobody is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import { note } from '../../src/sender/note.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { outbox, timerRows } from '../turn/rows.ts';

const visits = query()((q, { appointment }) => q.select({ reference: appointment.reference }).from(appointment));

describe.each(ENGINES)('A code that can’t be sent, on %s,', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
	}, 60_000);
	afterEach(() => test.close());

	const does = async (...lines: readonly string[]) => {
		for (const line of lines) await ana.does(line);
		return (await ana.reads()).join('\n');
	};
	/** The letter that was written last is refused by its gateway, once so many newer codes were asked for. Answers what is said then. */
	async function refused(newer = 0): Promise<string> {
		await test.settled();
		const { id, at } = (await outbox(test.house.store)).findLast(({ address }) => address !== null)!;
		for (let asked = 0; asked < newer; asked++) {
			test.clock.forward(1);
			await ana.does('[Send it again]');
		}
		const ends = { kind: 'refused', why: 'no such number' } as const;
		await test.house.store.transaction((tx) => note(tx, { id, tries: 0, at }, ends));
		await test.later(0);
		return (await ana.reads()).join('\n');
	}
	/** The timers that bring such news. */
	const told = async () =>
		(await timerRows(test.house.store)).flatMap(({ event }) =>
			(event as { news?: string }).news === 'codeFailed' ? [event] : [],
		);
	const registering = ['book a visit', 'I agree', '+27 82 555 0101', 'no, I am new'] as const;
	const identified = [
		...['book a visit', 'I agree', '+27 21 000 0111', 'Yes, I have been here', '840312 4970 086'],
		...['12 March 1984', 'Yes', 'my appointments', 'Made elsewhere', 'It is for me'],
	];

	it('to a number that registers: it is named, the question stays open, and no row holds the number', async () => {
		await does(...registering);
		expect(await refused()).toMatch(/^The code could not be sent to \+27825550101\. Please look whether/);
		expect(await told()).toEqual([{ news: 'codeFailed', codeId: expect.any(Number) }]);
		expect(await does('[Send it again]')).toMatch(/^I have sent a code of six digits to \+27825550101/);
	});

	it('to a contact on file: as much of it is named as before, and another can be chosen', async () => {
		expect(await does(...identified)).toContain('the number ending 11');
		expect(await refused()).toMatch(/^The code could not be sent to the number ending 11\./);
		expect(await does('[Send it to n…@example.org]')).toContain('to the e-mail n…@example.org');
	});

	it('is no news any more once it is over or another was asked for', async () => {
		await does(...registering);
		const late = await refused(1);
		expect(late).toMatch(/^I have sent a code/);
		test.clock.forward(11);
		expect(await refused()).toBe('');
	});

	it('asked for by a reference: nothing is said, as nothing would be of one that is nobody’s', async () => {
		const [visit] = await test.house.store.read(({ run }) => run(visits, {}));
		const asked = await does('my appointments', 'Made elsewhere', 'I agree', 'I have the reference', visit!.reference);
		expect(asked).toContain('If that reference is right');
		expect(await refused()).toBe('');
		expect(await told()).toEqual([]);
	});
});
