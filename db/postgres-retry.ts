/** Which failures pass if the same work is simply done again, and when that is worth while. */
import { isAway } from './machine-fault.ts';

/** Lost against another transaction: at once, so many times in all. */
const LOST_TO_ANOTHER = ['40001', '40P01'];
const TRIES = 4;

/** For how long a server that went away is waited for, in ms: a restart takes a few seconds. */
const WAIT_FOR_SERVER_MS = 10_000;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

/** A connection broke in the middle of a transaction; whether its commit was kept may be unknown. */
export class Broken extends Error {}

/** Runs `attempt` until it succeeds or fails for a reason of its own. */
export async function persist<T>(attempt: () => Promise<T>): Promise<T> {
	let waitedSince: number | undefined;
	let pause = FIRST_PAUSE_MS;
	for (let tries = 1; ; ) {
		try {
			return await attempt();
		} catch (error) {
			if (LOST_TO_ANOTHER.includes(codeOf(error)) && tries++ < TRIES) continue;
			waitedSince ??= performance.now();
			const patience = waitedSince + WAIT_FOR_SERVER_MS - performance.now();
			if (!isAway(error) || pause > patience) throw error instanceof Broken ? error.cause : error;
		}
		// Those who lost the server together do not all come back together.
		await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
		pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
	}
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '');
