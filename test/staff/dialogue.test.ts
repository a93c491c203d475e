/** A question of the desk's outlives a slip: it is asked again with its buttons, until it is answered or left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '../../src/message.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Caller } from '../turn/caller.ts';
import { answer, buttonsOf, joins } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let chats = 0;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());

	describe.each(['in a private chat', 'at the desk’s page'])('%s', (where) => {
		let ann: Caller;
		beforeAll(async () => {
			const chat = String(++chats);
			const at: Address | undefined =
				where === 'in a private chat' ? { channel: 'telegram', bot: '1', chat, sender: chat } : undefined;
			ann = await joins(test, 'receptionist', ['harbour'], 'Ann', { ...(at && { at }) });
		});

		it.each([
			['what is not understood', 'zzz', /^I could not read “zzz”\./],
			['a command that there is not', '/boook #4', /^I do not know that command\.\nDid you mean \/book\?/],
			['a day that is past', '3 Sep 2026', /^Thu 3 Sep is past/],
		])('%s is said, and the question asked again with the same buttons', async (_, slip, why) => {
			const buttons = await buttonsOf(ann, '/book #4 general with naidoo from 2026-09-09');
			const again = await answer(ann, slip);
			expect(again).toMatch(why);
			expect(again).toContain('General visit for Johan Pretorius (#4): which time?');
			const meant = slip.startsWith('/') ? ['/book #4'] : [];
			expect(await buttonsOf(ann, slip)).toEqual([...buttons, 'Leave it', ...meant]);
			expect(await answer(ann, '1')).toMatch(/^Booked for Johan Pretorius/);
			await answer(ann, '[Undo]');
		});

		it('what is typed next still goes behind the line that waits', async () => {
			await answer(ann, '/book #4 general with naidoo');
			await answer(ann, 'zzz');
			await answer(ann, '/bok');
			expect(await answer(ann, 'wed 9 sep 15:40')).toMatch(/^Booked for .* Wed 9 Sep 2026, 15:40/);
			await answer(ann, '[Undo]');
		});

		it.each(['stop', 'cancel', '[Leave it]'])('it is left by %s, and nothing waits any more', async (word) => {
			await answer(ann, '/book #4 general with naidoo');
			await answer(ann, 'zzz');
			expect(await answer(ann, word)).toBe('All right: nothing was done.');
			expect(await answer(ann, 'wed 9 sep 15:40')).not.toMatch(/^Booked/);
		});

		it('another command ends it', async () => {
			await answer(ann, '/book #4 general with naidoo');
			await answer(ann, '/whoami');
			expect(await answer(ann, 'wed 9 sep 15:40')).not.toMatch(/^Booked/);
		});

		it('a tap on something old ends nothing', async () => {
			await answer(ann, '/cancel #4 tuesday');
			const old = await ann.tap('Cancel the visit');
			await answer(ann, '/book #4 general with naidoo');
			await ann.sends(old);
			expect((await ann.reads()).join()).toMatch(/no longer open/);
			expect(await answer(ann, 'wed 9 sep 15:40')).toMatch(/^Booked for/);
			await answer(ann, '[Undo]');
		});

		it('an old [Leave it] does not end a newer question', async () => {
			await answer(ann, '/book #4 general with naidoo');
			await answer(ann, 'zzz');
			const old = await ann.tap('Leave it');
			await answer(ann, '/book #4 general with naidoo');
			await ann.sends(old);
			expect((await ann.reads()).join()).toMatch(/^This button is from an earlier message/);
			expect(await answer(ann, 'wed 9 sep 15:40')).toMatch(/^Booked for/);
			await answer(ann, '[Undo]');
		});

		it('after an old button, a number still counts in the question that waits', async () => {
			await answer(ann, '/book #4 general with naidoo');
			await answer(ann, 'zzz');
			const old = await ann.tap('Leave it');
			await answer(ann, '/book #4 general with naidoo from 2026-09-09');
			await ann.sends(old);
			await ann.reads();
			expect(await answer(ann, '1')).toMatch(/^Booked for Johan Pretorius/);
			await answer(ann, '[Undo]');
		});

		it('somebody new is asked for by name, then how to be reached; what was typed before is kept', async () => {
			expect(await answer(ann, '/book new')).toBe('What is their name?');
			expect(await answer(ann, 'stop')).toMatch(/^All right/);
			expect(await answer(ann, '/book new general wed 9 sep 15:40 with naidoo')).toBe('What is their name?');
			expect(await answer(ann, 'Zola Budd')).toMatch(/^How can they be reached\?/);
			expect(await answer(ann, 'zzz')).toMatch(/How can they be reached\?/);
			expect(await answer(ann, `082 555 017${chats}`)).toMatch(
				/^Booked for Zola Budd \(#\d+\): General visit, Wed 9 Sep 2026, 15:40/,
			);
			await answer(ann, '[Undo]');
		});
	});

	it('in a group nobody new is booked, and nothing of them is asked', async () => {
		const at: Address = { channel: 'telegram', bot: '1', chat: '-77', sender: '7' };
		const sam = await joins(test, 'receptionist', ['harbour'], 'Sam', { at });
		for (const line of ['/book new general', '/book new Zola Budd 082 555 0178 general wed 9 sep 15:40 with naidoo'])
			expect(await answer(sam, line)).toMatch(
				/^Others read along here\. Please book somebody new in a chat of our own/,
			);
		expect(await answer(sam, '/book Zola Budd general')).not.toContain('Write their phone number');
	});
});
