/** `/move <visit> [when] [with …] [at …] [because …]`: another time for a visit, whatever its cut-off; the patient is told. */
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import { type Appointment, reschedule } from '../../core/appointments.ts';
import { cutOffsFor } from '../../core/cut-offs.ts';
import { patientById } from '../../core/patients.ts';
import { parseReference, showReference } from '../../core/references.ts';
import { instantOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { visitChanged } from '../../visit-changed.ts';
import { howTold } from '../../visit-told.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Over, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { giving, pairsFor } from '../finding/bookable.ts';
import { askSure, offerInstead, offerTimes, timeMeant } from '../finding/free-times.ts';
import { type Choosable, type Seeking, zoneOf } from '../finding/times-found.ts';
import { needVisit, visitMeant, visitTold, visitWords } from '../finding/visit.ts';
import { exampleFacts } from '../finding/visit-examples.ts';
import { AT, clausesIn, withoutCommas } from '../grammar/clauses.ts';
import { takeMoment, typedOf } from '../grammar/moment.ts';
import { reasonAgain, takeBecause, whyTold } from '../grammar/reason.ts';
import { visitAndTarget } from '../grammar/two-moments.ts';
import { needAhead, needSame, sinceTyped, takeSince } from './since.ts';

const WITH = ['with', 'avec'] as const;
const FROM = /(?<![\p{L}\d])(?:from|dès|to|à partir de|au)(?![\p{L}\d])/giu;
/** Behind it, a line is which visit, and where that goes has not been asked yet. */
const WHICH = /^which(?:\s+|$)/i;

export const move: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		const { because, rest: said } = takeBecause(rest);
		const { since, rest: typed } = takeSince(said);
		if (typed.trim() === '' || /^which$/i.test(typed.trim())) {
			offer(turn, [], [], 'move which');
			throw new Wrong(part('visit-which'));
		}
		const { who, behind } = taken(turn, withoutCommas(typed));
		const reason = reasonAgain(because);
		const visit = await visitMeant(turn, member, who, (which) => `move ${which} ${behind}${reason}`);
		if (!visit) return;
		await needVisit(turn, member, visit);
		await needAhead(turn, visit);
		await needSame(turn, visit, since);
		const { seeking, moment, from } = await seekingFor(turn, member, visit, behind, reason);
		if (from && moment.day) {
			const start = instantOf({ date: moment.day.date, minute: moment.minute ?? 0 }, zoneOf(seeking));
			return offerTimes(turn, seeking, start, []);
		}
		const time = await timeMeant(turn, seeking, moment);
		if (!time) return;
		if (time.rules.length > 0 && !sure)
			return askSure(
				turn,
				seeking,
				[await visitTold(turn, 'move-sure', visit), ...whyTold(because)],
				part('move-yes'),
				time,
			);
		await carryOut(turn, member, visit, seeking, time, because);
	},
	examples: (turn, member) => [
		line('move-example', exampleFacts(turn, member)),
		line('move-example-person', exampleFacts(turn, member)),
	],
};

/** Which visit, by its reference or by whose it is; and where it is to go. */
function taken(turn: Turn, typed: string): { who: string; behind: string } {
	const words = typed.split(/\s+/).filter(Boolean);
	for (const count of [1, 2])
		if (parseReference(words.slice(0, count).join('')) !== undefined && words.length >= count)
			return { who: words.slice(0, count).join(''), behind: words.slice(count).join(' ') };
	const asked = WHICH.test(typed);
	const line = typed.replace(WHICH, '');
	const { visit, target } = visitAndTarget(turn, line) ?? (asked ? { visit: line, target: '' } : {});
	const { rest, ...moment } = takeMoment(turn, visit ?? line, 'UTC');
	const { rest: name, with: person, at: place } = clausesIn(rest.replace(FROM, ' '), { with: WITH, at: AT });
	// Of two days the first is the visit's; only one is where it goes.
	const [when, goes] = visit === undefined ? ['', typedOf(moment)] : [typedOf(moment), target];
	const behind = [goes, person && `with ${person}`, place && `at ${place}`];
	return { who: `${name} ${when}`.trim(), behind: behind.filter(Boolean).join(' ') };
}

async function seekingFor(turn: Turn, member: Member, visit: Appointment, behind: string, reason: string) {
	const { network } = turn;
	const location = locationOf(network, visit.locationId);
	const moment = takeMoment(turn, behind, location.zone);
	const from = /(?<![\p{L}\d])(?:from|dès)(?![\p{L}\d])/iu.test(behind);
	const clauses = clausesIn(moment.rest.replace(FROM, ' '), { with: WITH, at: AT });
	if (clauses.rest !== '') throw new Wrong(part('move-unread', { typed: clauses.rest }));
	const service = network.services.byId.get(visit.serviceId)!;
	const person = network.practitioners.byId.get(visit.practitionerId)?.code;
	// With whom and where it is now, unless somebody or somewhere else is named.
	const named = {
		with: clauses.with || (clauses.at ? undefined : person),
		at: clauses.at || (clauses.with ? undefined : location.code),
	};
	const reference = showReference(visit.reference);
	const same = await sinceTyped(turn, visit);
	const late = turn.tx.now > visit.start - (await cutOffsFor(turn.tx, network, visit)).rescheduleMinutes * 60_000;
	const seeking: Seeking = {
		patient: await patientById(turn.tx, visit.patientId),
		service,
		pairs: giving(turn, member, pairsFor(turn, member, named), service),
		...(late && { rules: ['cutOff'] }),
		lineFor: (time) => `move ${reference} ${same} ${time}${reason}`,
		typed: `move ${reference}${clauses.with ? ` with ${clauses.with}` : ''}${clauses.at ? ` at ${clauses.at}` : ''}`,
	};
	return { seeking, moment, from };
}

async function carryOut(
	turn: Turn,
	member: Member,
	visit: Appointment,
	seeking: Seeking,
	{ slot, rules }: Choosable,
	because: string | undefined,
): Promise<void> {
	const { tx, network } = turn;
	const by = `staff:${member.id}`;
	const done = await reschedule(tx, network, { appointmentId: visit.id, slotId: slot.id, by, override: true });
	if (done.kind === 'gone') throw new Over(part('visit-changed', visitWords(turn, visit)));
	if (done.kind !== 'rescheduled') return offerInstead(turn, seeking, slot);
	const before = { slotId: visit.slotId, to: slot.id };
	const undo = await undoable(turn, member, 'moved visit', `appointment:${visit.id}`, before);
	await visitChanged(tx, network, { what: 'rescheduled', visit: done.appointment, from: visit, by, because });
	offer(
		turn,
		[
			await visitTold(turn, 'move-done', done.appointment),
			wasAt(turn, visit),
			...rules.map((rule) => line(`overridden-${rule}`)),
			...whyTold(because),
			line(`told-by-${await howTold(tx, done.appointment, 'rescheduled')}`),
		],
		[undo],
	);
}

const wasAt = ({ network }: Turn, visit: Appointment): Part => {
	const { zone, name } = locationOf(network, visit.locationId);
	const person = network.practitioners.byId.get(visit.practitionerId)?.name ?? '';
	return line('move-was', { start: at(visit.start, zone), person, place: text(name) });
};
