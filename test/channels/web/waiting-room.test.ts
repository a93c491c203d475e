/** What the screens of a waiting room cost, and how many there may be. */
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Board } from '../../../src/channels/web/waiting-board.ts';
import { waitingRoom } from '../../../src/channels/web/waiting-room.ts';

const HEARTBEAT_MS = 600_000;
let app: FastifyInstance;
let base: string;
let looks: number;
let board: Board;
let changed: (locationId?: number) => void;

async function opens(heartbeatMs = HEARTBEAT_MS): Promise<void> {
	looks = 0;
	board = { called: [], next: [], waiting: 0 };
	app = fastify({ forceCloseConnections: true });
	await app.register(
		waitingRoom({
			clinicOf: async (code) =>
				({
					harbour: { id: 1, code, name: 'Harbour <b>&', zone: 'UTC' },
					canal: { id: 2, code, name: 'Canal', zone: 'UTC' },
				})[code],
			async look() {
				looks++;
				return board;
			},
			changes: (hear) => {
				changed = hear;
			},
			words: (key) => [
				{ language: 'en', text: key },
				{ language: 'fr', text: `${key} <fr>` },
			],
			logger: { warn: () => {} },
			heartbeatMs,
			most: { all: 4, perAddress: 3 },
		}),
	);
	base = await app.listen({ port: 0, host: '127.0.0.1' });
}
beforeEach(() => opens());
afterEach(() => app.close());

/** A screen: what it is told, as it comes. */
class Screen {
	readonly #response: IncomingMessage;
	#told = '';
	private constructor(response: IncomingMessage) {
		this.#response = response;
		response.setEncoding('utf8').on('data', (chunk: string) => {
			this.#told += chunk;
		});
	}
	static async opens(code = 'harbour'): Promise<Screen> {
		const [response] = (await once(get(`${base}/waiting/${code}/events`), 'response')) as [IncomingMessage];
		return new Screen(response);
	}
	get status() {
		return this.#response.statusCode;
	}
	/** Waits until it was told so many times what to show. */
	async shows(times: number): Promise<Board> {
		const boards = () => [...this.#told.matchAll(/event: board\ndata: (.*)\n\n/g)];
		while (boards().length < times) await once(this.#response, 'data');
		return JSON.parse(boards().at(-1)![1]!) as Board;
	}
	async leaves(): Promise<void> {
		this.#response.destroy();
		if (!this.#response.closed) await once(this.#response, 'close');
	}
}

const call = (number: number): Board => ({ called: [{ number, to: 'Dr Naidoo' }], next: [], waiting: 0 });

it('a change is looked up once, however many screens there are, and not for another clinic', async () => {
	const screens = await Promise.all([Screen.opens(), Screen.opens(), Screen.opens()]);
	await Promise.all(screens.map((screen) => screen.shows(1)));
	expect(looks).toBe(1);
	board = call(17);
	changed(2);
	changed(1);
	expect(await Promise.all(screens.map((screen) => screen.shows(2)))).toEqual([board, board, board]);
	expect(looks).toBe(2);
});

it('where nobody knows what was missed, everything is looked up again', async () => {
	const screen = await Screen.opens();
	await screen.shows(1);
	board = call(3);
	changed();
	expect(await screen.shows(2)).toEqual(board);
});

it('a hint that got lost is made up for by the next beat', async () => {
	await app.close();
	await opens(20);
	const screen = await Screen.opens();
	await screen.shows(1);
	board = call(5);
	expect(await screen.shows(2)).toEqual(board);
});

it('there are so many screens at most from one address; one that leaves makes room', async () => {
	const screens = await Promise.all([Screen.opens(), Screen.opens('canal'), Screen.opens()]);
	expect(screens.map(({ status }) => status)).toEqual([200, 200, 200]);
	expect((await Screen.opens()).status).toBe(429);
	await screens[0]!.leaves();
	for (;;) {
		const next = await Screen.opens();
		if (next.status === 200) break;
	}
});

it('a clinic that there is not has no screen', async () => {
	expect((await fetch(`${base}/waiting/nowhere`)).status).toBe(404);
	expect((await Screen.opens('nowhere')).status).toBe(404);
});

it('the page runs our own files only, and what it is given is text', async () => {
	const response = await fetch(`${base}/waiting/harbour`);
	expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
	const page = await response.text();
	expect(page).not.toMatch(/<script(?! type="module" src=)|<style| on\w+=/);
	expect(page).toContain('Harbour &#60;b&#62;&#38;');
	expect(page).toContain('<span lang="fr">screen-now &#60;fr&#62;</span>');
	expect(page).not.toContain('{{');
});
