/** Times as staff choose one: what is free or kept at a clinic, marked, with buttons; and why one that was typed can't be had. */
import { heldFor } from '../../db/queries/visits.ts';
import { at, line, type Part, part, text } from '../../flows/prompt.ts';
import { dayOf } from '../core/days.ts';
import type { HealthcareService } from '../core/network.ts';
import { wouldOverride } from '../core/overriding.ts';
import type { PatientWithContacts } from '../core/patients.ts';
import { showReference } from '../core/references.ts';
import { type DeskSlot, nextTimesAtDesk } from '../core/slots.ts';
import { instantOf } from '../core/zones.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import { type Pair, unique } from './bookable.ts';
import { type Button, offer } from './choices.ts';
import { Wrong } from './command.ts';
import { type Moment, momentTyped, onDay } from './moment.ts';
import { bookedByWords, whose } from './visit.ts';

const MOST_SHOWN = 6;
/** Staff look no further ahead, in ms. */
const HORIZON_MS = 370 * 86_400_000;
/** Soft rules are marked at each time; the others are said above. */
const MARKS = new Set(['kept', 'notice']);

export interface Seeking {
	/** Nobody: somebody who is not registered yet. */
	readonly patient: PatientWithContacts | undefined;
	readonly service: HealthcareService;
	readonly pairs: readonly Pair[];
	/** Rules that are set aside whatever the time is. */
	readonly rules?: readonly string[];
	/** What is to be known before a time is chosen. */
	readonly known?: readonly Part[];
	/** The line that takes a time (`2026-09-08 10:20 with naidoo at harbour`), and the one to which another is typed. */
	lineFor(time: string): string;
	readonly typed: string;
}

/** A time, and the rules it takes setting aside. */
export interface Choosable {
	readonly slot: DeskSlot;
	readonly rules: readonly string[];
}

export const zoneOf = ({ pairs }: Pick<Seeking, 'pairs'>): string => pairs[0]?.place.zone ?? 'UTC';

/** Times at this moment, or from an instant on. */
async function find(turn: Turn, seeking: Seeking, from: number, moment?: Partial<Moment>, limit = MOST_SHOWN) {
	const { tx, network } = turn;
	const { minute, day } = moment ?? {};
	const slots: DeskSlot[] = [];
	// Somebody's times at one clinic may be another member's than at the next: each is looked for where they are.
	for (const [place, pairs] of Map.groupBy(seeking.pairs, (pair) => pair.place))
		slots.push(
			...(await nextTimesAtDesk(tx, network, {
				serviceId: seeking.service.id,
				practitionerIds: unique(pairs.map(({ person }) => person.id)),
				locationIds: [place.id],
				from: Math.max(from, tx.now + 1),
				before: tx.now + HORIZON_MS,
				localDate: day?.date,
				...(minute !== undefined && { minutes: { from: minute, to: minute + 1 } }),
				limit,
			})),
		);
	const found: Choosable[] = [];
	for (const slot of slots.sort((a, b) => a.start - b.start || a.id - b.id).slice(0, limit))
		found.push({ slot, rules: await rulesFor(turn, seeking, slot) });
	return found;
}

export async function rulesFor({ tx, network }: Turn, seeking: Seeking, { id }: { id: number }): Promise<string[]> {
	const { patient, service, rules = [] } = seeking;
	const asked = { slotId: id, serviceId: service.id, patientId: patient?.id ?? 0, byLink: true };
	return [...rules, ...((await wouldOverride(tx, network, asked)) ?? [])];
}

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
	const start = instantOf({ date, minute }, zone);
	if (start <= turn.tx.now) throw past(start, zone, day.nextYear);
	const [only, another] = await find(turn, seeking, 0, moment, MOST_SHOWN);
	if (only && !another) return only;
	if (only) await offerTimes(turn, seeking, start, [], moment);
	else await offerTimes(turn, seeking, start, await whyNot(turn, seeking, date, start));
	return undefined;
}

const past = (start: number, zone: string, nextYear: string | undefined): Wrong =>
	new Wrong(part(nextYear ? 'book-past-year' : 'book-past', { start: at(start, zone), next: nextYear ?? '' }));

/** Says why, and offers the next times from an instant on (only of a day or a minute, where there are some). */
export async function offerTimes(
	turn: Turn,
	seeking: Seeking,
	from: number,
	why: readonly Part[],
	only?: Partial<Moment>,
): Promise<void> {
	const { service } = seeking;
	let times = await find(turn, seeking, from, only);
	const none = times.length === 0 && only?.day !== undefined;
	if (times.length === 0 && only) times = await find(turn, seeking, from);
	const noneFrom = times.length === 0 && from > turn.tx.now;
	if (noneFrom) times = await find(turn, seeking, 0);
	const facts = { service: text(service.name), ...whose(turn, seeking.patient) };
	const day = at(from, zoneOf(seeking));
	const hard = unique(times.flatMap(({ rules }) => rules)).filter((rule) => !MARKS.has(rule));
	const after = times.at(-1)?.slot;
	offer(
		turn,
		[
			...why,
			...(noneFrom ? [part('book-none-from', { day })] : none ? [part('book-none-then', { day })] : []),
			part(times.length > 0 ? 'book-times' : 'book-no-times', facts),
			...(seeking.known ?? []),
			...(hard.length > 0 ? [line('override-sure'), ...hard.map((rule) => line(`override-${rule}`))] : []),
		],
		[
			...times.map((time) => timeButton(turn, seeking, time)),
			...(after && times.length === MOST_SHOWN
				? [{ label: part('choice-more-times'), line: `${seeking.typed} from ${momentTyped(after)}` }]
				: []),
		],
		seeking.typed,
	);
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

/** A time with its person and place, as it can be typed. */
export function timeTyped({ network }: Turn, slot: DeskSlot): string {
	const person = network.practitioners.byId.get(slot.practitionerId)?.code ?? '';
	return `${momentTyped(slot)} with ${person} at ${locationOf(network, slot.locationId).code}`;
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
			{ label: part('book-other-times'), line: `${seeking.typed} from ${momentTyped(slot)}` },
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
		} else if (slot && pairs.length === 1)
			found.push(part(slot.status === 'free' ? 'book-short' : 'book-closed', facts));
	}
	return found.length > 0 ? found.slice(0, 3) : [part('book-not-open', { start: at(start, zoneOf({ pairs })) })];
}
