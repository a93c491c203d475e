/** Weekly times: a rule is written as sessions, some weeks ahead, day by day as time goes on. */
import { closeOfRule, closeOfSession, insertClosure } from '../../db/queries/closures.ts';
import { insertRule, ruleById, ruleEnded, rulesOf, ruleWritten } from '../../db/queries/rules.ts';
import type { Reading, Tx } from '../../db/store.ts';
import type { Text } from '../../db/tables/clinic.ts';
import { LONGEST_SLOT_MS } from '../../db/tables/diary.ts';
import { setClinicTimer } from './clinic-timers.ts';
import { type Closure, closuresIn, mend, type Reopened, reopenTimes } from './closures.ts';
import { nameOf } from './holidays.ts';
import type { Network } from './network.ts';
import { openSession, type SessionOpened } from './sessions.ts';
import { clockOf, firstOn, isoOf, plusDays, type Rule, ruleInTheWay, weekdayOf } from './weekly.ts';
import { instantOf, wallTimeOf } from './zones.ts';

export interface NewRule {
	readonly practitionerId: number;
	readonly locationId: number;
	readonly serviceIds: readonly number[];
	/** ISO: 1 is Monday. */
	readonly weekdays: readonly number[];
	/** Minutes of the clinic's day, 0–1440. */
	readonly fromMinute: number;
	readonly toMinute: number;
	readonly slotMinutes: number;
	/** Of a hundred times, how many are online; the default of the services, if left out. */
	readonly share?: number | undefined;
	/** 20260908. Without a last day it goes on. */
	readonly firstDate: number;
	readonly lastDate?: number | undefined;
	/** `staff:<id>` */
	readonly openedBy: string;
}

/** A day of a rule that was opened. Instants are epoch milliseconds. */
export interface WrittenDay {
	readonly date: number;
	readonly scheduleId: number;
	readonly start: number;
	readonly end: number;
	readonly slots: number;
	readonly online: number;
}

/** A day of a rule that was not opened, and why. */
export interface SkippedDay {
	readonly date: number;
	/** `closed`, `holiday`, `leave`: its times are there, but closed, and open when that is taken back. */
	readonly why: Closure['kind'] | 'overlaps' | 'past';
	/** What the holiday is called. */
	readonly name?: Text;
	/** Where the times are that it overlaps. */
	readonly locationId?: number;
}

export interface Written {
	readonly written: readonly WrittenDay[];
	readonly skipped: readonly SkippedDay[];
}

/** What can't be opened on any day. */
type Unfit = Exclude<SessionOpened['kind'], 'opened' | 'overlaps' | 'everyWeek' | 'past'>;

export type RuleOpened =
	/** Nothing written: it begins later than times are written by now. */
	| ({ readonly kind: 'opened'; readonly ruleId: number } & Written)
	/** None of its days could be opened: nothing was kept. */
	| ({ readonly kind: 'never' } & Written)
	/** Another rule of theirs is at these hours on days to come. */
	| { readonly kind: 'everyWeek'; readonly rule: Rule }
	| { readonly kind: Unfit };

/** Makes a rule, and writes it as far ahead as the clinic file says, at once. A tick goes on from there. */
export async function openRule(tx: Tx, network: Network, rule: NewRule): Promise<RuleOpened> {
	await tx.lockPractitioners([rule.practitionerId]);
	const { share = null, lastDate = null } = rule;
	const other = await ruleInTheWay(tx, network, { ...rule, lastDate });
	if (other) return { kind: 'everyWeek', rule: other };
	try {
		return await tx.savepoint(async () => {
			const [row] = await tx.run(insertRule, { ...rule, share, lastDate, now: tx.now });
			const { written, skipped } = await writeRule(tx, network, row!.id);
			const days = skipped.filter(({ why }) => why !== 'past');
			const next = firstOn(rule.weekdays, Math.max(rule.firstDate, dayAfter(horizonOf(tx, network, rule))));
			if (written.length === 0 && days.every(isOverlap) && next > (lastDate ?? Number.MAX_SAFE_INTEGER))
				throw new Unopened({ kind: 'never', written, skipped });
			return { kind: 'opened', ruleId: row!.id, written, skipped };
		});
	} catch (error) {
		if (error instanceof Unopened) return error.why;
		throw error;
	}
}

const isOverlap = ({ why }: SkippedDay): boolean => why === 'overlaps';

/** Undoes what was begun, and says why. */
class Unopened extends Error {
	readonly why: Exclude<RuleOpened, { kind: 'opened' }>;
	constructor(why: Exclude<RuleOpened, { kind: 'opened' }>) {
		super(why.kind);
		this.why = why;
	}
}

/** Writes what is due of a rule by now, however long nothing ran, and sets the timer for the next day's turn. */
async function writeRule(tx: Tx, network: Network, ruleId: number): Promise<Written> {
	const [rule] = await tx.run(ruleById, { id: ruleId });
	const [written, skipped]: [WrittenDay[], SkippedDay[]] = [[], []];
	if (!rule || rule.endedAt !== null) return { written, skipped };
	const location = network.locations.byId.get(rule.locationId)!;
	const horizon = horizonOf(tx, network, rule);
	const today = wallTimeOf(tx.now, location.zone).date;
	const from = Math.max(rule.firstDate, today, rule.writtenTo === null ? 0 : dayAfter(rule.writtenTo));
	const to = Math.min(horizon, rule.lastDate ?? horizon);
	for (let date = from; date <= to; date = dayAfter(date)) {
		if (!rule.weekdays.includes(weekdayOf(date))) continue;
		const day = await writeDay(tx, network, rule, location.id, date);
		if ('why' in day) skipped.push(day);
		else written.push(day);
	}
	const writtenTo = Math.max(to, rule.writtenTo ?? 0);
	await tx.run(ruleWritten, { id: ruleId, writtenTo });
	if (rule.lastDate === null || rule.lastDate > writtenTo) {
		const dueAt = instantOf({ date: dayAfter(today), minute: 0 }, location.zone);
		await setClinicTimer(tx, location.id, dueAt, { clinic: 'rule', ruleId, writtenTo });
	}
	return { written, skipped };
}

/**
 * The daily turn of a rule. Its timer says how far the rule had been written: one that is behind that, because the rule
 * was ended and taken up again meanwhile, does nothing.
 */
export async function writeRules(
	tx: Tx,
	network: Network,
	{ ruleId, writtenTo }: { ruleId: number; writtenTo: number },
): Promise<Written> {
	const [seen] = await tx.run(ruleById, { id: ruleId });
	if (seen) await tx.lockPractitioners([seen.practitionerId]);
	const [rule] = await tx.run(ruleById, { id: ruleId });
	return rule?.writtenTo === writtenTo ? writeRule(tx, network, ruleId) : { written: [], skipped: [] };
}

export const ruleWithId = async (reading: Reading, id: number): Promise<Rule | undefined> =>
	(await reading.run(ruleById, { id }))[0];

/** The rules of a practitioner that go on, by the time of day. */
export async function rulesFor(reading: Reading, practitionerId: number): Promise<Rule[]> {
	const today = wallTimeOf(reading.now, 'Etc/GMT+12').date;
	const rules = await reading.run(rulesOf, { practitionerId });
	return rules.filter(({ lastDate }) => lastDate === null || lastDate >= today);
}

export type RuleEnded =
	/**
	 * By `closureId` it can be taken back (`resumeRule`), to `was`, its last day before. `removed`: free times that are
	 * taken out; `stay`: times that are booked or held; they go once they are given up.
	 */
	| {
			readonly kind: 'ended';
			readonly closureId: number;
			readonly was: number | null;
			readonly removed: number;
			readonly stay: number;
	  }
	| { readonly kind: 'gone' };

/** Ends a rule: its free times to come are taken out. @param from of which day on (20260908); all of it, if left out. */
export async function endRule(
	tx: Tx,
	{ ruleId, endedBy, from = 0 }: { readonly ruleId: number; readonly endedBy: string; readonly from?: number },
): Promise<RuleEnded> {
	const [seen] = await tx.run(ruleById, { id: ruleId });
	if (!seen) return { kind: 'gone' };
	const { practitionerId, locationId } = seen;
	await tx.lockPractitioners([practitionerId]);
	const [rule] = await tx.run(ruleById, { id: ruleId });
	const { endedAt, lastDate: was, firstDate } = rule!;
	if (endedAt !== null || from > (was ?? Infinity)) return { kind: 'gone' };
	const whole = from <= firstDate;
	await tx.run(ruleEnded, {
		...{ id: ruleId, endedAt: whole ? tx.now : null, lastDate: whole ? was : plusDays(from, -1) },
	});
	// It spans no time, so that it closes what the rule has written and nothing else.
	const [closure] = await tx.run(insertClosure, {
		...{ kind: 'closed', locationId, practitionerId, start: tx.now, end: tx.now, name: null },
		...{ closedBy: endedBy, endedAt: null, now: tx.now },
	});
	const changed = await tx.run(closeOfRule, {
		...{ practitionerId, locationId, ruleId, closureId: closure!.id, now: tx.now },
		...{ after: 0, start: 0, end: 0, firstDate: from, lastDate: 0 },
	});
	await mend(tx, changed);
	const removed = changed.filter(({ status }) => status === 'busy-unavailable').length;
	return { kind: 'ended', closureId: closure!.id, was, removed, stay: changed.length - removed };
}

/**
 * Takes back that a rule was ended: its times are open again, and it goes on until the last day it had before (`was`). Not
 * where another rule has its hours by now.
 */
export async function resumeRule(
	tx: Tx,
	network: Network,
	{ ruleId, closureId, was }: { readonly ruleId: number; readonly closureId: number; readonly was: number | null },
): Promise<Reopened | Extract<RuleOpened, { kind: 'everyWeek' }>> {
	const [rule] = await tx.run(ruleById, { id: ruleId });
	if (!rule) return { kind: 'gone' };
	await tx.lockPractitioners([rule.practitionerId]);
	const other = await ruleInTheWay(tx, network, { ...rule, lastDate: was }, ruleId);
	if (other) return { kind: 'everyWeek', rule: other };
	const reopened = await reopenTimes(tx, { closureId });
	if (reopened.kind === 'gone') return reopened;
	await tx.run(ruleEnded, { id: ruleId, endedAt: null, lastDate: was });
	await writeRule(tx, network, ruleId);
	return reopened;
}

/** One day of a rule. What a closure closes of it is there, but closed: it opens when that is taken back. */
async function writeDay(
	tx: Tx,
	network: Network,
	rule: Rule,
	locationId: number,
	date: number,
): Promise<WrittenDay | SkippedDay> {
	const { practitionerId, serviceIds, slotMinutes, openedBy, share, id: ruleId } = rule;
	const opened = await openSession(tx, network, {
		...{ practitionerId, locationId, serviceIds, slotMinutes, openedBy, ruleId },
		...{ date: isoOf(date), from: clockOf(rule.fromMinute), to: clockOf(rule.toMinute), share: share ?? undefined },
	});
	if (opened.kind === 'past') return { date, why: 'past' };
	if (opened.kind === 'overlaps') return { date, why: 'overlaps', locationId: opened.locationId };
	// What no day can be is said when the rule is made; a night when the clocks change may be too short later.
	if (opened.kind !== 'opened') {
		if (rule.writtenTo === null && opened.kind !== 'everyWeek') throw new Unopened({ kind: opened.kind });
		return { date, why: 'past' };
	}
	const { scheduleId, start, end, slots, online } = opened;
	let left = slots;
	const closures = await closuresIn(tx, { practitionerId, locationId, start, end });
	for (const closure of closures) {
		const closed = await tx.run(closeOfSession, {
			...{ scheduleId, closureId: closure.id, practitionerId, locationId, now: tx.now },
			...{ after: closure.start - LONGEST_SLOT_MS, start: closure.start, end: closure.end, firstDate: 0, lastDate: 0 },
		});
		await mend(tx, closed);
		left -= closed.length;
	}
	if (left > 0) return { date, scheduleId, start, end, slots: left, online };
	const [{ kind, name }] = closures as [Closure];
	return { date, why: kind, name: nameOf(name) };
}

const dayAfter = (date: number): number => plusDays(date, 1);

/** The last day that is written by now, on the clinic's calendar. */
const horizonOf = (tx: Tx, network: Network, { locationId }: Pick<Rule, 'locationId'>): number => {
	const today = wallTimeOf(tx.now, network.locations.byId.get(locationId)!.zone).date;
	return plusDays(today, network.settings.desk.rulesAheadDays);
};
