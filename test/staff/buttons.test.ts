/** Which of staff’s buttons still count, and whose they are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { oneAnswer as answer, joins, onTelegram } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	it('a question is answered once: its button is stale afterwards, and another’s button is nobody else’s', async () => {
		const boss = await joins(test, 'administrator', [], 'Stan Stale');
		await joins(test, 'receptionist', ['harbour'], 'Tess Target');
		await answer(boss, '/remove Tess Target');
		const yes = await boss.tap('Remove Tess Target');
		await answer(boss, '/whoami');
		await boss.sends(yes);
		expect((await boss.reads())[0]).toMatch(
			/^This question is no longer open, and nothing was done\.[\s\S]*\/remove #\d+$/,
		);
		const old = boss.inbound({ kind: 'choice', prompt: 1, choice: 0, desk: 'AAAA' });
		await boss.sends(old);
		expect((await boss.reads())[0]).toMatch(/^These buttons were offered to a colleague/);
		await boss.sends(boss.inbound({ kind: 'choice', prompt: 9_999, choice: 0 }));
		expect((await boss.reads())[0]).toMatch(/^This button is from an earlier message/);
	});

	it('a number typed on Telegram chooses among what staff were offered last, and means nothing once something else was said', async () => {
		const boss = new Caller(test, onTelegram('601'));
		await boss.opens(await test.house.store.transaction((tx) => invite(tx, 'administrator')));
		await boss.says('/invite');
		await boss.hears();
		await boss.says('2');
		expect((await boss.reads())[0]).toMatch(/^a receptionist, at which clinic\?/);
		await boss.says('hello');
		expect((await boss.reads())[0]).toMatch(/^\/help lists what you can do here/);
		await boss.says('2');
		expect((await boss.reads()).join()).not.toMatch(/clinic\?/);
	});

	it('the role is looked at again when a button is tapped', async () => {
		const boss = await joins(test, 'administrator', [], 'Una Over');
		const helper = await joins(test, 'administrator', [], 'Hal Helper');
		await joins(test, 'receptionist', ['harbour'], 'Vic Victim');
		await answer(helper, '/remove Vic Victim');
		const tap = await helper.tap('Remove Vic Victim');
		await answer(boss, '/remove Hal Helper');
		await answer(boss, '[Remove Hal Helper]');
		await helper.sends(tap);
		expect((await helper.reads())[0]).toMatch(/^Your access was ended on/);
	});
});
