/**
 * Whom of today's queue a reference, a record's number (`#12`) or a name is about. They may have been seen, or have left;
 * and where nobody has come, it is said how the visit stands.
 */
import { encountersOn } from '../../../db/queries/queue.ts';
import { at, type Part, part } from '../../../flows/prompt.ts';
import { type Appointment, appointmentByReference, historyOf } from '../../core/appointments.ts';
import type { Location } from '../../core/network.ts';
import type { Encounter } from '../../core/queue-order.ts';
import { showReference } from '../../core/references.ts';
import { searchPatients } from '../../core/search.ts';
import { wallTimeOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Member } from '../dialogue/who.ts';
import { visitMeant, visitOf } from '../finding/visit.ts';

export interface Named {
	readonly location: Location;
	readonly encounter: Encounter;
}

/**
 * Those who fit: who is in the house before who no longer is, and of one person the last. Where nobody does, throws `Wrong`
 * with how the visit that is meant stands; or offers those it could be, and answers nothing.
 * @param may whether this member may call them.
 * @param lineFor the command for one of several visits, or patients.
 */
export async function encountersNamed(
	turn: Turn,
	member: Member,
	typed: string,
	places: readonly Location[],
	may: (location: Location, encounter: Encounter) => boolean,
	lineFor: (which: string) => string,
): Promise<readonly Named[]> {
	const { tx, network, talk } = turn;
	const visit = (await appointmentByReference(tx, typed)) && (await visitOf(turn, member, typed));
	const { patients } = visit ? { patients: [] } : await searchPatients(tx, network, typed, talk.language);
	const found = new Map<number, Named>();
	for (const location of places) {
		const { date: localDate } = wallTimeOf(tx.now, location.zone);
		for (const encounter of await tx.run(encountersOn, { locationId: location.id, localDate })) {
			const { appointmentId, patientId } = encounter;
			const meant = visit ? appointmentId === visit.id : patients.some(({ id }) => id === patientId);
			const before = found.get(patientId!);
			if (meant && may(location, encounter) && !(before && isThere(before) && !isThere({ encounter })))
				found.set(patientId!, { location, encounter });
		}
	}
	const there = [...found.values()].filter(isThere);
	if (found.size > 0) return there.length > 0 ? there : [...found.values()];
	const meant = visit ?? (await visitMeant(turn, member, typed, lineFor, (likely) => isToday(turn, likely)));
	if (meant) throw new Wrong(await visitStands(turn, meant));
	return [];
}

const isThere = ({ encounter: { status } }: Pick<Named, 'encounter'>): boolean =>
	status !== 'finished' && status !== 'left';

/** Whether a visit is of today, on the clock of its clinic. */
export function isToday({ tx, network }: Turn, { start, locationId }: Appointment): boolean {
	const { zone } = locationOf(network, locationId);
	return wallTimeOf(start, zone).date === wallTimeOf(tx.now, zone).date;
}

/** How a visit stands for which nobody is in the queue of today. */
async function visitStands(turn: Turn, visit: Appointment): Promise<Part> {
	const { tx, network } = turn;
	const { id, status, reference, start, locationId } = visit;
	const { zone } = locationOf(network, locationId);
	const history = await historyOf(tx, id);
	const since = history.findLast(({ what, detail }) => what === status && !detail?.undone)?.at;
	return part('queue-visit-stands', {
		status: status === 'booked' && !isToday(turn, visit) ? 'another' : status,
		...{ reference: showReference(reference), start: at(start, zone), since: at(since ?? start, zone) },
	});
}
