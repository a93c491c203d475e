/** How people are written to outside their chats: by SMS, by e-mail, or, where neither is set up, on a page of this machine. */
import { emailChannel } from '../channels/email/channel.ts';
import { BadMailServer, mailServerOf } from '../channels/email/server.ts';
import { keptChannel } from '../channels/kept/channel.ts';
import { smsChannel } from '../channels/sms/channel.ts';
import { BadGateway, gatewayOf } from '../channels/sms/gateway.ts';
import { BadConfiguration, type Config } from '../config.ts';
import type { Reach } from '../core/codes.ts';
import type { Channel } from '../message.ts';

export interface Ways {
	/** The kinds of contact that can be written to. */
	readonly reach: Reach;
	readonly channels: readonly Channel[];
	/** Nothing is sent: `/outbox` shows it. */
	readonly kept: boolean;
}

/** @throws BadConfiguration with a sentence */
export function waysOf(config: Config): Ways {
	const [gateway, server] = checked(() => [gatewayOf(config), mailServerOf(config)] as const);
	if (gateway || server)
		return {
			reach: [...(gateway ? (['phone'] as const) : []), ...(server ? (['email'] as const) : [])],
			channels: [...(gateway ? [smsChannel(gateway)] : []), ...(server ? [emailChannel(server)] : [])],
			kept: false,
		};
	// Behind a proxy everybody seems to be on this machine.
	if (config.PUBLIC_URL || config.TELEGRAM_WEBHOOK_URL) return { reach: [], channels: [], kept: false };
	return { reach: ['phone', 'email'], channels: [keptChannel('sms'), keptChannel('email')], kept: true };
}

function checked<T>(read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (error instanceof BadGateway || error instanceof BadMailServer) throw new BadConfiguration(error.message);
		throw error;
	}
}
