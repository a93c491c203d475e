import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { part } from '../../flows/prompt.ts';
import type { Contact } from '../../src/core/contacts.ts';
import type { Channel, Outbound, Sent } from '../../src/message.ts';
import { post } from '../../src/post.ts';
import { render } from '../../src/render.ts';
import { type Sender, startSender } from '../../src/sender.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { until } from '../house.ts';
import { mustHaveNetwork } from '../network.ts';
import { outbox } from '../turn/rows.ts';

const PHONE: Contact = { system: 'phone', value: '+27825550101' };
const MAIL: Contact = { system: 'email', value: 'thandi@example.org' };

describe.each(ENGINES)('Letters on %s', (engine) => {
	let fresh: Fresh;
	let sender: Sender | undefined;
	const sent: Outbound[] = [];
	const log: string[] = [];

	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		sent.length = 0;
		log.length = 0;
		sender = undefined;
	});
	afterEach(async () => {
		await sender?.stop();
		await fresh.end();
	});

	const write = (contact: Contact | undefined, until?: number) =>
		fresh.store.transaction((tx) =>
			post(tx, { id: 'somebody', language: 'fr' }, contact, {
				subject: part('code-subject'),
				parts: [part('code-letter', { code: '123456', minutes: 10 })],
				...(until !== undefined && { until }),
			}),
		);
	const states = async () => (await outbox(fresh.store)).map(({ state }) => state);

	/** Sends, as this ends. */
	function start(ends: Sent = { kind: 'sent' }): void {
		const channel = (name: 'sms' | 'email'): Channel => ({
			name,
			async send(message) {
				sent.push(message);
				return ends;
			},
		});
		const channels = new Map([channel('sms'), channel('email')].map((each) => [each.name as string, each]));
		const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
		sender = startSender({ store: fresh.store, channels, render, logger });
	}

	it('go where they are addressed to, by SMS or e-mail, in the language of the conversation', async () => {
		await write(PHONE);
		await write(MAIL);
		start();
		await until(async () => (await states()).every((state) => state === 'sent'), 'both');
		const [sms, email] = sent.toSorted((a, b) => a.id - b.id);
		expect(sms).toMatchObject({ address: { channel: 'sms', chat: PHONE.value }, language: 'fr' });
		expect(email).toMatchObject({ address: { channel: 'email', chat: MAIL.value } });
		expect(email!.body).toMatchObject({ kind: 'text', subject: 'Votre code pour Harbour Health', buttons: [] });
		expect(sms!.body).toMatchObject({ text: expect.stringContaining('votre code est 123456') });
		expect(log.join()).not.toMatch(/123456|2782|thandi/);
	});

	it('to nobody leave a row behind, and are never sent', async () => {
		await write(undefined);
		await write(PHONE);
		start();
		await until(async () => (await states())[1] === 'sent', 'the other');
		expect(await states()).toEqual(['setAside', 'sent']);
		expect(sent).toHaveLength(1);
	});

	it('that are no good any more are not sent, and nobody is alarmed', async () => {
		await write(PHONE, fresh.clock.now + 10 * 60_000);
		fresh.clock.forward(10);
		start();
		await until(async () => (await states())[0] !== 'waiting', 'it');
		expect(await outbox(fresh.store)).toMatchObject([{ state: 'setAside', why: 'its time was over' }]);
		expect(sent).toEqual([]);
	});

	it('of which nobody knows whether they came are repeated as often as their channel wants it', async () => {
		await write(PHONE);
		start({ kind: 'unknown', why: 'no answer', repeats: 1 });
		await until(async () => (await outbox(fresh.store))[0]!.tries === 1, 'the first');
		fresh.clock.forward(5);
		await until(async () => (await states())[0] === 'setAside', 'the second');
		expect(sent).toHaveLength(2);
	});
});
