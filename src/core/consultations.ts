/** How long a practitioner's consultations take, and how long somebody in their line will wait: said as a range, or not at all. */
import { lastConsultations, NOTED_LATE } from '../../db/queries/waits.ts';
import type { Reading } from '../../db/store.ts';
import { type Present, turnOf } from './queue-order.ts';
import type { Waits } from './waiting.ts';

const MINUTE = 60_000;
/** As they are now, not as they were last year. */
const RECENT_MS = 28 * 24 * 60 * MINUTE;
const RECENT = 30;
/** Of fewer nothing can be said. */
const FEWEST = 5;
/** Said in steps of so many minutes: nobody knows better. */
const STEP = 5;

/** Of consultations, in minutes: half of them took from `low` to `high`. */
export interface Pace {
	readonly low: number;
	readonly median: number;
	readonly high: number;
}

type Took = Pick<Present, 'calledAt' | 'startedAt' | 'finishedAt'>;

/** Somebody's consultation in minutes: from when they were called, or had come in, to when they had been seen. */
export const lengthOf = ({ calledAt, startedAt, finishedAt }: Took): number =>
	(finishedAt! - (startedAt ?? calledAt!)) / MINUTE;

/** Whether that they were seen was noted so long after that it says nothing of how long it took. */
export const isNotedLate = (took: Took, serviceMinutes = NOTED_LATE.minutes): boolean =>
	lengthOf(took) > NOTED_LATE.times * serviceMinutes;

/** Of those noted in time. Nothing where too few are known. */
export async function paceOf(reading: Reading, practitionerId: number): Promise<Pace | undefined> {
	const after = reading.now - RECENT_MS;
	const last = await reading.run(lastConsultations, { practitionerId, after, limit: RECENT });
	if (last.length < FEWEST) return undefined;
	const took = last.map(lengthOf);
	return { low: quantile(took, 0.25), median: quantile(took, 0.5), high: quantile(took, 0.75) };
}

/** The value below which this part of the others lies; between two neighbours where it falls between them. */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const place = (sorted.length - 1) * part;
	const below = sorted[Math.floor(place)]!;
	return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}

/** In minutes. */
export interface Range {
	readonly low: number;
	readonly high: number;
}

/**
 * How long somebody waits who has so many before them: those, and what is left of whoever is inside. Whoever came early
 * for an appointment may wait until its start. @param now epoch milliseconds
 */
export function expectedWait(
	pace: Pace,
	{ before, inside, turn }: { readonly before: number; readonly inside: Waits['inside']; readonly turn: number },
	now: number,
): Range {
	const left = (whole: number) =>
		Math.max(0, ...inside.map(({ calledAt, startedAt }) => whole - (now - (startedAt ?? calledAt ?? now)) / MINUTE));
	const low = before * pace.low + left(pace.low);
	const high = Math.max(before * pace.high + left(pace.high), (turn - now) / MINUTE);
	return { low: Math.floor(low / STEP) * STEP, high: Math.max(STEP, Math.ceil(high / STEP) * STEP) };
}

/** The same for one of a line; nothing where too little is known. */
export async function waitOf(
	reading: Reading,
	{ giver, inside }: Waits,
	before: number,
	who: Pick<Present, 'arrivedAt' | 'start'> = { arrivedAt: reading.now, start: null },
): Promise<Range | undefined> {
	const pace = await paceOf(reading, giver.practitionerId);
	return pace && expectedWait(pace, { before, inside, turn: turnOf(who) }, reading.now);
}
