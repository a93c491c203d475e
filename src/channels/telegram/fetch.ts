/** Fetching updates, and telling Telegram which of them need not come again. */
import type { Update } from '@grammyjs/types';
import type { Call } from './call.ts';
import { failureOf } from './failure.ts';
import type { Line } from './line.ts';
import { withPatience } from './patience.ts';
import { updatesWanted } from './updates.ts';

/** How much longer than it was told to Telegram may hold an answer back, in ms. */
const slack = 10_000;

/**
 * Waits up to `timeout` seconds for updates from the offset on, and confirms those before it.
 * @returns nothing, after a pause, if that failed
 */
export async function fetchUpdates(offset: number, timeout: number, line: Line): Promise<Update[] | undefined> {
	const { call, log, pause, stopped } = line;
	const payload = { offset, timeout, allowed_updates: updatesWanted };
	try {
		const updates = await withPatience(timeout * 1000 + slack, (signal) =>
			call('getUpdates', payload, { signal: AbortSignal.any([signal, stopped]) }),
		);
		return updates as Update[];
	} catch (thrown) {
		if (stopped.aborted) return undefined;
		const failure = failureOf(thrown);
		log.warn(failure, 'Telegram: updates could not be fetched; trying again');
		await pause.after(failure);
		return undefined;
	}
}

/** Confirms what lies before the offset. If that fails they come once more, and are known by their keys. */
export async function confirmBefore(offset: number, call: Call): Promise<void> {
	const payload = { offset, limit: 1, timeout: 0, allowed_updates: updatesWanted };
	await withPatience(slack, (signal) => call('getUpdates', payload, { signal })).catch(() => {});
}
