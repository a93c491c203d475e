import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * What a browser is told about every answer: run our own files only, send nothing elsewhere, never stand in a frame. No
 * inline script or style is needed, and strings are never made into markup, so none is allowed.
 */
const HEADERS = {
	'content-security-policy': [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"connect-src 'self'",
		"img-src 'self' data:",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
	].join('; '),
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

/** A browser that was here over HTTPS never comes without it, for two years (RFC 6797). */
const ONLY_BY_TLS = { 'strict-transport-security': 'max-age=63072000' };

/** @param secure whether the page is reached over HTTPS. */
export const guardAnswer = (secure: boolean) => {
	const headers = secure ? { ...HEADERS, ...ONLY_BY_TLS } : HEADERS;
	return async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
		reply.headers(headers);
	};
};

/** Refuses what another site's page sends with our visitor's cookie. */
export async function refuseOtherSites(
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<FastifyReply | undefined> {
	if (isSameOrigin(request)) return undefined;
	return reply.code(403).send({ error: 'Messages are taken from this page only.' });
}

/**
 * Browsers say where a request comes from, and scripts cannot change what they say: newer ones in `Sec-Fetch-Site`, all
 * of them in the `Origin` of a POST. Who says neither is no browser, and carries nobody else's cookie.
 */
function isSameOrigin({ headers }: FastifyRequest): boolean {
	const site = headers['sec-fetch-site'];
	if (site !== undefined) return site === 'same-origin';
	if (headers.origin === undefined) return true;
	return URL.parse(headers.origin)?.host === headers.host;
}
