/** Work that is done again and again, never twice at once; what fails is logged, and done again next time. */
import type { Logger } from 'pino';

export interface Regular {
	/** Waits for what is being done. */
	stop(): Promise<void>;
}

/** @param everyMs the pause between the beginnings; the first comes at once. */
export function regularly(everyMs: number, work: () => Promise<void>, logger: Logger): Regular {
	let doing: Promise<void> | undefined;
	const begin = () => {
		doing ??= work()
			.catch((error: Error) => logger.error({ error: error.name }, 'something that is done regularly failed'))
			.finally(() => {
				doing = undefined;
			});
	};
	begin();
	const beat = setInterval(begin, everyMs);
	return {
		async stop() {
			clearInterval(beat);
			await doing;
		},
	};
}
