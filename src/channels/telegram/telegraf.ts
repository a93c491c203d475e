/** For a host's own Telegraf bot. Of Telegraf it takes types only. */
import type { Update } from '@grammyjs/types';
import type { Context } from 'telegraf';
import type { Receive } from '../../message.ts';
import type { Call } from './call.ts';
import { handle } from './handle.ts';

/**
 * Middleware that hands to the house what is the house's, and passes on the rest. Telegraf's types are some versions of
 * the Bot API behind what arrives.
 * @example bot.use(forTelegraf(receive));
 */
export function forTelegraf(receive: Receive): (ctx: Context, next: () => Promise<void>) => Promise<void> {
	return async (ctx, next) => {
		const call = ((method, payload) => ctx.telegram.callApi(method as 'getMe', payload)) satisfies Call;
		if (!(await handle(ctx.update as Update, { me: ctx.botInfo, call, receive }))) await next();
	};
}
