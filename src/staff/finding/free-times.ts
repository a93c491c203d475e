/** Times as staff choose one: what is free or kept at a clinic, marked, with buttons; and why one that was typed can't be had. */
import { heldFor } from '../../../db/queries/visits.ts';
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import { dayOf } from '../../core/days.ts';
import { showReference } from '../../core/references.ts';
import type { DeskSlot } from '../../core/slots.ts';
import { instantOf, wallTimeOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import { type Moment, momentTyped, onDay } from '../grammar/moment.ts';
import { unique } from './bookable.ts';
import { type Choosable, find, lastBefore, MOST_SHOWN, type Seeking, zoneOf } from './times-found.ts';
import { bookedByWords, whose } from './visit.ts';

/** Soft rules are marked at each time; the others are said above. */
const MARKS = new Set(['kept', 'notice']);

/**
 * The one time that was typed, where it can only be one. Where several people have it, they are offered; where nobody has,
 * it is said what is there instead, and times around it are offered; nothing is answered then.
 */
export async function timeMeant(turn: Turn, seeking: Seeking, moment: Moment): Promise<Choosable | undefined> {
	const zone = zoneOf(seeking);
	const { day, minute } = moment;
	const date = day?.date ?? 0;
	if (!day || minute === undefined) {
		const from = day ? instantOf({ date, minute: 0 }, zone) : 0;
		if (day && instantOf({ date, minute: 1440 }, zone) <= turn.tx.now)
			throw day.nextYear ? past(from, zone, day.nextYear) : new Wrong(part('book-past-day', { start: at(from, zone) }));
		await offerTimes(turn, seeking, from, [], moment);
		return undefined;
	}
	const [only, another] = await find(turn, seeking, 0, moment, MOST_SHOWN);
	if (only && !another) return only;
	const start = await halfMeant(turn, seeking, moment, date, minute);
	if (only) await offerTimes(turn, seeking, only.slot.start, [], moment);
	else if (start <= turn.tx.now) throw past(start, zone, day.nextYear);
	else {
		const why = await whyNot(turn, seeking, date, start);
		await offerTimes(turn, seeking, start, why, undefined, await besideOn(turn, seeking, date, start, why));
	}
	return undefined;
}

/**
 * Times of the day before what was wanted, to be offered first. Where it is only the minute that is wrong, what begins just
 * before is as near as what begins after; else they are the nearest where nothing is left of the day.
 */
async function besideOn(turn: Turn, seeking: Seeking, date: number, start: number, why: readonly Part[]) {
	const zone = zoneOf(seeking);
	const midnight = instantOf({ date, minute: 0 }, zone);
	if (why[0]?.key === 'book-no-beginning') return lastBefore(turn, seeking, start, midnight, 1);
	const [next] = await find(turn, seeking, start, undefined, 1);
	const isLater = next && wallTimeOf(next.slot.start, zone).date === date;
	return isLater ? [] : lastBefore(turn, seeking, start, midnight);
}

/** The instant that is meant, where it can't be had: that of the half of the day in which there is something. */
async function halfMeant(turn: Turn, seeking: Seeking, { other, ofTwo: which }: Moment, date: number, minute: number) {
	const zone = zoneOf(seeking);
	const first = instantOf({ date, minute }, zone, which);
	if (other === undefined) return first;
	const second = instantOf({ date, minute: other }, zone, which);
	const isThere = async (start: number) =>
		start > turn.tx.now && (await whyNot(turn, seeking, date, start))[0]?.key !== 'book-not-open';
	return (await isThere(first)) || !(await isThere(second)) ? first : second;
}

const past = (start: number, zone: string, nextYear: string | undefined): Wrong =>
	new Wrong(part(nextYear ? 'book-past-year' : 'book-past', { start: at(start, zone), next: nextYear ?? '' }));

/**
 * Says why, and offers the next times from an instant on (only of a day or a minute, where there are some).
 * @param near some from before it, which are offered first.
 */
export async function offerTimes(
	turn: Turn,
	seeking: Seeking,
	from: number,
	why: readonly Part[],
	only?: Partial<Moment>,
	near: readonly Choosable[] = [],
): Promise<void> {
	const { service } = seeking;
	const after = await find(turn, seeking, from, only, Math.max(1, MOST_SHOWN - near.length));
	let times = [...near, ...after].slice(0, MOST_SHOWN);
	const none = times.length === 0 && only?.day !== undefined;
	if (times.length === 0 && only) times = await find(turn, seeking, from);
	const noneFrom = times.length === 0 && from > turn.tx.now;
	if (noneFrom) times = await lastBefore(turn, seeking, from, 0);
	const facts = { service: text(service.name), ...whose(turn, seeking.patient) };
	const hard = unique(times.flatMap(({ rules }) => rules)).filter((rule) => !MARKS.has(rule));
	const last = times.at(-1)?.slot;
	offer(
		turn,
		[
			...why,
			...(noneFrom
				? [noneSince(turn, seeking, from, times)]
				: none
					? [part('book-none-then', dayFacts(turn, seeking, from))]
					: []),
			part(times.length > 0 ? 'book-times' : 'book-no-times', facts),
			...(seeking.known ?? []),
			...(hard.length > 0 ? [line('override-sure'), ...hard.map((rule) => line(`override-${rule}`))] : []),
		],
		[
			...times.map((time) => timeButton(turn, seeking, time)),
			...(last && times.length === MOST_SHOWN && !noneFrom
				? [{ label: part('choice-more-times'), line: `${seeking.typed} ${afterTyped(seeking, last)}` }]
				: []),
		],
		seeking.typed,
	);
}

function noneSince(turn: Turn, seeking: Seeking, from: number, times: readonly Choosable[]): Part {
	const midnight = wallTimeOf(from, zoneOf(seeking)).minute === 0;
	const facts = { ...dayFacts(turn, seeking, from), count: times.length };
	return part(midnight ? 'book-none-from' : 'book-none-after', facts);
}

/** A day, and whether it is of another year, which is said then. */
export function dayFacts({ tx }: Turn, seeking: Pick<Seeking, 'pairs'>, instant: number) {
	const zone = zoneOf(seeking);
	const yearOf = (each: number) => Math.floor(wallTimeOf(each, zone).date / 10_000);
	return { day: at(instant, zone), far: yearOf(instant) === yearOf(tx.now) ? '' : 'yes' };
}

function timeButton(turn: Turn, seeking: Seeking, { slot, rules }: Choosable): Button {
	const { network } = turn;
	const location = locationOf(network, slot.locationId);
	const several = unique(seeking.pairs.map(({ place }) => place)).length > 1;
	const facts = {
		start: at(slot.start, location.zone),
		person: network.practitioners.byId.get(slot.practitionerId)?.name ?? '',
		place: several ? text(location.name) : '',
		kept: rules.includes('kept') ? 'yes' : '',
		soon: rules.includes('notice') ? 'yes' : '',
	};
	// What is set aside was said where it is offered, so that the tap is the answer to it.
	const sure = rules.length > 0 ? ({ sure: true } as const) : {};
	return { label: part('book-time', facts), line: seeking.lineFor(timeTyped(turn, slot)), ...sure };
}

/** What is said of a time and what it is for. */
export function timeWords({ network }: Turn, { service }: Seeking, { slot }: Choosable) {
	const { name, zone } = locationOf(network, slot.locationId);
	const person = network.practitioners.byId.get(slot.practitionerId)?.name ?? '';
	return { service: text(service.name), start: at(slot.start, zone), place: text(name), person };
}

/** "From the minute after", which in a doubled hour is of the same of the two. */
const afterTyped = (seeking: Seeking, { start, localDate, localMinute }: DeskSlot): string =>
	`from ${momentTyped({ start, localDate, localMinute: localMinute + 1 }, zoneOf(seeking))}`;

/** A time with its person and place, as it can be typed. */
export function timeTyped({ network }: Turn, slot: DeskSlot): string {
	const person = network.practitioners.byId.get(slot.practitionerId)?.code ?? '';
	const { code, zone } = locationOf(network, slot.locationId);
	return `${momentTyped(slot, zone)} with ${person} at ${code}`;
}

/** Asks before rules are set aside. */
export function askSure(
	turn: Turn,
	seeking: Seeking,
	parts: readonly Part[],
	yes: Part,
	{ slot, rules }: Choosable,
): void {
	offer(
		turn,
		[...parts, ...(seeking.known ?? []), part('override-sure'), ...rules.map((rule) => line(`override-${rule}`))],
		[
			{ label: yes, line: seeking.lineFor(timeTyped(turn, slot)), sure: true },
			{ label: part('book-other-times'), line: `${seeking.typed} ${afterTyped(seeking, slot)}` },
		],
		seeking.typed,
	);
}

/** Somebody else has a time now: what they did is shown, and times after it. */
export async function offerInstead(turn: Turn, seeking: Seeking, { start, localDate }: DeskSlot): Promise<void> {
	await offerTimes(turn, seeking, start, await whyNot(turn, seeking, localDate, start));
}

/** What stands at a time that can't be had: a patient's hold, a visit, nothing at all. */
async function whyNot(turn: Turn, { pairs }: Seeking, date: number, start: number): Promise<Part[]> {
	const found: Part[] = [];
	let isBetween = false;
	for (const { person, place } of pairs) {
		const slots = await dayOf(turn.tx, { practitionerId: person.id, locationId: place.id, localDate: date });
		const slot = slots.find((each) => each.start <= start && start < each.end);
		const facts = { start: at(start, place.zone), person: person.name };
		if (slot?.status === 'held') {
			const [held] = await turn.tx.run(heldFor, { id: slot.id });
			const number = held?.patientId ? `#${held.patientId}` : '';
			found.push(
				part(`book-held${onDay(turn.tx.now, slot.holdUntil!, place.zone)}`, {
					...facts,
					number,
					until: at(slot.holdUntil!, place.zone),
				}),
			);
		} else if (slot?.appointment) {
			const { reference, patientId, bookedBy, serviceId } = slot.appointment;
			found.push(
				part('book-taken', {
					...facts,
					number: `#${patientId}`,
					reference: showReference(reference),
					service: text(turn.network.services.byId.get(serviceId)?.name ?? ''),
					...(await bookedByWords(turn, bookedBy)),
				}),
			);
		} else if (slot?.status === 'free' && slot.start < start) isBetween = true;
		else if (slot && pairs.length === 1) found.push(part(slot.status === 'free' ? 'book-short' : 'book-closed', facts));
	}
	if (found.length > 0) return found.slice(0, 3);
	return [part(isBetween ? 'book-no-beginning' : 'book-not-open', { start: at(start, zoneOf({ pairs })) })];
}
