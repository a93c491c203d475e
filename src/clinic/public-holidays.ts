/**
 * The public holidays of each clinic's country, brought a year ahead. The calendars of all countries are large and slow to
 * load: a thread of its own reads them, says what is asked, and ends.
 */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Reading, Store } from '../../db/store.ts';
import { bringHolidays, holidaysBetween, type PublicHoliday } from '../core/holidays.ts';
import { type Location, type Network, networkIfAny } from '../core/network.ts';

const DAY_MS = 86_400_000;
const AHEAD_DAYS = 400;
/** Longer than any country is without a holiday. */
const LONGEST_WITHOUT_DAYS = 150;

/** Whose calendar, in which languages, of which years. */
interface Asked {
	readonly country: string;
	readonly region?: string | undefined;
	readonly languages: readonly string[];
	readonly years: readonly number[];
}

/** Whose holidays a clinic keeps; nobody's, where its country is not known. */
const calendarOf = ({ settings }: Network, { desk }: Location) =>
	desk?.holidays ?? (settings.country ? { country: settings.country } : undefined);

/** Brings what is missing; it costs a look where nothing is. Answers how many days were put in. */
export async function bringPublicHolidays(store: Store): Promise<number> {
	// There is nothing to bring them to before there is a clinic.
	const network = await networkIfAny(store);
	const places = network?.locations.all.filter((place) => !place.retired && calendarOf(network, place)) ?? [];
	const lacking = await store.read((reading) => withoutHolidays(reading, places));
	if (!network || lacking.length === 0) return 0;
	const calendars = await calendarsOf(network, lacking, await store.read(async ({ now }) => now));
	return store.transaction(async (tx) => {
		let brought = 0;
		for (const [i, place] of lacking.entries()) brought += await bringHolidays(tx, place, calendars[i]!);
		return brought;
	}, 'holidays');
}

async function withoutHolidays(reading: Reading, places: readonly Location[]): Promise<Location[]> {
	const lacking = [];
	const start = reading.now + (AHEAD_DAYS - LONGEST_WITHOUT_DAYS) * DAY_MS;
	for (const place of places) {
		const known = await holidaysBetween(reading, place, { start, end: start + 10 * AHEAD_DAYS * DAY_MS });
		if (!known.some(({ isPublic }) => isPublic)) lacking.push(place);
	}
	return lacking;
}

/** The holidays of these clinics from today on, clinic by clinic. @param now epoch milliseconds. */
export function calendarsOf(
	network: Network,
	places: readonly Location[],
	now: number,
): Promise<(readonly PublicHoliday[])[]> {
	const years = [now, now + AHEAD_DAYS * DAY_MS].map((at) => new Date(at).getUTCFullYear());
	const { languages } = network.settings;
	const asked = places.map((place): Asked => ({ ...calendarOf(network, place)!, languages, years }));
	const [today, last] = [now - DAY_MS, now + AHEAD_DAYS * DAY_MS].map((at) =>
		Number(new Date(at).toISOString().slice(0, 10).replaceAll('-', '')),
	) as [number, number];
	return readCalendars(asked).then((calendars) =>
		calendars.map((days) => days.filter(({ date }) => date >= today && date <= last)),
	);
}

async function readCalendars(asked: readonly Asked[]): Promise<(readonly PublicHoliday[])[]> {
	const worker = new Worker(new URL(import.meta.url), { workerData: { calendars: asked } });
	try {
		const [answer] = (await once(worker, 'message')) as [(readonly PublicHoliday[])[]];
		return answer;
	} finally {
		await worker.terminate();
	}
}

/** In the thread. */
async function calendar({ country, region, languages, years }: Asked): Promise<PublicHoliday[]> {
	const { default: Holidays } = await import('date-holidays');
	const of = region === undefined ? new Holidays(country) : new Holidays(country, region);
	const days = new Map<number, Record<string, string>>();
	for (const year of new Set(years))
		for (const language of new Set(['en', ...languages]))
			for (const { date, start, end, name, type } of of.getHolidays(year, language)) {
				if (type !== 'public') continue;
				const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
				const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
				for (let day = 0; day < length; day++) {
					const local = Number(new Date(first + day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', ''));
					const names = days.get(local) ?? {};
					names[language] ??= name;
					days.set(local, names);
				}
			}
	return [...days].map(([date, name]) => ({ date, name })).sort((a, b) => a.date - b.date);
}

const work = workerData as { readonly calendars?: readonly Asked[] } | null;
if (!isMainThread && parentPort && work?.calendars)
	parentPort.postMessage(await Promise.all(work.calendars.map(calendar)));
