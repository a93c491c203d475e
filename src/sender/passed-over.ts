/**
 * A message that its channel puts off again and again says nothing while the channel puts off all of them: it is away, and
 * they wait. While others are sent, it is this one, and would hold up its chat for a day.
 */
import type { Sent } from '../message.ts';

/** In so many different minutes it was put off while others were sent: half an hour at least, and longer in a quiet house. */
const MINUTES = 30;
const MINUTE_MS = 60_000;
const REMEMBERED = 1_000;

interface Message {
	readonly id: number;
	readonly channel: string;
}

/** As one process sees it, since its start. */
export class PassedOver {
	/** In how many minutes each was passed over, and when last. */
	readonly #minutes = new Map<number, { count: number; at: number }>();
	/** When each channel last took a message. */
	readonly #took = new Map<string, number>();
	readonly #now: () => number;

	/** @param now in ms; never goes back. */
	constructor(now = () => performance.now()) {
		this.#now = now;
	}

	/** How a message's sending ended, in the light of how the others' do. Having to wait one's turn is no matter. */
	judge({ id, channel }: Message, sent: Sent): Sent {
		const now = this.#now();
		if (sent.kind === 'sent') this.#took.set(channel, now);
		if (sent.kind !== 'wait') this.#minutes.delete(id);
		if (sent.kind !== 'wait' || !sent.why) return sent;
		const last = this.#minutes.get(id) ?? { count: 0, at: now };
		const passed = now - last.at >= MINUTE_MS && (this.#took.get(channel) ?? Number.NEGATIVE_INFINITY) > last.at;
		const minutes = passed ? { count: last.count + 1, at: now } : last;
		this.#minutes.set(id, minutes);
		if (this.#minutes.size > REMEMBERED) this.#minutes.delete(this.#minutes.keys().next().value!);
		return minutes.count < MINUTES ? sent : { kind: 'refused', why: `${sent.why}, for long, while others were sent` };
	}
}
