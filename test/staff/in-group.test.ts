/** Staff in a group on Telegram: who speaks there, for whom the buttons are, and what is not said there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffRole } from '../../db/tables/staff.ts';
import { raise } from '../../src/operations/alerts.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';
import { oneAnswer as answer, joins, onTelegram } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	it('in a group each has a conversation of their own, and nothing personal is shown there', async () => {
		const code = async (role: StaffRole) =>
			test.house.store.transaction((tx) => invite(tx, role, ['harbour'], { name: `${role} of the group` }));
		const [one, two] = ['501', '502'].map((sender) => new Caller(test, onTelegram('-500', sender)));
		const stranger = new Caller(test, onTelegram('-500', '503'));
		await one!.opens(await code('administrator'));
		await two!.opens(await code('receptionist'));
		await one!.says('/remove');
		const seen = (await one!.hears()).at(-1)!;
		const { data } = seen.kind === 'text' ? seen.buttons[0]! : { data: '' };
		expect(data).toMatch(/^\d+\.\d+\.[\w-]{4}$/);
		const [prompt, choice, desk] = data.split('.');
		const tap = { kind: 'choice', prompt: Number(prompt), choice: Number(choice), desk: desk! } as const;
		// Everybody reads along: what came is what the two taps brought.
		await two!.hears();
		await stranger.sends(stranger.inbound(tap));
		const told = 'These buttons were offered to a colleague. Please type the command yourself.';
		expect(await two!.sends(two!.inbound(tap))).toEqual({ kind: 'taken', told });
		expect(await two!.reads()).toEqual([]);
		await one!.hears();
		for (const line of ['/find Khumalo', '/patient #1', '/invite receptionist at harbour']) {
			await one!.says(line);
			expect((await one!.reads())[0], line).toMatch(/^Others read along here\./);
		}
		const tess = new Caller(test, 'tess');
		await tess.reviews();
		await tess.does('[Book]');
		const reference = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec((await tess.reads()).join('\n'))![0];
		await two!.says('/day harbour');
		const shown = (await two!.reads()).join('\n');
		expect(shown).toMatch(/ booked: #\d+[\s\S]*\nNames and references only in a private chat/);
		for (const secret of ['Thandi', 'Khumalo', reference]) expect(shown).not.toContain(secret);
	});

	it('whoever is staff in a chat of their own is staff in a group, until the account is revoked; alerts come to their own chat only', async () => {
		const boss = new Caller(test, onTelegram('511'));
		await boss.opens(await test.house.store.transaction((tx) => invite(tx, 'administrator')));
		const [one, group, stranger] = [
			['512', '512'],
			['-510', '512'],
			['-510', '513'],
		].map(([chat, sender]) => new Caller(test, onTelegram(chat!, sender!)));
		await one!.opens(
			await test.house.store.transaction((tx) => invite(tx, 'administrator', ['harbour'], { name: 'Gugu Group' })),
		);
		for (const caller of [boss, one!]) await caller.hears();
		expect(await answer(group!, '/whoami')).toMatch(/^You are Gugu Group\./);
		await stranger!.hears();
		expect(await answer(stranger!, '/whoami')).toMatch(/^This is a group/);
		await group!.hears();
		expect(
			(await trail(test.house.store)).filter(({ detail }) => JSON.stringify(detail) === '{"how":"group"}'),
		).toHaveLength(1);
		await test.house.store.transaction((tx) => raise(tx, { alert: 'alert-set-aside' }));
		await test.later(0);
		expect(await one!.reads()).toHaveLength(1);
		expect(await group!.reads()).toEqual([]);
		await boss.hears();
		await answer(boss, '/revoke Gugu Group');
		await boss.taps('Revoke the chats of Gugu Group');
		for (const caller of [one!, group!]) expect(await answer(caller, '/whoami')).not.toMatch(/Gugu/);
	});

	it('in a group the account’s own chat decides, also where the group was let in by an invitation of its own before', async () => {
		const boss = await joins(test, 'administrator');
		const [own, group] = [
			['522', '522'],
			['-520', '522'],
		].map(([chat, sender]) => new Caller(test, onTelegram(chat!, sender!)));
		for (const [caller, role, name] of [
			[group!, 'receptionist', 'Gert Group'],
			[own!, 'practitioner', 'Olga Own'],
		] as const) {
			await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, ['harbour'], { name })));
			await caller.hears();
		}
		expect(await answer(group!, '/whoami')).toMatch(/^You are Olga Own\./);
		await boss.says('/revoke Olga Own');
		await boss.taps('Revoke the chats of Olga Own');
		for (const caller of [own!, group!]) expect(await answer(caller, '/whoami')).not.toMatch(/Olga|Gert/);
	});
});
