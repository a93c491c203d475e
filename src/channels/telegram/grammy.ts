/** For a host's own grammY bot. Of grammY it takes types only. */
import type { Context, NextFunction } from 'grammy';
import type { Receive } from '../../message.ts';
import type { Call } from './call.ts';
import { handle } from './handle.ts';

/**
 * Middleware that hands to the house what is the house's, and passes on the rest.
 * @example bot.use(forGrammy(receive));
 */
export function forGrammy(receive: Receive): (ctx: Context, next: NextFunction) => Promise<void> {
	return async (ctx, next) => {
		const raw = ctx.api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>;
		const call: Call = (method, payload) => raw[method]!(payload);
		if (!(await handle(ctx.update, { me: ctx.me, call, receive }))) await next();
	};
}
