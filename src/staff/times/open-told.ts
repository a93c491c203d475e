/** What `/open` says it has opened, from when on patients can book it, and what is special about the day. */
import { at, type Fact, line, type Part, part, text } from '../../../flows/prompt.ts';
import { closuresIn } from '../../core/closures.ts';
import { holidayOn } from '../../core/holidays.ts';
import type { RuleOpened as AnyRule, SkippedDay } from '../../core/rules.ts';
import type { SessionOpened } from '../../core/sessions.ts';
import { parseMinute, wallTimeOf } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Day } from '../grammar/days.ts';
import { endAt, type Hours } from '../grammar/hours.ts';
import { weekdaysSaid } from '../grammar/weekdays.ts';
import { noon } from './open-asks.ts';
import type { Wanted, Weekly } from './open-line.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export type Opened = Extract<SessionOpened, { kind: 'opened' }>;
export type RuleOpened = Extract<AnyRule, { kind: 'opened' }>;

/** A line for each stretch of hours. */
export const toldOfDay = (
	{ practitioner, location, slotMinutes }: Wanted,
	opened: readonly Opened[],
): readonly Part[] =>
	opened.map(({ start, end, slots }, i) => ({
		...part('staff-opened', {
			person: practitioner.name,
			start: at(start, location.zone),
			...endAt(end, location.zone),
			place: text(location.name),
			slots,
			minutes: slotMinutes,
		}),
		...(i > 0 && { line: true as const }),
	}));

/** A holiday or a closure on that day, how much of it is online, and from when on. */
export async function onTheDay(turn: Turn, wanted: Wanted, day: Day, opened: readonly Opened[]): Promise<Part[]> {
	const { tx } = turn;
	const { practitioner, location } = wanted;
	const [start, end] = [opened[0]!.start, opened.at(-1)!.end];
	const holiday = await holidayOn(tx, location, day.iso);
	const stretch = { locationId: location.id, practitionerId: practitioner.id, start, end };
	const closures = (await closuresIn(tx, stretch)).filter(({ kind }) => kind !== 'holiday');
	return [
		...(holiday ? [line('times-on-holiday', { name: text(holiday.name) })] : []),
		...closures.map(({ kind, start, end }) =>
			line(`times-on-${kind}`, {
				start: at(start, location.zone),
				end: at(end, location.zone),
			}),
		),
		...online(opened),
		...bookable(turn, wanted, opened),
	];
}

/** From the first to the last day, which of them are there already, and which were left out. */
export function toldOfRule(
	turn: Turn,
	wanted: Wanted,
	{ weekdays, first, last }: Weekly,
	opened: readonly RuleOpened[],
): readonly [readonly Part[], readonly Part[]] {
	const { practitioner, location, hours, slotMinutes } = wanted;
	const { zone } = location;
	const slots = ({ from, to }: Hours) => Math.floor((parseMinute(to)! - parseMinute(from)!) / slotMinutes);
	const days = weekdaysSaid(weekdays, turn.talk.language);
	const facts = { person: practitioner.name, days, place: text(location.name), minutes: slotMinutes };
	const told = opened.map(({ written }, i) => ({
		...part('times-opened-weekly', {
			...facts,
			from: hours[i]!.from,
			to: hours[i]!.to,
			slots: slots(hours[i]!),
			first: noon(written[0]?.date ?? first, zone),
			last: last ? noon(last, zone) : '',
		}),
		...(i > 0 && { line: true as const }),
	}));
	const written = opened.flatMap((rule) => rule.written);
	const dates = written.map(({ date }) => date);
	const to = Math.max(first, ...dates);
	const so = {
		days: new Set(dates).size,
		slots: written.reduce((sum, day) => sum + day.slots, 0),
		to: noon(to, zone),
		more: last === undefined || last > to ? 'yes' : 'no',
		ahead: turn.network.settings.desk.rulesAheadDays,
	};
	const skipped = opened.flatMap((rule) => rule.skipped);
	return [told, [line('times-written', so), ...online(written), ...leftOut(turn, wanted, skipped)]];
}

const MOST_LEFT_OUT = 6;

/** The days of a rule that were not opened, and why: a day once, of however many hours it is. */
export function leftOut({ network }: Turn, { location: { zone } }: Wanted, skipped: readonly SkippedDay[]): Part[] {
	const each = new Map(skipped.map((day) => [`${day.date} ${day.why} ${day.locationId}`, day]));
	const byDay = [...each.values()].toSorted((a, b) => a.date - b.date);
	const days = byDay.map(({ date, why, name = '', locationId = 0 }) =>
		line(`times-left-out-${why}`, {
			day: noon(date, zone),
			name: text(name),
			place: text(network.locations.byId.get(locationId)?.name ?? ''),
		}),
	);
	const more = days.length - MOST_LEFT_OUT;
	return more > 0 ? [...days.slice(0, MOST_LEFT_OUT), line('times-left-out-more', { count: more })] : days;
}

/** How many patients may book in a chat, where it is not all of them. */
function online(opened: readonly { readonly slots: number; readonly online: number }[]): Part[] {
	const sum = (of: 'slots' | 'online') => opened.reduce((all, each) => all + each[of], 0);
	const facts = { online: sum('online'), slots: sum('slots') };
	if (facts.online === facts.slots) return [];
	return [facts.online === 0 ? line('times-kept') : line('times-online', facts)];
}

/** From when on patients can book what was opened: each time from a number of days before it, and not at the last minute. */
function bookable(
	{ tx, network: { settings } }: Turn,
	{ location, slotMinutes }: Wanted,
	opened: readonly Opened[],
): Part[] {
	if (opened.every(({ online }) => online === 0)) return [];
	const starts = opened.map(({ start }) => start);
	const lasts = opened.map(({ start, slots }) => start + (slots - 1) * Math.trunc(slotMinutes) * MINUTE_MS);
	const last = Math.max(...lasts);
	if (last < tx.now + settings.noticeMinutes * MINUTE_MS) return [line('staff-bookable-late')];
	if (last < tx.now + settings.windowDays * DAY_MS) return [line('staff-bookable-now')];
	const from = Math.max(tx.now, Math.min(...starts) - settings.windowDays * DAY_MS);
	const year = String(Math.floor(wallTimeOf(from, location.zone).date / 10_000));
	const when: Fact = at(from, location.zone);
	return [line('staff-bookable-from', { from: when, year })];
}
