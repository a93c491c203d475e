/** Has pictures drawn by a thread of their own, which begins with the first of them and ends when none was wanted for a while. */
import { Worker } from 'node:worker_threads';
import type { Drawing } from './drawing.ts';
import type { Answered, Asked } from './drawing-thread.ts';

/** Longer than this nobody waits for a picture. */
const PATIENCE_MS = 10_000;
const IDLE_MS = 60_000;

interface Waiting {
	readonly resolve: (png: Uint8Array) => void;
	readonly reject: (why: Error) => void;
}

let thread: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();

/** PNG. Throws where it can't be drawn, or takes longer than `patience` (ms). */
export async function draw(drawing: Drawing, patience = PATIENCE_MS): Promise<Uint8Array> {
	thread ??= begin();
	clearTimeout(idle);
	const id = ++asked;
	const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
	waiting.set(id, { resolve, reject });
	const tooLong = setTimeout(() => end(thread, 'It took too long.'), patience);
	thread.postMessage({ id, drawing } satisfies Asked);
	try {
		return await promise;
	} finally {
		clearTimeout(tooLong);
		waiting.delete(id);
		if (waiting.size === 0) {
			clearTimeout(idle);
			idle = setTimeout(() => end(thread, 'It was ended.'), IDLE_MS).unref();
		}
	}
}

function begin(): Worker {
	const own = new Worker(new URL('./drawing-thread.ts', import.meta.url));
	own.on('message', (answer: Answered) => {
		const { resolve, reject } = waiting.get(answer.id) ?? {};
		if ('png' in answer) resolve?.(answer.png);
		else reject?.(new Error(`A picture could not be drawn (${answer.why}).`));
	});
	own.on('error', ({ name }) => end(own, name));
	own.on('exit', () => end(own, 'The thread has ended.'));
	// It keeps no program from ending.
	own.unref();
	return own;
}

/** Whoever still waits is told; the next picture begins another. */
function end(own: Worker | undefined, why: string): void {
	if (!own || own !== thread) return;
	thread = undefined;
	for (const { reject } of waiting.values()) reject(new Error(`A picture could not be drawn: ${why}`));
	void own.terminate();
}
