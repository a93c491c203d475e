/** What a timetable shows is what the diary holds: nothing more, nothing less, however many people there are. */
import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { p, query } from '../../db/store.ts';
import { sayAll } from '../../flows/words.ts';
import { closeTimes } from '../../src/core/closures.ts';
import { holdSlot } from '../../src/core/holds.ts';
import { registerProvisional } from '../../src/core/patients.ts';
import { type Drawing, drawingOf } from '../../src/diary/drawing.ts';
import { sizeOf } from '../../src/diary/frame.ts';
import { lettered } from '../../src/diary/letters.ts';
import { inSteps } from '../../src/diary/picture.ts';
import { svgOf } from '../../src/diary/svg.ts';
import { countsOf, readTimetable, STATES } from '../../src/diary/timetable.ts';
import { toldInWords } from '../../src/diary/words.ts';
import { openDoor } from '../../src/door.ts';
import { messagesTo } from '../../src/mailbox.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { Caller } from '../turn/caller.ts';
import { type Clinic, clinicWith, DATE } from './clinic.ts';

const become = query<{ id: number; status: string }>()((q, { appointment: a }) =>
	q
		.update(a)
		.set({ status: sql`${p('status')}` as never })
		.where(eq(a.id, p('id'))),
);
const keepForDesk = query<{ id: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({ online: false })
		.where(eq(slot.id, p('id'))),
);

/** Doctors in three scripts, one after another. */
const many = (length: number): string[] =>
	Array.from({ length }, (_, i) => [`Dr Nr ${i + 1}`, `مريم ${i + 1}`, `王小明 ${i + 1}`][i % 3]!);

const count = (svg: string, state: string) => svg.split(`fill="url(#${state})"`).length - 1;
/** The letters of a name, as they are drawn wherever there is room for them. */
const outlineOf = (name: string, bold: boolean) =>
	/<g [^>]*>(.*)<\/g>/.exec(lettered(name, { x: 0, y: 0, size: 12, width: 1_000, bold }))![1]!;

describe.each(ENGINES)('On %s', (engine) => {
	let clinic: Clinic;
	afterEach(() => clinic.end());

	async function drawing(view: { days?: 1 | 7; page?: number; names?: boolean } = {}): Promise<Drawing> {
		const { store, network, clock } = clinic;
		const whole = { locationIds: [network.locations.all[0]!.id], date: DATE, days: 1, names: true, ...view } as const;
		const timetable = await store.read((reading) => readTimetable(reading, whole));
		return drawingOf(network, whole, timetable, clock.read(), 'en');
	}
	const stripsOf = ({ groups }: Drawing) => groups.flatMap(({ strips }) => strips);

	it('what is over and was not booked is not free: neither counted nor told nor drawn as that', async () => {
		clinic = await clinicWith(engine, ['Dr Naidoo']);
		const { store, network, clock } = clinic;
		const [naidoo] = network.practitioners.all.map(({ id }) => id) as [number];
		const slots = await clinic.slots(naidoo);
		await clinic.books(naidoo, 1, 'Ana Somebody', 'patient');
		clock.now = slots[2]!.start;
		const view = { locationIds: [network.locations.all[0]!.id], date: DATE, days: 1, names: true } as const;
		const { columns } = await store.read((reading) => readTimetable(reading, view));
		expect(columns[0]!.stretches.map(({ state, count }) => [state, count])).toEqual([
			['past', 1],
			['booked', 1],
			['past', 1],
			['free', slots.length - 3],
		]);
		expect(countsOf(columns)).toMatchObject({ free: slots.length - 3, booked: 1 });
		const told = sayAll(toldInWords(network, view, { columns }, clock.now), 'en', {} as never).split('\n');
		expect(told.filter((each) => each.endsWith('over, not booked'))).toHaveLength(2);
		expect(told.filter((each) => each.includes(' free'))).toHaveLength(1);
		expect(count(svgOf(await drawing()), 'past')).toBe(3);
	});

	it('each time is drawn as what it is, in its own looks', async () => {
		clinic = await clinicWith(engine, ['Dr Naidoo', 'Dr Dlamini']);
		const { store, network } = clinic;
		const [naidoo, dlamini] = network.practitioners.all.map(({ id }) => id) as [number, number];
		const statuses = ['booked', 'pending', 'arrived', 'fulfilled', 'noshow'];
		for (const [nth, status] of statuses.entries()) {
			const id = await clinic.books(naidoo, nth, `Patient${nth} Somebody`, nth === 0 ? 'patient' : 'staff:1');
			await store.transaction((tx) => tx.run(become, { id, status }));
		}
		const [first, kept, , shut] = await clinic.slots(dlamini);
		await store.transaction(async (tx) => {
			const contact = { system: 'phone', value: '+27825550000' } as const;
			const patientId = await registerProvisional(tx, { name: 'Ana', contact, language: 'en' });
			const serviceId = network.services.all[0]!.id;
			expect(await holdSlot(tx, network, { slotId: first!.id, serviceId, by: 'ana', patientId })).toMatchObject({
				kind: 'held',
			});
			await tx.run(keepForDesk, { id: kept!.id });
			const { start, end } = shut!;
			await closeTimes(tx, network, { kind: 'closed', practitionerId: dlamini, start, end, closedBy: 'staff:1' });
		});

		const drawn = await drawing();
		const told = stripsOf(drawn).map(({ name, cells }) => [
			name,
			...cells.map(({ from, state, words, online }) => `${from / 60} ${state} ${words}${online ? '@' : ''}`),
		]);
		const third = (n: number) => 9 + n / 3;
		expect(told).toEqual([
			[
				'Dr Naidoo',
				...[
					'booked Patient0@',
					'pending Patient1',
					'arrived Patient2',
					'seen Patient3',
					'missed Patient4',
					'free ',
				].map((what, n) => `${third(n)} ${what}`),
			],
			['Dr Dlamini', ...['held ', 'kept ', 'free ', 'closed ', 'free '].map((what, n) => `${third(n)} ${what}`)],
		]);
		const svg = svgOf(drawn);
		for (const state of STATES)
			expect([state, count(svg, state)], 'the cells, and one to explain them').toEqual([
				state,
				1 + stripsOf(drawn).flatMap(({ cells }) => cells.filter((cell) => cell.state === state)).length,
			]);
	});

	it('everybody stands over their own times, in whatever script they are named', async () => {
		const names = ['Dr Naidoo', 'د. مريم العلي', '王小明', 'Ελένη'];
		clinic = await clinicWith(engine, names);
		for (const [n, { id }] of clinic.network.practitioners.all.entries())
			await clinic.books(id, n, ['Zanele X', 'ليلى X', '美玲 X', 'Nomsa X'][n]!);
		const drawn = await drawing();
		expect(stripsOf(drawn).map(({ name, cells }) => [name, cells.find(({ words }) => words)?.words])).toEqual([
			['Dr Naidoo', 'Zanele'],
			['د. مريم العلي', 'ليلى'],
			['王小明', '美玲'],
			['Ελένη', 'Nomsa'],
		]);
		const svg = svgOf(drawn);
		for (const name of ['Dr Naidoo', '王小明', 'Ελένη']) expect(svg, name).toContain(outlineOf(name, true));
		for (const name of ['Zanele', '美玲', 'Nomsa']) expect(svg, name).toContain(outlineOf(name, false));
		for (const name of ['د. مريم العلي', 'ليلى'])
			expect(svg, 'shaped, and begun at the right').toMatch(new RegExp(`text-anchor="end">\u200f${name}\u200f</text>`));
	});

	it('names nobody where others read along', async () => {
		clinic = await clinicWith(engine, ['Dr Naidoo']);
		await clinic.books(clinic.network.practitioners.all[0]!.id, 0, 'Zanele Dube');
		const drawn = await drawing({ names: false });
		expect(JSON.stringify(drawn)).not.toMatch(/Zanele|Dube/);
		expect(stripsOf(drawn)[0]!.cells[0]!.words).toBe('General visit');
	});

	it.each([12, 13, 40, 90])('of %i people each is on a picture that Telegram takes and people can read', async (n) => {
		clinic = await clinicWith(engine, many(n));
		const pages = Math.ceil(n / 12);
		for (const days of [1, 7] as const) {
			const drawings: Drawing[] = [];
			for (let page = 1; page <= pages; page++) drawings.push(await drawing({ days, page }));
			const names = drawings.flatMap(({ key, groups }) =>
				days === 7 ? key.map((each) => each.replace(/^\d+ /, '')) : groups.map(({ strips }) => strips[0]!.name),
			);
			expect(names).toEqual(many(n));
			for (const { width, height } of drawings.map(sizeOf)) {
				// https://core.telegram.org/bots/api#sendphoto
				expect(width + height).toBeLessThanOrEqual(10_000);
				expect(Math.max(width, height) / Math.min(width, height)).toBeLessThan(20);
				expect(width).toBeLessThanOrEqual(2_400);
			}
			if (pages > 1) expect(drawings[1]!.title).toBe(`Clinic 1. Practitioners 13 to ${Math.min(24, n)} of ${n}`);
			else expect(drawings[0]!.title).toBe('Clinic 1');
		}
	});

	it('only the names of those who are shown are opened, and others have their turn after each of them', async () => {
		clinic = await clinicWith(engine, many(40));
		const { store, network } = clinic;
		const people = network.practitioners.all;
		for (const person of [0, 12]) await clinic.books(people[person]!.id, 0, `Patient${person} Somebody`);
		const view = { locationIds: [network.locations.all[0]!.id], date: DATE, days: 1, names: true, page: 2 } as const;
		let turns = 0;
		let reading = true;
		const other = () => {
			turns++;
			if (reading) setImmediate(other);
		};
		setImmediate(other);
		const { columns } = await store.read((each) => inSteps(each, view));
		reading = false;
		expect(turns).toBeGreaterThanOrEqual(12);
		expect(columns.map(({ stretches }) => stretches[0]!.visit?.firstName)).toEqual([
			'Patient12',
			...Array.from({ length: 11 }, () => undefined),
		]);
		let opened = 0;
		await store.read((each) => readTimetable(each, view, async () => void opened++));
		expect(opened).toBe(12);
	});

	it('of forty people the desk sees twelve at a time, in words and as a picture, and comes to all of them', async () => {
		clinic = await clinicWith(engine, many(40));
		const { store } = clinic;
		const receive = openDoor({ store, logger: pino({ level: 'silent' }) });
		const desk = new Caller({ house: { store, receive, deskLink: '' } }, 'desk', 'desk');
		await desk.opens(await store.transaction((tx) => invite(tx, 'administrator')));
		const newest = async () => (await messagesTo(store, desk.address, undefined, 1))[0]!.body;
		await desk.hears();
		const seen = new Set<string>();
		let page = 0;
		for (const what of [
			'/day c1 2026-09-07',
			'[Practitioners 13–24]',
			'[Practitioners 25–36]',
			'[Practitioners 37–40]',
		]) {
			await desk.does(what);
			const { text } = (await newest()) as { text: string };
			expect(text.length).toBeLessThan(4_096);
			expect(text).toContain(`\nPractitioners ${page * 12 + 1} to ${Math.min(40, ++page * 12)} of 40`);
			for (const name of many(40)) if (text.split('\n').includes(name)) seen.add(name);
		}
		expect([...seen]).toEqual(many(40));
		await desk.does('[Picture]');
		expect(await newest()).toMatchObject({ kind: 'picture', caption: expect.stringContaining('37 to 40 of 40') });
		await desk.does('[Practitioners 25–36]');
		expect(await newest()).toMatchObject({ kind: 'picture', alt: expect.stringContaining('مريم 26') });
		await desk.does('/week c1 2026-09-09 picture page 2');
		expect(await newest()).toMatchObject({ kind: 'picture', caption: expect.stringContaining('13 to 24 of 40') });
	});
});
