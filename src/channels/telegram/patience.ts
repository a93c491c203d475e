/** A bound on how long an answer is waited for. */

export class OutOfPatience extends Error {
	override readonly name = 'OutOfPatience';
}

/**
 * Waits at most `ms` for the work to end, then rejects with `OutOfPatience`. The work is told by its signal to give up, and
 * whatever it does after that is nobody's concern.
 */
export async function withPatience<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const givingUp = new AbortController();
	const { promise: tooLong, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(() => {
		reject(new OutOfPatience(`no answer within ${ms / 1000} s`));
		givingUp.abort();
	}, ms);
	try {
		return await Promise.race([work(givingUp.signal), tooLong]);
	} finally {
		clearTimeout(timer);
	}
}
