import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { ENGINES } from '../engines.ts';
import { serverSentEvents } from '../web/server-sent-events.ts';
import { TO_REVIEW } from './caller.ts';
import { type Home, newHome, Program } from './program.ts';
import { bookings } from './rows.ts';

/** A browser, as far as a killed server matters to it: it keeps its cookie, and posts again what it had no answer to. */
class Browser {
	#cookie = '';
	#base = '';

	async visits(base: string): Promise<void> {
		this.#base = base;
		const page = await fetch(base, { headers: { cookie: this.#cookie } });
		this.#cookie = page.headers.getSetCookie()[0]!.split(';')[0]!;
	}

	/** The outcome; nothing if there was no answer. */
	async posts(id: string, text: string): Promise<string | undefined> {
		const body = JSON.stringify({ id, language: 'en', said: { kind: 'text', text } });
		const headers = { 'content-type': 'application/json', cookie: this.#cookie };
		try {
			const answer = await fetch(new URL('/messages?side=clinic', this.#base), { method: 'POST', headers, body });
			return ((await answer.json()) as { outcome: string }).outcome;
		} catch {
			return undefined;
		}
	}

	/** Everything the bot has said so far. */
	async sees(): Promise<string[]> {
		const leaving = new AbortController();
		const headers = { cookie: this.#cookie, 'last-event-id': '0' };
		const stream = await fetch(new URL('/events?side=clinic', this.#base), { headers, signal: leaving.signal });
		const seen: string[] = [];
		for await (const { event, data } of serverSentEvents(stream)) {
			if (event === 'ready') break;
			const { body } = JSON.parse(data) as { body: { kind: string; text?: string } };
			seen.push(body.text ?? `(${body.kind})`);
		}
		leaving.abort();
		return seen;
	}
}

const WAY = [...TO_REVIEW, 'book'];
/** As many messages as the bot says on that way: one for each, and with the last a pin and a file. */
const SAID = WAY.length + 2;

describe.each(ENGINES)('A server on %s that is killed', (engine) => {
	let home: Home;
	let program: Program;
	let browser: Browser;
	beforeEach(async () => {
		home = await newHome(engine);
		program = new Program(home.environment);
		browser = new Browser();
		await browser.visits(await program.url());
	});
	afterEach(async () => {
		await program.signal('SIGKILL');
		await home.remove();
	});

	async function restart(): Promise<void> {
		program = new Program(home.environment);
		await browser.visits(await program.url());
	}

	async function booked() {
		await program.signal('SIGKILL');
		const keys = keyring(Buffer.from(readFileSync(home.environment.DATA_KEY_FILE, 'utf8'), 'base64'));
		const store = await open(home.environment.DATABASE_URL, { keys });
		const rows = await bookings(store);
		await store.close();
		return rows.map(({ reason, status }) => ({ reason, status }));
	}

	it('has everything it acknowledged, and takes nothing of it twice', async () => {
		for (const [i, text] of WAY.entries()) {
			const id = randomUUID();
			expect(await browser.posts(id, text)).toBe('taken');
			if (i % 6 !== 5 && text !== 'book') continue;
			await program.signal('SIGKILL');
			await restart();
			expect(await browser.posts(id, text), text).toBe('seen');
		}
		const seen = await browser.sees();
		expect(seen).toHaveLength(SAID);
		expect(seen.slice(-3)).toEqual(['(pin)', '(file)', expect.stringMatching(/^Your visit is booked\./)]);
		expect(await booked()).toEqual([{ reason: 'a cough', status: 'booked' }]);
	}, 60_000);

	it('with a message in hand has taken it or not, and takes it once when it comes again', async () => {
		for (const [i, text] of WAY.entries()) {
			const id = randomUUID();
			if (i % 6 !== 2 && text !== 'book') {
				expect(await browser.posts(id, text)).toBe('taken');
				continue;
			}
			const posting = browser.posts(id, text);
			await program.signal('SIGKILL');
			const answered = await posting;
			await restart();
			const again = await browser.posts(id, text);
			expect(again === 'seen' || (again === 'taken' && answered === undefined), `${text}: ${answered}, ${again}`).toBe(
				true,
			);
		}
		expect(await browser.sees()).toHaveLength(SAID);
		expect(await booked()).toEqual([{ reason: 'a cough', status: 'booked' }]);
	}, 60_000);
});
