/** `/tophone`: whom to phone, as their visit was cancelled by the clinic and they have not answered; and what they say then. */

import { slotById } from '../../db/queries/holds.ts';
import { unanswered } from '../../db/queries/proposals.ts';
import { at, line, type Part, part, text } from '../../flows/prompt.ts';
import type { Appointment } from '../core/appointments.ts';
import { appointmentById } from '../core/appointments.ts';
import { nameOf, patientById } from '../core/patients.ts';
import { acceptProposal, giveUp, proposalOf } from '../core/proposals.ts';
import { wallTimeOf } from '../core/zones.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import { visitChanged } from '../visit-changed.ts';
import { howTold } from '../visit-told.ts';
import { type Button, offer } from './choices.ts';
import { type Command, EVERYBODY, Refused, Wrong } from './command.ts';
import { AT, clausesIn } from './grammar/clauses.ts';
import { leftOver } from './grammar/left-over.ts';
import { meant } from './grammar/names.ts';
import { takeMoment } from './moment.ts';
import { mayDo, visitTold, visitWords } from './visit.ts';
import { type Member, record } from './who.ts';

const SINCE_MS = 14 * 86_400_000;
const MOST_SHOWN = 5;

export const tophone: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const [, what, number] = /^(take|done) (\d{1,15})$/.exec(rest) ?? [];
		if (what !== undefined) await answer(turn, member, what === 'take', Number(number));
		await list(turn, member, what === undefined ? rest : '');
	},
	examples: () => [],
};

async function list(turn: Turn, member: Member, typed: string): Promise<void> {
	const { tx, talk } = turn;
	const wanted = wantedIn(turn, typed);
	const rows = (await tx.run(unanswered, { since: tx.now - SINCE_MS })).filter(
		({ visit }) => mayDo(turn, member, visit) && wanted(visit),
	);
	const shown = rows.slice(0, MOST_SHOWN);
	if (shown.length === 0) {
		talk.said.push(part('tophone-none'));
		return;
	}
	const parts: Part[] = [part('tophone', { count: rows.length })];
	const buttons: Button[] = [];
	for (const { id, visit, slotId, until, told } of shown) {
		await record(tx, talk, member, 'saw whom to phone', `patient:${visit.patientId}`);
		parts.push(
			await who(turn, visit),
			line(`tophone-${told ? 'told' : (await howTold(tx, visit, 'cancelled')) === 'nobody' ? 'not-told' : 'written'}`),
		);
		const [slot] = slotId !== null && (until ?? 0) > tx.now ? await tx.run(slotById, { id: slotId }) : [];
		const number = `#${visit.patientId}`;
		if (slot) {
			const place = locationOf(turn.network, slot.locationId);
			const person = turn.network.practitioners.byId.get(slot.practitionerId)?.name ?? '';
			const kept = { start: at(slot.start, place.zone), place: text(place.name), person };
			parts.push(line('tophone-kept', { ...kept, until: at(until!, place.zone) }));
			buttons.push({ label: part('choice-tophone-take', { number, ...kept }), line: `tophone take ${id}` });
		}
		buttons.push({ label: part('choice-tophone-done', { number }), line: `tophone done ${id}` });
	}
	if (rows.length > shown.length) parts.push(part('tophone-more', { count: rows.length - shown.length }));
	offer(turn, parts, buttons);
}

/** `naidoo today`: whose visit it was, where, and on which day. Throws `Wrong` for what is none of these. */
function wantedIn(turn: Turn, typed: string): (visit: Appointment) => boolean {
	const { network, talk } = turn;
	const { day, rest } = takeMoment(turn, typed, 'UTC');
	const clauses = clausesIn(rest, { at: AT });
	const { person, place = clauses.at, unread } = leftOver(clauses.rest, network, talk.language);
	const who = meant(person, network.practitioners.all, talk.language);
	const where = meant(place ?? '', network.locations.all, talk.language);
	const stray = [unread, who.kind === 'one' ? '' : person, where.kind === 'one' ? '' : (place ?? '')].filter(Boolean);
	if (stray.length > 0) throw new Wrong(part('staff-unread', { words: stray.join(' ') }));
	return (visit) => {
		const { zone } = locationOf(network, visit.locationId);
		return (
			(!day || wallTimeOf(visit.start, zone).date === takeMoment(turn, typed, zone).day?.date) &&
			(who.kind !== 'one' || who.row.id === visit.practitionerId) &&
			(where.kind !== 'one' || where.row.id === visit.locationId)
		);
	};
}

/** In private with the name and the number to dial; in a group by the record's number alone. */
async function who(turn: Turn, visit: Appointment): Promise<Part> {
	const patient = turn.inGroup ? undefined : await patientById(turn.tx, visit.patientId);
	const phone = patient?.contacts.find(({ system }) => system === 'phone')?.value ?? '';
	return part('tophone-who', { ...visitWords(turn, visit), name: patient ? nameOf(patient) : '', phone });
}

/** Staff answer for whoever they have on the phone. */
async function answer(turn: Turn, member: Member, take: boolean, proposalId: number): Promise<void> {
	const { tx, network, talk } = turn;
	const proposal = await proposalOf(tx, proposalId);
	const visit = proposal && (await appointmentById(tx, proposal.appointmentId));
	if (visit && !mayDo(turn, member, visit)) throw new Refused(`appointment:${visit.id}`, part('tophone-gone'));
	if (!visit) throw new Wrong(part('tophone-gone'));
	const by = `staff:${member.id}`;
	if (!take) {
		const done = await giveUp(tx, proposalId, 'declined');
		if (!done) throw new Wrong(part('tophone-gone'));
		await record(tx, talk, member, 'phoned', `appointment:${visit.id}`);
		talk.said.push(await visitTold(turn, 'tophone-done', visit));
		return;
	}
	const taken = await acceptProposal(tx, network, { proposalId, by });
	if (taken.kind !== 'accepted') throw new Wrong(part(taken.kind === 'taken' ? 'tophone-taken' : 'tophone-gone'));
	await record(tx, talk, member, 'took the kept time', `appointment:${visit.id}`);
	await visitChanged(tx, network, { what: 'rescheduled', visit: taken.visit, from: taken.from, by });
	talk.said.push(await visitTold(turn, 'tophone-taken-for', taken.visit));
}
