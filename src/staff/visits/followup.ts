/** `/followup <visit> [in 3 weeks] [for …] [with …] [at …]`: times around then for whoever was just seen, or asks for one. */
import { DateTime } from 'luxon';
import { at, line, part } from '../../../flows/prompt.ts';
import type { Appointment } from '../../core/appointments.ts';
import { type PatientWithContacts, patientById } from '../../core/patients.ts';
import { parseReference, showReference } from '../../core/references.ts';
import { instantOf, wallTimeOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import type { Member } from '../dialogue/who.ts';
import { giving, pairsFor } from '../finding/bookable.ts';
import { dayFacts, offerTimes } from '../finding/free-times.ts';
import { opened } from '../finding/patient.ts';
import { needVisit, visitMeant, visitWords, whose } from '../finding/visit.ts';
import { exampleFacts } from '../finding/visit-examples.ts';
import { type Interval, takeInterval } from '../grammar/amounts.ts';
import { AT, clausesIn, FOR } from '../grammar/clauses.ts';
import { dayAt } from '../grammar/days.ts';
import { takeMoment, typedOf } from '../grammar/moment.ts';
import { meant } from '../grammar/names.ts';

/** What a visit is most often followed up after. */
const USUAL = [{ weeks: 1 }, { weeks: 2 }, { weeks: 4 }, { months: 3 }] as const;

export const followup: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		// Who came early may have been seen before the visit begins.
		const hasBegun = ({ start, status }: Appointment) => start <= turn.tx.now || status === 'fulfilled';
		const { interval, rest: untimed } = takeInterval(rest);
		const words = { with: ['with', 'avec'], at: AT, for: FOR } as const;
		const clauses = clausesIn(untimed, words);
		const tail = [untimed.slice(clauses.rest.length).trim(), interval && typedInterval(interval)]
			.filter(Boolean)
			.join(' ');
		const lineFor = (which: string) => `followup ${which} ${tail}`.trim();
		const { visit, behind } = await visitAndTime(turn, member, clauses.rest, lineFor, hasBegun);
		if (!visit) return;
		await needVisit(turn, member, visit);
		const patient = await patientById(turn.tx, visit.patientId);
		if (!patient) return;
		await opened(turn, member, patient);
		const reference = showReference(visit.reference);
		const from = startOf(turn, visit, interval, behind);
		if (from !== undefined) needAheadOf(turn, visit, from);
		else return askWhen(turn, visit, patient, `followup ${reference} ${tail}`.trim());
		await propose(turn, member, visit, patient, clauses, from);
	},
	examples: (turn, member) => [line('followup-example', exampleFacts(turn, member))],
};

/** The visit; and the day on which it is followed up, where one was typed that is not of a visit of theirs. */
async function visitAndTime(
	turn: Turn,
	member: Member,
	typed: string,
	lineFor: (which: string) => string,
	likely: (visit: Appointment) => boolean,
) {
	const [first = '', ...more] = typed.split(/\s+/);
	if (parseReference(first) !== undefined)
		return { visit: await visitMeant(turn, member, first, lineFor, likely), behind: more.join(' ') };
	try {
		return { visit: await visitMeant(turn, member, typed, lineFor, likely), behind: '' };
	} catch (error) {
		const { rest, ...moment } = takeMoment(turn, typed, 'UTC');
		if (!(error instanceof Wrong) || error.parts[0]?.key !== 'visit-none-then' || !moment.day) throw error;
		const behind = typedOf(moment);
		const visit = await visitMeant(turn, member, rest, (which) => lineFor(`${which} ${behind}`), likely);
		return { visit, behind };
	}
}

/** A day that is past is refused as it is for a booking. */
function needAheadOf(turn: Turn, visit: Appointment, from: number): void {
	const { zone } = locationOf(turn.network, visit.locationId);
	if (wallTimeOf(from, zone).date < wallTimeOf(turn.tx.now, zone).date)
		throw new Wrong(part('book-past-day', { start: at(from, zone) }));
}

const typedInterval = (interval: Interval): string => {
	const [unit, count] = Object.entries(interval)[0]!;
	return `in ${count} ${unit}`;
};

/** The first instant at which a time is looked for: some days before the day that is meant, as far as that is ahead. */
function startOf(turn: Turn, visit: Appointment, interval: Interval | undefined, behind: string): number | undefined {
	const { zone } = locationOf(turn.network, visit.locationId);
	if (!interval) {
		const { day, minute = 0 } = takeMoment(turn, behind, zone);
		return day && instantOf({ date: day.date, minute }, zone);
	}
	// Counted from the visit, if it was of late, or from now: a visit ahead is followed up after it.
	const after = DateTime.fromMillis(Math.max(visit.start, turn.tx.now), { zone }).plus(interval);
	// So long after is about then.
	const about = interval.days === undefined ? after.minus({ days: 2 }) : after;
	return instantOf({ date: dayAt(about).date, minute: 0 }, zone);
}

function askWhen(turn: Turn, visit: Appointment, patient: PatientWithContacts, typed: string): void {
	offer(
		turn,
		[part('followup-when', { ...visitWords(turn, visit), ...whose(turn, patient) })],
		USUAL.map((interval) => {
			const [unit, count] = Object.entries(interval)[0]!;
			return { label: part('followup-interval', { unit, count }), line: `${typed} in ${count} ${unit}` };
		}),
		typed,
	);
}

async function propose(
	turn: Turn,
	member: Member,
	visit: Appointment,
	patient: PatientWithContacts,
	named: { with?: string; at?: string; for?: string },
	from: number,
): Promise<void> {
	const { network, talk } = turn;
	const location = locationOf(network, visit.locationId);
	const found = named.for ? meant(named.for, network.services.all, talk.language) : undefined;
	if (found && found.kind !== 'one') throw new Wrong(part('followup-no-service', { name: named.for! }));
	const service = found?.row ?? network.services.byId.get(visit.serviceId)!;
	const person = network.practitioners.byId.get(visit.practitionerId)?.code;
	const pairs = pairsFor(turn, member, { with: named.with || person, at: named.at || location.code });
	const start = `book #${visit.patientId} ${service.code}`;
	const end = `following ${showReference(visit.reference)}`;
	const given = giving(turn, member, pairs, service);
	await offerTimes(
		turn,
		{
			patient,
			service,
			after: visit.end,
			pairs: given,
			lineFor: (time) => `${start} ${time} ${end}`,
			typed: `${start} with ${named.with || person} at ${named.at || location.code} ${end}`,
		},
		from,
		[part('followup-around', { ...whose(turn, patient), ...dayFacts(turn, { pairs: given }, from) })],
	);
}
