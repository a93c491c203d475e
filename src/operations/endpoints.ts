/** For whoever runs the house: is it alive, may it be sent work, what is it doing. */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

export interface Operations {
	/** What keeps this process from taking work: a sentence; nothing if it may. */
	readonly unready: () => Promise<string | undefined>;
	readonly metrics: { readonly contentType: string; page(): Promise<string> };
	/** Who may read the metrics: who sends this; `'here'`, whoever asks from this machine; nobody. */
	readonly readers: { readonly token: string } | 'here' | 'nobody';
}

const PATIENCE_MS = 2_000;

/** `GET /health`, `/ready`, `/metrics`. */
export function operations(app: FastifyInstance, { unready, metrics, readers }: Operations): void {
	app.get('/health', async () => ({ alive: true }));

	app.get('/ready', async (_request, reply) => {
		const why = await Promise.race([unready(), tooLate()]);
		if (why === undefined) return { ready: true };
		return reply.code(503).header('retry-after', 1).send({ ready: false, why });
	});

	app.get('/metrics', async (request, reply) => {
		if (!mayRead(request, readers)) return reply.code(404).send({ error: 'There is nothing here.' });
		return reply.type(metrics.contentType).send(await metrics.page());
	});
}

/** A house with an address on the internet stands behind a proxy, and whoever asks seems to be on this machine. */
export function readersOf({ METRICS_TOKEN: token, PUBLIC_URL, TELEGRAM_WEBHOOK_URL }: Config): Operations['readers'] {
	if (token) return { token };
	return PUBLIC_URL || TELEGRAM_WEBHOOK_URL ? 'nobody' : 'here';
}

const tooLate = () =>
	new Promise<string>((late) => {
		setTimeout(() => late('The database does not answer.'), PATIENCE_MS).unref();
	});

function mayRead(request: FastifyRequest, readers: Operations['readers']): boolean {
	const { headers } = request;
	if (readers === 'nobody') return false;
	if (readers !== 'here') {
		const [given, wanted] = [headers.authorization ?? '', `Bearer ${readers.token}`].map((text) => Buffer.from(text));
		return given!.length === wanted!.length && timingSafeEqual(given!, wanted!);
	}
	return isFromHere(request);
}

/** Whether whoever asks is on this machine, and nobody has passed it on. */
export function isFromHere({ headers, socket }: FastifyRequest): boolean {
	const passedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
	return !passedOn && /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
}
