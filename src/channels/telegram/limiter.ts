/** How many messages Telegram takes: in all, in one chat, in one group. Nothing sleeps here: it says how long to wait. */

interface Rate {
	readonly messages: number;
	readonly ms: number;
}

export interface Rates {
	readonly overall: Rate;
	/** In any one chat: three at once, then one a second. */
	readonly chat: Rate;
	/** In a group, besides. */
	readonly group: Rate;
}

/** Source: core.telegram.org/bots/faq, "My bot is hitting limits". */
export const telegramRates: Rates = {
	overall: { messages: 30, ms: 1000 },
	chat: { messages: 3, ms: 3000 },
	group: { messages: 20, ms: 60_000 },
};

/**
 * A question to ask before each message: how many ms its chat must wait. If none, the message is counted as sent.
 * @param now a clock in ms that never goes back
 * @param share how many processes send now: each takes its part of what all chats together may get
 */
export function limiter(rates: Rates, now: () => number, share: () => number): (chat: string) => number {
	const { overall, chat: perChat, group } = rates;
	const longest = Math.max(perChat.ms, group.ms);
	const inAll: number[] = [];
	/** When each chat was last sent to; the chat that has been quiet longest stands first. */
	const chats = new Map<string, number[]>();

	return (chat) => {
		const time = now();
		forgetQuietOnes(time);
		const inChat = chats.get(chat) ?? [];
		const waits = [waitFor(partOf(overall, share()), inAll, time), waitFor(perChat, inChat, time)];
		if (isGroup(chat)) waits.push(waitFor(group, inChat, time));
		const wait = Math.max(...waits);
		if (wait > 0) return wait;

		count(time, inAll, overall.messages);
		count(time, inChat, Math.max(perChat.messages, group.messages));
		chats.delete(chat);
		chats.set(chat, inChat);
		return 0;
	};

	function forgetQuietOnes(time: number): void {
		for (const [chat, times] of chats) {
			if (times.at(-1)! + longest > time) return;
			chats.delete(chat);
		}
	}
}

/** Where there are more processes than messages, each sends one, and that more seldom. */
function partOf({ messages, ms }: Rate, share: number): Rate {
	const mine = Math.floor(messages / share);
	return mine > 0 ? { messages: mine, ms } : { messages: 1, ms: (ms * share) / messages };
}

/** In any stretch of `rate.ms` there are at most `rate.messages`: so the last but that many must lie so far back. */
function waitFor(rate: Rate, times: readonly number[], time: number): number {
	const first = times.at(-rate.messages);
	return first === undefined ? 0 : Math.max(0, Math.ceil(first + rate.ms - time));
}

function count(time: number, times: number[], keep: number): void {
	times.push(time);
	if (times.length > keep) times.shift();
}

/** Telegram gives groups negative ids. */
function isGroup(chat: string): boolean {
	return chat.startsWith('-');
}
