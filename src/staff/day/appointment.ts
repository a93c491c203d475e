/** `/appointment <visit>`: its card, and what can be done with it. Whose it is and why is told in private only. */
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import { type Appointment, appointmentById } from '../../core/appointments.ts';
import { nameOf, patientById } from '../../core/patients.ts';
import { moneySaid, paymentsFor } from '../../core/payments.ts';
import { showReference } from '../../core/references.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK, EVERYBODY } from '../dialogue/command.ts';
import { holds, type Member, record } from '../dialogue/who.ts';
import { calledBy, staffNumbered } from '../finding/colleagues.ts';
import { visitMeant } from '../finding/visit.ts';
import { endAt } from '../grammar/hours.ts';

export const appointment: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const visit = await visitMeant(turn, member, rest, (which) => `appointment ${which}`);
		if (!visit) return;
		await record(turn.tx, turn.talk, member, 'saw a visit', `appointment:${visit.id}`);
		offer(turn, await cardOf(turn, visit), buttonsFor(turn, member, visit));
	},
	examples: () => [line('diary-appointment-example')],
};

/** Who did something to a visit, as the other staff know them. */
export async function doer({ tx, network }: Turn, by: string): Promise<{ by: string; name: string }> {
	const id = Number(/^staff:(\d+)$/.exec(by)?.[1] ?? 0);
	if (id === 0) return { by: by === 'patient' ? 'patient' : 'system', name: '' };
	const member = await staffNumbered(tx, id);
	return { by: 'staff', name: member ? calledBy(network, member) : `#${id}` };
}

async function cardOf(turn: Turn, visit: Appointment): Promise<Part[]> {
	const { tx, network, inGroup } = turn;
	const { zone, name: place, areaId } = locationOf(network, visit.locationId);
	const reference = showReference(visit.reference);
	const patient = inGroup ? undefined : await patientById(tx, visit.patientId);
	const number = `#${visit.patientId}`;
	const follows = visit.followsId === null ? undefined : await appointmentById(tx, visit.followsId);
	return [
		part('diary-card', { reference, service: text(network.services.byId.get(visit.serviceId)?.name ?? '') }),
		patient ? line('diary-card-who', { who: nameOf(patient), number }) : line('diary-card-who-group', { number }),
		line('diary-card-when', {
			start: at(visit.start, zone),
			...endAt(visit.end, zone),
			city: text(network.areas.byId.get(areaId)?.name ?? zone),
		}),
		line('diary-card-with', {
			person: network.practitioners.byId.get(visit.practitionerId)?.name ?? '',
			place: text(place),
		}),
		line('diary-card-status', { status: visit.status }),
		line('diary-card-booked', {
			...(await doer(turn, visit.bookedBy)),
			link: visit.linkId === null ? 'no' : 'yes',
			at: at(visit.bookedAt, zone),
		}),
		...(follows ? [line('diary-card-follows', { reference: showReference(follows.reference) })] : []),
		...(patient && visit.reason ? [line('diary-card-reason', { reason: visit.reason })] : []),
		...(patient && visit.details ? [line('diary-card-details', { details: visit.details })] : []),
		...(await moneyLines(turn, visit)),
	];
}

async function moneyLines({ tx, talk }: Turn, visit: Appointment): Promise<Part[]> {
	const payments = await paymentsFor(tx, visit.id);
	return payments.map(({ kind, ...money }) => {
		const shown = moneySaid(money, talk.language);
		return kind === 'paid'
			? line('diary-card-paid', { amount: shown })
			: line('diary-card-refunded', { amount: shown });
	});
}

/** Lines of other commands. */
function buttonsFor({ inGroup }: Turn, member: Member, { reference, status, patientId }: Appointment): Button[] {
	const which = showReference(reference);
	const open = status === 'booked' || status === 'pending';
	return [
		...(open && holds(member, ...DESK)
			? [
					{ label: part('diary-choice-move'), line: `move ${which}` },
					{ label: part('diary-choice-cancel'), line: `cancel ${which}` },
				]
			: []),
		...(status === 'booked' ? [{ label: part('diary-choice-arrived'), line: `arrived ${which}` }] : []),
		{ label: part('diary-choice-history'), line: `history ${which}` },
		...(inGroup ? [] : [{ label: part('diary-choice-file'), line: `patient #${patientId}` }]),
	];
}
