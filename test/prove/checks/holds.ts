/** What must be true of times that were held, and of the timers that end holds. */
import type { Finding } from '../checks.ts';
import { HOLD_MS, LONG_MS, SHORT_MS } from '../clinic.ts';
import type { Evidence, Said } from '../evidence.ts';

interface HoldEvent {
	readonly type: 'holdWarned' | 'holdRanOut';
	readonly slotId: number;
	readonly until: number;
}

/** Some of a practitioner's time, that somebody got. */
interface Taken {
	readonly conversationId: string;
	readonly practitionerId: number;
	readonly start: number;
	readonly end: number;
	/** By when they surely had it. */
	readonly by: number;
}

interface Hold extends Taken {
	readonly from: number;
	readonly until: number;
	/** Taken then, and not only kept for longer. */
	readonly isNew: boolean;
}

/** Every hold has a timer that ends it, and a review that said how long the visit would be. */
function holdsMade({ timers, outbox, known, line, slots }: Evidence): Hold[] {
	const reviews = outbox.filter((row) => keysOf(row).some((key) => /^(review|hold-extended)(-move)?$/.test(key)));
	const accepted = new Map(line.accepted.map(({ chat, messageId, at }) => [`${chat} ${messageId}`, at]));
	const shown = new Map(known.flatMap(({ onTheWeb }) => onTheWeb?.told ?? []).map(({ id, seenAt }) => [id, seenAt]));
	const chats = new Map(
		known.flatMap(({ person, conversations }) => conversations.map((id) => [id, person.address.chat])),
	);
	const times = new Map(slots.map((slot) => [slot.id, slot]));
	return timers.flatMap(({ conversationId, event }) => {
		const { type, slotId, until } = event as HoldEvent;
		if (type !== 'holdRanOut') return [];
		const made = until - HOLD_MS;
		const its = reviews.filter((row) => row.conversationId === conversationId && row.at <= made);
		const review = its.findLast((row) => !isExtension(row));
		// One that was kept for longer has a while of the old time and a whole new one before it.
		const { at: from } = its.at(-1) ?? {};
		if (!review || from === undefined) return [];
		const { practitionerId, start } = times.get(slotId)!;
		const end = start + (JSON.stringify(review.body).includes('Long visit') ? LONG_MS : SHORT_MS);
		// As soon as the review was seen it was surely held, whatever a clock says.
		const seen = shown.get(review.id) ?? accepted.get(`${chats.get(conversationId)} ${review.messageId}`) ?? from;
		const by = Math.min(from, seen);
		return [{ conversationId, practitionerId, start, end, from, until, by, isNew: review.at === made }];
	});
}

const isExtension = (row: Said): boolean => keysOf(row).some((key) => key.startsWith('hold-extended'));

/** A hold lasts until its time, or until anything else is said in its conversation: that may have given it back. */
export function holdsAreKept(evidence: Evidence): Finding {
	const { known, claims, appointments, changes } = evidence;
	const holds = holdsMade(evidence);
	const spoke = new Map(
		known.flatMap(({ person, conversations }) => {
			const times = person.posted.flatMap(({ key }) => claims.get(key) ?? []);
			return conversations.map((id) => [id, times]);
		}),
	);
	const visits = new Map(appointments.map((visit) => [visit.id, visit]));
	const booked = changes.flatMap(({ appointmentId, what, at: by, toStart: start }): Taken[] => {
		const { conversationId, practitionerId, ...visit } = visits.get(appointmentId)!;
		if (what !== 'booked' || conversationId === null || start === null) return [];
		return [{ conversationId, practitionerId, start, end: start + visit.end - visit.start, by }];
	});
	const taken = [...holds.filter(({ isNew }) => isNew), ...booked];
	const broken = holds.flatMap((hold) => {
		const thief = taken.find(
			(other) =>
				other.conversationId !== hold.conversationId &&
				other.practitionerId === hold.practitionerId &&
				other.start < hold.end &&
				other.end > hold.start &&
				other.by > hold.from &&
				other.by < hold.until &&
				!spoke.get(hold.conversationId)?.some((at) => at > hold.from && at <= other.by),
		);
		return thief ? [`what was held from ${hold.from} to ${hold.until} was taken at ${thief.by}`] : [];
	});
	return { looked: holds.length, broken };
}

export function noHoldOutlivesItsTime({ slots, timers, settledAt }: Evidence): Finding {
	const broken = slots.flatMap(({ id, holdUntil }) =>
		holdUntil === null ? [] : [`time ${id} is held for ${holdUntil - settledAt} ms more, and nobody wants it`],
	);
	return { looked: timers.filter(({ event }) => (event as HoldEvent).type === 'holdRanOut').length, broken };
}

const TOLD_BY = { holdWarned: ['hold-warning', 'hold-warning-last'], holdRanOut: ['hold-ran-out'] } as const;

/** A timer's turn, and what it says, bear the time at which it was done. */
export function timersOnce({ timers, claims, outbox }: Evidence): Finding {
	const broken: string[] = [];
	for (const { id, conversationId, doneAt, dueAt } of timers) {
		// A clinic's own sets its successor: there is always one that waits for its time.
		if (doneAt === null && conversationId.startsWith('clinic:')) continue;
		if (doneAt === null) broken.push(`timer ${id} was not done`);
		else if (doneAt < dueAt) broken.push(`timer ${id} was done ${dueAt - doneAt} ms early`);
		else if (claims.get(`timer:${id}`) !== doneAt) broken.push(`timer ${id} was done, and not when it was taken`);
	}
	for (const [type, words] of Object.entries(TOLD_BY))
		for (const row of outbox.filter((said) => keysOf(said).some((key) => (words as readonly string[]).includes(key)))) {
			const from = timers.filter(
				({ conversationId, doneAt, event }) =>
					conversationId === row.conversationId && doneAt === row.at && (event as HoldEvent).type === type,
			);
			if (from.length === 0) broken.push(`"${words[0]}" was said by no timer, or by one that came again`);
		}
	return { looked: timers.length, broken };
}

/** What a message says, as keys; nothing, of what is not words. */
export const keysOf = ({ body }: Said): readonly string[] =>
	body.kind === 'prompt' ? body.parts.map(({ key }) => key) : [];
