/** What is looked up of several people is asked for together: as many colleagues or namesakes as there are, the questions stay as many. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../../db/store.ts';
import { networkOf } from '../../src/core/network.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import type { Member } from '../../src/staff/dialogue/who.ts';
import { colleaguesOf } from '../../src/staff/finding/colleagues.ts';
import { visitsSeen } from '../../src/staff/finding/visit.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';

const ADMINISTRATOR: Member = {
	id: 0,
	name: '',
	practitioner: null,
	roles: [{ id: 0, role: 'administrator', location: null }],
};

describe.each(ENGINES)('On %s, one question is asked', (engine) => {
	let test: TestHouse;
	beforeEach(async () => {
		test = await openTestHouse(engine);
	});
	afterEach(() => test.close());

	/** How many queries something takes, and what it answers. */
	const counted = <Found>(body: (tx: Tx) => Promise<Found>) =>
		test.house.store.transaction(async (tx) => {
			let queries = 0;
			const run: Tx['run'] = (...asked) => {
				queries++;
				return tx.run(...asked);
			};
			const found = await body({ ...tx, run });
			return { queries, found };
		});

	it('for what all colleagues may do, and from which chats', async () => {
		const desk = new Caller(test, 'desk', 'desk');
		await desk.joins();
		const asked: number[] = [];
		for (const names of [[], ['Sam', 'Kim', 'Lee', 'Jo']]) {
			for (const name of names) {
				const payload = await test.house.store.transaction((tx) => invite(tx, 'receptionist', ['harbour'], { name }));
				await new Caller(test, `at ${name}`, 'desk').opens(payload);
			}
			const { queries, found } = await counted((tx) => colleaguesOf({ tx }, ADMINISTRATOR));
			expect(found).toHaveLength(1 + names.length);
			expect(found.every(({ roles }) => roles.length === 1)).toBe(true);
			asked.push(queries);
		}
		expect(asked[1]).toBe(asked[0]);
		await desk.hears();
		await desk.says('/staff');
		const [told] = await desk.reads();
		expect(told!.match(/since/g)).toHaveLength(5);
	});

	it('for the visits of all namesakes, and each is one’s own', async () => {
		const network = await test.house.store.read(networkOf);
		const seenBy = (...patientIds: number[]) => counted((tx) => visitsSeen({ tx, network }, ADMINISTRATOR, patientIds));
		// Some of theirs are over by then.
		await test.later(2 * 24 * 60);
		const now = test.clock.read();
		const alone = [];
		for (let id = 1; id <= 20; id++) {
			const seen = await seenBy(id);
			if (seen.found.some(({ start }) => start < now)) alone.push({ id, ...seen });
		}
		const some = alone.slice(0, 3);
		expect(some).toHaveLength(3);
		const together = await seenBy(...some.map(({ id }) => id));
		expect(together.queries).toBe(some[0]!.queries);
		const ids = (found: typeof together.found) => found.map(({ id }) => id).sort();
		expect(ids(together.found)).toEqual(ids(some.flatMap(({ found }) => found)));
	});
});
