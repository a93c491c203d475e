/** Who comes today, as a practitioner hears it in the morning: how many, from when on, and each in a line. */
import { at, line, type Part, part, text } from '../../flows/prompt.ts';
import { dayOf } from '../core/days.ts';
import { showReference } from '../core/references.ts';
import { instantOf } from '../core/zones.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import { type Member, maySee, record } from '../staff/dialogue/who.ts';

/** Nothing where they have no times that day. @param date 20260908 @param most as many lines as are told */
export async function dayTold(turn: Turn, member: Member, date: number, most: number): Promise<Part[]> {
	const { tx, talk, network } = turn;
	const practitioner = network.practitioners.byCode.get(member.practitioner ?? '');
	if (!practitioner) return [];
	const slots = (await dayOf(tx, { practitionerId: practitioner.id, localDate: date })).filter(
		({ locationId, status }) => maySee(member, locationOf(network, locationId)) && status !== 'closed',
	);
	const [first] = slots;
	if (!first) return [];
	await record(tx, talk, member, 'saw the day', `practitioner:${practitioner.id}:${date}`);
	const { zone } = locationOf(network, first.locationId);
	const day = at(instantOf({ date, minute: 720 }, zone), zone);
	const visits = slots.flatMap(({ id, locationId, appointment }) =>
		appointment && appointment.slotId === id ? [{ ...appointment, location: locationOf(network, locationId) }] : [],
	);
	if (visits.length === 0) return [part('notices-day-none', { day, start: at(first.start, zone) })];
	const begins = at(visits[0]!.start, visits[0]!.location.zone);
	return [
		part('notices-day', { day, count: visits.length, start: begins }),
		...visits.slice(0, most).map(({ start, patientName, serviceId, location, reference }) =>
			line('notices-day-line', {
				start: at(start, location.zone),
				who: patientName,
				service: text(network.services.byId.get(serviceId)?.name ?? ''),
				place: text(location.name),
				reference: showReference(reference),
			}),
		),
		...(visits.length > most ? [line('notices-more', { count: visits.length - most })] : []),
	];
}
