/** A chat as the people in it see it. */
import type { Chat as ChatInfo, InlineKeyboardMarkup, Message } from '@grammyjs/types';
import type { SentFile } from './body.ts';

/** A key of a reply keyboard. */
export interface Key {
	readonly text: string;
	readonly request_contact?: boolean;
}

/** A message, with what the Bot API doesn't show of it. */
export interface Shown {
	readonly message: Message;
	/** `text`, `venue`, `document`, `photo`, `contact` … */
	kind: string;
	readonly byBot: boolean;
	/** The keys of the reply keyboard that came with it. */
	readonly keyboard?: Key[][] | undefined;
	file?: SentFile | undefined;
}

/** A message in the words of a test. */
export interface Heard {
	/** The bot, or the name of whoever spoke. */
	readonly by: string;
	readonly kind: string;
	/** The text, the caption, or a venue's title and address on two lines. */
	readonly text: string;
	/** The labels in order: below the message, or of the reply keyboard that came with it. */
	readonly buttons: string[];
	/** The labels of those below it that the bot hears nothing of. */
	readonly beyond?: string[];
	readonly messageId: number;
	readonly file?: SentFile;
}

export class Chat {
	readonly info: ChatInfo;
	readonly shown: Shown[] = [];
	/** All that ever was, also what the bot has taken away. */
	readonly history: Shown[] = [];
	/** What the bot has edited, as often as it did. */
	readonly edited: Shown[] = [];
	/** The message whose reply keyboard is on the screen. */
	withKeyboard: Shown | undefined;
	/** Why the bot can't write here any more. */
	closed: string | undefined;
	readonly #listeners = new Set<() => void>();

	constructor(info: ChatInfo) {
		this.info = info;
	}

	show(shown: Shown): void {
		this.shown.push(shown);
		this.history.push(shown);
		if (shown.keyboard) this.withKeyboard = shown;
		for (const listener of this.#listeners) listener();
	}

	find(messageId: number): Shown | undefined {
		return this.shown.find(({ message }) => message.message_id === messageId);
	}

	/** Resolves once the condition holds, or after `ms`; the answer is whether it does. */
	async until(condition: () => boolean, ms: number): Promise<boolean> {
		if (condition()) return true;
		const { promise, resolve } = Promise.withResolvers<boolean>();
		const timer = setTimeout(resolve, ms, false);
		const listener = () => condition() && resolve(true);
		this.#listeners.add(listener);
		try {
			return await promise;
		} finally {
			clearTimeout(timer);
			this.#listeners.delete(listener);
		}
	}
}

export function inlineKeyboardOf({ message }: Shown): InlineKeyboardMarkup['inline_keyboard'] {
	return message.reply_markup?.inline_keyboard ?? [];
}

export function heardOf(shown: Shown): Heard {
	const { message, kind, byBot, keyboard, file } = shown;
	const { venue, text = message.caption ?? (venue ? `${venue.title}\n${venue.address}` : '') } = message;
	const below = inlineKeyboardOf(shown).flat();
	const beyond = below.filter((button) => 'url' in button || 'copy_text' in button).map((button) => button.text);
	return {
		by: byBot ? 'bot' : (message.from?.first_name ?? ''),
		kind,
		text,
		buttons: [...below, ...(keyboard ?? []).flat()].map(({ text }) => text).filter((label) => !beyond.includes(label)),
		...(beyond.length > 0 && { beyond }),
		messageId: message.message_id,
		...(file && { file }),
	};
}
