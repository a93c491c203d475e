/** The line to Telegram while polling, or announcing a webhook: what fails on it is logged and, after a pause, tried again until we stop. */
import type { Call } from './call.ts';
import type { Pause } from './pause.ts';

export interface Line {
	readonly call: Call;
	readonly log: Log;
	readonly pause: Pause;
	readonly stopped: AbortSignal;
}

/** The part of a pino logger that is used. What it is given holds no token and nothing that was said. */
export interface Log {
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
}
