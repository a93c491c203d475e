/** What comes before the first update: who we are, whether updates are fetched or pushed, the menu of commands. */
import type { BotCommand } from '@grammyjs/types';
import type { Call, Me } from './call.ts';
import { failureOf } from './failure.ts';
import type { Line, Log } from './line.ts';
import { withPatience } from './patience.ts';
import { growingPause, type PauseLengths } from './pause.ts';
import { updatesWanted } from './updates.ts';

export interface CommandMenu {
	/** Two letters, as ISO 639-1. */
	readonly language?: string;
	readonly commands: readonly BotCommand[];
}

const patience = 15_000;

/**
 * Asks who the bot is.
 * @returns nothing if stopped before there was an answer
 * @throws if Telegram knows no such bot
 */
export async function whoAmI(line: Line): Promise<Me | undefined> {
	return (await untilDone('getMe', {}, line)) as Me | undefined;
}

/** Lets `getUpdates` work where a webhook was set before, keeping what has not been fetched. */
export async function endWebhook(line: Line): Promise<void> {
	await untilDone('deleteWebhook', { drop_pending_updates: false }, line);
}

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
	/** Resolves once all is said, or never can be. */
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
		.catch((failed: Error) => log.error({}, failed.message));
	return {
		done,
		async stop() {
			stopping.abort();
			await done;
		},
	};
}

/** Shows the commands in the chat's menu. A bot without a menu still works: a failure is only logged. */
export async function announceCommands(menus: readonly CommandMenu[], line: Line): Promise<void> {
	const { log, stopped } = line;
	for (const { language, commands } of menus) {
		const payload = { commands, ...(language && { language_code: language }) };
		try {
			await once('setMyCommands', payload, line);
		} catch (thrown) {
			if (stopped.aborted) return;
			log.warn(failureOf(thrown), 'Telegram: the menu of commands could not be set');
		}
	}
}

const once = (method: string, payload: object, { call, stopped }: Line): Promise<unknown> =>
	withPatience(patience, (signal) => call(method, payload, { signal: AbortSignal.any([signal, stopped]) }));

async function untilDone(method: string, payload: object, line: Line): Promise<unknown> {
	const { log, pause, stopped } = line;
	while (!stopped.aborted) {
		try {
			const result = await once(method, payload, line);
			pause.reset();
			return result;
		} catch (thrown) {
			if (stopped.aborted) return undefined;
			const failure = failureOf(thrown);
			if (failure.kind === 'answered' && (failure.code === 401 || failure.code === 404)) {
				throw new Error('Telegram knows no bot with this token.');
			}
			log.warn(failure, `Telegram: ${method} failed; trying again`);
			await pause.after(failure);
		}
	}
	return undefined;
}
