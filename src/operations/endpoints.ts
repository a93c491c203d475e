/** For whoever runs the house: is it alive, may it be sent work, what is it doing. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface Operations {
	/** What keeps this process from taking work: a sentence; nothing if it may. */
	readonly unready: () => Promise<string | undefined>;
	readonly metrics: { readonly contentType: string; page(): Promise<string> };
	/** Whoever sends it may read the metrics from elsewhere. Without one, only this machine may. */
	readonly token: string | undefined;
}

const PATIENCE_MS = 2_000;

/** `GET /health`, `/ready`, `/metrics`. */
export function operations(app: FastifyInstance, { unready, metrics, token }: Operations): void {
	app.get('/health', async () => ({ alive: true }));

	app.get('/ready', async (_request, reply) => {
		const why = await Promise.race([unready(), tooLate()]);
		if (why === undefined) return { ready: true };
		return reply.code(503).header('retry-after', 1).send({ ready: false, why });
	});

	app.get('/metrics', async (request, reply) => {
		if (!mayRead(request, token)) return reply.code(404).send({ error: 'There is nothing here.' });
		return reply.type(metrics.contentType).send(await metrics.page());
	});
}

const tooLate = () =>
	new Promise<string>((late) => {
		setTimeout(() => late('The database does not answer.'), PATIENCE_MS).unref();
	});

/** From this machine, and not passed on by a proxy that stands on it; or with the token. */
function mayRead({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
	if (token !== undefined) {
		const [given, wanted] = [headers.authorization ?? '', `Bearer ${token}`].map((text) => Buffer.from(text));
		return given!.length === wanted!.length && timingSafeEqual(given!, wanted!);
	}
	const passedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
	return !passedOn && /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
}
