/**
 * `/tophone`: whom to phone, as their visit was cancelled by the clinic and they have not answered, or as nothing that was
 * to be said to them has reached them; and what they say then.
 */
import { slotById } from '../../../db/queries/holds.ts';
import { unanswered } from '../../../db/queries/proposals.ts';
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import type { Appointment } from '../../core/appointments.ts';
import { appointmentById } from '../../core/appointments.ts';
import { nameOf, patientById } from '../../core/patients.ts';
import { acceptProposal, giveUp, proposalOf } from '../../core/proposals.ts';
import { wallTimeOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { marks, unmark } from '../../untold/marks.ts';
import { visitChanged } from '../../visit-changed.ts';
import { howTold } from '../../visit-told.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Refused, Wrong } from '../dialogue/command.ts';
import { clinicsOf, type Member, record } from '../dialogue/who.ts';
import { mayDo, visitTold, visitWords } from '../finding/visit.ts';
import { AT, clausesIn } from '../grammar/clauses.ts';
import { leftOver } from '../grammar/left-over.ts';
import { takeMoment } from '../grammar/moment.ts';
import { isAt, meant } from '../grammar/names.ts';
import { whichOf } from '../grammar/people.ts';

const SINCE_MS = 14 * 86_400_000;
const MOST_SHOWN = 5;

export const tophone: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const [, what, number] = /^(take|done|told) (\d{1,15})$/.exec(rest) ?? [];
		if (what === 'told') await toldAtLast(turn, member, Number(number));
		else if (what !== undefined) await answer(turn, member, what === 'take', Number(number));
		await list(turn, member, what === undefined ? rest : '');
	},
	examples: () => [],
};

async function list(turn: Turn, member: Member, typed: string): Promise<void> {
	const { tx, talk } = turn;
	const wanted = wantedIn(turn, member, typed);
	const rows = (await tx.run(unanswered, { since: tx.now - SINCE_MS })).filter(
		({ visit }) => mayDo(turn, member, visit) && wanted(visit),
	);
	const untold = await marks(tx);
	const others = untold.filter(
		({ visit }) => rows.every((row) => row.visit.id !== visit.id) && mayDo(turn, member, visit) && wanted(visit),
	);
	const count = rows.length + others.length;
	const shown = rows.slice(0, MOST_SHOWN);
	if (count === 0) {
		talk.said.push(part('tophone-none'));
		return;
	}
	const parts: Part[] = rows.length > 0 ? [part('tophone', { count: rows.length })] : [];
	const buttons: Button[] = [];
	for (const { id, visit, slotId, until, told } of shown) {
		await record(tx, talk, member, 'saw whom to phone', `patient:${visit.patientId}`);
		const isUntold = untold.some((mark) => mark.visit.id === visit.id);
		const isWritten = !told && !isUntold && (await howTold(tx, visit, 'cancelled')) !== 'nobody';
		parts.push(await who(turn, visit), line(`tophone-${told ? 'told' : isWritten ? 'written' : 'not-told'}`));
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
	if (others.length > 0) parts.push(part('tophone-others', { count: others.length }));
	const more = others.slice(0, MOST_SHOWN - shown.length);
	for (const { id, visit, about } of more) {
		await record(tx, talk, member, 'saw whom to phone', `patient:${visit.patientId}`);
		const what = about.news === 'visitChanged' ? about.what : 'failed';
		parts.push(await who(turn, visit), line('tophone-untold', { what }));
		buttons.push({
			label: part('choice-tophone-done', { number: `#${visit.patientId}` }),
			line: `tophone told ${id}`,
		});
	}
	const left = count - shown.length - more.length;
	if (left > 0) parts.push(part('tophone-more', { count: left }));
	offer(turn, parts, buttons);
}

/** `naidoo today`: whose visit it was, where, and on which day. Throws `Wrong` for what is none of these. */
function wantedIn(turn: Turn, member: Member, typed: string): (visit: Appointment) => boolean {
	const { network, talk } = turn;
	const { day, rest } = takeMoment(turn, typed, 'UTC');
	const clauses = clausesIn(rest, { at: AT });
	const { person, place = clauses.at, unread } = leftOver(clauses.rest, network, talk.language);
	// Another clinic, and who works elsewhere, are no words here.
	const clinics = clinicsOf(member, network);
	const who = meant(person, network.practitioners.all.filter(isAt(clinics, network)), talk.language);
	const where = meant(place ?? '', clinics, talk.language);
	if (who.kind === 'several') throw whichOf('person', who.names, (name) => `tophone ${typed.replace(person, name)}`);
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

/** Somebody has told them. */
async function toldAtLast(turn: Turn, member: Member, id: number): Promise<void> {
	const mark = (await marks(turn.tx)).find((each) => each.id === id);
	if (!mark) throw new Wrong(part('tophone-gone'));
	if (!mayDo(turn, member, mark.visit)) throw new Refused(`appointment:${mark.visit.id}`, part('tophone-gone'));
	await unmark(turn.tx, id);
	await record(turn.tx, turn.talk, member, 'phoned', `appointment:${mark.visit.id}`);
	turn.talk.said.push(await visitTold(turn, 'tophone-done', mark.visit));
}

/** Staff answer for whoever they have on the phone. */
async function answer(turn: Turn, member: Member, take: boolean, proposalId: number): Promise<void> {
	const { tx, network, talk } = turn;
	const proposal = await proposalOf(tx, proposalId);
	const visit = proposal && (await appointmentById(tx, proposal.appointmentId));
	if (visit && !mayDo(turn, member, visit)) throw new Refused(`appointment:${visit.id}`, part('tophone-gone'));
	if (!visit) throw new Wrong(part('tophone-gone'));
	if (visit.status !== 'cancelled' && proposal.status !== 'accepted')
		throw new Wrong(await visitTold(turn, 'tophone-back', visit));
	const by = `staff:${member.id}`;
	const phoned = async () => {
		for (const mark of await marks(tx)) if (mark.visit.id === visit.id) await unmark(tx, mark.id);
	};
	if (!take) {
		const done = await giveUp(tx, proposalId, 'declined');
		if (!done) throw new Wrong(part('tophone-gone'));
		await phoned();
		await record(tx, talk, member, 'phoned', `appointment:${visit.id}`);
		talk.said.push(await visitTold(turn, 'tophone-done', visit));
		return;
	}
	const taken = await acceptProposal(tx, network, { proposalId, by });
	if (taken.kind !== 'accepted') throw new Wrong(part(taken.kind === 'taken' ? 'tophone-taken' : 'tophone-gone'));
	await phoned();
	await record(tx, talk, member, 'took the kept time', `appointment:${visit.id}`);
	await visitChanged(tx, network, { what: 'rescheduled', visit: taken.visit, from: taken.from, by });
	talk.said.push(await visitTold(turn, 'tophone-taken-for', taken.visit));
}
