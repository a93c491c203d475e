/** Why `/open` opened nothing, and what would be right. */
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import type { RuleOpened } from '../../core/rules.ts';
import type { SessionOpened } from '../../core/sessions.ts';
import { instantOf, parseMinute } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Day } from '../grammar/days.ts';
import { endAt, type Hours } from '../grammar/hours.ts';
import { noon } from './open-asks.ts';
import type { Wanted } from './open-line.ts';
import { leftOut } from './open-told.ts';
import { ruleFacts, ruleTyped } from './weekly-told.ts';

export function dayRefused(
	turn: Turn,
	refused: Exclude<SessionOpened, { kind: 'opened' }>,
	{ practitioner, location: { zone } }: Wanted,
	day: Day,
	hours: Hours,
): readonly Part[] {
	if (refused.kind === 'past') {
		const start = at(instantOf({ date: day.date, minute: parseMinute(hours.from) ?? 0 }, zone), zone);
		return day.nextYear
			? [part('staff-open-past-year', { start, next: day.nextYear })]
			: [part('staff-open-past', { start })];
	}
	if (refused.kind === 'everyWeek') {
		const facts = { ...ruleFacts(turn, refused.rule), ...ruleTyped(turn, refused.rule) };
		return [
			part('weekly-in-way-day', { ...facts, day: noon(day.date, zone) }),
			line('weekly-in-way-day-do'),
			line('weekly-close-day-line', { ...facts, iso: day.iso, from: hours.from, to: hours.to }),
		];
	}
	if (refused.kind !== 'overlaps') return [part(`staff-open-${refused.kind}`)];
	return [
		part('staff-open-overlaps', {
			person: practitioner.name,
			start: at(refused.start, zone),
			...endAt(refused.end, zone),
			place: text(turn.network.locations.byId.get(refused.locationId)?.name ?? ''),
		}),
	];
}

export function ruleRefused(
	turn: Turn,
	refused: Exclude<RuleOpened, { kind: 'opened' }>,
	wanted: Wanted,
): readonly Part[] {
	if (refused.kind === 'everyWeek') {
		const facts = { ...ruleFacts(turn, refused.rule), ...ruleTyped(turn, refused.rule) };
		return [part('weekly-in-way', facts), line('weekly-in-way-do', facts), line('weekly-end-line', facts)];
	}
	if (refused.kind !== 'never') return [part(`staff-open-${refused.kind}`)];
	return [part('times-never'), ...leftOut(turn, wanted, refused.skipped)];
}
