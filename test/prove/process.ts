/** The program's processes: started, killed, told to stop. One may hold several houses, each for a world of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** What is done to a house besides opening it. */
export interface Tampering {
	readonly kinds?: { readonly web: boolean; readonly worker: boolean };
	/** The guarantee that is broken on purpose: a name in `sabotage.ts`. */
	readonly broken?: string;
	/** How far its process's clock is ahead. */
	readonly fastMs?: number;
	/** So many of its turns throw when they have done all but commit. */
	readonly stumbles?: number;
	/** A chat may talk as fast as it likes, as nobody may otherwise. */
	readonly unhurried?: boolean;
}

type Environment = Readonly<Record<string, string>>;

/** What a process is told, of one of its houses. */
export type Order =
	| { readonly house: number; readonly open: Environment; readonly tampering: Tampering }
	| { readonly house: number; readonly disk: 'full' | 'free' }
	| { readonly house: number; readonly leave: true };

/** What it tells, of one of its houses. */
export type Told =
	| { readonly house: number; readonly url: string; readonly deskLink: string }
	| { readonly house: number; readonly disk: 'full' | 'free' }
	| { readonly house: number; readonly left: true };

export interface Ended {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly errors: string;
}

/** A process of the system's. */
export class Building {
	readonly process: ChildProcess;
	readonly ended: Promise<Ended>;
	/** What it logs goes here too. */
	logs: (text: string) => void = () => {};
	readonly #hearing = new Map<number, (told: Told) => void>();
	#houses = 0;

	constructor(fastMs = 0) {
		this.process = spawn(process.execPath, [join(import.meta.dirname, 'server.ts'), String(fastMs)], {
			env: { PATH: process.env.PATH, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' },
			stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
		});
		let errors = '';
		this.process.stderr!.on('data', (chunk) => {
			errors = (errors + chunk).slice(-2000);
			this.logs(String(chunk));
		});
		this.ended = new Promise((ended) => this.process.on('close', (code, signal) => ended({ code, signal, errors })));
		this.process.on('message', (told: Told) => this.#hearing.get(told.house)?.(told));
		// A process that has just been killed hears nothing more.
		this.process.on('error', () => {});
	}

	/** Room for another house. */
	room(heard: (told: Told) => void): number {
		this.#hearing.set(++this.#houses, heard);
		return this.#houses;
	}

	tell(order: Order): void {
		if (this.process.connected) this.process.send(order, () => {});
	}

	kill(): Promise<Ended> {
		this.process.kill('SIGKILL');
		return this.ended;
	}
}

export class ServerProcess {
	readonly ended: Promise<Ended>;
	readonly opened: Promise<{ readonly url: string; readonly deskLink: string }>;
	/** Somebody has killed it, or told it to stop. */
	dismissed = false;
	readonly #building: Building;
	readonly #isShared: boolean;
	readonly #house: number;
	#diskIsSo: () => void = () => {};

	/** @param shared where others live too: there it is not killed, but made to leave. */
	constructor(environment: Environment, tampering: Tampering, shared?: Building) {
		const building = shared ?? new Building(tampering.fastMs);
		const opened = Promise.withResolvers<{ readonly url: string; readonly deskLink: string }>();
		const left = Promise.withResolvers<Ended>();
		this.#building = building;
		this.#isShared = shared !== undefined;
		this.#house = building.room((told) => {
			if ('url' in told) opened.resolve(told);
			else if ('disk' in told) this.#diskIsSo();
			else left.resolve({ code: 0, signal: null, errors: '' });
		});
		this.ended = Promise.race([building.ended, left.promise]);
		this.opened = opened.promise;
		void this.ended.then(({ errors: why }) => opened.reject(new Error(`It did not open: ${why}`)));
		// Whoever kills it while it opens does not wait for it.
		this.opened.catch(() => {});
		building.tell({ house: this.#house, open: environment, tampering });
	}

	/** Hears what it logs, if nobody shares its process. */
	logs(heard: (text: string) => void): void {
		if (!this.#isShared) this.#building.logs = heard;
	}

	kill(): Promise<Ended> {
		this.dismissed = true;
		if (!this.#isShared) return this.#building.kill();
		this.#building.tell({ house: this.#house, leave: true });
		return this.ended;
	}

	stop(): Promise<Ended> {
		this.dismissed = true;
		if (this.#isShared) return this.kill();
		this.#building.process.kill('SIGTERM');
		return this.ended;
	}

	/** Lets its disk be full, or free again. */
	async disk(state: 'full' | 'free'): Promise<void> {
		const done = new Promise<void>((resolve) => {
			this.#diskIsSo = resolve;
		});
		this.#building.tell({ house: this.#house, disk: state });
		await Promise.race([done, this.ended]);
	}
}
