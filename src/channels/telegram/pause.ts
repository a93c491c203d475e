/** A pause that grows with each failure in a row, and ends early when its owner stops. */
import { setTimeout as elapse } from 'node:timers/promises';
import type { Failure } from './failure.ts';

export interface PauseLengths {
	/** In ms. Each is twice the one before. */
	readonly first: number;
	readonly longest: number;
}

export interface Pause {
	/** Waits, longer each time, and at least as long as Telegram asked for. */
	after(failure?: Failure): Promise<void>;
	/** It went well: the next pause is a first one. */
	reset(): void;
}

export function growingPause({ first, longest }: PauseLengths, stopped: AbortSignal): Pause {
	let next = first;
	return {
		async after(failure) {
			const asked = failure?.kind === 'answered' ? (failure.retryAfter ?? 0) * 1000 : 0;
			const ms = Math.max(next, asked);
			next = Math.min(next * 2, longest);
			// Only the signal makes it reject.
			await elapse(ms, undefined, { signal: stopped }).catch(() => {});
		},
		reset() {
			next = first;
		},
	};
}
