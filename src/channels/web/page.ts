import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Buckets, type Pace } from '../../pace.ts';
import { encodingFor, loadAssets } from './assets.ts';
import type { Side, Visitors } from './identity.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import type { WebChatOptions } from './options.ts';
import { wordsFor } from './page/strings.js';
import { LONGEST_TEXT } from './posted.ts';

/** A whole hospital may come from one address, but not all of it in a moment. */
const NEWCOMERS: Pace = { burst: 300, perSecond: 1 };
const FOR_EVER = 'public, max-age=31536000, immutable';

/** `GET /` and `GET /desk`, which give a visitor their cookie, and the scripts and styles that the page asks for. */
export async function servePage(
	app: FastifyInstance,
	visitors: Visitors,
	{ clinicName, newcomers = NEWCOMERS }: Pick<WebChatOptions, 'clinicName' | 'newcomers'>,
): Promise<void> {
	const { version, files } = await loadAssets();
	const page = await loadPage(clinicName, `/assets/${version}`);

	const arrivals = new Buckets(newcomers);
	const show = (side: Side) => (request: FastifyRequest, reply: FastifyReply) => {
		const isNew = visitors.isNew(request.headers.cookie, side);
		const wait = isNew ? arrivals.take(neighbourhoodOf(request.ip)) : 0;
		if (wait > 0)
			return reply
				.code(429)
				.header('retry-after', Math.ceil(wait / 1000))
				.type('text/plain; charset=utf-8')
				.send('Many people come from your network just now. Please try again in a minute.\n');
		return reply
			.header('set-cookie', visitors.cookie(request.headers.cookie, side))
			.header('cache-control', 'no-store')
			.type('text/html; charset=utf-8')
			.send(page(side, request.headers['accept-language']));
	};
	app.get('/', show('clinic'));
	app.get('/desk', show('desk'));

	app.get<{ Params: { name: string } }>(`/assets/${version}/:name`, (request, reply) => {
		const asset = files.get(request.params.name);
		if (!asset) return reply.callNotFound();
		reply.headers({ etag: asset.etag, 'cache-control': FOR_EVER, vary: 'accept-encoding' });
		if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
		const encoding = encodingFor(request.headers['accept-encoding']);
		if (encoding !== 'identity') reply.header('content-encoding', encoding);
		return reply.type(asset.mime).send(asset.encodings[encoding]);
	});
}

/** The page for a visitor: the same for patients and staff but for its words. */
async function loadPage(
	clinicName: WebChatOptions['clinicName'],
	assets: string,
): Promise<(side: Side, acceptLanguage: string | undefined) => string> {
	const template = await readFile(new URL('./page/index.html', import.meta.url), 'utf8');
	return (side, acceptLanguage) => {
		const { language, words } = wordsFor(acceptLanguage?.split(',').map((range) => range.split(';')[0] ?? '') ?? []);
		const name = clinicName(language);
		const here = side === 'desk' ? words.desk : words.clinic;
		return fill(template, {
			...words,
			...here,
			language,
			side,
			assets,
			clinicName: name,
			initial: [...name][0] ?? '',
			longest: String(LONGEST_TEXT),
		});
	};
}

function fill(template: string, values: Record<string, unknown>): string {
	return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
		const value = values[name];
		if (typeof value !== 'string') throw new Error(`The page has a place for ${name}, which nobody fills.`);
		return escapeHtml(value);
	});
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
