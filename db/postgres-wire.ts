/**
 * What one process tells, heard in all of them: PostgreSQL's listen and notify, over a connection of its own. What is told
 * is a hint: it may get lost while that connection is broken, and then everybody who listens is told to look ('').
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Listeners } from './listeners.ts';
import { connectionTo } from './postgres-client.ts';

const CHANNEL = 'waitless';
/** Hints are gathered for so long: a process that has much to do would else send one a turn. */
const GATHER_MS = 5;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/**
 * In no turn's transaction: one that notifies takes a lock over the whole database when it commits. Nor does anybody wait
 * for a hint to reach the disk; the setting ends with the statement.
 */
const NOTIFY = `with hint as materialized (select set_config('synchronous_commit', 'off', true))
	select pg_notify('${CHANNEL}', told) from hint, unnest($1::text[]) as told`;

export class Wire {
	readonly #url: string;
	readonly #listeners = new Listeners();
	/** Begins what this process tells, so that it does not hear it twice. */
	readonly #mark = randomBytes(6).toString('base64url');
	readonly #told = new Set<string>();
	#telling: Promise<void> | undefined;
	#client: pg.Client | undefined;
	#again: NodeJS.Timeout | undefined;
	#pause = FIRST_PAUSE_MS;
	#closed = false;

	/** Resolves when it listens, or can't for now; it goes on trying. */
	static async open(url: string): Promise<Wire> {
		const wire = new Wire(url);
		await wire.#connect();
		return wire;
	}

	private constructor(url: string) {
		this.#url = url;
	}

	hear(heard: (topic: string) => void): () => void {
		return this.#listeners.hear(heard);
	}

	/** This process hears it straight away, the others a moment later. */
	tell(topic: string): void {
		this.#listeners.tell(topic);
		this.#told.add(topic);
		this.#telling ??= this.#send();
	}

	async #send(): Promise<void> {
		try {
			while (this.#told.size > 0) {
				if (!this.#closed) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
				const told = [...this.#told].map((topic) => this.#mark + topic);
				this.#told.clear();
				await this.#client?.query(NOTIFY, [told]);
			}
		} catch {
			// Lost, as hints may be.
		} finally {
			this.#telling = undefined;
		}
	}

	async #connect(): Promise<void> {
		const client = new pg.Client(connectionTo(this.#url));
		let over = false;
		const end = () => {
			if (over) return;
			over = true;
			this.#client = undefined;
			client.end().catch(() => {});
			if (this.#closed) return;
			this.#again = setTimeout(() => this.#reconnect(), this.#pause);
			this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
		};
		client.on('error', end);
		client.on('end', end);
		client.on('notification', ({ payload = '' }) => {
			if (!payload.startsWith(this.#mark)) this.#listeners.tell(payload.slice(this.#mark.length));
		});
		try {
			await client.connect();
			await client.query(`listen ${CHANNEL}`);
		} catch {
			return end();
		}
		if (this.#closed) return end();
		this.#client = client;
		this.#pause = FIRST_PAUSE_MS;
	}

	async #reconnect(): Promise<void> {
		await this.#connect();
		if (this.#client) this.#listeners.tell('');
	}

	/** What was told has been sent, if it could be. */
	async close(): Promise<void> {
		this.#closed = true;
		this.#listeners.close();
		clearTimeout(this.#again);
		await this.#telling;
		const client = this.#client;
		this.#client = undefined;
		await client?.end();
	}
}
