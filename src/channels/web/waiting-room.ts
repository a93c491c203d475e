/** `GET /waiting/<clinic>`: the page for a screen in the waiting room. Numbers only, and who calls them; nothing to tap. */
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyBaseLogger, FastifyPluginAsync } from 'fastify';
import { loadAssets } from './assets.ts';
import { guardAnswer } from './guards.ts';
import { nameOf } from './name-of.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import { type Board, Screens, screenEvents } from './waiting-board.ts';

export interface WaitingRoomOptions {
	/** The clinic of a code, if there is one. */
	readonly clinicOf: (code: string) => Promise<Clinic | undefined>;
	readonly look: (locationId: number) => Promise<Board>;
	/** Calls back for every clinic whose queue has changed, and with nothing where that is not known. */
	readonly changes: (changed: (locationId?: number) => void) => void;
	/** Words in each language that the network speaks, the first of them first. */
	readonly words: (key: string) => readonly { readonly language: string; readonly text: string }[];
	readonly logger: Pick<FastifyBaseLogger, 'warn'>;
	readonly secure?: boolean;
	readonly heartbeatMs?: number;
	/** So many screens at once, in all and from one network address. */
	readonly most?: { readonly all: number; readonly perAddress: number };
}

export interface Clinic {
	readonly id: number;
	readonly code: string;
	readonly name: string;
	/** IANA. */
	readonly zone: string;
}

export function waitingRoom(options: WaitingRoomOptions): FastifyPluginAsync {
	const { clinicOf, look, changes, logger, secure = false, heartbeatMs = 15_000 } = options;
	const { most = { all: 500, perAddress: 100 } } = options;
	return async (app) => {
		app.addHook('onRequest', guardAnswer(secure));
		const { version } = await loadAssets();
		const template = await readFile(new URL('./page/waiting-room.html', import.meta.url), 'utf8');
		const screens = new Screens(look);
		changes((locationId) => screens.changed(locationId));
		const open = new Map<ServerResponse, string>();
		app.addHook('preClose', async () => {
			for (const response of open.keys()) response.destroy();
		});

		app.get<{ Params: { code: string } }>('/waiting/:code', async (request, reply) => {
			const clinic = await clinicOf(request.params.code);
			if (!clinic) return reply.callNotFound();
			return reply
				.header('cache-control', 'no-store')
				.type('text/html; charset=utf-8')
				.send(pageOf(template, clinic, `/assets/${version}`, options.words));
		});

		app.get<{ Params: { code: string } }>('/waiting/:code/events', async (request, reply) => {
			const clinic = await clinicOf(request.params.code);
			if (!clinic) return reply.callNotFound();
			const from = neighbourhoodOf(request.ip);
			const others = [...open.values()].filter((each) => each === from).length;
			if (open.size >= most.all || others >= most.perAddress)
				return reply.code(429).header('retry-after', 30).send({ error: 'Too many screens are open.' });
			const leaving = new AbortController();
			const { board, bell } = screens.watch(clinic.id);
			open.set(reply.raw, from);
			reply.raw.once('close', () => {
				open.delete(reply.raw);
				screens.leave(clinic.id, bell);
				leaving.abort();
			});
			const stream = Readable.from(screenEvents(board, bell, { heartbeatMs, version, signal: leaving.signal }));
			stream.once('error', (error) => logger.warn({ error: nameOf(error) }, 'a screen lost what it shows'));
			reply.headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
			return reply.type('text/event-stream; charset=utf-8').send(stream);
		});
	};
}

/** Every word stands there in each language, one below the other; the numbers come by the stream. */
function pageOf(
	template: string,
	{ code, name, zone }: Clinic,
	assets: string,
	words: WaitingRoomOptions['words'],
): string {
	const values: Readonly<Record<string, string>> = {
		code,
		name,
		zone,
		assets,
		language: words('screen-now')[0]!.language,
	};
	return template
		.replace(/\{\{words (screen-[a-z]+)\}\}/g, (_, key: string) =>
			words(key)
				.map(({ language, text }) => `<span lang="${escapeHtml(language)}">${escapeHtml(text)}</span>`)
				.join(' '),
		)
		.replace(/\{\{(\w+)\}\}/g, (_, key: string) => escapeHtml(values[key] ?? ''));
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
