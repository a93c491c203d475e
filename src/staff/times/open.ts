/**
 * `/open <who> <day, or weekdays and "until"> <hours> [every <minutes>] [at <clinic>] [for <services>] [online 60%]`:
 * opens a practitioner's times on one day, or every week.
 */
import { line, type Part, part } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import { openRule } from '../../core/rules.ts';
import { openSession } from '../../core/sessions.ts';
import { parseMinute } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { Refused, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { type Member, record } from '../dialogue/who.ts';
import { type About, openExample } from '../finding/times-examples.ts';
import type { Day } from '../grammar/days.ts';
import type { Hours } from '../grammar/hours.ts';
import { read, type Wanted, type Weekly } from './open-line.ts';
import { dayRefused, ruleRefused } from './open-refused.ts';
import { type Opened, onTheDay, type RuleOpened, toldOfDay, toldOfRule } from './open-told.ts';
import type { OpenedBefore } from './open-undone.ts';

/** Nobody works longer on one day: more is a slip. */
const LONGEST_DAY_MINUTES = 16 * 60;

export async function open(turn: Turn, member: Member, rest: string): Promise<void> {
	const about: About = {};
	try {
		const wanted = read(turn, member, rest, about);
		needSensible(wanted.hours);
		const { told, before } =
			'day' in wanted.when
				? await openDay(turn, member, wanted, wanted.when.day)
				: await openWeekly(turn, member, wanted, wanted.when.weekly);
		const services = wanted.services.map(({ name }) => inLanguage(name, turn.talk.language)).join(', ');
		const [first, ...more] = told;
		const undo = await undoable(turn, member, 'opened times', `practitioner:${wanted.practitioner.id}`, {
			...before,
			practitionerId: wanted.practitioner.id,
			locationId: wanted.location.id,
		} satisfies OpenedBefore);
		offer(turn, [...first!, line('staff-opened-for', { services }), ...more.flat()], [undo]);
	} catch (error) {
		if (!(error instanceof Wrong)) throw error;
		if (error instanceof Refused)
			await record(turn.tx, turn.talk, member, 'was refused', error.entity, { command: 'open' });
		turn.talk.said.push(...error.parts, part('staff-example'), await openExample(turn, member, about));
	}
}

/** What is said before and after the services, and what it takes to undo it. */
interface Done {
	readonly told: readonly [readonly Part[], readonly Part[]];
	readonly before: Pick<OpenedBefore, 'sessions' | 'rules' | 'stretches'>;
}

const common = ({ practitioner, location, services, slotMinutes, share }: Wanted, member: Member) => ({
	practitionerId: practitioner.id,
	locationId: location.id,
	serviceIds: services.map(({ id }) => id),
	slotMinutes,
	share,
	openedBy: `staff:${member.id}`,
});

/** All the hours typed are opened, or none. */
async function openDay(turn: Turn, member: Member, wanted: Wanted, day: Day): Promise<Done> {
	const { tx, network } = turn;
	const opened: Opened[] = [];
	await tx.savepoint(async () => {
		for (const hours of wanted.hours) {
			const session = await openSession(tx, network, { ...common(wanted, member), date: day.iso, ...hours });
			if (session.kind !== 'opened') throw new Wrong(...dayRefused(turn, session, wanted, day, hours));
			opened.push(session);
		}
	});
	const sessions = opened.map(({ scheduleId }) => scheduleId);
	return {
		told: [toldOfDay(wanted, opened), await onTheDay(turn, wanted, day, opened)],
		before: { sessions, rules: [], stretches: stretchesOf(opened) },
	};
}

/** A rule for each stretch of hours, all of them or none. */
async function openWeekly(turn: Turn, member: Member, wanted: Wanted, weekly: Weekly): Promise<Done> {
	const { tx, network } = turn;
	const opened: RuleOpened[] = [];
	await tx.savepoint(async () => {
		for (const { from, to } of wanted.hours) {
			const rule = await openRule(tx, network, {
				...common(wanted, member),
				weekdays: weekly.weekdays,
				fromMinute: parseMinute(from)!,
				toMinute: parseMinute(to)!,
				firstDate: weekly.first,
				lastDate: weekly.last,
			});
			if (rule.kind !== 'opened') throw new Wrong(...ruleRefused(turn, rule, wanted));
			opened.push(rule);
		}
	});
	const rules = opened.map(({ ruleId }) => ruleId);
	const stretches = stretchesOf(opened.flatMap(({ written }) => written));
	return { told: toldOfRule(turn, wanted, weekly, opened), before: { sessions: [], rules, stretches } };
}

const stretchesOf = (opened: readonly { readonly start: number; readonly end: number }[]) =>
	opened.map(({ start, end }) => ({ start, end }));

/** Throws `Wrong` where the hours of a day overlap, or are more than anybody works. */
function needSensible(hours: readonly Hours[]): void {
	const inOrder = [...hours].sort((a, b) => a.from.localeCompare(b.from));
	const over = inOrder.findIndex(({ to }, i) => to > (inOrder[i + 1]?.from ?? '24:00'));
	if (over >= 0) {
		const [one, other] = inOrder.slice(over).map(({ from, to }) => `${from}-${to}`);
		throw new Wrong(part('times-hours-overlap', { one: one!, other: other! }));
	}
	const lengths = hours.map(({ from, to }) => parseMinute(to)! - parseMinute(from)!);
	const minutes = lengths.reduce((sum, each) => sum + each, 0);
	if (minutes <= LONGEST_DAY_MINUTES) return;
	const [{ from, to }] = hours as readonly [Hours];
	const facts = { hours: Math.round(minutes / 60), most: LONGEST_DAY_MINUTES / 60, from, to };
	throw new Wrong(part('times-too-long', facts));
}
