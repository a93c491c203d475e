/** One process of the program: started, killed, told to stop. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** What is done to a process besides starting it. */
export interface Tampering {
	readonly kinds?: { readonly web: boolean; readonly worker: boolean };
	/** The guarantee that is broken on purpose: a name in `sabotage.ts`. */
	readonly broken?: string;
	/** How far its clock is ahead. */
	readonly fastMs?: number;
	/** So many of its turns throw when they have done all but commit. */
	readonly stumbles?: number;
	/** A chat may talk as fast as it likes, as nobody may otherwise. */
	readonly unhurried?: boolean;
}

export type Told = { readonly url: string; readonly deskLink: string } | { readonly disk: 'full' | 'free' };

export interface Ended {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly errors: string;
}

export class ServerProcess {
	readonly #process: ChildProcess;
	readonly ended: Promise<Ended>;
	readonly opened: Promise<{ readonly url: string; readonly deskLink: string }>;
	#heard: (told: Told) => void = () => {};
	/** Somebody has killed it, or told it to stop. */
	dismissed = false;

	constructor(environment: Readonly<Record<string, string>>, tampering: Tampering) {
		this.#process = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
			env: { PATH: process.env.PATH, ...environment, TAMPERING: JSON.stringify(tampering) },
			stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
		});
		let errors = '';
		this.#process.stderr!.on('data', (chunk) => {
			errors += chunk;
		});
		this.ended = new Promise((ended) =>
			this.#process.on('close', (code, signal) => ended({ code, signal, errors: errors.slice(-2000) })),
		);
		this.#process.on('message', (told: Told) => this.#heard(told));
		this.opened = new Promise((opened, failed) => {
			this.#heard = (told) => 'url' in told && opened(told);
			void this.ended.then(({ errors: why }) => failed(new Error(`It did not open: ${why}`)));
		});
		// Whoever kills it while it opens does not wait for it.
		this.opened.catch(() => {});
	}

	/** Hears what it logs. */
	logs(heard: (text: string) => void): void {
		this.#process.stderr!.on('data', (chunk) => heard(String(chunk)));
	}

	kill(): Promise<Ended> {
		this.dismissed = true;
		this.#process.kill('SIGKILL');
		return this.ended;
	}

	stop(): Promise<Ended> {
		this.dismissed = true;
		this.#process.kill('SIGTERM');
		return this.ended;
	}

	/** Lets its disk be full, or free again. */
	async disk(state: 'full' | 'free'): Promise<void> {
		const done = new Promise<void>((resolve) => {
			this.#heard = (told) => 'disk' in told && resolve();
		});
		if (!this.#process.connected) return;
		this.#process.send(state);
		await Promise.race([done, this.ended]);
	}
}
