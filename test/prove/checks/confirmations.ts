/** Whoever books, moves or cancels is told so: decided once, in the same turn, and sent. */
import type { Finding } from '../checks.ts';
import type { Evidence, Said } from '../evidence.ts';

const WORDS = { booked: 'booked', rescheduled: 'moved', cancelled: 'cancelled' } as const;

export function confirmed({ appointments, changes, outbox, known, line }: Evidence): Finding {
	const broken: string[] = [];
	const visits = new Map(appointments.map((visit) => [visit.id, visit]));
	const said = Map.groupBy(outbox, ({ conversationId }) => conversationId);
	const arrived = new Set(line.accepted.map(({ chat, messageId }) => `${chat} ${messageId}`));
	let confirmations = 0;
	for (const { appointmentId, what, at } of changes) {
		if (!(what in WORDS)) continue;
		const { conversationId, reference } = visits.get(appointmentId)!;
		if (conversationId === null) continue;
		const who = known.find(({ conversations }) => conversations.includes(conversationId));
		const its = (said.get(conversationId) ?? []).filter(
			(row) => row.at === at && says(row, WORDS[what as keyof typeof WORDS]),
		);
		confirmations += its.length;
		if (its.length !== 1) broken.push(`${reference} was ${what}, and that was said ${its.length} times`);
		for (const { id, messageId } of its) {
			const seen = who?.onTheWeb
				? who.onTheWeb.told.some((told) => told.id === id)
				: arrived.has(`${who?.person.address.chat} ${messageId}`);
			if (!seen) broken.push(`${reference} was ${what}, and ${who?.person.name ?? 'nobody'} did not hear it`);
		}
	}
	const all = outbox.filter((row) => Object.values(WORDS).some((word) => says(row, word))).length;
	if (all > confirmations) broken.push(`${all - confirmations} confirmations are of nothing that happened`);
	return { looked: changes.length, broken };
}

const says = ({ body }: Said, word: string): boolean =>
	body.kind === 'prompt' && body.parts.some(({ key }) => key === word);
