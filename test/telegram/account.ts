/** A bot at the loopback Telegram: who it is, its chats, and what has happened to it. */
import type { Chat as ChatInfo, Update, UserFromGetMe } from '@grammyjs/types';
import { Chat } from './chat.ts';
import type { PushOptions } from './pusher.ts';
import { UpdateQueue } from './queue.ts';
import { mustBeUpdate } from './schema.ts';

/** A tap that was made: how often it has been answered, and in which update it came. */
export interface Tap {
	readonly update: number;
	answers: number;
	/** Who tapped, in which chat, and what they were told in the answer. */
	readonly by: number;
	readonly chat: number;
	told?: { readonly text: string; readonly alert: boolean };
	/** Telegram takes no answer any more. */
	tooOld: boolean;
}

type WithoutId = Omit<Update, 'update_id'>;

export class BotAccount {
	readonly me: UserFromGetMe;
	readonly patience: number;
	readonly pushing: PushOptions;
	readonly queue = new UpdateQueue();
	readonly chats = new Map<number, Chat>();
	readonly taps = new Map<string, Tap>();
	/** The menus of commands that were set, by what they are for: a scope in JSON, and a language. */
	readonly menus = new Map<string, readonly { command: string; description: string }[]>();
	/** Every update ever made for it. */
	readonly updates: Update[] = [];
	/** Its token is no longer any good. */
	revoked = false;
	#lastMessage = 0;
	#lastUpdate = 1000;

	/** @param patience how long people wait for its messages, in ms */
	constructor(id: number, username: string, patience: number, pushing: PushOptions) {
		this.patience = patience;
		this.pushing = pushing;
		this.me = {
			id,
			is_bot: true,
			first_name: username,
			username,
			can_join_groups: true,
			can_read_all_group_messages: true,
			supports_inline_queries: false,
			can_connect_to_business: false,
			has_main_web_app: false,
		} as UserFromGetMe;
	}

	nextMessageId(): number {
		this.#lastMessage += 1;
		return this.#lastMessage;
	}

	chat(info: ChatInfo): Chat {
		const chat = this.chats.get(info.id) ?? new Chat(info);
		this.chats.set(info.id, chat);
		return chat;
	}

	/** Makes an update, checks it, and puts it where the bot gets it. */
	update(content: WithoutId): Update {
		this.#lastUpdate += 1;
		const update: Update = { update_id: this.#lastUpdate, ...structuredClone(content) };
		mustBeUpdate(update);
		this.updates.push(update);
		this.queue.push(update);
		return update;
	}
}
