/** Somebody can always come in: the last administrator stays, and who is shut out is let in from the server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import { adminCommand } from '../../src/admin.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';
import { answer, joins } from './desk.ts';

describe.each(ENGINES)('The last administrator, on %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	it('stays, is told why, and what to do; of two who remove each other, one stays', async () => {
		const one = await joins(test, 'administrator', [], 'One Only');
		await answer(one, '/quit');
		expect(await answer(one, '[Leave]')).toMatch(/^One Only is the last administrator[\s\S]*npm run admin -- invite/);
		const two = await joins(test, 'administrator', [], 'Two Too');
		await answer(one, '/remove Two Too');
		await answer(two, '/remove One Only');
		await Promise.all([one.taps('Remove Two Too'), two.taps('Remove One Only')]);
		const stay = [await answer(one, '/whoami'), await answer(two, '/whoami')].filter((told) =>
			told.includes('administrator,'),
		);
		expect(stay).toHaveLength(1);
	});

	it('who can’t come in is let in from the server, beside it as it runs, and the trail says so', async () => {
		const printed: string[] = [];
		const { keys } = test.house.store;
		const run = (...args: string[]) =>
			adminCommand(args, {
				config: { PUBLIC_URL: 'https://clinic.example.org', HOST: '127.0.0.1', PORT: 1, TLS_CERT: undefined },
				open: () => open(test.url, { keys, clock: test.clock.read, durable: false }),
				print: (text) => void printed.push(text),
				bot: async () => 'clinic_bot',
			});
		expect(await run('invite')).toBe(0);
		const code = /desk#join=([\w-]{22})\n/.exec(`${printed.join('\n')}\n`)?.[1];
		expect(printed.join('\n')).toContain(`https://t.me/clinic_bot?start=join-${code}`);
		const locked = new Caller(test, 'locked out', 'desk');
		expect(await answer(locked, '/whoami')).toMatch(/^This page is for staff\..*npm run admin/);
		await locked.opens(`join-${code}`);
		await locked.hears();
		expect(await answer(locked, '/whoami')).toBe('You speak here as an administrator, for all clinics.');
		const invited = (await trail(test.house.store)).filter(({ actor }) => actor === 'server');
		expect(invited.map(({ action, entity }) => `${action} ${entity}`)).toEqual(['invited location:all']);

		expect(await run('invite', '--clinic', 'nowhere')).toBe(1);
		expect(printed.at(-1)).toContain('There are: harbour');
		for (const wrong of [[], ['open'], ['invite', '--role', 'king'], ['invite', '--clinic']])
			expect(await run(...wrong)).toBe(1);
	});
});

describe('A house', () => {
	it('gives a link for an administrator only while there is none who can come in', async () => {
		const test = await openTestHouse('sqlite', { alwaysInvite: false });
		const desk = new Caller(test, 'first', 'desk');
		expect(test.house.deskLink).toContain('/desk#join=');
		await test.reopen();
		expect(test.house.deskLink).toContain('/desk#join=');
		await desk.joins();
		await test.reopen();
		expect(test.house.deskLink).toBe('');
		await test.close();
	});
});
