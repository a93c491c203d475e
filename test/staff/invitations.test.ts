/** Whom an invitation lets in, as what; and whom it lets in no more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { oneAnswer as answer, codeIn, joins, onTelegram } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	it('a link that is used by staff adds the role; one for a lost phone takes the place of all chats before', async () => {
		const boss = await joins(test, 'administrator', [], 'Ada Again');
		const sam = await joins(test, 'receptionist', ['harbour'], 'Sam Peters');
		await sam.opens(`join-${codeIn(await answer(boss, '/invite practitioner at canal as gagnon'))}`);
		expect((await sam.reads())[0]).toMatch(/^You are a practitioner as well now, S[^,]*, at /);
		expect(await answer(sam, '/whoami')).toContain('a practitioner, for Canal Clinic.');

		const code = codeIn(await answer(boss, '/invite again Sam Peters'));
		const phone = new Caller(test, onTelegram('77'));
		await phone.opens(`join-${code}`);
		expect((await phone.reads())[0]).toMatch(/^Welcome back, [^.]*\. You are in again, as /);
		expect(await answer(phone, '/whoami')).toContain('for Harbour Clinic.');
		expect(await answer(sam, '/whoami')).toMatch(/^Your access was ended on/);
		const thief = new Caller(test, 'thief', 'desk');
		await thief.opens(`join-${code}`);
		expect((await thief.reads())[0]).toMatch(/^This invitation has been used/);
	});

	it('an invitation that was taken back, or whose giver was removed, lets nobody in', async () => {
		const boss = await joins(test, 'administrator', [], 'Ida Inviter');
		const other = await joins(test, 'administrator', [], 'Otto Other');
		const first = codeIn(await answer(boss, '/invite receptionist at harbour for Fay First'));
		await answer(boss, '/invitations');
		await answer(boss, '[Take back: Fay First]');
		const second = codeIn(await answer(boss, '/invite receptionist at harbour for Sia Second'));
		await answer(other, '/remove Ida Inviter');
		await answer(other, '[Remove Ida Inviter]');
		for (const code of [first, second]) {
			const caller = new Caller(test, `late ${code}`, 'desk');
			await caller.opens(`join-${code}`);
			expect((await caller.reads())[0]).toMatch(/^This invitation has been used or is over/);
		}
	});

	it.each([
		['they are revoked', '/revoke Lee Lost', '[Revoke the chats of Lee Lost]', ['']],
		[
			'they are no administrator of one clinic any more',
			'/remove Lee Lost at canal',
			'[Remove Lee Lost]',
			['canal', 'harbour'],
		],
	])('what somebody has invited lets nobody in once %s', async (_, line, button, clinics) => {
		const boss = await joins(test, 'administrator', [], 'Bea Boss');
		const lost = await joins(test, 'administrator', clinics.filter(Boolean), 'Lee Lost');
		const code = codeIn(await answer(lost, `/invite administrator at ${clinics[0] || 'all'} for Ann Other`));
		await answer(boss, line);
		await answer(boss, button);
		const late = new Caller(test, `late ${code}`, 'desk');
		await late.opens(`join-${code}`);
		expect((await late.reads())[0]).toMatch(/^This invitation has been used or is over/);
		await answer(boss, '/remove Lee Lost');
		await answer(boss, '[Remove Lee Lost]');
	});

	it('what somebody has invited lets nobody in once their place is taken by a new chat of theirs', async () => {
		const boss = await joins(test, 'administrator', [], 'Bea Boss');
		const lost = await joins(test, 'administrator', [], 'Max Moved');
		const code = codeIn(await answer(lost, '/invite administrator at all for Ann Other'));
		const phone = new Caller(test, 'the new phone', 'desk');
		await phone.opens(`join-${codeIn(await answer(boss, '/invite again Max Moved'))}`);
		const late = new Caller(test, `late ${code}`, 'desk');
		await late.opens(`join-${code}`);
		expect((await late.reads())[0]).toMatch(/^This invitation has been used or is over/);
	});

	it('an administrator of one clinic makes nobody another practitioner than they are', async () => {
		const canal = await joins(test, 'administrator', ['canal']);
		const boss = await joins(test, 'administrator');
		const naidoo = new Caller(test, 'naidoo', 'desk');
		await naidoo.opens(`join-${codeIn(await answer(boss, '/invite practitioner at harbour as naidoo'))}`);
		await naidoo.hears();
		const own = '/open naidoo 2026-10-20 9-10 at harbour';
		await naidoo.opens(`join-${codeIn(await answer(canal, '/invite practitioner at canal as gagnon'))}`);
		expect((await naidoo.reads())[0]).toContain('You are still Dr Priya Naidoo in the diary');
		expect(await answer(naidoo, own)).toMatch(/^Opened: Dr Priya Naidoo/);
		await naidoo.opens(`join-${codeIn(await answer(boss, '/invite practitioner at canal as gagnon'))}`);
		expect((await naidoo.reads())[0]).not.toContain('You are still');
		expect(await answer(naidoo, '/open gagnon 2026-10-20 9-10 at canal')).toMatch(/^Opened: /);
	});

	it('somebody’s name is kept on one line, without signs that turn the text around', async () => {
		const boss = await joins(test, 'administrator');
		expect(await answer(boss, '/invite receptionist at harbour for Eve\u202e\u0007 Nil')).toContain(
			'This invitation is for Eve Nil, as',
		);
	});
});
