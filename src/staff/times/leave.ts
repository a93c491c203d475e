/** `/leave <who> <days>`: a practitioner's leave, at every clinic where they work. */
import { DateTime } from 'luxon';
import { at, line, part } from '../../../flows/prompt.ts';
import { affectedBy, closeTimes } from '../../core/closures.ts';
import { dayOfClinic } from '../../core/holidays.ts';
import type { Network, Practitioner } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { Asks } from '../grammar/asking.ts';
import { clausesIn, WITH } from '../grammar/clauses.ts';
import { dayAt } from '../grammar/days.ts';
import { takeHours } from '../grammar/hours.ts';
import { exampleName, nameWords, placesOf } from '../grammar/names.ts';
import { takePart } from '../grammar/parts.ts';
import { managed, practitionerMeant, trimmed } from '../grammar/people.ts';
import { lengthened, takeDays } from '../grammar/stretches.ts';
import { affectedTold, stayTold } from './affected.ts';
import { managesAll } from './leave-whose.ts';

const LONGEST_DAYS = 366;

export const leave: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		const { tx, network, talk } = turn;
		if (rest === '') {
			// It once ended one's own access.
			talk.said.push(part('leave-which'), ...examples(turn, member), part('leave-which-quit'));
			return;
		}
		const words = nameWords(network);
		if (takePart(rest, words).part || takeHours(rest).hours.length > 0) throw new Wrong(part('leave-whole-days'));
		const undated = lengthened(takeDays(rest, tx.now, 'UTC', talk.language, words));
		if (undated.problem) throw new Wrong(undated.problem);
		const named = clausesIn(undated.rest, { with: WITH });
		const name = trimmed(named.with ?? named.rest);
		const practitioner = practitionerMeant(turn, member, name, (code) => `leave ${rest} with ${code}`);
		needAll(network, member, practitioner);
		const { zone } = placesOf(practitioner, network)[0]!;
		const { day, last, problem } = lengthened(takeDays(rest, tx.now, zone, talk.language, words));
		if (problem) throw new Wrong(problem);
		if (!day || !last)
			throw new Asks([part('leave-ask-days', { person: practitioner.name })], [], `leave ${practitioner.code}`);
		const stretch = { start: dayOfClinic(day.date, zone).start, end: dayOfClinic(last.date, zone).end };
		if (stretch.end <= tx.now) throw new Wrong(part('closing-past'));
		if (stretch.end - stretch.start > LONGEST_DAYS * 86_400_000) throw new Wrong(part('leave-too-long'));
		const whole = { ...stretch, practitionerId: practitioner.id };
		const noon = (date: number) => at(dayOfClinic(date, zone).start + 12 * 3_600_000, zone);
		const facts = {
			person: practitioner.name,
			first: noon(day.date),
			last: last.date === day.date ? '' : noon(last.date),
		};
		const affected = await affectedBy(tx, network, whole);
		if (!sure && affected.booked.length + affected.held.length > 0) {
			offer(
				turn,
				[part('leave-sure', { ...facts, free: affected.free }), ...affectedTold(turn, affected)],
				[
					{ label: part('leave-choice-go'), line: `leave ${practitioner.code} ${day.iso} to ${last.iso}`, sure: true },
					{ label: part('staff-choice-keep'), line: `day ${practitioner.code} ${day.iso}` },
				],
			);
			return;
		}
		const done = await closeTimes(tx, network, { ...whole, kind: 'leave', closedBy: `staff:${member.id}` });
		const undo = await undoable(turn, member, 'entered leave', `practitioner:${practitioner.id}`, {
			practitionerId: practitioner.id,
			closureId: done.closureId,
		});
		offer(
			turn,
			[part('leave-entered', { ...facts, free: done.free }), ...affectedTold(turn, done), ...stayTold(done)],
			[undo],
		);
	},
	examples,
};

function examples({ network, tx }: Turn, member: Member) {
	const person = managed(member, network).find((each) => managesAll(network, member, each));
	const zone = person ? placesOf(person, network)[0]!.zone : 'UTC';
	const first = DateTime.fromMillis(tx.now, { zone }).plus({ days: 35 }).startOf('week');
	const days = { first: dayAt(first).iso, last: dayAt(first.plus({ days: 4 })).iso };
	return person ? [line('leave-example', { name: exampleName(person, network), ...days })] : [];
}

/** Throws `Wrong` where they work at a clinic of others, too. */
function needAll(network: Network, member: Member, practitioner: Practitioner): void {
	if (!managesAll(network, member, practitioner)) throw new Wrong(part('leave-not-all', { person: practitioner.name }));
}
