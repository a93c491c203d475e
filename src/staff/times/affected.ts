/** Who is told of when times are closed: what is booked there and what somebody is looking at, and what can be done. */
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import type { Affected } from '../../core/closures.ts';
import { showReference } from '../../core/references.ts';
import type { Turn } from '../../perform/performer.ts';
import { onDay } from '../grammar/moment.ts';

const MOST_NAMED = 8;

/** A line for each visit and each hold. In a group a patient is a number. */
export function affectedTold({ tx, network, inGroup }: Turn, { booked, held }: Affected): Part[] {
	const zoneAt = (locationId: number) => network.locations.byId.get(locationId)?.zone ?? 'UTC';
	const visits = booked.slice(0, MOST_NAMED).map((visit) =>
		line('closing-booked', {
			start: at(visit.start, zoneAt(visit.locationId)),
			who: inGroup ? `#${visit.patientId}` : visit.patientName,
			service: text(network.services.byId.get(visit.serviceId)?.name ?? ''),
			reference: showReference(visit.reference),
		}),
	);
	const more = booked.length - visits.length;
	return [
		...(booked.length > 0 ? [part('closing-are-booked', { count: booked.length })] : []),
		...visits,
		...(more > 0 ? [line('times-left-out-more', { count: more })] : []),
		...held.map(({ start, until, locationId }) => {
			const zone = zoneAt(locationId);
			return part(`closing-held${onDay(tx.now, until, zone)}`, { start: at(start, zone), until: at(until, zone) });
		}),
	];
}

/** What to do about the visits that stay. */
export const stayTold = ({ booked }: Affected): Part[] =>
	booked.length > 0 ? [part('closing-stay', { count: booked.length })] : [];
