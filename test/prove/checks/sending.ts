/** What must be true of the messages that left. */
import type { Finding } from '../checks.ts';
import type { Evidence, Known } from '../evidence.ts';
import type { Accepted } from '../line.ts';

export function inOrder(evidence: Evidence): Finding {
	const { known, outbox } = evidence;
	const said = Map.groupBy(outbox, ({ recipient }) => recipient);
	const broken = known.flatMap((who) => {
		const rows = said.get(who.recipient) ?? [];
		return who.onTheWeb ? onTheWeb(who, rows) : onTelegram(evidence, who, rows);
	});
	return { looked: outbox.length, broken };
}

type Rows = Evidence['outbox'];

/** A browser is shown all there is, each once. */
function onTheWeb({ person: { name }, onTheWeb: web }: Known, rows: Rows): string[] {
	const seen = web!.told.map(({ id }) => id);
	const right = seen.length === rows.length && rows.every(({ id }, i) => id === seen[i]);
	return right ? [] : [`${name} was shown ${seen.join(' ')} where ${rows.map(({ id }) => id).join(' ')} was said`];
}

/** Telegram numbers messages as it accepts them: what was said later has the higher number. */
function onTelegram({ line, disturbances }: Evidence, { person: { name, address } }: Known, rows: Rows): string[] {
	const broken: string[] = [];
	const sent = rows.filter(({ state, messageId }) => state === 'sent' && messageId !== null);
	for (const [i, { id, messageId }] of sent.entries())
		if (i > 0 && Number(messageId) <= Number(sent[i - 1]!.messageId))
			broken.push(`${name} got message ${id} before ${sent[i - 1]!.id}`);

	const noted = new Set(sent.map(({ messageId }) => Number(messageId)));
	const chat = line.accepted.filter((accepted) => String(accepted.chat) === address.chat);
	const givenUp = rows.some(({ state }) => state === 'setAside');
	for (const [i, accepted] of chat.entries()) {
		if (noted.has(accepted.messageId) || givenUp) continue;
		// It was not noted: so it was sent again, or before.
		const twin = [chat[i + 1], chat[i - 1]].find((next) => next?.content === accepted.content);
		const why = twin ? unexplained(accepted, twin, disturbances) : 'and nobody said it';
		if (why) broken.push(`${name} got “${accepted.content.slice(0, 40)}…” ${why}`);
	}
	return broken;
}

/** A message may come twice where nobody can have known that it had come. */
function unexplained(one: Accepted, other: Accepted, disturbances: Evidence['disturbances']): string | undefined {
	const [first, second] = one.at <= other.at ? [one, other] : [other, one];
	const lost = !first.answered || disturbances.some(({ from, to }) => to >= first.at && from <= second.at);
	return lost ? undefined : `twice, ${second.at - first.at} ms apart`;
}

/** How often a message is sent of which nobody can know whether it has come. */
const TRIES = 5;

export function allWasSent({ outbox, line, known }: Evidence): Finding {
	const chats = new Map(known.map(({ recipient, person }) => [recipient, person.address.chat]));
	const broken = outbox.flatMap(({ id, state, leasedUntil, recipient, tries, why }) => {
		if (state === 'waiting') return [`message ${id} waits${why ? `: ${why}` : ''}`];
		if (leasedUntil !== null) return [`message ${id} is ${state} and still leased`];
		if (state === 'sent') return [];
		// What may have arrived so often already is not tried again.
		const unsure = line.unsure.filter((chat) => String(chat) === chats.get(recipient)).length;
		return tries >= TRIES && unsure >= TRIES ? [] : [`message ${id} was set aside: ${why}`];
	});
	return { looked: outbox.length, broken };
}
