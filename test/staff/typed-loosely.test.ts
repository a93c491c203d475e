/** Lines as a busy desk types them, without small words between: what is understood is kept, and only the rest is asked about. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appointmentByReference } from '../../src/core/appointments.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { outbox } from '../turn/rows.ts';
import { answer, buttonsOf, joins, referenceIn } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	let naidoo: Caller;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		desk = await joins(test, 'receptionist', ['harbour'], 'Thandeka');
		naidoo = await joins(test, 'practitioner', ['harbour'], 'Priya', { practitioner: 'naidoo' });
	}, 60_000);
	afterAll(() => test.close());

	it('two stretches of hours are closed as two, and what lies between stays open', async () => {
		expect(await answer(desk, '/close dlamini thursday 9-11 and 14-15')).toContain('Only 09:00-11:00, 14:00-15:00');
		await desk.taps((await buttonsOf(desk, '/close dlamini thursday 9-11 and 14-15'))[0]!);
		await desk.hears();
		expect(await answer(desk, '/book mahlangu general thursday 11:40 dlamini')).toMatch(/^Booked for/);
		expect(await answer(desk, '/book mahlangu general thursday 10:20 dlamini')).toContain('which time?');
	});

	it.each([
		['/open naidoo today 18-19 harbour', /^Opened: Dr Priya Naidoo, .*18:00 to 19:00, Harbour Clinic/],
		['/cancelday dlamini tomorrow from 2pm', /^Dr Themba Dlamini at Harbour Clinic, Tue 8 Sep, 14:00–24:00: 2 visits/],
		['/cancelday dlamini harbour tomorrow afternoon', /^Dr Themba Dlamini .* 12:00–17:00/],
		[
			'/book kabongo general wednesday 14:40 naidoo',
			/^Booked for Pierre Kabongo .* 14:40, Harbour Clinic, Dr Priya Naidoo/,
		],
		['/book steyn blood test wednesday 9', /Wed 9 Sep 2026, 09:/],
		['/walkin zulu vaccination', /^(Number \d+: .*, for Vaccination|Thandeka Zulu .* has a visit today)/],
	])('a person, a clinic, a service and an hour need no small words: %s', async (typed, told) => {
		expect(await answer(desk, typed)).toMatch(told);
	});

	it.each([
		['/open naidoo today 19-20 harbour blah', '/open naidoo today 19-20 harbour'],
		['/close dlamini harbour tomorrow 9-10 blah', '/close dlamini harbour tomorrow 9-10'],
		['/cancelday dlamini blah tomorrow', '/cancelday dlamini tomorrow'],
	])('only what can’t be read is named, and the rest is kept: %s', async (typed, without) => {
		expect(await answer(desk, typed)).toContain('I could not read “blah”.');
		expect(await buttonsOf(desk, typed)).toEqual([without]);
	});

	it('a practitioner who changes somebody else’s times is told whose they may change', async () => {
		await test.later(0);
		await naidoo.hears();
		expect(await answer(naidoo, '/open dlamini tomorrow 9-12')).toMatch(/^You change only your own times/);
		expect(await answer(naidoo, '/open tremblay tomorrow 9-12')).toMatch(/^I know nobody called “tremblay”/);
	});

	it('who is to be phoned is narrowed to a practitioner, a clinic and a day', async () => {
		await desk.taps((await buttonsOf(desk, '/cancelday jacobs tomorrow'))[0]!);
		await desk.hears();
		const count = async (line: string) => /^\d+/.exec(await answer(desk, line))?.[0] ?? '0';
		expect(await count('/tophone jacobs tomorrow')).toBe(await count('/tophone'));
		expect(await count('/tophone jacobs today')).toBe('0');
		expect(await count('/tophone naidoo')).toBe('0');
		expect(await answer(desk, '/tophone blah')).toContain('I could not read “blah”');
	});

	it('money without a currency is the clinic’s own, and signs and how it was paid are read', async () => {
		await answer(desk, '/open naidoo friday 17-18');
		const told = await answer(desk, '/book banda general friday 17:20 naidoo');
		expect(told).toMatch(/^Booked for/);
		const reference = referenceIn(told);
		for (const typed of ['450', 'R450 cash', 'ZAR 450 card', '450 R']) {
			expect(await answer(desk, `/paid ${reference} ${typed}`)).toContain('450.00 ZAR');
			await desk.taps('Undo');
			await desk.hears();
		}
		expect(await answer(desk, `/paid ${reference} 80 $`)).toMatch(/^In which currency/);
		expect(await answer(desk, 'USD')).toContain('80.00 USD');
	});

	it('of several with one name, the one for whom it is possible is meant', async () => {
		await desk.says('/open naidoo today 20-21');
		await desk.says('/book #7 general today 20:20 naidoo');
		await desk.hears();
		expect(await answer(desk, '/cancel Ndlovu today 20:20')).toContain('Thabo Ndlovu (#7)');
		for (const line of ['/walkin #2 for dlamini', '/walkin #3 for dlamini', '/next dlamini'])
			if ((await answer(desk, line)).includes('Have they come')) await answer(desk, '[Take as a walk-in]');
		expect(await answer(desk, '/seen Khumalo')).toMatch(/Ayanda Khumalo|Sipho Khumalo/);
	});

	it('a practitioner’s name behind a patient’s could be their surname: nobody is booked or queued before that is asked', async () => {
		for (const typed of ['/book botes naidoo general wednesday', '/walkin botes naidoo']) {
			expect(await answer(desk, typed)).toMatch(/^I found nobody by “botes naidoo”/);
			const [line] = await buttonsOf(desk, typed);
			expect(line).toMatch(/^\/(book|walkin) botes .*(with|for) naidoo/i);
			expect(await answer(desk, `[${line}]`)).toMatch(/which time\?|^Number \d+: |has a visit today/);
		}
		expect(await answer(desk, '/walkin new Sipho Naidoo 082 555 0149')).toMatch(/^With which practitioner\?/);
	});

	it('somebody new who walks in is registered, and what was typed before is kept', async () => {
		expect(await answer(desk, '/walkin new Bob Marley general')).toMatch(/^How can they be reached/);
		expect(await answer(desk, '0825550144')).toMatch(/^Number \d+: Bob Marley, for General visit/);
		expect(await answer(desk, '/walkin new Rita Marley 082 555 0145')).toMatch(/^With which practitioner\?/);
	});

	it('what else a patient has on that day is said with a booking', async () => {
		expect(await answer(desk, '/book pillay general wednesday 15:40 naidoo')).toMatch(/^Booked for/);
		expect(await answer(desk, '/book pillay general wednesday')).toMatch(
			/Also has: General visit, Wed 9 Sep 2026, 15:40/,
		);
	});

	it('behind a reference, whatever is said is why', async () => {
		const reference = referenceIn(await answer(desk, '/book chen general wednesday 16:00 naidoo'));
		expect(await answer(desk, `/decline ${reference} I am away`)).toContain(reference);
		expect(await answer(desk, `/cancel ${reference} the doctor is ill`)).toMatch(/^Cancel/);
	});

	it.each([
		['cancel', '#14', /^Cancelled/],
		['move', '#15', /^Moved/],
	])('a reason may have quotation marks: /%s', async (command, who, done) => {
		const reference = referenceIn(await answer(desk, `/book ${who} general thursday naidoo 16:20`));
		const [first] = await buttonsOf(desk, `/${command} ${reference} because she said "no" today`);
		expect(await answer(desk, `[${first}]`)).toMatch(done);
		await answer(desk, '[Undo]');
		await answer(desk, `/cancel ${reference}`);
		await answer(desk, '[Cancel the visit]');
	});

	it('what is quoted within a reason is kept, and said, as it was typed', async () => {
		const why = 'she said "no" twice,\nl’après-midi non plus 🤒';
		await answer(desk, '/open naidoo 2026-09-20 9-10 every 20 at harbour');
		const told = await answer(desk, `/book #14 general because "${why}" 2026-09-20 09:00 naidoo`);
		const reference = referenceIn(told);
		const stored = await test.house.store.read((reading) => appointmentByReference(reading, reference));
		expect(stored).toMatchObject({ reason: why });
		expect(await answer(desk, `/appointment ${reference}`)).toContain(why);
		await answer(desk, `/cancel ${reference} because «${why}»`);
		await answer(desk, '[Cancel the visit]');
		expect(JSON.stringify(await outbox(test.house.store))).toContain(JSON.stringify(why).slice(1, -1));
		expect(await answer(desk, `/cancel ${reference} because ${why.repeat(50)}`)).toContain('at most 500 characters');
	});

	it('a name before an answer to the only open conversation is asked about', async () => {
		const patient = new Caller(test, `say ${engine}`);
		for (const said of ['a person', 'harbour clinic']) await patient.says(said);
		await desk.hears();
		expect(await answer(desk, '/say Zainab hello')).toContain('“Zainab” may be a name');
		expect(await answer(desk, '[hello]')).toMatch(/^Passed on/);
		expect((await patient.reads()).join('\n')).not.toContain('Zainab');
	});

	it('who walks in and has a visit soon may have come for that', async () => {
		expect(await answer(desk, '/walkin Davids for naidoo')).toMatch(/^Number \d+/);
		await desk.taps('Undo');
		await test.later(4 * 60);
		await desk.hears();
		expect(await answer(desk, '/walkin Davids for naidoo')).toContain('Have they come for that?');
		const noted = await answer(desk, '[Has come for 14:10]');
		expect(noted).toContain('Zainab Davids');
		const [reference] = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(noted)!;
		expect(await answer(desk, `/move ${reference} tomorrow`)).toMatch(/has arrived already/);
	});
});
