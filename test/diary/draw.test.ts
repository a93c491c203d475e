/** Where a picture can't be drawn, its words are said, and the next one is drawn again. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiaryView, PictureOfDiary } from '../../flows/prompt.ts';
import { commonFacts } from '../../src/common.ts';
import { draw } from '../../src/diary/draw.ts';
import { drawingOf } from '../../src/diary/drawing.ts';
import { sizeOf } from '../../src/diary/frame.ts';
import { pictureSent } from '../../src/diary/picture.ts';
import { readTimetable } from '../../src/diary/timetable.ts';
import { openDoor } from '../../src/door.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { Caller } from '../turn/caller.ts';
import { outbox } from '../turn/rows.ts';
import { type Clinic, clinicWith, DATE } from './clinic.ts';

const size = (png: Uint8Array) => {
	const bytes = Buffer.from(png);
	return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};

describe.each(ENGINES)('On %s', (engine) => {
	let clinic: Clinic;
	let body: PictureOfDiary;
	beforeAll(async () => {
		clinic = await clinicWith(engine, ['Dr Naidoo', 'د. مريم العلي', '王小明']);
		const { store } = clinic;
		const receive = openDoor({ store, logger: pino({ level: 'silent' }) });
		const desk = new Caller({ house: { store, receive, deskLink: '' } }, 'desk', 'desk');
		await desk.opens(await store.transaction((tx) => invite(tx, 'administrator')));
		await desk.says('/day c1 2026-09-07 picture');
		body = (await outbox(store)).map((row) => row.body as PictureOfDiary).findLast(({ kind }) => kind === 'picture')!;
	}, 60_000);
	afterAll(() => clinic.end());

	const sent = (view: Partial<DiaryView> = {}, patience?: number) => {
		const { store, network, clock } = clinic;
		const asked = { ...body, view: { ...body.view, ...view } };
		return pictureSent(store, asked, clock.read(), commonFacts(network), patience);
	};

	it.each([1, 7] as const)('a picture is as large as was said before it was drawn (days: %i)', async (days) => {
		const { store, network, clock } = clinic;
		const view = { ...body.view, days };
		const timetable = await store.read((reading) => readTimetable(reading, view));
		const drawing = drawingOf(network, view, timetable, clock.read(), 'en');
		expect(size(await draw(drawing))).toEqual(sizeOf(drawing));
		expect(await sent({ days })).toMatchObject({ kind: 'picture', size: sizeOf(drawing) });
	});

	it('what takes too long is told in words, with the same buttons; the next is drawn', async () => {
		const words = await sent({}, 0);
		expect(words).toMatchObject({
			kind: 'text',
			text: expect.stringMatching(/^Clinic 1, Mon 7 Sep\n[\s\S]*Dr Naidoo\n09:00/),
		});
		const picture = await sent();
		expect(picture).toMatchObject({ kind: 'picture', alt: (words as { text: string }).text });
		expect(words).toMatchObject({ buttons: (picture as { buttons: unknown }).buttons });
	});

	it('whoever waits for the same thread is told, too, and nobody waits for ever', async () => {
		const { store, network, clock } = clinic;
		const timetable = await store.read((reading) => readTimetable(reading, body.view));
		const drawing = drawingOf(network, body.view, timetable, clock.read(), 'en');
		const ended = await Promise.allSettled([draw(drawing), draw(drawing, 0), draw(drawing)]);
		expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(size(await draw(drawing))).toEqual(sizeOf(drawing));
	});

	it('what can’t be drawn is refused by name only, and the thread goes on', async () => {
		const { store, network, clock } = clinic;
		const timetable = await store.read((reading) => readTimetable(reading, body.view));
		const drawing = drawingOf(network, body.view, timetable, clock.read(), 'en');
		await expect(draw({ ...drawing, groups: undefined as never })).rejects.toThrow(
			/^A picture could not be drawn \(TypeError\)\.$/,
		);
		expect(size(await draw(drawing))).toEqual(sizeOf(drawing));
	});

	it.each([
		['a clinic', {}, 'Clinic 1, Tue 8 Sep: nothing is open'],
		['a person', { practitionerId: 1 }, 'Dr Naidoo has no open times on Tue 8 Sep.'],
	])('a day of %s from which all times were taken meanwhile is told in words', async (_, of, text) => {
		expect(await sent({ ...of, date: DATE + 1 })).toMatchObject({ kind: 'text', text });
	});
});
