/** Opening a practitioner's times: a session is written as the slots it is made of, online or kept by its share. */
import { insertMenu, insertMenuServices, menuByKey } from '../../db/queries/network.ts';
import { numbered } from '../../db/queries/rows.ts';
import { firstOverlap, insertSchedule, insertSlots, sessionUsed, withdrawSlots } from '../../db/queries/sessions.ts';
import { Overlap, type Tx } from '../../db/store.ts';
import { LONGEST_SLOT_MS } from '../../db/tables/diary.ts';
import { bumpNetwork, type Location, type Network } from './network.ts';
import { leadOf, setRelease } from './release.ts';
import { blockOf, shareOf, spread } from './spread.ts';
import { type Repeating, type Rule, ruleInTheWay, weekdayOf } from './weekly.ts';
import { instantOf, parseDate, parseMinute, wallTimeOf } from './zones.ts';

const SHORTEST_SLOT_MINUTES = 5;
const LONGEST_SLOT_MINUTES = LONGEST_SLOT_MS / 60_000;

export interface NewSession {
	readonly practitionerId: number;
	readonly locationId: number;
	/** What patients can book in it. */
	readonly serviceIds: readonly number[];
	/** Local to the clinic: `2026-09-08`, `08:30`, `12:00` (`24:00` is midnight at the end). */
	readonly date: string;
	readonly from: string;
	readonly to: string;
	readonly slotMinutes: number;
	/** `staff:<id>` or `demo`. */
	readonly openedBy: string;
	/** Whether patients may book its slots in a chat: all of them, or none until kept ones are released. By its share, if left out. */
	readonly online?: boolean | undefined;
	/** Of a hundred slots, how many are online; the default of its services, if left out. */
	readonly share?: number | undefined;
	/** The weekly rule that writes it. */
	readonly ruleId?: number | undefined;
}

/** Instants are epoch milliseconds. */
export type SessionOpened =
	| {
			readonly kind: 'opened';
			readonly scheduleId: number;
			readonly slots: number;
			/** So many of them patients may book in a chat. */
			readonly online: number;
			readonly start: number;
			readonly end: number;
	  }
	/** The first session in the way. */
	| { readonly kind: 'overlaps'; readonly start: number; readonly end: number; readonly locationId: number }
	/** A weekly rule will write times at these hours by itself. */
	| { readonly kind: 'everyWeek'; readonly rule: Rule }
	/** It would start before now. */
	| { readonly kind: 'past' }
	/** No slot fits between `from` and `to`; or a slot is under five minutes, or over eight hours. */
	| { readonly kind: 'tooShort' | 'slotTooShort' | 'slotTooLong' }
	/** The date or a time can't be read, or there is no such day. */
	| { readonly kind: 'unreadable' };

/**
 * Writes the slots of one session, each as long as the next, from `from` on for as long as they fit before `to`. On a day
 * when the clocks change it is the time between the two that counts: see zones.ts for wall times that fall in the change.
 */
export async function openSession(tx: Tx, network: Network, session: NewSession): Promise<SessionOpened> {
	const location = network.locations.byId.get(session.locationId)!;
	const stretch = stretchOf(session, location.zone);
	if (!stretch) return { kind: 'unreadable' };
	const { slotMinutes } = session;
	if (!(slotMinutes >= SHORTEST_SLOT_MINUTES)) return { kind: 'slotTooShort' };
	if (slotMinutes > LONGEST_SLOT_MINUTES) return { kind: 'slotTooLong' };
	const share = session.online === undefined ? session.share : session.online ? 100 : 0;
	const { percent } = shareOf(network, session.serviceIds, share);
	const marks = marksOf(network, session, percent, stretch);
	const slots = slotsIn(stretch, Math.trunc(slotMinutes), location.zone, marks);
	if (slots.length === 0) return { kind: 'tooShort' };
	const { start } = stretch;
	if (start < tx.now) return { kind: 'past' };
	const end = slots.at(-1)!.end;

	await tx.lockPractitioners([session.practitionerId]);
	const rule = session.ruleId === undefined ? await ruleInTheWay(tx, network, asRule(session)) : undefined;
	if (rule) return { kind: 'everyWeek', rule };
	const menuId = await menuFor(tx, session.serviceIds);
	try {
		const whole = { menuId, start, end, share: session.share ?? null };
		const scheduleId = await tx.savepoint(() => write(tx, session, location, whole, slots));
		const kept = slots.find(({ online }) => !online);
		const leadMs = leadOf(network, session.serviceIds);
		if (kept && leadMs !== undefined) await setRelease(tx, location.id, kept.start - leadMs);
		return { kind: 'opened', scheduleId, slots: slots.length, online: marks.filter(Boolean).length, start, end };
	} catch (error) {
		if (!(error instanceof Overlap)) throw error;
		const { practitionerId } = session;
		const [other] = await tx.run(firstOverlap, { practitionerId, after: start - LONGEST_SLOT_MS, start, end });
		return { kind: 'overlaps', ...other! };
	}
}

/**
 * Takes back a session that was opened a moment ago, as if it had never been. Nothing happens once somebody has booked
 * or holds one of its times.
 */
export async function withdrawSession(tx: Tx, scheduleId: number): Promise<'withdrawn' | 'inUse'> {
	const [used] = await tx.run(sessionUsed, { scheduleId, now: tx.now });
	if (!used) return 'withdrawn';
	await tx.lockPractitioners([used.practitionerId]);
	const [now] = await tx.run(sessionUsed, { scheduleId, now: tx.now });
	if (now!.inUse > 0) return 'inUse';
	await tx.run(withdrawSlots, { scheduleId });
	return 'withdrawn';
}

/** A rule of the one day. */
function asRule(session: NewSession): Repeating {
	const date = parseDate(session.date)!;
	const minutes = { fromMinute: parseMinute(session.from)!, toMinute: parseMinute(session.to)! };
	return { ...session, ...minutes, weekdays: [weekdayOf(date)], firstDate: date, lastDate: date };
}

interface NewSlot {
	readonly start: number;
	readonly end: number;
	readonly localDate: number;
	readonly localMinute: number;
	readonly online: boolean;
	/** Minutes to the end of the slots that follow and have the same `online`: all are free. */
	readonly run: number;
}

function stretchOf({ date, from, to }: NewSession, zone: string): { start: number; end: number } | undefined {
	const [day, first, last] = [parseDate(date), parseMinute(from), parseMinute(to)];
	if (day === undefined || first === undefined || last === undefined) return undefined;
	return { start: instantOf({ date: day, minute: first }, zone), end: instantOf({ date: day, minute: last }, zone) };
}

/** Which slots of a session are online. */
function marksOf(
	network: Network,
	{ serviceIds, slotMinutes }: NewSession,
	percent: number,
	{ start, end }: { start: number; end: number },
): boolean[] {
	const count = Math.max(0, Math.floor((end - start) / (Math.trunc(slotMinutes) * 60_000)));
	return spread(percent, count, blockOf(network, serviceIds, Math.trunc(slotMinutes), count));
}

function slotsIn(
	{ start }: { start: number },
	slotMinutes: number,
	zone: string,
	marks: readonly boolean[],
): NewSlot[] {
	return marks.map((online, place) => {
		const next = marks.findIndex((mark, other) => other > place && mark !== online);
		const from = start + place * slotMinutes * 60_000;
		const { date, minute } = wallTimeOf(from, zone);
		return {
			start: from,
			end: from + slotMinutes * 60_000,
			localDate: date,
			localMinute: minute,
			online,
			run: ((next < 0 ? marks.length : next) - place) * slotMinutes,
		};
	});
}

/** The menu of these services, made if it is new. */
async function menuFor(tx: Tx, serviceIds: readonly number[]): Promise<number> {
	const ids = [...new Set(serviceIds)].sort((a, b) => a - b);
	const key = ids.join();
	const [made] = await tx.run(insertMenu, { key });
	if (!made) return (await tx.run(menuByKey, { key }))[0]!.id;
	await tx.run(insertMenuServices(ids.length), {
		menuId: made.id,
		...numbered(ids.map((serviceId) => ({ serviceId }))),
	});
	await bumpNetwork(tx);
	return made.id;
}

async function write(
	tx: Tx,
	{ practitionerId, locationId, slotMinutes, openedBy, ruleId }: NewSession,
	{ areaId }: Location,
	{ menuId, start, end, share }: { menuId: number; start: number; end: number; share: number | null },
	slots: readonly NewSlot[],
): Promise<number> {
	const common = { practitionerId, locationId, menuId };
	const said = { slotMinutes, openedBy, ruleId: ruleId ?? null, share, now: tx.now };
	const [schedule] = await tx.run(insertSchedule, { ...common, start, end, ...said });
	const scheduleId = schedule!.id;
	await tx.run(insertSlots(slots.length), {
		...common,
		scheduleId,
		areaId,
		...numbered(slots as unknown as Record<string, unknown>[]),
	});
	return scheduleId;
}
