/**
 * The picture of a stretch of the diary. The outbox knows only what it is of: it is read and drawn when it is sent, or fetched
 * from the page within a day, for somebody who may still see it.
 */
import { setImmediate } from 'node:timers/promises';
import type { Reading, Store } from '../../db/store.ts';
import type { CommonFacts, DiaryView, PictureOfDiary } from '../../flows/prompt.ts';
import { say, sayAll } from '../../flows/words.ts';
import { buttonsOf } from '../buttons.ts';
import type { Network } from '../core/network.ts';
import { networkOf } from '../core/network.ts';
import type { Outgoing } from '../message.ts';
import { maySee, memberAt } from '../staff/dialogue/who.ts';
import { draw } from './draw.ts';
import { drawingOf } from './drawing.ts';
import { sizeOf } from './frame.ts';
import { readTimetable, type Timetable } from './timetable.ts';
import { captionOf, readForWords, toldInWords } from './words.ts';

const SHOWN_MS = 24 * 60 * 60 * 1000;

/** It was asked for too long ago, or by somebody who may not see it any more. */
export class NotShown extends Error {}

interface Read {
	readonly network: Network;
	readonly timetable: Timetable;
	readonly now: number;
}

/** Only for what is read beside all else: whoever writes lets nobody wait. */
export const inSteps = (reading: Reading, view: DiaryView): Promise<Timetable> =>
	readTimetable(reading, view, () => setImmediate());

type Picture = Extract<Outgoing, { kind: 'picture' }>;

/**
 * @param at when it was asked for, in epoch milliseconds.
 * @param read with the names, or only for its words. Throws `NotShown`.
 */
export async function readPicture(
	reading: Reading,
	{ view, conversationId }: PictureOfDiary,
	at: number,
	read: (reading: Reading, view: DiaryView) => Promise<Timetable> = readTimetable,
): Promise<Read> {
	const { now } = reading;
	const network = await networkOf(reading);
	const member = await memberAt(reading, conversationId);
	const places = view.locationIds.map((id) => network.locations.byId.get(id));
	const isSeen = member && places.every((place) => place && maySee(member, place));
	if (!isSeen || now - at > SHOWN_MS) throw new NotShown('This picture is no longer shown.');
	return { network, timetable: await read(reading, view), now };
}

/** Everything about it but the picture itself. */
export function pictureTold(body: PictureOfDiary, { network, timetable, now }: Read, common: CommonFacts): Picture {
	const { view, language } = body;
	return {
		kind: 'picture',
		caption: sayAll(captionOf(network, view, timetable, now), language, common),
		alt: sayAll(toldInWords(network, view, timetable, now), language, common),
		buttons: buttonsOf(body, common),
		...(timetable.columns.length > 0 && { size: sizeOf(drawingOf(network, view, timetable, now, language)) }),
	};
}

/** PNG. Throws where there is nothing to draw, or drawing fails, or takes longer than `patience` (ms). */
export const drawn = (
	{ view, language }: PictureOfDiary,
	{ network, timetable, now }: Read,
	patience?: number,
): Promise<Uint8Array> => draw(drawingOf(network, view, timetable, now, language), patience);

const notShown = ({ language }: PictureOfDiary): Outgoing => ({
	kind: 'text',
	text: say({ key: 'diary-not-shown' }, language),
	buttons: [],
});

/** For the page, which fetches the picture itself: all that is said about it, or that it is not shown any more. */
export async function pictureShown(reading: Reading, body: PictureOfDiary, at: number, common: CommonFacts) {
	const read = await readPicture(reading, body, at, readForWords).catch((error: unknown) => {
		if (!(error instanceof NotShown)) throw error;
	});
	return read ? pictureTold(body, read, common) : notShown(body);
}

/** For a channel that is sent the picture; in words, where it can't be drawn. */
export async function pictureSent(
	store: Pick<Store, 'read'>,
	body: PictureOfDiary,
	at: number,
	common: CommonFacts,
	patience?: number,
): Promise<Outgoing> {
	let read: Read;
	try {
		read = await store.read((reading) => readPicture(reading, body, at, inSteps));
	} catch (error) {
		if (!(error instanceof NotShown)) throw error;
		return notShown(body);
	}
	const told = pictureTold(body, read, common);
	try {
		return { ...told, content: await drawn(body, read, patience) };
	} catch {
		return { kind: 'text', text: told.alt, buttons: told.buttons };
	}
}
