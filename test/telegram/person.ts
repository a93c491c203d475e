/** Somebody in a chat with a bot: says, taps and sends things there, and hears what the bot says. */
import type { CallbackQuery, Chat as ChatInfo, InlineKeyboardButton, Message, Update, User } from '@grammyjs/types';
import type { BotAccount } from './account.ts';
import { type Chat, type Heard, heardOf, inlineKeyboardOf, type Shown } from './chat.ts';
import { type ContentKind, contents } from './content.ts';

export interface PersonOptions {
	readonly id: number;
	readonly name: string;
	/** What their app reports. */
	readonly language?: string;
	/** What is sent when they share their own number. */
	readonly phone?: string;
}

export interface ContactOptions {
	/** Whose number it is: this person's own if nothing is said; null for somebody who is not on Telegram. */
	readonly of?: number | null;
	readonly forwarded?: boolean;
}

export interface TapOptions {
	/** The bot can no longer see the message that the button is on. */
	readonly inaccessible?: boolean;
	/** Any answer to the tap comes too late. */
	readonly tooOld?: boolean;
}

export class Person {
	readonly user: User;
	readonly #bot: BotAccount;
	readonly #chat: Chat;
	readonly #phone: string;
	#heard = 0;
	#edits = 0;
	#told = 0;
	#last: Update | undefined;

	constructor(bot: BotAccount, chat: Chat, { id, name, language, phone }: PersonOptions) {
		this.user = { id, is_bot: false, first_name: name, ...(language && { language_code: language }) };
		this.#bot = bot;
		this.#chat = chat;
		this.#phone = phone ?? `+1555${String(id).padStart(7, '0')}`;
	}

	static inPrivate(bot: BotAccount, options: PersonOptions): Person {
		const { id, name } = options;
		return new Person(bot, bot.chat({ id, type: 'private', first_name: name }), options);
	}

	/** Everything in the chat, from the beginning. */
	get chat(): Heard[] {
		return this.#chat.shown.map(heardOf);
	}

	/** What the bot has said and this person not yet heard. */
	get unheard(): Heard[] {
		return this.#fromBot().slice(this.#heard).map(heardOf);
	}

	/** What the bot has changed since this was last asked, as it is now. */
	seesEdits(): Heard[] {
		const edited = this.#chat.edited.slice(this.#edits);
		this.#edits += edited.length;
		return edited.map(heardOf);
	}

	/** What this person was told in the answers to their taps since this was last asked. */
	isTold(): { text: string; alert: boolean }[] {
		const told = [...this.#bot.taps.values()].flatMap((tap) => {
			const isMine = tap.by === this.user.id && tap.chat === this.#chat.info.id;
			return isMine && tap.told ? [tap.told] : [];
		});
		const fresh = told.slice(this.#told);
		this.#told = told.length;
		return fresh;
	}

	/** Takes away a message of the bot's. */
	deletes(messageId: number): void {
		const { shown } = this.#chat;
		shown.splice(
			shown.findIndex(({ message }) => message.message_id === messageId),
			1,
		);
	}

	/** Waits for the bot's next message, or for its next `count`. */
	hears(): Promise<Heard>;
	hears(count: number): Promise<Heard[]>;
	async hears(count?: number): Promise<Heard | Heard[]> {
		const wanted = count ?? 1;
		const { patience } = this.#bot;
		const from = this.#heard;
		this.#heard += wanted;
		if (!(await this.#chat.until(() => this.#fromBot().length >= from + wanted, patience))) {
			const missing = `${this.#fromBot().length - from} of ${wanted} messages came within ${patience / 1000} s`;
			throw new Error(`${this.user.first_name} waits for the bot: ${missing}. The chat so far:\n${this.#transcript()}`);
		}
		const heard = this.#fromBot()
			.slice(from, from + wanted)
			.map(heardOf);
		return count === undefined ? heard[0]! : heard;
	}

	says(text: string): Update {
		const command = /^\/\w+(@\w+)?/.exec(text)?.[0];
		const entities = command && { entities: [{ type: 'bot_command', offset: 0, length: command.length }] };
		return this.#sends('text', { text, ...entities } as Partial<Message>);
	}

	/** As a reply to the newest message of the bot that has these words. */
	replies(text: string, to: string): Update {
		const message = this.#fromBot().findLast((shown) => heardOf(shown).text.includes(to))?.message;
		if (!message) throw new Error(`There is no message with "${to}". The chat:\n${this.#transcript()}`);
		return this.#sends('text', { text, reply_to_message: message } as Partial<Message>);
	}

	/** Presses the start button, or follows a link that carries a payload. */
	starts(payload = ''): Update {
		return this.says(payload === '' ? '/start' : `/start ${payload}`);
	}

	sends(kind: ContentKind): Update {
		return this.#sends(kind, contents[kind] as Partial<Message>);
	}

	sharesContact(phone = this.#phone, { of = this.user.id, forwarded = false }: ContactOptions = {}): Update {
		const contact = { phone_number: phone, first_name: 'Contact', ...(of !== null && { user_id: of }) };
		const origin = { type: 'user' as const, date: now(), sender_user: this.user };
		return this.#sends('contact', { contact, ...(forwarded && { forward_origin: origin }) });
	}

	/** Changes the text of what this person said last. */
	edits(text: string): Update {
		const own = this.#chat.shown.findLast(({ message, kind }) => kind === 'text' && message.from?.id === this.user.id);
		if (!own) throw new Error(`${this.user.first_name} has said nothing that could be edited.`);
		Object.assign(own.message, { text, edit_date: now() });
		this.#last = this.#bot.update({ edited_message: own.message as NonNullable<Update['edited_message']> });
		return this.#last;
	}

	/** Taps the button with this label: on the newest message that shows one, be it below it or a key of its keyboard. */
	taps(label: string, options: TapOptions = {}): Update {
		const shown = this.#chat.shown.findLast((each) => this.#shows(each, label));
		if (!shown) throw new Error(`There is no button "${label}". The chat:\n${this.#transcript()}`);
		return this.#tapsOn(shown, label, options);
	}

	/** Taps a button of an older message: `chat[index]`, from the end if negative. */
	tapsOld(label: string, index: number, options: TapOptions = {}): Update {
		const shown = this.#chat.shown.at(index);
		if (!shown || !this.#shows(shown, label)) {
			throw new Error(`Message ${index} has no button "${label}". The chat:\n${this.#transcript()}`);
		}
		return this.#tapsOn(shown, label, options);
	}

	/** Telegram delivers this person's last update once more. */
	repeatsLast(): Update {
		if (!this.#last) throw new Error(`${this.user.first_name} has done nothing yet.`);
		this.#bot.queue.repeat(this.#last);
		return this.#last;
	}

	/** The bot can't write to this person any more, and is told so. */
	blocks(): Update {
		this.#chat.closed = 'bot was blocked by the user';
		return this.#memberNow('kicked');
	}

	unblocks(): Update {
		this.#chat.closed = undefined;
		return this.#memberNow('member');
	}

	/** Nobody is there any more, and no bot is told. */
	leavesTelegram(): void {
		this.#chat.closed = 'user is deactivated';
	}

	#memberNow(status: 'kicked' | 'member'): Update {
		const member = { status: 'member', user: this.#bot.me } as const;
		const kicked = { status: 'kicked', user: this.#bot.me, until_date: 0 } as const;
		const [old_chat_member, new_chat_member] = status === 'kicked' ? [member, kicked] : [kicked, member];
		const my_chat_member = { chat: this.#chat.info, from: this.user, date: now(), old_chat_member, new_chat_member };
		this.#last = this.#bot.update({ my_chat_member } as Omit<Update, 'update_id'>);
		return this.#last;
	}

	#fromBot(): Shown[] {
		return this.#chat.history.filter(({ byBot }) => byBot);
	}

	/** Keys are to be seen only of the keyboard that came last. */
	#shows(shown: Shown, label: string): boolean {
		const keys = this.#chat.withKeyboard === shown ? (shown.keyboard ?? []) : [];
		return [...inlineKeyboardOf(shown), ...keys].flat().some(({ text }) => text === label);
	}

	#tapsOn(shown: Shown, label: string, options: TapOptions): Update {
		const button = inlineKeyboardOf(shown)
			.flat()
			.find(({ text }) => text === label);
		if (button) return this.#tapsBelow(shown.message, button, options);
		const key = shown.keyboard!.flat().find(({ text }) => text === label)!;
		return key.request_contact ? this.sharesContact() : this.says(label);
	}

	#tapsBelow(message: Message, button: InlineKeyboardButton, { inaccessible, tooOld = false }: TapOptions): Update {
		if (!('callback_data' in button)) throw new Error(`Tapping "${button.text}" tells the bot nothing.`);
		const id = `${this.#bot.taps.size + 1}`.padStart(18, '0');
		const { chat, message_id } = message;
		const query: CallbackQuery = {
			id,
			from: this.user,
			message: inaccessible ? { chat, message_id, date: 0 } : message,
			chat_instance: String(chat.id),
			data: button.callback_data!,
		};
		this.#last = this.#bot.update({ callback_query: query });
		this.#bot.taps.set(id, { update: this.#last.update_id, by: this.user.id, chat: chat.id, answers: 0, tooOld });
		return this.#last;
	}

	#sends(kind: string, content: Partial<Message>): Update {
		const message = {
			message_id: this.#bot.nextMessageId(),
			date: now(),
			chat: this.#chat.info,
			from: this.user,
			...content,
		} as NonNullable<Update['message']>;
		this.#chat.show({ message, kind, byBot: false });
		this.#last = this.#bot.update({ message });
		return this.#last;
	}

	#transcript(): string {
		const lines = this.chat.map(({ by, kind, text, buttons }) => {
			const labels = buttons.map((label) => ` [${label}]`).join('');
			return `${by}: ${kind === 'text' ? text : `(${kind}) ${text}`}${labels}`;
		});
		return lines.join('\n') || '(nothing)';
	}
}

/** A group with a bot in it. */
export class Group {
	readonly #bot: BotAccount;
	readonly #chat: Chat;

	constructor(bot: BotAccount, info: ChatInfo) {
		this.#bot = bot;
		this.#chat = bot.chat(info);
	}

	get id(): number {
		return this.#chat.info.id;
	}

	/** The same person may also have a private chat with the bot. */
	member(options: PersonOptions): Person {
		return new Person(this.#bot, this.#chat, options);
	}

	/** The bot is thrown out. */
	removesBot(): void {
		this.#chat.closed = 'bot was kicked from the supergroup chat';
	}
}

function now(): number {
	return Math.floor(Date.now() / 1000);
}
