/** How staff are asked in a group on Telegram, who may answer by a tap, and who reads what a tap is refused with. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '../../src/staff/access/invitation.ts';
import { onTelegram, type Speaker } from '../conversations/speakers.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { trail } from '../turn/rows.ts';

describe.each(ENGINES)('In a group of staff, on %s,', (engine) => {
	let test: TestHouse;
	let sam: Speaker;
	let ada: Speaker;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		sam = await joins('Sam');
		ada = await joins('Ada');
	}, 60_000);
	afterAll(async () => {
		expect(test.telegram.violations).toEqual([]);
		await test.close();
	});

	async function joins(name: string): Promise<Speaker> {
		const speaker = onTelegram(test, `${name}@team`, 'en');
		await speaker.opens(await test.house.store.transaction((tx) => invite(tx, 'receptionist', ['harbour'], { name })));
		await speaker.hears();
		return speaker;
	}

	const lastSent = () => test.telegram.callsOf('sendMessage').at(-1)!;
	const heardBy = async (speaker: Speaker) => (await speaker.hears()).map(({ text }) => text);

	it('words are asked of whoever is to write them, as a reply to what they wrote', async () => {
		await sam.says('/book');
		const wrote = test.telegram.bot().updates.at(-1)!.message!.message_id;
		await heardBy(sam);
		expect(lastSent()).toMatchObject({
			reply_parameters: { message_id: wrote },
			reply_markup: { force_reply: true, selective: true },
		});
		await sam.replies('#4 general', 'Which patient');
		expect((await heardBy(sam))[0]).toMatch(/^General visit for #4: which time\?[\s\S]*\n\nTo write it, reply to this/);
		// Telegram has one place for buttons and for the way to reply.
		expect(lastSent().reply_markup).not.toHaveProperty('force_reply');
		await sam.says('/whoami');
		await sam.hears();
	});

	it('whoever tapped is mentioned, as there is no message of theirs', async () => {
		await sam.says('/here harbour');
		const patient = onTelegram(test, 'Pat', 'en');
		await patient.says('human');
		await patient.says('Harbour Clinic');
		await sam.hears();
		await ada.hears();
		await ada.taps('Answer');
		expect((await heardBy(ada))[0]).toMatch(/^What shall I write to conversation 1\?/);
		const { id } = test.telegram.bot().updates.at(-1)!.callback_query!.from;
		expect(lastSent()).toMatchObject({
			entities: [{ type: 'text_mention', offset: 0, length: 4, user: { id } }],
			reply_markup: { force_reply: true, selective: true },
		});
		await ada.sends('photo');
		await ada.replies('Come at nine.', 'What shall I write');
		await patient.hears();
		expect((await heardBy(ada))[0]).toBe('Passed on to conversation 1.');
	});

	it('a colleague taps what only shows, however old it is, and it is changed where it stands', async () => {
		await sam.hears();
		await ada.hears();
		await sam.says('/day naidoo');
		for (let i = 0; i < 6; i++) await sam.says('/day dlamini');
		await sam.hears();
		await ada.hears();
		const before = test.telegram.callsOf('sendMessage').length;
		const naidoo = async (by: Speaker, label: string) => {
			await by.tapsOn(label, 'Dr Priya Naidoo');
			return heardBy(by);
		};
		expect((await naidoo(ada, 'Tue 8 Sep ▸'))[0]).toMatch(/^\(in place\) Dr Priya Naidoo, Tue 8 Sep/);
		expect((await naidoo(sam, '◂ Mon 7 Sep')).at(-1)).toMatch(/^\(in place\) Dr Priya Naidoo, Mon 7 Sep/);
		expect(test.telegram.callsOf('sendMessage')).toHaveLength(before);
		const saw = (await trail(test.house.store)).filter(({ action }) => action === 'saw the day');
		expect(new Set(saw.slice(-2).map(({ actor }) => actor)).size).toBe(2);
	});

	it('what waits for words waits on while something else is looked at', async () => {
		await sam.says('/book #4 general with naidoo');
		await sam.tapsOn('Week', 'Dr Themba Dlamini');
		await sam.hears();
		await sam.replies('tomorrow 12:00', 'which time');
		expect((await heardBy(sam))[0]).toMatch(/^Booked for #4: General visit, Tue 8 Sep 2026, 12:00/);
	});

	it('what a tap is refused with is told to whoever tapped, and to nobody else', async () => {
		await ada.hears();
		const before = test.telegram.callsOf('sendMessage').length;
		await ada.taps('Undo');
		expect(await heardBy(ada)).toEqual([
			'(told by the tap) These buttons were offered to a colleague. Please type the command yourself.',
		]);
		expect(test.telegram.callsOf('answerCallbackQuery').at(-1)).toMatchObject({ show_alert: true });
		expect(test.telegram.callsOf('sendMessage')).toHaveLength(before);
	});
});
