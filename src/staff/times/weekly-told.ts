/** Times of every week as they are said: whose, on which days, from when to when, where. */
import { doneTo } from '../../../db/queries/queue.ts';
import { auditWithId } from '../../../db/queries/trail.ts';
import { at, part, text } from '../../../flows/prompt.ts';
import type { Practitioner } from '../../core/network.ts';
import { clockOf, type Rule } from '../../core/weekly.ts';
import { wallTimeOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { Wrong } from '../dialogue/command.ts';
import { bookedByWords } from '../finding/visit.ts';
import { weekdaysSaid } from '../grammar/weekdays.ts';
import { noon } from './open-asks.ts';

/** `first` only while it is still to come, `last` only where there is one. */
export function ruleFacts({ tx, network, talk }: Turn, rule: Rule) {
	const location = locationOf(network, rule.locationId);
	const { zone } = location;
	const today = wallTimeOf(tx.now, zone).date;
	return {
		person: network.practitioners.byId.get(rule.practitionerId)?.name ?? '',
		days: weekdaysSaid(rule.weekdays, talk.language),
		from: clockOf(rule.fromMinute),
		to: clockOf(rule.toMinute),
		place: text(location.name),
		first: rule.firstDate > today ? noon(rule.firstDate, zone) : '',
		last: rule.lastDate === null ? '' : noon(rule.lastDate, zone),
	};
}

/** What a command line calls them: its names, and codes. */
export function ruleTyped({ network, talk }: Turn, rule: Rule) {
	return {
		name: network.practitioners.byId.get(rule.practitionerId)?.code ?? '',
		each: weekdaysSaid(rule.weekdays, talk.language).replaceAll('–', '-').replaceAll('.', ''),
		code: locationOf(network, rule.locationId).code,
	};
}

/** They have ended: who did that, and when. */
export async function gone(turn: Turn, { id, roles }: Practitioner): Promise<Wrong> {
	const { tx, network } = turn;
	const [last] = await tx.run(doneTo, { entity: `practitioner:${id}`, action: 'ended weekly times' });
	const [row] = last ? await tx.run(auditWithId, { id: last.id }) : [];
	const zone = network.locations.byCode.get(roles[0]?.location ?? '')?.zone ?? 'UTC';
	const who = await bookedByWords(turn, row?.actor ?? '');
	return new Wrong(part('weekly-gone', { ...who, at: row ? at(row.at, zone) : '' }));
}
