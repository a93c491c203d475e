/** The port that a process listens on, and how it is closed without cutting anybody off. */
import type { FastifyInstance } from 'fastify';
import { BadConfiguration, type Config } from '../config.ts';

/** After so long an answer is cut off; whoever asked asks again. */
const LONGEST_ANSWER_MS = 10_000;

/** Closing waits for the answers that are on their way; streams never end by themselves, and are broken off. */
export function finishAnswers(app: FastifyInstance): void {
	const answering = new Set<object>();
	let lastOne: (() => void) | undefined;
	const over = (answer: object) => {
		answering.delete(answer);
		if (answering.size === 0) lastOne?.();
	};
	app.addHook('onRequest', async (_, { raw }) => {
		answering.add(raw);
		// It is over as well when whoever asked has left.
		raw.once('close', () => over(raw));
	});
	app.addHook('onSend', async (_, reply) => {
		if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) over(reply.raw);
	});
	app.addHook('preClose', async () => {
		if (answering.size === 0) return;
		const patience = setTimeout(() => lastOne?.(), LONGEST_ANSWER_MS);
		await new Promise<void>((done) => {
			lastOne = done;
		});
		clearTimeout(patience);
	});
}

/** @throws BadConfiguration where nobody can listen there. */
export async function listen(app: FastifyInstance, { HOST, PORT }: Config): Promise<string> {
	try {
		return await app.listen({ host: HOST, port: PORT });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EADDRINUSE')
			throw new BadConfiguration(
				`Port ${PORT} is taken by another program. Set another PORT in .env, or for this process only: PORT=8081 node src/start.js …`,
			);
		throw new BadConfiguration(`Nobody can listen at ${HOST}, port ${PORT} (${code}). Mend HOST or PORT in .env.`);
	}
}
