import { describe, expect, it } from 'vitest';
import type { Sent } from '../../src/message.ts';
import { PassedOver } from '../../src/sender/passed-over.ts';

const AWAY: Sent = { kind: 'wait', ms: 5_000, why: 'Telegram said 502' };
const TURN: Sent = { kind: 'wait', ms: 5_000 };
const SENT: Sent = { kind: 'sent' };

describe('A message that is put off again and again', () => {
	const stuck = { id: 1, channel: 'telegram' };
	const other = { id: 2, channel: 'telegram' };
	const elsewhere = { id: 3, channel: 'web' };
	/** Tries every five seconds. Answers after how many minutes it is refused, if ever. */
	function triedFor(minutes: number, ends: Sent, meanwhile: (minute: number, judge: PassedOver['judge']) => void) {
		let now = 0;
		const passedOver = new PassedOver(() => now);
		for (; now < minutes * 60_000; now += 5_000) {
			if (passedOver.judge(stuck, ends).kind === 'refused') return now / 60_000;
			meanwhile(now / 60_000, (...given) => passedOver.judge(...given));
		}
		return undefined;
	}

	it('is given up after half an hour in which others were sent all the while', () => {
		expect(triedFor(60, AWAY, (_, judge) => judge(other, SENT))).toBeCloseTo(30, 0);
	});

	it('waits while its channel takes nothing, or only another channel does', () => {
		expect(triedFor(600, AWAY, (_, judge) => judge(other, AWAY))).toBeUndefined();
		expect(triedFor(600, AWAY, (_, judge) => judge(elsewhere, SENT))).toBeUndefined();
	});

	it('waits when its channel comes back after hours, however often it stumbles then', () => {
		expect(
			triedFor(500 + 25, AWAY, (minute, judge) => judge(other, minute < 2 || minute > 500 ? SENT : AWAY)),
		).toBeUndefined();
	});

	it('waits when it is only not its turn', () => {
		expect(triedFor(600, TURN, (_, judge) => judge(other, SENT))).toBeUndefined();
	});
});
