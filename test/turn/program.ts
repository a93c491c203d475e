/** The program itself as a process of its own, on a database and with a data key of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Engine, newPlace } from '../engines.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Ended {
	readonly code: number | null;
	readonly output: string;
	readonly errors: string;
}

export class Program {
	readonly #process: ChildProcess;
	readonly #ended: Promise<Ended>;
	#output = '';
	#errors = '';
	#printed: () => void = () => {};

	constructor(environment: Readonly<Record<string, string>>) {
		this.#process = spawn(process.execPath, [join(root, 'src/start.js')], {
			env: { PATH: process.env.PATH, PORT: '0', ...environment },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.#process.stdout!.on('data', (chunk) => {
			this.#output += chunk;
			this.#printed();
		});
		this.#process.stderr!.on('data', (chunk) => {
			this.#errors += chunk;
		});
		this.#ended = new Promise((ended) =>
			this.#process.on('close', (code) => ended({ code, output: this.#output, errors: this.#errors })),
		);
	}

	/** Where the chat is, once it says so; throws if it ends without. */
	async url(): Promise<string> {
		const said = () => /The chat is at (http:\S+)/.exec(this.#output)?.[1];
		const told = new Promise<void>((resolve) => {
			this.#printed = () => said() && resolve();
			this.#printed();
		});
		await Promise.race([told, this.#ended]);
		const url = said();
		if (!url) throw new Error(`It did not open: ${this.#errors}`);
		return url;
	}

	ends(): Promise<Ended> {
		return this.#ended;
	}

	signal(signal: 'SIGKILL' | 'SIGTERM'): Promise<Ended> {
		this.#process.kill(signal);
		return this.#ended;
	}
}

/** A database and a folder for its data key, and what tells the program of them. */
export async function newHome(engine: Engine) {
	const place = await newPlace(engine);
	const folder = mkdtempSync(join(tmpdir(), 'waitless-program-'));
	return {
		environment: { DATABASE_URL: place.url, DATA_KEY_FILE: join(folder, 'data.key') },
		async remove() {
			rmSync(folder, { recursive: true, force: true });
			await place.remove();
		},
	};
}

export type Home = Awaited<ReturnType<typeof newHome>>;
