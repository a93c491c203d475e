/** Lengths of time and parts of a whole, as people type them: `in 3 weeks`, `dans 6 mois`, `every 20`, `online 60%`. */

/** As luxon's `plus` takes it. */
export type Interval = { readonly [Unit in 'days' | 'weeks' | 'months' | 'years']?: number };

const COUNTS: Readonly<Record<string, number>> = Object.fromEntries(
	[
		...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].entries(),
		...['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'].entries(),
	].map(([i, word]) => [word, i + 1]),
) as Record<string, number>;
const COUNT = String.raw`(\d{1,3}|an?|une|${Object.keys(COUNTS).join('|')})`;
const INTERVAL = new RegExp(
	String.raw`(?<![\p{L}\d-])(?:(?:in|after|dans|d'ici|après)\s+)?${COUNT}\s*(fortnights?|quinzaines?|days?|jours?|weeks?|wks?|semaines?|months?|mois|years?|ans?|années?)(?![\p{L}\d-])(?:\s+(?:time|from now|later))?`,
	'iu',
);

/** Takes a length of time out of a text: `3 weeks`, `in 10 days`, `dans 6 mois`, `a fortnight`; never out of a reference (`4WK5-93WK`). */
export function takeInterval(text: string): { readonly interval: Interval | undefined; readonly rest: string } {
	const match = INTERVAL.exec(text);
	if (!match) return { interval: undefined, rest: text };
	const count = COUNTS[match[1]!.toLowerCase()] ?? (Number(match[1]) || 1);
	const rest = cut(text, match);
	const unit = match[2]!.toLowerCase();
	if (/^(fort|quin)/.test(unit)) return { interval: { weeks: count * 2 }, rest };
	if (/^(d|j)/.test(unit)) return { interval: { days: count }, rest };
	if (/^(w|s)/.test(unit)) return { interval: { weeks: count }, rest };
	return { interval: unit.startsWith('m') ? { months: count } : { years: count }, rest };
}

const EVERY =
	/(?<!\p{L})(?:every|each|toutes les|slots? of|times of)\s+(\d+)\s*[- ]?\s*(h(?:ours?|eures?)?|m(?:in(?:ute)?s?)?)?(?![\p{L}\d:.,/-])\.?(?:\s+slots?)?/iu;
const LONG = /(?<![\p{L}\d:.-])(\d{1,3})\s*[- ]?(min(?:ute)?s?|hours?|heures?)(?!\p{L})\.?(?:\s+slots?)?/iu;

/** Takes out how long each time is: `every 20`, `20 min`, `every 1 hour`, `toutes les 30 minutes`. In minutes. */
export function takeMinutes(text: string): { readonly minutes: number | undefined; readonly rest: string } {
	const match = EVERY.exec(text) ?? LONG.exec(text);
	if (!match) return { minutes: undefined, rest: text };
	return { minutes: Number(match[1]) * (/^h/i.test(match[2] ?? '') ? 60 : 1), rest: cut(text, match) };
}

const ONLINE =
	/(?<!\p{L})(?:online|en ligne|share|part)\s*:?\s*(\d{1,3})\s?(?:%|percent|pour ?cent)?(?![\p{L}\d:/-])/iu;
const OF_ONLINE = /(?<![\d.])(\d{1,3})\s?(?:%|percent|pour ?cent)(?:\s+(?:online|en ligne))?/iu;
const KEPT =
	/(?<!\p{L})(?:(?:all\s+)?kept(?:\s+for\s+the\s+desk)?|not online|offline|(?:toutes\s+)?gard[ée]e?s|hors ligne)(?!\p{L})/iu;
const ALL = /(?<!\p{L})(?:all |toutes )?(?:online|en ligne)(?!\p{L})/iu;

/** Takes out how many of a hundred times are online: `online 60%`, `60% online`, `online`, `kept` (none of them). */
export function takeShare(text: string): { readonly share: number | undefined; readonly rest: string } {
	const counted = ONLINE.exec(text) ?? OF_ONLINE.exec(text);
	if (counted) return { share: Number(counted[1]), rest: cut(text, counted) };
	const kept = KEPT.exec(text);
	if (kept) return { share: 0, rest: cut(text, kept) };
	const all = ALL.exec(text);
	return all ? { share: 100, rest: cut(text, all) } : { share: undefined, rest: text };
}

const cut = (text: string, { index, 0: typed }: RegExpExecArray): string =>
	`${text.slice(0, index)} ${text.slice(index + typed.length)}`.replaceAll(/\s+/g, ' ').trim();
