/** `/close naidoo every wednesday 18-19 [from 1 dec] [until 18 dec]`: ends times of every week, or closes them for a while. */
import { line, part } from '../../../flows/prompt.ts';
import { type Affected, affectedBy, closeTimes, type Stretch } from '../../core/closures.ts';
import { endRule, ruleWithId } from '../../core/rules.ts';
import { firstOn, isoOf, plusDays, type Rule } from '../../core/weekly.ts';
import { instantOf, wallTimeOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { affectedTold, stayTold } from './affected.ts';
import { noon } from './open-asks.ts';
import { readWeekly, type WeeklyMeant } from './weekly-line.ts';
import { gone, ruleFacts } from './weekly-told.ts';

/** So many days are closed at once, at most. */
const MOST_DAYS = 120;

/** What ending times of every week keeps: whose, and of each rule its last day before and since, and what closed its times. */
export interface WeeklyEnded {
	readonly practitionerId: number;
	readonly rules: readonly {
		readonly ruleId: number;
		readonly closureId: number;
		readonly was: number | null;
		readonly endedAt: number | null;
		readonly lastDate: number | null;
	}[];
}

/** Shows first what it does; booked visits stay. */
export async function closeWeekly(turn: Turn, member: Member, typed: string, sure: boolean): Promise<void> {
	const { tx, network } = turn;
	const meant = await readWeekly(turn, member, typed);
	const { practitioner, rules, from, until } = meant;
	const { zone } = locationOf(network, rules[0]!.locationId);
	const firsts = rules.map((rule) => firstDay(turn, rule, from));
	const first = Math.min(...firsts);
	if (first > Math.max(...rules.map(({ lastDate }) => lastDate ?? Infinity))) throw await gone(turn, practitioner);
	if (until !== undefined && until < first)
		throw new Wrong(
			part('times-backwards', {
				...{ first: noon(first, zone), last: noon(until, zone) },
				...{ from: isoOf(until), to: isoOf(first) },
			}),
		);
	// What would go on after its last day ends there.
	const pauses = until !== undefined && rules.some(({ lastDate }) => lastDate === null || lastDate > until);
	const zoneOf = (rule: Rule) => locationOf(network, rule.locationId).zone;
	const days = rules.flatMap((rule, i) =>
		pauses
			? daysOf(rule, firsts[i]!, until, zoneOf(rule), MOST_DAYS)
			: daysOf(rule, firsts[i]!, rule.writtenTo ?? 0, zoneOf(rule)),
	);
	if (pauses && days.length > MOST_DAYS)
		throw new Wrong(part('weekly-too-long', { most: MOST_DAYS, next: noon(plusDays(until, 1), zone) }));
	const facts = { first: noon(first, zone), last: until === undefined ? '' : noon(until, zone) };
	const told = rules.map((rule) => line('weekly-rule', ruleFacts(turn, rule)));
	if (!sure) {
		const affected = await affectedIn(turn, days);
		const line = `close ${practitioner.code} every ${rules.map(({ id }) => `#${id}`).join(' ')} from`;
		offer(
			turn,
			[
				part(pauses ? 'weekly-sure-pause' : 'weekly-sure', { ...facts, free: affected.free }),
				...told,
				...affectedTold(turn, affected),
			],
			[
				...(pauses
					? [
							{
								label: part('weekly-choice-pause'),
								line: `${line} ${isoOf(first)} until ${isoOf(until)}`,
								sure: true as const,
							},
							{
								label: part('weekly-choice-last', facts),
								line: `${line} ${isoOf(plusDays(until, 1))}`,
								sure: true as const,
							},
						]
					: [{ label: part('weekly-choice-end'), line: `${line} ${isoOf(first)}`, sure: true as const }]),
				{ label: part('staff-choice-keep'), line: `week ${practitioner.code} ${isoOf(first)}` },
			],
		);
		return;
	}
	await tx.lockPractitioners([practitioner.id]);
	const affected = await affectedIn(turn, days);
	const undo = pauses ? await pause(turn, member, meant, days) : await end(turn, member, meant, firsts);
	offer(
		turn,
		[
			part(pauses ? 'weekly-paused' : 'weekly-ended', { ...facts, free: affected.free }),
			...told,
			...affectedTold(turn, affected),
			...stayTold(affected),
		],
		[undo],
	);
}

async function end(turn: Turn, member: Member, { practitioner, rules }: WeeklyMeant, firsts: readonly number[]) {
	const { tx } = turn;
	const ended: WeeklyEnded['rules'][number][] = [];
	for (const [i, { id: ruleId }] of rules.entries()) {
		const done = await endRule(tx, { ruleId, endedBy: `staff:${member.id}`, from: firsts[i]! });
		if (done.kind === 'gone') continue;
		const { endedAt, lastDate } = (await ruleWithId(tx, ruleId))!;
		ended.push({ ruleId, closureId: done.closureId, was: done.was, endedAt, lastDate });
	}
	if (ended.length === 0) throw await gone(turn, practitioner);
	return undoable(turn, member, 'ended weekly times', `practitioner:${practitioner.id}`, {
		...{ practitionerId: practitioner.id, rules: ended },
	} satisfies WeeklyEnded);
}

/** Each of these days is closed, written or not. */
async function pause(turn: Turn, member: Member, { practitioner, rules }: WeeklyMeant, days: readonly Stretch[]) {
	const { tx, network } = turn;
	const closures: number[] = [];
	for (const day of days)
		closures.push(
			(await closeTimes(tx, network, { ...day, kind: 'closed', closedBy: `staff:${member.id}` })).closureId,
		);
	const { locationId } = rules[0]!;
	return undoable(turn, member, 'closed times', `practitioner:${practitioner.id}`, {
		...{ practitionerId: practitioner.id, locationId, closures },
	});
}

/** The first day of a rule from a date on; what has begun today goes on. */
function firstDay({ tx, network }: Turn, rule: Rule, from: number | undefined): number {
	const { zone } = locationOf(network, rule.locationId);
	const today = wallTimeOf(tx.now, zone).date;
	const first = firstOn(rule.weekdays, Math.max(from ?? 0, rule.firstDate, today));
	const begun = instantOf({ date: first, minute: rule.fromMinute }, zone) <= tx.now;
	return begun ? firstOn(rule.weekdays, plusDays(first, 1)) : first;
}

/** Its days from one to another, as stretches; no more than one beyond `most`. */
function daysOf(rule: Rule, first: number, to: number, zone: string, most = Infinity): Stretch[] {
	const last = Math.min(to, rule.lastDate ?? Infinity);
	const { practitionerId, locationId, weekdays } = rule;
	const days: Stretch[] = [];
	for (let date = first; date <= last && days.length <= most; date = firstOn(weekdays, plusDays(date, 1))) {
		const [start, end] = [rule.fromMinute, rule.toMinute].map((minute) => instantOf({ date, minute }, zone));
		days.push({ practitionerId, locationId, start: start!, end: end! });
	}
	return days;
}

async function affectedIn({ tx, network }: Turn, days: readonly Stretch[]): Promise<Affected> {
	const all: Affected[] = [];
	for (const day of days) all.push(await affectedBy(tx, network, day));
	return {
		free: all.reduce((sum, { free }) => sum + free, 0),
		booked: all.flatMap(({ booked }) => booked),
		held: all.flatMap(({ held }) => held),
	};
}
