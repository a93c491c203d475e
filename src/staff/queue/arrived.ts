/** `/arrived K7PM-4WXH`, `/arrived Khumalo`: somebody has come for a visit of today; late, or noted as missed, too. */
import { encountersOn, notCome } from '../../../db/queries/queue.ts';
import { at, line, type Part, part } from '../../../flows/prompt.ts';
import { type Appointment, appointmentById } from '../../core/appointments.ts';
import type { Location } from '../../core/network.ts';
import { nameOf, patientById } from '../../core/patients.ts';
import { arrive } from '../../core/queue.ts';
import type { Encounter } from '../../core/queue-order.ts';
import { showReference } from '../../core/references.ts';
import { searchPatients } from '../../core/search.ts';
import { placeOf, waitingAt } from '../../core/waiting.ts';
import { wallTimeOf } from '../../core/zones.ts';
import { chatsFor } from '../../news-sent.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { changeQueue, tellOfQueue } from '../../queue-changed.ts';
import { visitChanged } from '../../visit-changed.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, DESK, EVERYBODY, Refused, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, holds, type Member } from '../dialogue/who.ts';
import { visitMeant, visitsSeen, visitWords } from '../finding/visit.ts';
import { Asks } from '../grammar/asking.ts';
import { isToday } from './named.ts';
import { mayCall } from './numbered.ts';
import { sayStanding } from './standing.ts';
import { encounterFacts, encounterTold } from './told.ts';

/** Minutes before and after the start of a visit in which its patient is offered as somebody who may have come. */
const AROUND = { before: 60, after: 45 };
const MOST_OFFERED = 8;
const COULD_COME: ReadonlySet<string> = new Set(['booked', 'noshow']);

export const arrived: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { network } = turn;
		if (rest === '') throw await whoCouldHaveCome(turn, member);
		if (await isThereAlready(turn, member, rest)) return;
		const visit = await visitMeant(
			turn,
			member,
			rest,
			(which) => `arrived ${which}`,
			(likely) => isToday(turn, likely) && COULD_COME.has(likely.status),
		);
		if (!visit) return;
		const location = locationOf(network, visit.locationId);
		if (!mayCall(turn, member, location, visit.practitionerId))
			throw new Refused(`appointment:${visit.id}`, part('visit-not-yours', visitWords(turn, visit)));
		await note(turn, member, visit);
	},
	examples: () => [line('queue-arrived-example'), line('queue-arrived-example-name')],
};

async function note(turn: Turn, member: Member, visit: Appointment): Promise<void> {
	const { tx, network } = turn;
	const location = locationOf(network, visit.locationId);
	const by = `staff:${member.id}` as const;
	const [conversationId = null] = await chatsFor(tx, visit);
	const done = await changeQueue(tx, network, location, () =>
		arrive(tx, network, { appointmentId: visit.id, by, conversationId }),
	);
	const reference = showReference(visit.reference);
	if (done.kind === 'notToday') {
		const start = at(visit.start, location.zone);
		const said = part(visit.start > tx.now ? 'queue-not-today' : 'queue-past', { reference, start });
		throw withoutVisit(member, visit, location, said);
	}
	if (done.kind === 'gone') {
		const { status } = (await appointmentById(tx, visit.id)) ?? visit;
		throw withoutVisit(member, visit, location, part('queue-not-booked', { reference, status }));
	}
	if (done.kind === 'already') return sayThere(turn, member, location, done.encounter);
	const facts = await encounterFacts(turn, location, done.encounter);
	await visitChanged(tx, network, { what: 'arrived', visit: done.visit, by });
	await tellOfQueue(tx, done.encounter, 'queueNoted');
	const undo = await undoable(turn, member, 'noted arrival', `appointment:${visit.id}`, {
		encounterId: done.encounter.id,
		was: visit.status,
	});
	const before = placeOf(await waitingAt(tx, network, location), done.encounter)?.before ?? 0;
	const told = conversationId === null ? 'no' : 'yes';
	const early = visit.start > tx.now ? [line('queue-noted-early', { start: at(visit.start, location.zone) })] : [];
	offer(turn, [part('queue-noted', facts), line('queue-noted-before', { before, told }), ...early], [undo]);
}

/** Somebody who came before, and has no other visit today, has not come again: it is said how they stand. */
async function isThereAlready(turn: Turn, member: Member, typed: string): Promise<boolean> {
	const { tx, network, talk } = turn;
	const [only, another] = (await searchPatients(tx, network, typed, talk.language)).patients;
	if (!only || another) return false;
	const visits = await visitsSeen(turn, member, [only.id]);
	if (visits.some((visit) => isToday(turn, visit) && COULD_COME.has(visit.status))) return false;
	for (const location of clinicsOf(member, network)) {
		const { date: localDate } = wallTimeOf(tx.now, location.zone);
		const theirs = (await tx.run(encountersOn, { locationId: location.id, localDate })).findLast(
			({ patientId, status, practitionerId }) =>
				patientId === only.id && status !== 'left' && mayCall(turn, member, location, practitionerId),
		);
		if (!theirs) continue;
		await sayThere(turn, member, location, theirs);
		return true;
	}
	return false;
}

async function sayThere(turn: Turn, member: Member, location: Location, encounter: Encounter): Promise<void> {
	if (encounter.status !== 'arrived') return sayStanding(turn, member, location, encounter);
	turn.talk.said.push(await encounterTold(turn, 'queue-already', location, encounter));
}

/** Who has come, but not for this visit: a desk may take them as somebody who walks in. */
function withoutVisit(member: Member, { patientId }: Appointment, { code }: Location, said: Part): Asks | Wrong {
	const line = `walkin #${patientId} at ${code} for`;
	return holds(member, ...DESK) ? new Asks([said], [{ label: part('choice-queue-walkin'), line }]) : new Wrong(said);
}

/** Those whose visit begins about now, as buttons. */
async function whoCouldHaveCome(turn: Turn, member: Member): Promise<Asks> {
	const { tx, network } = turn;
	const from = tx.now - AROUND.after * 60_000;
	const to = tx.now + AROUND.before * 60_000;
	const buttons = [];
	for (const location of clinicsOf(member, network))
		for (const { id } of await tx.run(notCome, { locationId: location.id, from, to })) {
			const visit = await appointmentById(tx, id);
			if (!visit || !mayCall(turn, member, location, visit.practitionerId)) continue;
			const patient = turn.inGroup ? undefined : await patientById(tx, visit.patientId);
			const reference = showReference(visit.reference);
			const who = patient ? nameOf(patient) : reference;
			buttons.push({
				label: part('choice-queue-arrived', { start: at(visit.start, location.zone), who }),
				line: `arrived ${reference}`,
				start: visit.start,
			});
		}
	const shown = buttons.sort((a, b) => a.start - b.start).slice(0, MOST_OFFERED);
	return new Asks(
		[part('queue-who-came')],
		shown.map(({ label, line }) => ({ label, line })),
		'arrived',
	);
}
