/** Where Telegram is to push updates, told to it. */
import { announceCommands, type CommandMenu, untilDone } from './begin.ts';
import type { Call } from './call.ts';
import type { Log } from './line.ts';
import { growingPause, type PauseLengths } from './pause.ts';
import { updatesWanted } from './updates.ts';

export interface AnnounceOptions {
	readonly call: Call;
	readonly log: Log;
	/** Where updates are to be pushed: an https URL, on port 443, 80, 88 or 8443. */
	readonly url: string;
	/** What Telegram says to be known there: 1 to 256 of `[A-Za-z0-9_-]`. */
	readonly secret: string;
	/** The menu of commands in each language; the one without a language is for all others. */
	readonly commands?: readonly CommandMenu[];
	readonly pauses?: PauseLengths;
}

export interface Announcing {
	/** Resolves once all is said, or it was stopped. */
	readonly done: Promise<void>;
	/** Says no more. The webhook stays: Telegram keeps what it can't push, for who serves it next. */
	stop(): Promise<void>;
}

/** As many as Telegram allows. Each is for a chat of its own, and they share commits. */
const connections = 100;

/** Has updates pushed, those included that wait already, and shows the commands; tries again until it is done. */
export function announceWebhook({ call, log, url, secret, commands = [], pauses }: AnnounceOptions): Announcing {
	const stopping = new AbortController();
	const pause = growingPause(pauses ?? { first: 250, longest: 10_000 }, stopping.signal);
	const line = { call, log, pause, stopped: stopping.signal };
	const payload = {
		url,
		secret_token: secret,
		allowed_updates: updatesWanted,
		max_connections: connections,
		drop_pending_updates: false,
	};
	const done = untilDone('setWebhook', payload, line)
		.then(() => (stopping.signal.aborted ? undefined : announceCommands(commands, line)))
		.then(() => {});
	return {
		done,
		async stop() {
			stopping.abort();
			await done;
		},
	};
}
