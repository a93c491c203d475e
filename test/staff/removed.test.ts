/** Somebody whose access has ended, and the pages they read it on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messagesTo } from '../../src/mailbox.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { oneAnswer as answer, codeIn, joins } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	const pageOf = async ({ address }: Caller) =>
		JSON.stringify(await messagesTo(test.house.store, address, undefined, 100));
	it.each(['revoked', 'removed', 'left', 'taken over'])(
		'a page shows nothing of what was said there once it was %s',
		async (how) => {
			const boss = await joins(test, 'administrator', [], `Pat ${how}`);
			const other = await joins(test, 'receptionist', ['harbour'], `Odd ${how}`);
			const desk = await joins(test, 'receptionist', ['harbour'], `Dee ${how}`);
			for (const each of [other, desk]) await answer(each, '/patient #1');
			expect(await pageOf(desk)).toContain('Khumalo');
			if (how === 'revoked') for (const line of [`/revoke Dee ${how}`, '1']) await answer(boss, line);
			if (how === 'removed') for (const line of [`/remove Dee ${how}`, '1']) await answer(boss, line);
			if (how === 'left') for (const line of ['/quit', '1']) await desk.does(line);
			const phone = new Caller(test, `phone ${how}`, 'desk');
			if (how === 'taken over') await phone.opens(`join-${codeIn(await answer(boss, `/invite again Dee ${how}`))}`);
			expect(await pageOf(desk)).not.toContain('Khumalo');
			expect(await pageOf(other)).toContain('Khumalo');
		},
	);

	it('who was removed is a stranger from the next message on, and back by [Undo] within the hour only', async () => {
		const boss = await joins(test, 'administrator', [], 'Rae Remover');
		const ben = await joins(test, 'receptionist', ['harbour'], 'Ben Adams');
		expect(await answer(ben, '/find zzz')).toContain('I found nobody');
		await answer(boss, '/remove Ben Adams');
		await answer(boss, '[Remove Ben Adams]');
		expect(await answer(ben, '/find zzz')).toMatch(/^Your access was ended on/);
		await answer(boss, '[Undo]');
		expect(await answer(ben, '/whoami')).toContain('for Harbour Clinic.');
		await answer(boss, '/remove Ben Adams');
		await answer(boss, '[Remove Ben Adams]');
		test.clock.forward(61);
		expect(await answer(boss, '[Undo]')).toMatch(/^That can’t be undone any more/);
		expect(await answer(ben, '/whoami')).toMatch(/^Your access was ended on/);
	});
});
