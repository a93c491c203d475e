/** Work that is done again and again, never twice at once; what fails is logged, and done again next time. */
import type { Logger } from 'pino';
import { complain } from './outage.ts';

/** Something that goes on until it is stopped. */
export interface Ongoing {
	/** Waits for what is being done. */
	stop(): Promise<void>;
}

/** @param everyMs the pause between the beginnings; the first comes at once. */
export function regularly(everyMs: number, work: () => Promise<void>, logger: Logger): Ongoing {
	let doing: Promise<void> | undefined;
	const begin = () => {
		doing ??= work()
			.catch((error) => complain(logger, error, 'something that is done regularly failed'))
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
