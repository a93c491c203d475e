/** Somebody who speaks to the house through its door, without a channel in between, and reads what the outbox holds. */
import { messagesTo } from '../../src/mailbox.ts';
import type { Address, Inbound, Outcome, Outgoing, Said } from '../../src/message.ts';
import { parseChoice } from '../../src/message.ts';
import type { TestHouse } from '../house.ts';

/** As much of a house as speaking to it takes. */
export interface Spoken {
	readonly house: Pick<TestHouse['house'], 'store' | 'receive' | 'deskLink'>;
	/** Where it takes what is said on Telegram. */
	readonly telegram?: Pick<TestHouse['telegram'], 'opensChat'>;
}

/** What leads from nothing to the review of the first time offered. */
export const TO_REVIEW = [
	'book a visit',
	'I agree',
	'+27 82 555 0101',
	'no, I am new',
	'go on without registering',
	'Thandi Mabaso',
	'general practice',
	'general visit',
	'a cough',
	'skip',
	'harbour clinic',
	'as soon as possible',
	'1',
] as const;

let messages = 0;

export class Caller {
	readonly address: Address;
	readonly #test: Spoken;
	readonly #language: string;
	#last = 0;
	#sent: Inbound | undefined;

	/** @param name on the web; or an address anywhere. */
	constructor(test: Spoken, name: string | Address = 'ana', side: 'clinic' | 'desk' = 'clinic', language = 'en') {
		this.#test = test;
		this.#language = language;
		this.address = typeof name === 'string' ? { channel: 'web', bot: side, chat: name, sender: name } : name;
		if (this.address.channel === 'telegram') test.telegram?.opensChat(Number(this.address.chat));
	}

	/** As a channel would bring it, under a key of its own. */
	inbound(said: Said): Inbound {
		return { key: `test:${++messages}`, address: this.address, language: this.#language, said };
	}

	sends(inbound: Inbound): Promise<Outcome> {
		this.#sent = inbound;
		return this.#test.house.receive(inbound);
	}

	says(text: string): Promise<Outcome> {
		return this.sends(this.inbound({ kind: 'text', text }));
	}

	opens(payload = ''): Promise<Outcome> {
		return this.sends(this.inbound({ kind: 'link', payload }));
	}

	/** A tap on the newest button with this label. */
	async tap(label: string): Promise<Inbound> {
		const buttons = (await this.#all()).flatMap(({ body }) => ('buttons' in body ? body.buttons : []));
		const button = buttons.findLast((each) => each.label === label);
		const choice = button && parseChoice(button.data);
		if (!choice) throw new Error(`There is no [${label}].`);
		return this.inbound({ kind: 'choice', ...choice });
	}

	async taps(label: string): Promise<Outcome> {
		return this.sends(await this.tap(label));
	}

	/** Taps what stands in brackets, and says everything else. */
	does(line: string): Promise<Outcome> {
		const label = /^\[(.+)\]$/.exec(line)?.[1];
		return label === undefined ? this.says(line) : this.taps(label);
	}

	/** The last message once more. */
	repeats(): Promise<Outcome> {
		return this.sends(this.#sent!);
	}

	/** What was said since this was last asked. */
	async hears(): Promise<Outgoing[]> {
		const all = await this.#all();
		const fresh = all.filter(({ id }) => id > this.#last);
		this.#last = all.at(-1)?.id ?? 0;
		return fresh.map(({ body }) => body);
	}

	/** The texts of what was said since this was last asked. */
	async reads(): Promise<string[]> {
		return (await this.hears()).map((body) =>
			body.kind === 'text' ? body.text : body.kind === 'picture' ? body.caption : `(${body.kind})`,
		);
	}

	/** Walks to the review of a time; what was said on the way is not heard any more. */
	async reviews(phone = '+27 82 555 0101'): Promise<void> {
		for (const text of TO_REVIEW) await this.says(text.startsWith('+') ? phone : text);
		await this.hears();
	}

	/** The whole way, as an administrator: the one-time link that the house gave. */
	async joins(): Promise<void> {
		await this.opens(`join-${this.#test.house.deskLink.split('#join=')[1]}`);
		await this.hears();
	}

	#all() {
		return messagesTo(this.#test.house.store, this.address, 0, 1_000);
	}
}
