import type { Update } from '@grammyjs/types';
import type { Address } from '../../src/message.ts';
import type { Person as Account } from '../telegram/person.ts';
import type { Telegram } from '../telegram/server.ts';
import { Person, type Shown } from './people.ts';

/** Somebody on Telegram: what they post waits there until the program has confirmed it. */
export class TelegramPerson extends Person {
	readonly address: Address;
	readonly #account: Account;
	readonly #telegram: Telegram;

	constructor(telegram: Telegram, name: string, number: number, service?: Person['service']) {
		super(name, number, service);
		const { me } = telegram.bot();
		const id = 500_000 + number;
		this.#telegram = telegram;
		this.#account = telegram.person({ id, name, language: 'en', phone: this.phone.replaceAll(' ', '') });
		this.address = { channel: 'telegram', bot: String(me.id), chat: String(id), sender: String(id) };
	}

	get shown(): readonly Shown[] {
		return this.#account.chat.filter(({ by, kind }) => by === 'bot' && kind === 'text');
	}

	async say(text: string): Promise<void> {
		this.#note(this.#account.says(text));
	}

	async tap(label: string, at = -1): Promise<void> {
		const wanted = this.shown.at(at);
		const place = this.#account.chat.findIndex(
			({ messageId }) => messageId === (wanted as { messageId?: number })?.messageId,
		);
		try {
			this.#note(this.#account.tapsOld(label, place));
		} catch {
			// The button has gone, as a keyboard goes when it was used.
		}
	}

	async repeat(): Promise<void> {
		if (this.posted.length > 0) this.#account.repeatsLast();
	}

	get allTaken(): boolean {
		return this.#telegram.bot().queue.length === 0;
	}

	async leave(): Promise<void> {}

	/** Telegram was told so of a push. */
	hearsTaken(update: number): void {
		const posted = this.posted.find(({ key }) => key === this.#keyOf(update));
		if (posted) posted.takenAt ??= Date.now();
	}

	#keyOf(update: number): string {
		return `telegram:${this.address.bot}:${update}`;
	}

	#note(update: Update): void {
		this.posted.push({ key: this.#keyOf(update.update_id), sentAt: Date.now(), tap: update.callback_query?.data });
	}
}
