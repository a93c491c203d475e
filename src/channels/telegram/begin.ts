/** What comes before the first fetch: who we are, no webhook in the way, the menu of commands. */
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
 * @throws if Telegram knows no such bot
 */
export async function whoAmI(line: Line): Promise<Me | undefined> {
	return (await untilDone('getMe', {}, line)) as Me | undefined;
}

/** Lets `getUpdates` work where a webhook was set before, keeping what has not been fetched. */
export async function endWebhook(line: Line): Promise<void> {
	await untilDone('deleteWebhook', { drop_pending_updates: false }, line);
}

/** Shows the commands in the chat's menu. A bot without a menu still works: a failure is only logged. */
export async function announceCommands(menus: readonly CommandMenu[], { call, log }: Line): Promise<void> {
	for (const { language, commands } of menus) {
		const payload = { commands, ...(language && { language_code: language }) };
		try {
			await withPatience(patience, (signal) => call('setMyCommands', payload, { signal }));
		} catch (thrown) {
			log.warn(failureOf(thrown), 'Telegram: the menu of commands could not be set');
		}
	}
}

async function untilDone(method: string, payload: object, { call, log, pause, stopped }: Line): Promise<unknown> {
	while (!stopped.aborted) {
		try {
			const result = await withPatience(patience, (signal) =>
				call(method, payload, { signal: AbortSignal.any([signal, stopped]) }),
			);
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
