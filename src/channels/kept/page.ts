/**
 * `GET /outbox/<key>`: what would have gone by SMS or e-mail, where neither is set up. It answers a browser on this machine
 * that knows the key, and nobody else: there are codes on it, and a proxy that does not say for whom it asks seems to be a
 * browser here. Made whole by the server; nothing in it runs.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Keyring } from '../../../db/keyring.ts';
import { type Part, part } from '../../../flows/prompt.ts';
import type { KeptLetter } from '../../letters.ts';

/** Where the page is; whoever reads the terminal is told. */
export const outboxPath = (keys: Keyring): string => `/outbox/${keys.hash('outbox page', '').slice(0, 22)}`;

export interface OutboxOptions {
	/** As `outboxPath` has it. */
	readonly path: string;
	readonly letters: () => Promise<readonly KeptLetter[]>;
	/** Whether a request comes from this machine, and was not passed on. */
	readonly fromHere: (request: FastifyRequest) => boolean;
	/** The language of a browser's wish, and a sentence in it. */
	readonly languageOf: (acceptLanguage: string | undefined) => string;
	readonly say: (part: Part, language: string) => string;
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.0625rem; margin: 0; overflow-wrap: anywhere; }
ol { list-style: none; padding: 0; }
li { border: 1px solid; border-radius: 0.5rem; padding: 0.75rem 1rem; margin: 0 0 1rem; }
li p { margin: 0.25rem 0 0; white-space: pre-line; overflow-wrap: anywhere; }
.again { display: inline-block; padding: 0.5rem 0; }
`;

const HEADERS = {
	'content-security-policy': [
		"default-src 'none'",
		`style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
		'img-src data:',
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	].join('; '),
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
	'cache-control': 'no-store',
};

export function outboxPage({ path, letters, fromHere, languageOf, say }: OutboxOptions): FastifyPluginAsync {
	return async (app) => {
		app.get('/outbox/:key', async (request, reply) => {
			const knows = same(request.url, path);
			if (!knows || !fromHere(request) || !isNamedHere(request.headers.host))
				return reply
					.code(404)
					.send({ error: 'There is nothing here. The page of codes is at the address that the terminal shows.' });
			const language = languageOf(request.headers['accept-language']);
			const shown = page(path, await letters(), language, (part) => escapeHtml(say(part, language)));
			return reply.headers(HEADERS).header('content-language', language).type('text/html; charset=utf-8').send(shown);
		});
	};
}

const same = (asked: string, path: string): boolean =>
	Buffer.byteLength(asked) === path.length && timingSafeEqual(Buffer.from(asked), Buffer.from(path));

/** Another site's name that was made to lead to this machine would let its page read ours. */
const isNamedHere = (host = ''): boolean => /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(host);

type Say = (part: Part) => string;

const page = (path: string, letters: readonly KeptLetter[], language: string, say: Say): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(part('outbox-title', { count: letters.length }))}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${say(part('outbox-heading'))}</h1>
<p>${say(part('outbox-why'))}</p>
<p><a class="again" href="${path}">${say(part('outbox-again'))}</a></p>
${letters.length === 0 ? `<p>${say(part('outbox-empty'))}</p>` : `<ol>${letters.map((letter) => item(letter, language, say)).join('')}</ol>`}
</main>
</body>
</html>
`;

function item(
	{ channel, to, at, until, subject, text, language: its }: KeptLetter,
	language: string,
	say: Say,
): string {
	const clock = (instant: number) => new Date(instant).toLocaleTimeString(language, { timeStyle: 'short' });
	const good = until === undefined ? '' : ` ${say(part('outbox-until', { until: clock(until) }))}`;
	return `<li>
<h2>${say(part(`outbox-${channel}`, { to }))}</h2>
<p>${say(part('outbox-at', { at: clock(at) }))}${good}</p>
<div lang="${escapeHtml(its)}">
${channel === 'email' ? `<p><strong>${escapeHtml(subject)}</strong></p>` : ''}
<p>${escapeHtml(text)}</p>
</div>
</li>`;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
