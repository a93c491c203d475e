/** Durations as people write them in the clinic file: "5 minutes", "1 hour 30 minutes", or ISO 8601 ("PT5M", "P1D"). */

const UNIT_MS: Readonly<Record<string, number>> = {
	second: 1000,
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
	week: 604_800_000,
};

/** What a duration may look like, for a sentence that refuses another. */
export const DURATION_EXAMPLES = '"30 seconds", "5 minutes", "1 hour 30 minutes", "1 day" or ISO 8601 ("PT5M")';

const PART = /^(\d+(?:\.\d+)?)\s*(second|minute|hour|day|week)s?\b[\s,]*(?:and\s+)?/i;
// No years and months: their length depends on the date.
const ISO = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const ISO_UNITS = ['week', 'day', 'hour', 'minute', 'second'];

/** The milliseconds in `text`, or nothing if it isn't a duration. A day is 24 hours. */
export function durationMs(text: string): number | undefined {
	return isoMs(text.trim()) ?? plainMs(text.trim());
}

function isoMs(text: string): number | undefined {
	const match = ISO.exec(text);
	if (!match) return undefined;
	return ISO_UNITS.reduce((ms, unit, i) => ms + Number(match[i + 1] ?? 0) * UNIT_MS[unit]!, 0);
}

function plainMs(text: string): number | undefined {
	let rest = text;
	let ms = 0;
	do {
		const part = PART.exec(rest);
		if (!part) return undefined;
		ms += Number(part[1]) * UNIT_MS[part[2]!.toLowerCase()]!;
		rest = rest.slice(part[0].length);
	} while (rest !== '');
	return ms;
}
