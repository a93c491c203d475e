/** What a patient is told of what the clinic did to a visit: booked, moved, cancelled or put back, accepted or declined. */
import { chatsActing } from '../../db/queries/news.ts';
import type { Reading } from '../../db/store.ts';
import type { PersonEvent } from '../../flows/patient/events.ts';
import { visitAttachments, visitInFull, visitLine } from '../../flows/patient/visit.ts';
import { at, type Choice, part } from '../../flows/prompt.ts';
import { type Appointment, appointmentById } from '../core/appointments.ts';
import type { Telling } from '../news.ts';
import type { News } from '../news-sent.ts';
import { visitFacts } from '../perform/facts.ts';

export const TOLD = ['booked', 'rescheduled', 'cancelled', 'declined', 'accepted', 'putBack', 'waitsAgain'] as const;

export interface VisitNews extends News {
	readonly news: 'visitChanged';
	readonly what: (typeof TOLD)[number];
	readonly appointmentId: number;
	/** When it would have begun, in epoch milliseconds: told of another time, it is no news any more. */
	readonly start: number;
	/** Of one that was moved. */
	readonly fromStart?: number;
	/** `staff:<id>`, and when they did it. */
	readonly by?: string;
	readonly at?: number;
	/** Why, as staff typed it; sealed, since timers are not. */
	readonly because?: string;
}

const PLACE = 'timer.because';

export const sealWhy = ({ keys }: Pick<Reading, 'keys'>, because: string): string =>
	keys.seal(because, PLACE).toString('base64url');

/** Why, as staff typed it; empty where they did not, or where another key sealed it. */
export function whyOf({ keys }: Pick<Reading, 'keys'>, { because = '' }: Pick<VisitNews, 'because'>): string {
	try {
		return because && keys.unseal(Buffer.from(because, 'base64url'), PLACE);
	} catch {
		return '';
	}
}

/** Whether a visit is still as its patient is to be told. */
export function isStillSo(
	visit: Appointment,
	{ what, start }: Pick<VisitNews, 'what' | 'start'>,
	now: number,
): boolean {
	if (visit.start !== start || start <= now) return false;
	if ((visit.status === 'cancelled') !== (what === 'cancelled' || what === 'declined')) return false;
	// An acceptance and what took it back: told of one, it may be the other by now.
	return visit.status !== (what === 'accepted' ? 'pending' : what === 'waitsAgain' ? 'booked' : '');
}

const told: Telling = async (turn, { what, appointmentId, start, fromStart, ...news }: VisitNews) => {
	const { tx, talk } = turn;
	const visit = await appointmentById(tx, appointmentId);
	if (!visit || !isStillSo(visit, { what, start }, tx.now)) return undefined;
	// Who ended it meanwhile is told nothing.
	const acting = await tx.run(chatsActing, { patientId: visit.patientId });
	if (!acting.some(({ conversationId }) => conversationId === talk.id)) return undefined;
	const facts = await visitFacts(turn, visit);
	const over = visit.status === 'cancelled';
	const because = whyOf(tx, news);
	const asksAgain = what === 'putBack' && facts.pending;
	// Without it a calendar would go on showing the old time; of the place they know, once it was asked for here.
	if (what === 'booked' || what === 'rescheduled') talk.attached.push(...visitAttachments(facts));
	if (what === 'accepted') talk.attached.push(...visitAttachments(facts).filter(({ kind }) => kind === 'calendar'));
	return {
		parts: [
			asksAgain
				? part('news-asksAgain', { person: facts.person })
				: part(`news-${what}`, fromStart === undefined ? {} : { from: at(fromStart, facts.zone) }),
			...(what === 'booked' || what === 'rescheduled' ? visitInFull(facts) : [visitLine(facts)]),
			...(because ? [part('news-why', { because })] : []),
		],
		choices: [...(over ? [bookAnother] : []), myAppointments],
	};
};

const myAppointments: Choice<PersonEvent> = {
	label: part('choice-my-appointments'),
	event: { type: 'appointmentsAsked' },
};
const bookAnother: Choice<PersonEvent> = { label: part('choice-book-visit'), event: { type: 'bookVisitAsked' } };

export const visitNews = { visitChanged: told };
