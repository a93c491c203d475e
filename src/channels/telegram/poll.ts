/**
 * Our own polling loop. A framework's confirms updates to Telegram as they arrive; this one confirms them once they have
 * been taken, so that none is lost when the process dies in between.
 */
import type { Update } from '@grammyjs/types';
import type { Receive } from '../../message.ts';
import { takeBatch } from './batch.ts';
import { announceCommands, type CommandMenu, endWebhook, whoAmI } from './begin.ts';
import type { Call, Me } from './call.ts';
import { broughtBy } from './chats.ts';
import { confirmBefore, fetchUpdates } from './fetch.ts';
import { isTaken } from './handle.ts';
import type { Log } from './line.ts';
import { growingPause, type PauseLengths } from './pause.ts';

export interface PollOptions {
	readonly call: Call;
	readonly receive: Receive;
	readonly log: Log;
	/** The menu of commands in each language; the one without a language is for all others. */
	readonly commands?: readonly CommandMenu[];
	/** How long Telegram holds back an empty answer, in seconds. */
	readonly timeout?: number;
	/** How many chats are served side by side. */
	readonly width?: number;
	readonly pauses?: PauseLengths;
}

export interface Polling {
	/** Who the bot is, once Telegram has said; rejects if stopped before. */
	readonly me: Promise<Me>;
	/** Fetches no more, and waits for what is in hand. */
	stop(): Promise<void>;
}

/** Starts polling. While Telegram can't be reached it goes on trying. */
export function poll(options: PollOptions): Polling {
	const stopping = new AbortController();
	const { promise: me, resolve, reject } = Promise.withResolvers<Me>();
	// Nobody has to wait for it.
	me.catch(() => {});
	const ended = run(options, stopping.signal, resolve);
	return {
		me,
		async stop() {
			stopping.abort();
			await ended;
			reject(new Error('Polling was stopped before Telegram answered.'));
		},
	};
}

async function run(options: PollOptions, stopped: AbortSignal, introduce: (me: Me) => void): Promise<void> {
	const { call, receive, log, commands = [], timeout = 30, width = 16 } = options;
	const pause = growingPause(options.pauses ?? { first: 250, longest: 10_000 }, stopped);
	const line = { call, log, pause, stopped };
	const me = await whoAmI(line);
	if (!me) return;
	introduce(me);
	await endWebhook(line);
	await announceCommands(commands, line);

	const chatOf = (update: Update) => broughtBy(update, me)?.address.chat;
	const take = (update: Update) => isTaken(update, { me, call, receive }, log);
	let offset = 0;
	let confirmed = 0;
	/** Taken, but not confirmed yet because another of the same fetch is to come again. */
	const taken = new Set<number>();
	while (!stopped.aborted) {
		const updates = await fetchUpdates(offset, timeout, line);
		if (!updates) continue;
		confirmed = offset;
		const fresh = updates.filter(({ update_id }) => !taken.has(update_id));
		for (const id of await takeBatch(fresh, { chatOf, take, width })) taken.add(id);
		if (updates.every(({ update_id }) => taken.has(update_id))) {
			offset = updates.reduce((next, { update_id }) => Math.max(next, update_id + 1), offset);
			taken.clear();
			pause.reset();
		} else {
			await pause.after();
		}
	}
	if (offset > confirmed) await confirmBefore(offset, call);
}
