/** `/close <who or which clinic> <day or days> [<time> or <hours>] [at <clinic>]`: closes times that are open. */
import { DateTime } from 'luxon';
import { at, line, part, text } from '../../../flows/prompt.ts';
import { affectedBy, closeTimes, lockWithin, type Stretch, timeAt } from '../../core/closures.ts';
import { dayOfClinic } from '../../core/holidays.ts';
import type { Location, Practitioner } from '../../core/network.ts';
import { instantOf, parseMinute } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, DESK, EVERYBODY, Refused, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, type Member, maySee } from '../dialogue/who.ts';
import { closedBefore } from '../finding/closed-before.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn, WITH } from '../grammar/clauses.ts';
import { takeTime } from '../grammar/clock.ts';
import { type Day, dayAt } from '../grammar/days.ts';
import { endAt, type Hours, isStretch, takeHours } from '../grammar/hours.ts';
import { leftOver, unreadIn } from '../grammar/left-over.ts';
import { exampleName, meant, nameWords } from '../grammar/names.ts';
import { inAfternoon, takePart, takeSide, within } from '../grammar/parts.ts';
import { managed, managedAt, nobody, placeMeant, practitionerMeant, trimmed, whichOf } from '../grammar/people.ts';
import { lengthened, takeDays } from '../grammar/stretches.ts';
import { affectedTold, stayTold } from './affected.ts';
import { closeWeekly } from './close-weekly.ts';
import { isWeekly } from './weekly-line.ts';

/** What is to be closed: a practitioner's times, or a whole clinic. */
interface Wanted {
	readonly practitioner?: Practitioner;
	readonly location: Location;
	readonly stretches: readonly { readonly start: number; readonly end: number }[];
	/** The hours of each day, where there are several days, or several stretches of hours. */
	readonly each: string;
	/** Several stretches of one day. */
	readonly apart: boolean;
	/** The line as it can be typed again on any day. */
	readonly typed: string;
}

export const close: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		if (isWeekly(rest)) return closeWeekly(turn, member, rest, sure);
		const wanted = await read(turn, member, rest);
		const { tx, network, talk } = turn;
		const all = wanted.stretches.map((stretch): Stretch => ({ ...stretch, ...whose(wanted) }));
		const affected = joined(await inTurn(all, (stretch) => affectedBy(tx, network, stretch)));
		const facts = told(wanted);
		const before = affected.free === 0 ? await closedBefore(turn, all, wanted.location.zone, facts) : undefined;
		if (before) return void talk.said.push(before, ...eachDay(wanted), ...affectedTold(turn, affected));
		if (!sure && (affected.booked.length > 0 || affected.held.length > 0 || !wanted.practitioner)) {
			offer(
				turn,
				[part('closing-sure', { ...facts, free: affected.free }), ...eachDay(wanted), ...affectedTold(turn, affected)],
				[
					{ label: part('closing-choice-close', { free: affected.free }), line: `close ${wanted.typed}`, sure: true },
					{
						label: part('staff-choice-keep'),
						line: `day ${wanted.practitioner?.code ?? wanted.location.code} ${isoOf(wanted)}`,
					},
				],
			);
			return;
		}
		await lockWithin(tx, network, all);
		const done = await inTurn(all, (stretch) =>
			closeTimes(tx, network, { ...stretch, kind: 'closed', closedBy: `staff:${member.id}` }),
		);
		const { id: ofWhom } = wanted.practitioner ?? wanted.location;
		const undo = await undoable(
			turn,
			member,
			'closed times',
			`${wanted.practitioner ? 'practitioner' : 'location'}:${ofWhom}`,
			{
				...whose(wanted),
				closures: done.map(({ closureId }) => closureId),
			},
		);
		const after = joined(done);
		offer(
			turn,
			[
				part('closing-closed', { ...facts, free: after.free }),
				...eachDay(wanted),
				...affectedTold(turn, after),
				...stayTold(after),
			],
			[undo],
		);
	},
	examples: (turn, member) => {
		const person = managed(member, turn.network)[0];
		const place = person ? managedAt(member, person, turn.network)[0] : undefined;
		const [clinic] = clinicsOf(member, turn.network, ...DESK);
		const zone = place?.zone ?? 'UTC';
		const day = dayAt(DateTime.fromMillis(turn.tx.now, { zone }).plus({ days: 1 })).iso;
		return [
			...(person ? [line('closing-example', { name: exampleName(person, turn.network), day })] : []),
			...(person ? [line('closing-example-weekly', { name: exampleName(person, turn.network) })] : []),
			...(clinic ? [line('closing-example-clinic', { name: clinic.code, day })] : []),
		];
	},
};

async function read(turn: Turn, member: Member, typed: string): Promise<Wanted> {
	const { tx, network, talk } = turn;
	const clinics = clinicsOf(member, network, ...DESK);
	const words = nameWords(network);
	const { hours: clock, rest: unclocked } = takeHours(typed);
	// A stretch that is none, such as 12-9, was left where it stood.
	if (clock.length === 0 && isStretch(unclocked)) throw new Wrong(part('staff-no-hours'));
	const { part: named, rest: unnamed } = takePart(unclocked, words);
	const { part: side, rest: unhoured } = clock.length === 0 ? takeSide(unnamed) : { part: undefined, rest: unnamed };
	const ofDay = named ?? side;
	// Nobody closes what is open at two in the night.
	const said = within(named, clock).map((each) => (each.eitherHalf ? inAfternoon(each) : each));
	const hours = said.length === 0 && ofDay ? [ofDay] : said;
	const { minute, orLater, rest: untimed } = hours.length > 0 ? { ...NO_TIME, rest: unhoured } : takeTime(unhoured);
	const undated = lengthened(takeDays(untimed, tx.now, 'UTC', talk.language, words));
	if (undated.problem) throw new Wrong(undated.problem);
	const clauses = clausesIn(undated.rest, { at: AT, with: WITH });
	const called = trimmed(clauses.with ?? clauses.rest);
	const isClinic = meant(called, network.locations.all, talk.language).kind !== 'none';
	const sorted = isClinic ? undefined : leftOver(called, network, talk.language);
	if (sorted?.unread) throw unreadIn(`close ${typed}`, sorted.unread);
	// A clinic alone is the whole of it.
	// To whoever closes nobody else's times, a clinic is where their own are.
	const [self, others] = managed(member, network);
	const own = clinics.length === 0 && self && !others ? managedAt(member, self, network) : [];
	const ownPlace = meant(called, own, talk.language).kind === 'one' ? called : undefined;
	const where = clauses.at ?? sorted?.place ?? ownPlace;
	const name = ownPlace === undefined ? (sorted?.person ?? called) : '';
	const placed = meant(name === '' ? (where ?? '') : name, clinics, talk.language);
	const person = name === '' ? undefined : meant(name, network.practitioners.all, talk.language);
	const whole =
		(name !== '' || where !== undefined) && placed.kind === 'one' && person?.kind !== 'one' ? placed.row : undefined;
	const another = person?.kind === 'none' && meant(name, network.locations.all, talk.language);
	if (!whole && another && another.kind === 'one')
		throw new Refused(
			`location:${another.row.id}`,
			...(maySee(member, another.row) ? [part('staff-none-clinic', { name })] : nobody(turn, member, name).parts),
		);
	if (placed.kind === 'several' && person?.kind === 'none')
		throw whichOf('place', placed.names, (each) => `close ${typed.replace(name, each)}`);
	const more = (line: string) => `close ${line}`.replaceAll(/\s+/g, ' ').trimEnd();
	const practitioner = whole
		? undefined
		: practitionerMeant(turn, member, name, (code) => more(name === '' ? `${code} ${typed}` : `${typed} with ${code}`));
	const places = practitioner ? managedAt(member, practitioner, network) : [];
	const { day, last, problem } = lengthened(
		takeDays(untimed, tx.now, (whole ?? places[0])!.zone, talk.language, words),
	);
	if (problem) throw new Wrong(problem);
	if (!day || !last) throw whichDay(turn, (whole ?? places[0])!, practitioner, more(typed));
	const location =
		whole ?? (await placeOf(turn, member, practitioner!, where, day, (code) => more(`${typed} at ${code}`)));
	const stretches =
		minute === undefined
			? stretchesOf(location, day, last, hours)
			: [await slotAt(turn, location, practitioner, day, minute, orLater)];
	if (stretches.every(({ end }) => end <= tx.now)) throw new Wrong(part('closing-past'));
	const clocks = hours.map(({ from, to }) => `${from}-${to}`).join(', ') || shown(stretches, location, minute);
	const days = last.iso === day.iso ? day.iso : `${day.iso} to ${last.iso}`;
	const who = practitioner
		? `${practitioner.code} ${days} ${clocks} at ${location.code}`
		: `${location.code} ${days} ${clocks}`;
	const each = hours.length > 1 || (hours.length > 0 && last.iso !== day.iso) ? clocks : '';
	const apart = hours.length > 1 && last.iso === day.iso;
	return {
		location,
		stretches,
		each,
		apart,
		typed: who.replaceAll(/\s+/g, ' '),
		...(practitioner && { practitioner }),
	};
}

const NO_TIME: ReturnType<typeof takeTime> = { minute: undefined, rest: '' };

/** Of several clinics, the one where they have times on that day. */
async function placeOf(
	turn: Turn,
	member: Member,
	practitioner: Practitioner,
	typed: string | undefined,
	{ date }: Day,
	lineFor: (code: string) => string,
): Promise<Location> {
	const { tx, network } = turn;
	const places = managedAt(member, practitioner, network);
	if (typed !== undefined || places.length === 1) return placeMeant(turn, places, typed, lineFor);
	const there = [];
	for (const place of places) {
		const stretch = { ...dayOfClinic(date, place.zone), practitionerId: practitioner.id, locationId: place.id };
		const { free, booked, held } = await affectedBy(tx, network, stretch);
		if (free + booked.length + held.length > 0) there.push(place);
	}
	return placeMeant(turn, there.length > 0 ? there : places, typed, lineFor);
}

function whichDay({ tx }: Turn, { zone }: Location, practitioner: Practitioner | undefined, typed: string): Asks {
	const today = DateTime.fromMillis(tx.now, { zone });
	const days = [0, 1, 2, 3, 4].map((days) => today.plus({ days }));
	return new Asks(
		[part('closing-ask-day', { person: practitioner?.name ?? '' })],
		days.map((day) => ({
			label: part('times-choice-day', { day: at(day.toMillis(), zone) }),
			line: `${typed} ${day.toISODate()}`,
		})),
		typed,
	);
}

/** Whole days in one stretch, or the hours of each. */
function stretchesOf({ zone }: Location, day: Day, last: Day, hours: readonly Hours[]) {
	const start = dayOfClinic(day.date, zone).start;
	if (hours.length === 0) return [{ start, end: dayOfClinic(last.date, zone).end }];
	const instant = (date: number, clock: string) => instantOf({ date, minute: parseMinute(clock)! }, zone);
	const stretches = [];
	for (let on = DateTime.fromISO(day.iso); dayAt(on).date <= last.date; on = on.plus({ days: 1 }))
		for (const { from, to } of hours)
			stretches.push({ start: instant(dayAt(on).date, from), end: instant(dayAt(on).date, to) });
	return stretches;
}

/** The one time that lies at this minute. */
async function slotAt(
	{ tx }: Turn,
	{ zone }: Location,
	practitioner: Practitioner | undefined,
	{ date }: Day,
	minute: number,
	orLater: number | undefined,
) {
	if (!practitioner) throw new Wrong(part('closing-clinic-hours'));
	for (const each of [minute, orLater]) {
		if (each === undefined) continue;
		const slot = await timeAt(tx, practitioner.id, instantOf({ date, minute: each }, zone));
		if (slot) return slot;
	}
	throw new Wrong(
		part('closing-no-time', { person: practitioner.name, start: at(instantOf({ date, minute }, zone), zone) }),
	);
}

const shown = (stretches: Wanted['stretches'], { zone }: Location, minute: number | undefined): string =>
	minute === undefined ? '' : DateTime.fromMillis(stretches[0]!.start, { zone }).toFormat('HH:mm');

const isoOf = ({ stretches, location: { zone } }: Wanted): string =>
	DateTime.fromMillis(stretches[0]!.start, { zone }).toISODate()!;

const eachDay = ({ each, apart }: Wanted) =>
	each === '' ? [] : [line(apart ? 'closing-only' : 'closing-each-day', { hours: each })];

const whose = ({ practitioner, location }: Wanted) => ({
	...(practitioner && { practitionerId: practitioner.id }),
	locationId: location.id,
});

/** What is said of the stretch: a whole day is said as one, and so is one of which several stretches follow. */
function told({ practitioner, location, stretches, apart }: Wanted) {
	const { zone } = location;
	const [start, end] = [stretches[0]!.start, stretches.at(-1)!.end];
	const [from, to] = [start, end].map((instant) => DateTime.fromMillis(instant, { zone })) as [DateTime, DateTime];
	const whole = +from.startOf('day') === start && +to.startOf('day') === end;
	const lastDay = whole ? to.minus({ hours: 12 }) : to.minus({ milliseconds: 1 });
	const facts = {
		person: practitioner?.name ?? '',
		place: text(location.name),
		start: at(start, zone),
		...endAt(end, zone),
	};
	const several = !from.hasSame(lastDay, 'day');
	return {
		...facts,
		last: several ? at(lastDay.toMillis(), zone) : '',
		whole: whole || several || apart ? 'yes' : 'no',
	};
}

async function inTurn<In, Out>(all: readonly In[], each: (one: In) => Promise<Out>): Promise<Out[]> {
	const answers = [];
	for (const one of all) answers.push(await each(one));
	return answers;
}

const joined = (parts: readonly Awaited<ReturnType<typeof affectedBy>>[]) => ({
	free: parts.reduce((sum, { free }) => sum + free, 0),
	booked: parts.flatMap(({ booked }) => booked),
	held: parts.flatMap(({ held }) => held),
});
