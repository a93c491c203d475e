/** Lines as they are typed with a thumb: slips, commas, names nobody has, words where a command should be. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Said } from '../../src/message.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Caller } from '../turn/caller.ts';
import { answer, buttonsOf, joins, onTelegram, referenceIn } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	let chats = 7000;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		desk = await joins(test, 'receptionist', ['harbour'], 'Thandeka');
		await answer(desk, '/open naidoo friday 17-18 every 20');
	}, 60_000);
	afterAll(() => test.close());

	it('a bare hour behind a day is taken where a visit is booked, moved and found', async () => {
		const told = await answer(desk, '/book #4 general naidoo fri 17');
		const reference = referenceIn(told);
		expect(told).toMatch(/^Booked .* Fri 11 Sep 2026, 17:00/);
		expect(await answer(desk, `/move ${reference} fri 1720`)).toMatch(/^Moved.* Fri 11 Sep 2026, 17:20/);
		expect(await answer(desk, '/cancel #4 fri 1720')).toMatch(/^Cancel/);
		await answer(desk, '[Cancel the visit]');
	});

	it('at a minute at which none begins, the nearest before and behind it are offered', async () => {
		const typed = '/book #5 general naidoo fri 17:07';
		expect(await answer(desk, typed)).toMatch(/^No time begins at Fri 11 Sep 2026, 17:07\./);
		const [first, second] = await buttonsOf(desk, typed);
		expect([first, second]).toEqual(['Fri 11 Sep, 17:00, Dr Priya Naidoo', 'Fri 11 Sep, 17:20, Dr Priya Naidoo']);
	});

	it('commas between the parts of a line say nothing', async () => {
		expect(await answer(desk, '/book Pretorius, general, naidoo, fri, 17')).toMatch(/^Booked for Johan Pretorius/);
		await answer(desk, '[Undo]');
		expect(await answer(desk, '/patient Pretorius,')).toContain('Johan Pretorius');
	});

	it('of a clear name with unclear words behind it, it is said which was read; the service that is near is offered', async () => {
		const typed = '/book Pretorius gen vist tmrw';
		expect(await answer(desk, typed)).toMatch(
			/^I read “Pretorius” as the patient\. I could not read “gen vist”\.\n\nWhat is it for\?/,
		);
		expect(await buttonsOf(desk, typed)).toEqual(['General visit']);
		expect(await answer(desk, '[General visit]')).toContain('General visit for Johan Pretorius (#4): which time?');
		expect(await answer(desk, '/book Pretorius flurb tmrw')).toMatch(
			/^I found nobody by “Pretorius flurb”.*\n\nI read “Pretorius” as the patient\. I could not read “flurb”\./,
		);
		expect(await answer(desk, '[Book for “Pretorius”]')).toContain('Johan Pretorius (#4): what is it for?');
	});

	it('a walk-in by a name that nobody has is registered and put in the queue by one tap', async () => {
		const typed = '/walkin Piet Pompies 0835550606 naidoo';
		expect(await answer(desk, typed)).toMatch(/^I found nobody by “Piet Pompies”/);
		const button = 'Register Piet Pompies (+27835550606) as new, and put in the queue for Dr Priya Naidoo';
		expect(await buttonsOf(desk, typed)).toEqual([button]);
		expect(await answer(desk, `[${button}]`)).toMatch(/^Number \d+: Piet Pompies/);
		// Now that they are known, the same line finds them.
		expect(await answer(desk, typed)).toMatch(/is number \d+ already|already/);
	});

	it('a walk-in that nobody knows is asked about before for whom, and without a number for that', async () => {
		expect(await answer(desk, '/walkin Klaas Vaak')).toMatch(/^I found nobody by “Klaas Vaak”.*\n\nSomebody new\?/);
		expect(await answer(desk, '083 555 0607')).toMatch(/^With which practitioner\?/);
		const [both, name] = await buttonsOf(desk, '/walkin Karel Kat naidoo');
		expect(both).toBe('Register Karel Kat as new, and put in the queue for Dr Priya Naidoo');
		expect(name).toBe('Register Karel Kat naidoo as new');
		expect(await answer(desk, `[${both}]`)).toMatch(/^How can they be reached/);
		expect(await answer(desk, '083 555 0608')).toMatch(/^Number \d+: Karel Kat/);
	});

	it('a whole command without its slash, where a question waits, is offered as that command; the question waits on', async () => {
		await answer(desk, '/book #4 general naidoo');
		const told = await answer(desk, 'book pretorius vaccination tomorrow');
		expect(told).toMatch(/^A command begins with a slash\. Did you mean this one\?/);
		expect(told).not.toContain('“#4');
		expect(told).toContain('which time?');
		expect(await answer(desk, '[/book pretorius vaccination tomorrow]')).toContain('Vaccination for Johan Pretorius');
	});

	it('what could not be read is shown as it was typed', async () => {
		await answer(desk, '/book #4 general naidoo');
		for (const typed of ['flurb', 'flurb general', 'flurb blah']) {
			const told = await answer(desk, typed);
			expect(told).not.toMatch(/“[^”]*(#4|general naidoo)/);
			expect(told).toContain('flurb');
		}
		await answer(desk, 'stop');
	});

	it('/undo says of which days a leave, a closure and a holiday are', async () => {
		const boss = await joins(test, 'administrator', [], 'Ann');
		for (const [typed, days] of [
			['/leave gagnon 14-18 sep', 'Of Mon 14 Sep 2026 to Fri 18 Sep 2026.'],
			['/close gagnon 24 sep', 'Of Thu 24 Sep 2026.'],
			['/holiday 1 dec at harbour called Staff day', 'Of Tue 1 Dec 2026.'],
		] as const) {
			const told = await answer(boss, typed);
			if (/\?/.test(told)) await boss.taps((await buttonsOf(boss, typed))[0]!);
			await boss.hears();
			expect(await answer(boss, '/undo'), typed).toContain(days);
			await answer(boss, (await buttonsOf(boss, '/undo')).map((label) => `[${label}]`)[0]!);
		}
	});

	describe('In a private chat, staff are answered as staff', () => {
		let ann: Caller;
		beforeEach(async () => {
			ann = await joins(test, 'receptionist', ['harbour'], 'Ann', { at: onTelegram(String(++chats)) });
		});
		const sends = async (said: Said) => {
			await ann.sends(ann.inbound(said));
			return (await ann.reads()).join('\n');
		};

		it('a slip in a command’s name is mended by one tap, with all of the line', async () => {
			expect(await answer(ann, '/hlep')).toMatch(/^I do not know that command\.\nDid you mean \/help\?/);
			expect(await answer(ann, '[/help]')).toContain('/book');
			expect(await buttonsOf(ann, '/bok #4 general')).toEqual(['/book #4 general']);
		});

		it('words behind a command that failed are tried as what it lacked', async () => {
			expect(await answer(ann, '/find Pretoriusss')).toMatch(/^I found nobody/);
			expect(await answer(ann, 'Pretorius')).toContain('Johan Pretorius');
			expect(await answer(ann, '/find Pretoriusss')).toMatch(/^I found nobody/);
			const told = await answer(ann, 'how odd');
			expect(told).toMatch(/^I found nobody by “how odd”/);
			expect(told).toContain('/help lists');
			expect(told).toContain('/find Pretoriusss');
		});

		it.each<[Said, RegExp]>([
			[{ kind: 'unreadable', what: 'voice' }, /^I can’t listen to recordings here/],
			[{ kind: 'unreadable', what: 'photo' }, /^I can’t read pictures here/],
			[{ kind: 'unreadable', what: 'sticker' }, /^I can’t read stickers/],
			[{ kind: 'unreadable', what: 'edit' }, /^I don’t hear it when a message is edited/],
			[{ kind: 'text', text: 'so many words '.repeat(200) }, /^\/help lists/],
			[{ kind: 'text', text: 'hello' }, /^\/help lists/],
			[{ kind: 'text', text: 'help' }, /^\/help lists/],
		])('%o', async (said, told) => {
			await answer(ann, '/whoami');
			expect(await sends(said)).toMatch(told);
		});

		it('a picture ends nothing of a question that waits', async () => {
			await answer(ann, '/book #4 general naidoo');
			expect(await sends({ kind: 'unreadable', what: 'photo' })).toMatch(/pictures here[\s\S]*which time\?/);
			expect(await answer(ann, 'fri 17')).toMatch(/^Booked/);
			await answer(ann, '[Undo]');
		});

		it('by a patient’s own words, or the start, they come to a visit of their own, and stay there', async () => {
			await answer(ann, '/whoami');
			expect(await answer(ann, 'book a visit')).not.toMatch(/slash|\/help/);
			expect(await answer(ann, 'hello')).not.toMatch(/\/help lists/);
		});
	});
});
