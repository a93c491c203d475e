/** Whoever opened times of every week hears of the days on which they could not be: all of them in one message. */
import { at, line, part, text } from '../../../flows/prompt.ts';
import { ruleWithId } from '../../core/rules.ts';
import { isoOf } from '../../core/weekly.ts';
import { instantOf } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import type { RuleSkipped } from '../../weekly-times.ts';

const MOST_NAMED = 28;

export async function tellRuleSkipped(
	{ tx, network, talk }: Turn,
	{ ruleId, ...of }: RuleSkipped | { readonly ruleId: number; readonly date: number },
): Promise<void> {
	// A release before this one told the first day only.
	const dates = 'dates' in of ? of.dates : [of.date];
	const rule = await ruleWithId(tx, ruleId);
	const location = network.locations.byId.get(rule?.locationId ?? 0);
	const practitioner = network.practitioners.byId.get(rule?.practitionerId ?? 0);
	if (!rule || rule.endedAt !== null || !location || !practitioner) return;
	const { zone, code } = location;
	const starts = dates.map((date) => instantOf({ date, minute: rule.fromMinute }, zone));
	const whose = { person: practitioner.name, place: text(location.name) };
	talk.said.push(
		dates.length === 1
			? part('closing-rule-skipped', { ...whose, day: at(starts[0]!, zone) })
			: part('rule-skipped-days', { ...whose, count: dates.length }),
		...dates.slice(0, MOST_NAMED).map((date, i) =>
			line('closing-rule-skipped-line', {
				name: practitioner.code,
				place: code,
				start: at(starts[i]!, zone),
				end: at(instantOf({ date, minute: rule.toMinute }, zone), zone),
				day: isoOf(date),
			}),
		),
		...(dates.length > MOST_NAMED ? [line('times-left-out-more', { count: dates.length - MOST_NAMED })] : []),
	);
}
