/** What others did to a visit meanwhile: whoever acts on it second is told what the first did, who, and when. */
import { at, part } from '../../../flows/prompt.ts';
import { type Appointment, type AppointmentChange, historyOf } from '../../core/appointments.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { Over, Wrong } from '../dialogue/command.ts';
import { bookedByWords, visitFacts, visitTold } from '../finding/visit.ts';

type What = AppointmentChange['what'];

/** What changes when a visit takes place, or whether it does. */
const OF_TIME: readonly What[] = ['booked', 'rescheduled', 'cancelled', 'declined', 'putBack', 'accepted'];
const SINCE = /(?:^|\s)since (\d{1,15})(?=\s|$)/;

/** The last change of some kinds. */
async function last({ tx }: Turn, visit: Appointment, whats: readonly What[]): Promise<AppointmentChange | undefined> {
	return (await historyOf(tx, visit.id)).findLast(({ what, detail }) => whats.includes(what) && !detail?.undone);
}

/** Of whom a visit is, and who changed it when. */
export async function changedFacts(turn: Turn, visit: Appointment, change: AppointmentChange | undefined) {
	const { zone } = locationOf(turn.network, visit.locationId);
	const who = await bookedByWords(turn, change?.by ?? '');
	return { ...(await visitFacts(turn, visit)), ...who, at: at(change?.at ?? visit.changedAt, zone) };
}

/** Whether a visit can still be changed: it is ahead, and was not cancelled. Throws `Wrong` where it can't. */
export async function needAhead(turn: Turn, visit: Appointment): Promise<void> {
	if (visit.status === 'cancelled') {
		const change = await last(turn, visit, ['cancelled', 'declined']);
		throw new Over(part('visit-cancelled', await changedFacts(turn, visit, change)));
	}
	if (visit.status === 'arrived') throw new Wrong(await visitTold(turn, 'visit-arrived', visit));
	if (visit.status !== 'booked' && visit.status !== 'pending')
		throw new Over(await visitTold(turn, 'visit-begun', visit));
	if (visit.end <= turn.tx.now) throw new Over(await visitTold(turn, 'visit-past', visit));
}

/** Whether a visit waits to be accepted. Throws `Wrong`, which says who accepted it, where it does not. */
export async function needPending(turn: Turn, visit: Appointment): Promise<void> {
	if (visit.status === 'pending') return;
	const accepted = await last(turn, visit, ['accepted']);
	if (accepted) throw new Over(part('accept-already', await changedFacts(turn, visit, accepted)));
	throw new Wrong(await visitTold(turn, 'accept-not-asked', visit));
}

/** `since 17`, which a button names: the last change that was known when it was offered. Empty where there was none. */
export async function sinceTyped({ tx }: Turn, visit: Appointment): Promise<string> {
	const known = (await historyOf(tx, visit.id)).findLast(({ what }) => OF_TIME.includes(what));
	return known ? `since ${known.id}` : '';
}

/** Takes it out of a line. */
export function takeSince(typed: string): { readonly since: number | undefined; readonly rest: string } {
	const match = SINCE.exec(typed);
	return { since: match ? Number(match[1]) : undefined, rest: match ? typed.replace(match[0], ' ').trim() : typed };
}

/** Whether a visit is what it was when a button was offered. Throws `Wrong`, which says what it is now, where it is not. */
export async function needSame(turn: Turn, visit: Appointment, since: number | undefined): Promise<void> {
	if (since === undefined) return;
	const known = (await historyOf(turn.tx, visit.id)).findLast(({ what }) => OF_TIME.includes(what));
	if (!known || known.id === since) return;
	throw new Over(part('visit-moved-since', await changedFacts(turn, visit, known)));
}
