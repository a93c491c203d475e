/** `/holiday`: a clinic's holidays in the year to come. `/holiday 24 Sep open`, `/holiday 1 Dec Staff day`: one of them. */
import { DateTime } from 'luxon';
import { tokens } from '../../../flows/match.ts';
import { at, line, part, text } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import { affectedBy, closeTimes, reopenTimes } from '../../core/closures.ts';
import { dayOfClinic, type Holiday, holidayOn, holidaysBetween } from '../../core/holidays.ts';
import type { Location } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK, EVERYBODY, Refused, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, type Member } from '../dialogue/who.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn } from '../grammar/clauses.ts';
import { type Day, dayAt } from '../grammar/days.ts';
import { meant, nameWords } from '../grammar/names.ts';
import { placeMeant, trimmed } from '../grammar/people.ts';
import { takeDays } from '../grammar/stretches.ts';
import { affectedTold, stayTold } from './affected.ts';

const YEAR_MS = 365 * 86_400_000;
const CLOSED = /^(closed|close|fermé|fermee|fermée)$/i;
const OPEN = /^(open|ouvert|ouverte)$/i;
const LONGEST_NAME = 60;
/** What follows is its name, whatever is in it. */
const CALLED = ['called', 'appelé'];

export const holiday: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		const { tx, network, talk } = turn;
		const words = nameWords(network);
		const { day: typedDay, last, problem, rest: undated } = takeDays(rest, tx.now, 'UTC', talk.language, words);
		if (problem) throw new Wrong(problem);
		const clauses = clausesIn(undated, { at: AT, called: CALLED });
		if (!typedDay) return list(turn, member, trimmed(clauses.at ?? clauses.rest));
		if (last!.iso !== typedDay.iso)
			throw new Wrong(
				part('holiday-one-day'),
				line('holiday-one-day-close', {
					place: clinicsOf(member, network)[0]?.code ?? '',
					first: typedDay.iso,
					last: last!.iso,
				}),
			);
		const places = clinicsOf(member, network, ...DESK);
		if (places.length === 0) throw new Wrong(part('holiday-not-allowed'));
		const typed = trimmed(clauses.called ?? clauses.rest);
		const { location: inWords, name: called } =
			clauses.at === undefined && clauses.called === undefined
				? clinicAmong(turn, places, typed, typedDay)
				: { name: typed };
		const location =
			inWords ?? placeMeant(turn, places, clauses.at, (code) => `holiday ${typedDay.iso} at ${code} called ${called}`);
		const day = takeDays(rest, tx.now, location.zone, talk.language, words).day!;
		const { end } = dayOfClinic(day.date, location.zone);
		if (end <= tx.now) throw new Wrong(part('closing-past'));
		const known = await holidayOn(tx, location, day.iso);
		if (called === '') throw whatOfIt(location, day, known);
		if (OPEN.test(called)) return open(turn, member, location, known, day);
		const name = CLOSED.test(called) ? undefined : called.slice(0, LONGEST_NAME);
		if (!known && name === undefined) throw whatOfIt(location, day, known);
		await closeDay(turn, member, location, day, { known, name, sure });
	},
	examples: ({ tx, network }, member) => {
		const [place] = clinicsOf(member, network, ...DESK);
		if (!place) return [line('holiday-example')];
		const day = dayAt(DateTime.fromMillis(tx.now, { zone: place.zone }).plus({ days: 60 })).iso;
		return [line('holiday-example'), line('holiday-example-own', { day, place: place.code })];
	},
};

/**
 * The clinic among the words of a holiday's name: `harbour`, `Staff day harbour`. Where the words could be all of the name as
 * well, it is asked.
 */
function clinicAmong(turn: Turn, places: readonly Location[], typed: string, { iso }: Day) {
	const { network } = turn;
	const words = typed.split(' ');
	const clinic = (some: readonly string[], among: readonly Location[]) =>
		among.filter(({ retired, code, name }) => {
			const known = new Set([code, ...(typeof name === 'string' ? [name] : Object.values(name))].flatMap(tokens));
			return !retired && some.length > 0 && some.flatMap(tokens).every((token) => known.has(token));
		});
	const all = clinic(words, places);
	if (typed !== '' && all.length > 0)
		return {
			location: placeMeant(turn, all, all.length === 1 ? undefined : typed, (code) => `holiday ${iso} at ${code}`),
			name: '',
		};
	const [other] = typed === '' ? [] : clinic(words, network.locations.all);
	if (other) throw new Refused(`location:${other.id}`, part('staff-none-clinic', { name: typed }));
	for (let count = words.length - 1; count > 0; count--)
		for (const [some, name] of [
			[words.slice(0, count), words.slice(count)],
			[words.slice(-count), words.slice(0, -count)],
		] as const) {
			const [location, another] = clinic(some, places);
			if (!location || another) continue;
			const left = name.join(' ');
			if (OPEN.test(left) || CLOSED.test(left)) return { location, name: left };
			throw new Asks(
				[part('holiday-which-name', { typed })],
				[
					{
						label: part('holiday-choice-at', { place: text(location.name), left }),
						line: `holiday ${iso} ${left} at ${location.code}`,
					},
					{ label: part('holiday-choice-called', { typed }), line: `holiday ${iso} called ${typed}` },
				],
			);
		}
	return { name: typed };
}

const noon = ({ zone }: Location, date: number) => at(dayOfClinic(date, zone).start + 12 * 3_600_000, zone);

async function list(turn: Turn, member: Member, typed: string): Promise<void> {
	const { tx, network, talk } = turn;
	const all = clinicsOf(member, network);
	const found = typed === '' ? undefined : meant(typed, all, talk.language);
	if (found?.kind === 'none') throw new Wrong(part('staff-none-clinic', { name: typed }));
	if (found?.kind === 'several') throw new Wrong(part('staff-which-place', { names: found.names.join(', ') }));
	const year = { start: tx.now - 86_400_000, end: tx.now + YEAR_MS };
	const lists: { place: Location; days: Holiday[] }[] = [];
	for (const place of found ? [found.row] : all) lists.push({ place, days: await holidaysBetween(tx, place, year) });
	// Clinics with the same holidays share a list.
	const alike = Map.groupBy(lists, ({ days }) => JSON.stringify(days.map(({ closureId: _, ...day }) => day)));
	for (const same of alike.values()) {
		const [{ place, days }] = same as [(typeof lists)[0]];
		const names = same.map((each) => inLanguage(each.place.name, talk.language)).join(', ');
		talk.said.push(days.length > 0 ? part('holiday-at', { place: names }) : part('holiday-none', { place: names }));
		for (const { date, name, closed } of days) {
			const facts = { day: noon(place, date), year: yearOf(date), name: text(name) };
			talk.said.push(line('holiday-day', { ...facts, closed: closed ? 'yes' : 'no' }));
		}
	}
	if (clinicsOf(member, network, ...DESK).length > 0)
		talk.said.push(part('holiday-how'), ...(await holiday.examples(turn, member)).slice(1));
}

const yearOf = (date: number): string => String(Math.floor(date / 10_000));

/** What shall become of this day? */
function whatOfIt(location: Location, { iso, date }: Day, known: Holiday | undefined): Asks {
	const facts = { day: noon(location, date), place: text(location.name) };
	const begun = `holiday ${iso} at ${location.code}`;
	if (!known) return new Asks([part('holiday-name', facts)], [], `${begun} called`);
	const told = part('holiday-is', { ...facts, name: text(known.name), closed: known.closed ? 'yes' : 'no' });
	const turned = known.closed ? 'open' : 'closed';
	return new Asks(
		[told],
		[{ label: part(`holiday-choice-${turned}`), line: `${begun.replace(' at', ` ${turned} at`)}` }],
	);
}

async function closeDay(
	turn: Turn,
	member: Member,
	location: Location,
	day: Day,
	{ known, name, sure }: { known: Holiday | undefined; name: string | undefined; sure: boolean },
): Promise<void> {
	const { tx, network } = turn;
	const stretch = { ...dayOfClinic(day.date, location.zone), locationId: location.id };
	const called = name ?? known?.name ?? '';
	const facts = { day: noon(location, day.date), place: text(location.name), name: text(called) };
	const affected = await affectedBy(tx, network, stretch);
	if (!sure && affected.free + affected.booked.length + affected.held.length > 0) {
		const buttons: Button[] = [
			{
				label: part('holiday-choice-closed'),
				line: `holiday ${day.iso} ${name ?? 'closed'} at ${location.code}`,
				sure: true,
			},
			{ label: part('staff-choice-keep'), line: `day ${location.code} ${day.iso}` },
		];
		offer(turn, [part('holiday-sure', { ...facts, free: affected.free }), ...affectedTold(turn, affected)], buttons);
		return;
	}
	// A known holiday is closed again; a new name is a holiday of the clinic's own.
	const again = name === undefined ? known?.closureId : undefined;
	const done = await closeTimes(tx, network, {
		...stretch,
		...{ kind: 'holiday', name, closedBy: `staff:${member.id}`, again },
	});
	const undo = await undoable(turn, member, 'changed a holiday', `location:${location.id}`, {
		...{
			locationId: location.id,
			closureId: done.closureId,
			date: day.date,
			was: again !== undefined && known!.closed,
		},
	});
	const told = [part('holiday-closed', { ...facts, free: done.free }), ...affectedTold(turn, done), ...stayTold(done)];
	// Where it was closed before, what was opened on it since is closed now: /close's matter, and not undone here.
	offer(turn, told, again !== undefined && known!.closed ? [] : [undo]);
}

async function open(
	turn: Turn,
	member: Member,
	location: Location,
	known: Holiday | undefined,
	day: Day,
): Promise<void> {
	const facts = { day: noon(location, day.date), place: text(location.name) };
	if (!known) throw new Wrong(part('holiday-no-such', facts));
	if (!known.closed) throw new Wrong(part('holiday-is-open', { ...facts, name: text(known.name) }));
	const answer = await reopenTimes(turn.tx, { closureId: known.closureId });
	const undo = await undoable(turn, member, 'changed a holiday', `location:${location.id}`, {
		...{ locationId: location.id, closureId: known.closureId, date: day.date, was: true },
	});
	const times = answer.kind === 'reopened' ? answer.times : 0;
	offer(turn, [part('holiday-opened', { ...facts, name: text(known.name), times })], [undo]);
}
