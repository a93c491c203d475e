/**
 * What all screens of one clinic show. It is looked up once for each change, however many screens there are, and kept while
 * anybody watches; and once in a heartbeat, as a hint from another process may get lost.
 */
import { Bell } from './bells.ts';

/** What a screen shows, as JSON; the newest call first. Nobody is named but who calls. */
export interface Board {
	readonly called: readonly Shown[];
	readonly next: readonly Shown[];
	readonly waiting: number;
}

export interface Shown {
	readonly number: number;
	/** Who calls; empty: whoever is free first. */
	readonly to: string;
}

export class Screens {
	readonly #look: (locationId: number) => Promise<Board>;
	readonly #boards = new Map<number, Watched>();

	constructor(look: (locationId: number) => Promise<Board>) {
		this.#look = look;
	}

	/** A screen begins to watch a clinic. */
	watch(locationId: number): { readonly board: Watched; readonly bell: Bell } {
		const board = this.#boards.get(locationId) ?? new Watched(() => this.#look(locationId));
		this.#boards.set(locationId, board);
		const bell = new Bell();
		board.bells.add(bell);
		return { board, bell };
	}

	leave(locationId: number, bell: Bell): void {
		const board = this.#boards.get(locationId);
		board?.bells.delete(bell);
		if (board?.bells.size === 0) this.#boards.delete(locationId);
	}

	/** Something has changed at a clinic; at any of them, for nothing. */
	changed(locationId?: number): void {
		for (const [id, board] of this.#boards) if (locationId === undefined || id === locationId) board.changed();
	}
}

class Watched {
	readonly bells = new Set<Bell>();
	readonly #look: () => Promise<Board>;
	#shown: Promise<string> | undefined;
	#again = false;
	#at = 0;

	constructor(look: () => Promise<Board>) {
		this.#look = look;
	}

	/** As JSON. @param olderMs what was looked up longer ago is looked up again. */
	shown(olderMs = Number.POSITIVE_INFINITY): Promise<string> {
		if (performance.now() - this.#at > olderMs) this.#shown = undefined;
		this.#shown ??= this.#lookNow();
		return this.#shown;
	}

	changed(): void {
		this.#again = true;
		this.#shown = undefined;
		for (const bell of this.bells) bell.ring();
	}

	/** Once more where something changed while it was looked up. */
	async #lookNow(): Promise<string> {
		try {
			for (;;) {
				this.#again = false;
				this.#at = performance.now();
				const board = JSON.stringify(await this.#look());
				if (!this.#again) return board;
			}
		} catch (error) {
			this.#shown = undefined;
			throw error;
		}
	}
}

export type { Watched };

/** The server-sent events of one screen, for as long as `signal` lets it: what is to be shown, whenever that is something else. */
export async function* screenEvents(
	board: Watched,
	bell: Bell,
	{ heartbeatMs, version, signal }: { heartbeatMs: number; version: string; signal: AbortSignal },
): AsyncGenerator<string> {
	signal.addEventListener('abort', () => bell.ring(), { once: true });
	// After a restart the screens should not all come back in one moment.
	const beat = `event: beat\ndata: ${version}\n\n`;
	yield `retry: ${500 + Math.floor(Math.random() * 2000)}\n${beat}`;
	let told: string | undefined;
	for (let quiet = false; !signal.aborted; quiet = !(await bell.rings(heartbeatMs))) {
		if (quiet) yield beat;
		const shown = await board.shown(quiet ? heartbeatMs / 2 : undefined);
		if (shown !== told) yield `event: board\ndata: ${shown}\n\n`;
		told = shown;
	}
}
