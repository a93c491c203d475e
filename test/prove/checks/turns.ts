/** What must be true of the turns: all that one message led to happened together, once, and after the one before. */
import type { Finding } from '../checks.ts';
import type { Evidence, Known, Said } from '../evidence.ts';
import { visitsTold } from '../people.ts';

/** A claim and all that its turn wrote bear the same time: the transaction's. */
export const isPrompt = ({ body }: Said): boolean => body.kind === 'prompt';

/** How many there are of each time. */
const perTime = (times: readonly number[]): Map<number, number> =>
	new Map([...Map.groupBy(times, (at) => at)].map(([at, same]) => [at, same.length]));

const theirs = <Row extends { readonly conversationId: string }>(rows: readonly Row[], { conversations }: Known) =>
	rows.filter(({ conversationId }) => conversations.includes(conversationId));

export function answeredOnce({ known, claims, outbox, timers }: Evidence): Finding {
	const broken: string[] = [];
	let looked = 0;
	for (const who of known) {
		const { name, posted, floods } = who.person;
		looked += posted.length;
		const claimed = posted.flatMap(({ key, tap }) => {
			const at = claims.get(key);
			return at === undefined ? [] : [{ at, tap }];
		});
		for (const { key } of posted) if (!claims.has(key)) broken.push(`${key} of ${name} was never taken`);
		const answers = perTime(
			theirs(outbox, who)
				.filter(isPrompt)
				.map(({ at }) => at),
		);
		const most = perTime([
			...claimed.map(({ at }) => at),
			...theirs(timers, who).flatMap(({ doneAt }) => (doneAt === null ? [] : [doneAt])),
		]);
		// Of several taps on one button only one is sure to be answered.
		const taps = Map.groupBy(claimed, ({ tap }) => tap);
		const least = perTime(claimed.filter(({ tap }) => !tap || taps.get(tap)!.length === 1).map(({ at }) => at));
		for (const [tap, same] of taps)
			if (tap && !same.some(({ at }) => answers.has(at))) broken.push(`${name} tapped ${tap} in vain`);
		for (const [at, count] of answers)
			if (count > (most.get(at) ?? 0))
				broken.push(`${name} was told ${count} things at ${at} for ${most.get(at) ?? 0}`);
		// Most of a flood is let go.
		for (const [at, count] of floods ? [] : least)
			if ((answers.get(at) ?? 0) < count)
				broken.push(`${name} had ${answers.get(at) ?? 0} answers at ${at} to ${count}`);
	}
	return { looked, broken };
}

export function numberedWithoutGap({ conversations, outbox }: Evidence): Finding {
	const said = Map.groupBy(outbox, ({ conversationId }) => conversationId);
	const broken = conversations.flatMap(({ id, prompts }) => {
		const numbers = (said.get(id) ?? []).flatMap(({ body }) => (body.kind === 'prompt' ? [body.number] : []));
		const right = numbers.length === prompts && numbers.every((number, i) => number === i + 1);
		return right ? [] : [`a conversation of ${prompts} prompts has ${numbers.join(' ')}`];
	});
	return { looked: conversations.length, broken };
}

/** Clocks are read, and answers come, a little earlier or later. */
const SLACK_MS = 2_000;

export function realTime({ known, claims, settledAt }: Evidence): Finding {
	let looked = 0;
	const broken = known.flatMap(({ person: { name, posted } }) =>
		posted.flatMap(({ key, sentAt, takenAt = settledAt }) => {
			const at = claims.get(key);
			if (at === undefined) return [];
			looked++;
			const right = at >= sentAt - SLACK_MS && at <= takenAt + SLACK_MS;
			return right ? [] : [`${key} of ${name} is said to be taken ${at - sentAt} ms after it was sent`];
		}),
	);
	return { looked, broken };
}

export function toldTheTruth({ known, appointments }: Evidence): Finding {
	const broken: string[] = [];
	let looked = 0;
	for (const { person, conversations } of known) {
		const told = visitsTold(person.shown);
		const has = new Set(
			appointments
				.filter(({ conversationId, status }) => conversations.includes(conversationId ?? '') && status === 'booked')
				.map(({ reference }) => `${reference.slice(0, 4)}-${reference.slice(4)}`),
		);
		looked += told.size;
		for (const visit of told)
			if (!has.has(visit)) broken.push(`${person.name} was told of ${visit}, which is not there`);
		for (const visit of has) if (!told.has(visit)) broken.push(`${person.name} was not told of ${visit}`);
	}
	return { looked, broken };
}
