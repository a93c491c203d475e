/** Words below a photo reach the person who answers; the photo does not, and both are told; on both engines. */
import type { Update } from '@grammyjs/types';
import { describe, expect, it } from 'vitest';
import { inboundOf } from '../../src/channels/telegram/updates.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';

const photo = { kind: 'unreadable', what: 'photo', caption: 'This is the rash' } as const;

describe.each(ENGINES)('On %s, what is written below a photo', (engine) => {
	it('is passed on to the person who answers, and kept while it is asked which clinic that is', async () => {
		const test = await openTestHouse(engine);
		const desk = new Caller(test, 'desk', 'desk');
		await desk.joins();
		await desk.says('/here harbour');
		const ana = new Caller(test, 'ana');
		await ana.says('a person');
		await ana.sends(ana.inbound(photo));
		expect((await ana.reads()).at(-1)).toMatch(/^I keep that for them.*\n\nAt which clinic/);
		await ana.says('harbour');
		await desk.hears();
		expect((await ana.reads()).at(-1)).toContain('“This is the rash”');

		await ana.sends(ana.inbound({ ...photo, caption: 'And this is worse' }));
		expect((await ana.reads()).at(-1)).toContain('passed your words on to Harbour Clinic, without the photo');
		const posted = (await desk.reads()).join('\n');
		expect(posted).toContain('And this is worse\n\nWith a photo that can’t be passed on.');
		expect(posted).not.toContain('rash');
		await test.close();
	});

	it('is forgotten when no person is wanted after all', async () => {
		const test = await openTestHouse(engine);
		const desk = new Caller(test, 'desk', 'desk');
		await desk.joins();
		await desk.says('/here harbour');
		const ana = new Caller(test, 'ana');
		for (const words of ['a person', 'she has a fever', 'go on', 'a person']) await ana.says(words);
		await ana.says('harbour');
		expect((await ana.reads()).at(-1)).not.toContain('fever');
		await test.close();
	});
});

describe('A photo on Telegram', () => {
	it('brings what is written below it', () => {
		const from = { id: 5, is_bot: false, first_name: 'Ana' };
		const chat = { id: 5, type: 'private', first_name: 'Ana' };
		const message = { message_id: 1, date: 0, from, chat, photo: [], caption: 'This is the rash' };
		const update = { update_id: 1, message } as unknown as Update;
		expect(inboundOf(update, { id: 9, username: 'bot' } as never)?.said).toEqual(photo);
	});
});
