/** Whoever opened times of every week hears of a day on which they could not be. */
import { at, line, part, text } from '../../flows/prompt.ts';
import { ruleWithId } from '../core/rules.ts';
import { instantOf } from '../core/zones.ts';
import type { Turn } from '../perform/performer.ts';
import type { RuleSkipped } from '../weekly-times.ts';

export async function tellRuleSkipped({ tx, network, talk }: Turn, { ruleId, date }: RuleSkipped): Promise<void> {
	const rule = await ruleWithId(tx, ruleId);
	const location = network.locations.byId.get(rule?.locationId ?? 0);
	const practitioner = network.practitioners.byId.get(rule?.practitionerId ?? 0);
	if (!rule || rule.endedAt !== null || !location || !practitioner) return;
	const { zone, code } = location;
	const [first, last] = [rule.fromMinute, rule.toMinute].map((minute) => instantOf({ date, minute }, zone)) as [
		number,
		number,
	];
	talk.said.push(
		part('closing-rule-skipped', { person: practitioner.name, place: text(location.name), day: at(first, zone) }),
		line('closing-rule-skipped-line', {
			name: practitioner.code,
			place: code,
			start: at(first, zone),
			end: at(last, zone),
			day: iso(date),
		}),
	);
}

const iso = (date: number): string => String(date).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
