/**
 * `/cancelday <who or which clinic> <day> [hours] [at <clinic>]` and `/moveday …`: somebody can't come, or nobody can. It says
 * whom that concerns and asks once; then every visit is cancelled and every patient told, and by `/moveday` a new time is
 * kept for each.
 */
import { at, line, part, text } from '../../../flows/prompt.ts';
import { failingAt } from '../../core/failed-day.ts';
import type { Practitioner } from '../../core/network.ts';
import { instantOf, parseMinute } from '../../core/zones.ts';
import { failAndTell } from '../../failed-day.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Over, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { closedBefore } from '../finding/closed-before.ts';
import { endAt } from '../grammar/hours.ts';
import { exampleName } from '../grammar/names.ts';
import { managed } from '../grammar/people.ts';
import { type Meant, readFailing, type Verb } from './line.ts';
import { type Concerned, facts, heldTold, hereTold, idleTold, whoseTold } from './told.ts';
import type { FailedBefore, FailedDayBefore } from './undone.ts';

const OTHER: Readonly<Record<Verb, Verb>> = { cancelday: 'moveday', moveday: 'cancelday' };

const command = (verb: Verb): Command => ({
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		const meant = readFailing(turn, member, verb, rest);
		const concerned = await lookAt(turn, meant);
		if (sure) await carryOut(turn, member, verb, concerned);
		else ask(turn, verb, concerned);
	},
	examples: (turn, member) => {
		const [somebody] = managed(member, turn.network);
		const name = somebody ? exampleName(somebody, turn.network) : '';
		return [line(`${verb}-example`, { name }), line(`${verb}-example-hours`, { name })];
	},
});

export const cancelday = command('cancelday');
export const moveday = command('moveday');

function stretchOf({ place, day, hours }: Meant, practitioner: Practitioner) {
	const minute = (clock: string) => instantOf({ date: day.date, minute: parseMinute(clock)! }, place.zone);
	return {
		practitionerId: practitioner.id,
		locationId: place.id,
		start: minute(hours?.from ?? '00:00'),
		end: minute(hours?.to ?? '24:00'),
	};
}

/** How a stretch that is closed already is named. */
function closingFacts({ people, place, hours }: Meant, { start, end }: { start: number; end: number }) {
	const [only, another] = people;
	return {
		person: another || !only ? '' : only.name,
		place: text(place.name),
		start: at(start, place.zone),
		...endAt(end, place.zone),
		last: '',
		whole: hours ? 'no' : 'yes',
	};
}

/** What there is of each of them. Throws `Wrong` where that is nothing. */
async function lookAt(turn: Turn, meant: Meant): Promise<Concerned> {
	const { tx, network } = turn;
	const affected: Concerned['affected'][number][] = [];
	const idle: Practitioner[] = [];
	for (const practitioner of meant.people) {
		const stretch = stretchOf(meant, practitioner);
		if (stretch.end <= tx.now) throw new Wrong(part('failed-past', facts(meant)));
		const { visits, held, free, here } = await failingAt(tx, network, stretch);
		if (visits.length + held.length + free + here === 0) idle.push(practitioner);
		else affected.push({ practitioner, stretch, count: visits.length, held, free, here });
	}
	const concerned = { meant, affected, idle };
	const [first, another] = affected;
	if (affected.some(({ count, held, free }) => count + held.length + free > 0))
		return another ? concerned : { ...concerned, meant: { ...meant, people: [first!.practitioner] } };
	const stretches = meant.people.map((person) => stretchOf(meant, person));
	const before = await closedBefore(turn, stretches, meant.place.zone, closingFacts(meant, stretches[0]!));
	if (before) throw new Over(before, ...hereTold(concerned));
	if (first) throw new Wrong(...hereTold(concerned));
	if (meant.people.length === 1) throw new Wrong(part('failed-nothing-open', facts(meant)));
	const { place, day } = facts(meant);
	throw new Wrong(part('failed-ask-who', { place, day, count: 0 }));
}

/** Whom it concerns, before anything happens. */
function ask(turn: Turn, verb: Verb, concerned: Concerned): void {
	const { meant, affected } = concerned;
	const count = affected.reduce((sum, each) => sum + each.count, 0);
	const [{ practitioner: only }, another] = affected as [Concerned['affected'][number], unknown];
	const yes = (each: Verb): Button => ({
		label: part(another ? `choice-${each}-all` : `choice-${each}`, { count }),
		line: another ? `${each} ${meant.line}` : `${each} ${only.code} ${meant.line}`,
		sure: true,
	});
	const alone = affected.map(({ practitioner, count }) => ({
		label: part('choice-failed-person', { person: practitioner.name, count }),
		line: `${verb} ${practitioner.code} ${meant.line}`,
	}));
	offer(
		turn,
		[...whoseTold(concerned), ...heldTold(turn, concerned), ...hereTold(concerned), part(`${verb}-sure`, { count })],
		[...(count > 0 ? [yes(verb), yes(OTHER[verb])] : [yes('cancelday')]), ...(another ? alone : [])],
	);
}

async function carryOut(turn: Turn, member: Member, verb: Verb, concerned: Concerned): Promise<void> {
	const { meant, affected } = concerned;
	const { tx, network } = turn;
	const { closures, visits, told } = await failAndTell(tx, network, {
		stretches: affected.map(({ stretch }) => stretch),
		by: `staff:${member.id}`,
		proposing: verb === 'moveday',
	});
	const all = affected.map(
		({ practitioner: { id } }): FailedBefore => ({
			...{ closureId: closures.get(id)!, practitionerId: id, locationId: meant.place.id },
			visits: visits.flatMap(({ visit }) =>
				visit.practitionerId === id ? [[visit.id, visit.status, visit.slotId] as const] : [],
			),
		}),
	);
	const [first, another] = all as [FailedBefore, unknown];
	const before: FailedDayBefore = another ? { all } : first;
	const of = another ? (`location:${meant.place.id}` as const) : (`practitioner:${first.practitionerId}` as const);
	const undo = await undoable(turn, member, 'cancelled a day', of, { ...before });
	const count = visits.length;
	const kept = visits.filter((each) => each.kept).length;
	offer(
		turn,
		[
			another
				? part('failed-done-clinic', { ...facts(meant), count, people: all.length })
				: part('failed-done', { ...facts(meant), count }),
			...(verb === 'moveday' && count > 0 ? [line('failed-kept-count', { kept, none: count - kept })] : []),
			...(count > 0 ? [line('failed-told', { ...told })] : []),
			...idleTold(concerned),
			...heldTold(turn, concerned),
		],
		[...(count > 0 ? [{ label: part('choice-tophone'), line: 'tophone' }] : []), undo],
	);
}
