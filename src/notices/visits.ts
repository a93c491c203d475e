/** A visit that changed, as its practitioner is told of it: as it is now, whatever it was when the news was put down. */
import { at, line, part } from '../../flows/prompt.ts';
import { type Appointment, appointmentById } from '../core/appointments.ts';
import { nameOf, patientById } from '../core/patients.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import type { Button } from '../staff/dialogue/choices.ts';
import { type Member, maySee, record } from '../staff/dialogue/who.ts';
import { visitWords } from '../staff/finding/visit.ts';
import type { VisitNews } from './changed.ts';

/** @param events what happened to it since this chat was last told, the first first. */
export async function visitNews(
	turn: Turn,
	member: Member,
	events: readonly VisitNews[],
): Promise<{ parts: ReturnType<typeof part>[]; buttons: Button[] }> {
	const { tx, talk, network } = turn;
	const visit = await appointmentById(tx, events[0]!.visit);
	if (!visit || !maySee(member, locationOf(network, visit.locationId))) return { parts: [], buttons: [] };
	const own = network.practitioners.byId.get(visit.practitionerId)?.code === member.practitioner;
	const patient = await patientById(tx, visit.patientId);
	const words = visitWords(turn, visit);
	const { zone } = locationOf(network, visit.locationId);
	const from = events.find((each) => each.from !== undefined)?.from;
	await record(tx, talk, member, 'was told of a visit', `appointment:${visit.id}`);
	const kind = own ? kindOf(visit, events) : 'away';
	// Whose it is now is not for whoever had it before.
	const facts = { ...words, who: patient ? nameOf(patient) : '', from: from === undefined ? '' : at(from, zone) };
	const asks = own && visit.status === 'pending';
	return {
		parts: [line(`notices-visit-${kind}`, facts), ...(asks ? [line('notices-accept')] : [])],
		buttons: asks
			? (['accept', 'decline'] as const).map((command) => ({
					label: part(`notices-choice-${command}`, { start: words.start }),
					line: `${command} ${words.reference}`,
				}))
			: [],
	};
}

function kindOf({ status }: Appointment, events: readonly VisitNews[]): string {
	const was = (...some: readonly VisitNews['what'][]) => events.some(({ what }) => some.includes(what));
	if (status === 'cancelled') return was('declined') ? 'declined' : 'cancelled';
	if (status === 'pending') return 'asked';
	if (was('putBack')) return 'back';
	if (was('booked')) return 'booked';
	if (was('rescheduled')) return 'moved';
	return was('accepted') ? 'accepted' : 'edited';
}
