/** What it takes to send: a store with a network, the door that puts messages in the outbox, and Telegram. */

import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { enqueue } from '../../db/queries/outbox.ts';
import { query } from '../../db/store.ts';
import { telegramChannel } from '../../src/channels/telegram/channel.ts';
import { telegramClient } from '../../src/channels/telegram/client.ts';
import { openDoor } from '../../src/door.ts';
import type { Address, Channel } from '../../src/message.ts';
import type { Metrics } from '../../src/operations/metrics.ts';
import { render } from '../../src/render.ts';
import { type Sender, startSender } from '../../src/sender.ts';
import { conversationId, recipientOf } from '../../src/talk.ts';
import { type Engine, type Fresh, freshStore } from '../engines.ts';
import { until } from '../house.ts';
import { mustHaveNetwork } from '../network.ts';
import type { Person } from '../telegram/person.ts';
import { startTelegram, type Telegram } from '../telegram/server.ts';
import { outbox } from '../turn/rows.ts';

const UNHURRIED = { messages: 10_000, ms: 1 };

export class Post {
	readonly telegram: Telegram;
	readonly fresh: Fresh;
	readonly channel: Channel;
	readonly log: string[] = [];
	readonly #logger = pino({ level: 'debug' }, { write: (line: string) => void this.log.push(line) });
	readonly #senders: Sender[] = [];
	#messages = 0;

	private constructor(telegram: Telegram, fresh: Fresh) {
		this.telegram = telegram;
		this.fresh = fresh;
		const rates = { overall: UNHURRIED, chat: UNHURRIED, group: UNHURRIED };
		this.channel = telegramChannel(telegramClient(telegram.token, { apiRoot: telegram.url }), { rates });
	}

	static async opens(engine: Engine): Promise<Post> {
		const fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		return new Post(await startTelegram(), fresh);
	}

	get store() {
		return this.fresh.store;
	}

	person(id: number): Person {
		return this.telegram.person({ id, name: `Person ${id}` });
	}

	address({ user }: Person): Address {
		return { channel: 'telegram', bot: '7000001', chat: String(user.id), sender: String(user.id) };
	}

	/** Puts an answer to this in the outbox: the welcome on `hello`, what can be typed on `help`… */
	async answers(person: Person, text: string): Promise<void> {
		const door = openDoor({ store: this.store, logger: this.#logger });
		const key = `test:${++this.#messages}`;
		await door({ key, address: this.address(person), language: 'en', said: { kind: 'text', text } });
	}

	/** Puts a message there that there are no words for. */
	async muddles(person: Person): Promise<void> {
		const { keys } = this.store;
		const address = this.address(person);
		const row = {
			conversationId: conversationId(keys, address, 'patient'),
			recipient: recipientOf(keys, address),
			channel: 'telegram',
			body: { kind: 'prompt', number: 9, language: 'en', parts: [{ key: 'no-such-words' }], choices: [] },
		};
		await this.store.transaction((tx) => tx.run(enqueue, { ...row, now: tx.now }));
	}

	sender(channel: Channel = this.channel, metrics?: Metrics): Sender {
		const sender = startSender({
			store: this.store,
			channels: new Map([['telegram', channel]]),
			render,
			logger: this.#logger,
			...(metrics && { metrics }),
		});
		this.#senders.push(sender);
		return sender;
	}

	rows() {
		return outbox(this.store);
	}

	/** Where each stands, whether or not it can be opened. */
	async states(): Promise<string[]> {
		return (await this.store.read(({ run }) => run(outboxStates, {}))).map(({ state }) => state);
	}

	/** Puts a message there that can't be opened: its bytes were sealed for another place. */
	async spoils(person: Person): Promise<void> {
		await this.answers(person, 'my appointments');
		await this.store.transaction((tx) => tx.run(spoilNewest, {}));
	}

	/** Resolves once the outbox is as wanted. */
	untilRows(hold: (rows: Awaited<ReturnType<Post['rows']>>) => boolean, what: string): Promise<void> {
		return until(async () => hold(await this.rows()), what);
	}

	/** The senders so far are as dead as a process that was killed. */
	forgetsSenders(): void {
		this.#senders.length = 0;
	}

	async ends(): Promise<void> {
		// What hangs there ends at once.
		await this.telegram.stop();
		await Promise.all(this.#senders.map((sender) => sender.stop()));
		await this.fresh.end();
	}
}

const outboxStates = query()((q, { outbox: o }) => q.select({ state: o.state }).from(o).orderBy(o.id));
const spoilNewest = query()((q, { outbox: o }) =>
	q
		.update(o)
		.set({ body: sql`(select address from conversation limit 1)` as never })
		.where(eq(o.id, sql`(select max(id) from outbox)`)),
);
