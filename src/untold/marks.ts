/**
 * What a patient could not be told, by any way there is: it stands in the trail, and staff find it among whom to phone
 * until somebody has, or the visit is over. It is kept as a timer of the house that does nothing when it is due.
 */
import { finishTimer, setTimer, timersOf } from '../../db/queries/timers.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { audit } from '../audit.ts';
import { type Appointment, appointmentById } from '../core/appointments.ts';
import { CLINICS, type ClinicEvent } from '../core/clinic-timers.ts';
import { proposalOf } from '../core/proposals.ts';
import type { ProposalNews } from '../news/proposal.ts';
import { isStillSo, type VisitNews } from '../news/visit.ts';

type OfVisit = VisitNews | ProposalNews;

interface UntoldEvent extends ClinicEvent {
	readonly clinic: 'untold';
	readonly appointmentId: number;
	readonly about: OfVisit;
}

/** One that is open. */
export interface Mark {
	readonly id: number;
	readonly visit: Appointment;
	readonly about: OfVisit;
}

/** As the trail names it. */
export const COULD_NOT_BE_TOLD = 'could not be told';

/** One conversation of the clinic's own, for all of them. */
const UNTOLD = `${CLINICS}untold`;

/** Answers whether that was not known yet. */
export async function markUntold(tx: Tx, visit: Appointment, about: OfVisit): Promise<boolean> {
	const marked = (await marks(tx)).filter((mark) => mark.visit.id === visit.id);
	if (marked.some((mark) => whatOf(mark.about) === whatOf(about))) return false;
	// What was to be said before is no matter any more.
	for (const { id } of marked) await unmark(tx, id);
	await audit(tx, { actor: 'system', action: COULD_NOT_BE_TOLD, entity: `appointment:${visit.id}` });
	// Why it was is told by whoever phones, if they know.
	const { because: _, ...known } = about as VisitNews;
	const { fromStart = 0 } = known;
	const event: UntoldEvent = { clinic: 'untold', appointmentId: visit.id, about: known };
	await tx.run(setTimer, { conversationId: UNTOLD, dueAt: Math.max(visit.start, fromStart), event });
	return true;
}

const whatOf = (about: OfVisit): string =>
	about.news === 'visitChanged' ? `${about.what} ${about.start}` : about.news;

/** Those that are still so, by the start of the visit. */
export async function marks(reading: Reading): Promise<Mark[]> {
	const open: Mark[] = [];
	for (const { id, event } of await reading.run(timersOf, { conversationId: UNTOLD, until: Number.MAX_SAFE_INTEGER })) {
		const { appointmentId, about } = event as UntoldEvent;
		const visit = await appointmentById(reading, appointmentId);
		if (visit && (await isOpen(reading, visit, about))) open.push({ id, visit, about });
	}
	return open;
}

async function isOpen(reading: Reading, visit: Appointment, about: OfVisit): Promise<boolean> {
	if (about.news === 'visitChanged') return isStillSo(visit, about, reading.now);
	const status = (await proposalOf(reading, about.proposalId))?.status;
	return visit.status === 'cancelled' && visit.start > reading.now && (status === 'open' || status === 'over');
}

/** They know by now. */
export const unmark = (tx: Tx, id: number): Promise<unknown> => tx.run(finishTimer, { id, now: tx.now });
