/** What was typed after `/close` where it is of every week: whose times, which of them, from when and until when. */
import { part } from '../../../flows/prompt.ts';
import type { Practitioner } from '../../core/network.ts';
import { rulesFor, ruleWithId } from '../../core/rules.ts';
import { clockOf, type Rule } from '../../core/weekly.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Button } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Member } from '../dialogue/who.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn, WITH } from '../grammar/clauses.ts';
import { takeDay } from '../grammar/days.ts';
import { type Hours, takeHours } from '../grammar/hours.ts';
import { leftOver, unreadIn } from '../grammar/left-over.ts';
import { nameWords } from '../grammar/names.ts';
import { inAfternoon } from '../grammar/parts.ts';
import { managedAt, placeMeant, practitionerMeant, trimmed } from '../grammar/people.ts';
import { isUneven, takeWeekdays } from '../grammar/weekdays.ts';
import { gone, ruleFacts } from './weekly-told.ts';

export interface WeeklyMeant {
	readonly practitioner: Practitioner;
	/** At least one. */
	readonly rules: readonly Rule[];
	/** 20260908 */
	readonly from: number | undefined;
	readonly until: number | undefined;
}

const EVERY =
	/(?<!\p{L})(?:every week|each week|every|each|weekly|toutes les semaines|chaque semaine|hebdomadaire|chaque|tous les|toutes les)(?!\p{L})/iu;
const EACH =
	/(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|(?:lun|mar|mercre|jeu|vendre|same)dis|dimanches)(?!\p{L})/iu;
/** Whether a line to close speaks of every week, and not of one day or of some days that follow each other. */
export const isWeekly = (typed: string): boolean => EVERY.test(typed) || EACH.test(typed);

const NUMBERED = /#(\d{1,15})/g;
const UNTIL =
	/(?<!\p{L})(?:until|till|jusqu.?au|jusqu.?à|au)\s+(?=\S*\d|\p{L}+\s+\d|\p{L}+$|\p{L}+\s)(.+?)(?=\s+(?:at|à|with|avec)(?!\p{L})|$)/iu;
const FROM = /(?<!\p{L})(?:from|as of|starting|à partir d[ue]|à compter du|dès le|dès|du)\s+(?=\S)/iu;

/** Throws `Asks` for which of them, and `Wrong`. */
export async function readWeekly(turn: Turn, member: Member, typed: string): Promise<WeeklyMeant> {
	const { tx, network, talk } = turn;
	const words = nameWords(network);
	if (isUneven(typed)) throw new Wrong(part('times-only-weekly'));
	const ids = [...typed.matchAll(NUMBERED)].map(([, id]) => Number(id));
	const { hours, rest: unhoured } = takeHours(typed.replaceAll(NUMBERED, ' '));
	const last = UNTIL.exec(unhoured)?.[1];
	const { weekdays, rest: daily } = takeWeekdays(last === undefined ? unhoured : unhoured.replace(UNTIL, ' '));
	const dated = daily.replace(EVERY, ' ').replace(FROM, ' ');
	const undated = takeDay(dated, tx.now, 'UTC', talk.language, words);
	if (undated.problem) throw new Wrong(undated.problem);
	const clauses = clausesIn(undated.rest, { at: AT, with: WITH });
	const { person, place, unread } = leftOver(trimmed(clauses.with ?? clauses.rest), network, talk.language);
	if (unread) throw unreadIn(`close ${typed}`, unread);
	const more = (code: string) => trimmed(`close ${person === '' ? `${code} ${typed}` : `${typed} with ${code}`}`);
	const practitioner = practitionerMeant(turn, member, person, more);
	const places = managedAt(member, practitioner, network);
	const named = clauses.at ?? place;
	const at = named === undefined ? places : [placeMeant(turn, places, named, (code) => `close ${typed} at ${code}`)];
	const { zone } = at[0]!;
	const dayOf = (text: string | undefined): number | undefined => {
		const { day, problem } = text === undefined ? {} : takeDay(text, tx.now, zone, talk.language, words);
		if (problem) throw new Wrong(problem);
		if (text !== undefined && text === last && !day) throw new Wrong(part('staff-no-day'));
		return day?.date;
	};
	const [from, until] = [dayOf(dated), dayOf(last)];
	const all = (await rulesFor(tx, practitioner.id)).filter(({ locationId }) => at.some(({ id }) => id === locationId));
	if (ids.length > 0) return { practitioner, rules: await numbered(turn, practitioner, all, ids), from, until };
	if (all.length === 0) throw new Wrong(part('weekly-none', { person: practitioner.name }));
	const fitting = all.filter((rule) => isMeant(rule, weekdays, hours));
	const said = weekdays !== undefined || hours.length > 0;
	if (said && fitting.length === Math.max(1, hours.length)) return { practitioner, rules: fitting, from, until };
	const when = [from && ` from ${iso(from)}`, until && ` until ${iso(until)}`].filter(Boolean).join('');
	const like = all.filter((rule) => weekdays?.some((day) => rule.weekdays.includes(day)));
	const offered = [fitting, like, all].find((some) => some.length > 0)!;
	throw which(turn, practitioner, offered, said && fitting.length === 0, when);
}

const iso = (date: number): string => String(date).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

/** Those that a button names. Throws `Wrong` where they have ended since. */
async function numbered(turn: Turn, practitioner: Practitioner, all: readonly Rule[], ids: readonly number[]) {
	const rules = all.filter(({ id }) => ids.includes(id));
	if (rules.length > 0) return rules;
	const there = await ruleWithId(turn.tx, ids[0]!);
	throw there?.practitionerId === practitioner.id
		? await gone(turn, practitioner)
		: new Wrong(part('weekly-none', { person: practitioner.name }));
}

/** The same days of the week, and one of the hours: in whichever half of the day, where none is said. */
function isMeant(rule: Rule, weekdays: readonly number[] | undefined, hours: readonly Hours[]): boolean {
	const [from, to] = [clockOf(rule.fromMinute), clockOf(rule.toMinute)];
	const either = hours.flatMap((each) => (each.eitherHalf ? [each, inAfternoon(each)] : [each]));
	return (
		(weekdays === undefined || rule.weekdays.toSorted().join() === weekdays.join()) &&
		(hours.length === 0 || either.some((each) => each.from === from && each.to === to))
	);
}

function which(turn: Turn, { code, name }: Practitioner, rules: readonly Rule[], none: boolean, when: string): Asks {
	const line = (some: readonly Rule[]) => `close ${code} every ${some.map(({ id }) => `#${id}`).join(' ')}${when}`;
	const buttons: Button[] = rules.map((rule) => ({
		label: part('weekly-choice', ruleFacts(turn, rule)),
		line: line([rule]),
	}));
	const all = { label: part('weekly-choice-all'), line: line(rules) };
	const person = { person: name };
	return new Asks(
		[...(none ? [part('weekly-no-such', person)] : []), part('weekly-which', person)],
		rules.length > 1 ? [...buttons, all] : buttons,
	);
}
