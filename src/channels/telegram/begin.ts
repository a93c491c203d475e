/** What comes before the first update: who we are, no webhook in the way, the menu of commands. */
import type { BotCommand } from '@grammyjs/types';
import type { Me } from './call.ts';
import { failureOf } from './failure.ts';
import type { Line } from './line.ts';
import { withPatience } from './patience.ts';

export interface CommandMenu {
	/** Two letters, as ISO 639-1. */
	readonly language?: string;
	readonly commands: readonly BotCommand[];
}

const patience = 15_000;

/**
 * Asks who the bot is.
 * @returns nothing if stopped before there was an answer
 */
export async function whoAmI(line: Line): Promise<Me | undefined> {
	return (await untilDone('getMe', {}, line)) as Me | undefined;
}

/** Lets `getUpdates` work where a webhook was set before, keeping what has not been fetched. */
export async function endWebhook(line: Line): Promise<void> {
	await untilDone('deleteWebhook', { drop_pending_updates: false }, line);
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

/** Tries again until it is done or stopped: a token that Telegram knows not may be known a moment later. */
export async function untilDone(method: string, payload: object, line: Line): Promise<unknown> {
	const { log, pause, stopped } = line;
	let unknown = false;
	while (!stopped.aborted) {
		try {
			const result = await once(method, payload, line);
			pause.reset();
			return result;
		} catch (thrown) {
			if (stopped.aborted) return undefined;
			const failure = failureOf(thrown);
			const isUnknown = failure.kind === 'answered' && (failure.code === 401 || failure.code === 404);
			if (!isUnknown) log.warn(failure, `Telegram: ${method} failed; trying again`);
			else if (!unknown) log.error({}, 'Telegram knows no bot with this token (TELEGRAM_TOKEN); trying again');
			unknown = isUnknown;
			await pause.after(failure);
		}
	}
	return undefined;
}
