/**
 * What the process knows of its database from using it. The log hears once that it is away or can't be written, and what
 * to do, and once that it works again, however many turns stumble over it meanwhile.
 */
import type { Logger } from 'pino';
import { isMachineFault } from '../../db/machine-fault.ts';
import { takeLease } from '../../db/queries/leases.ts';
import { networkVersion } from '../../db/queries/network.ts';
import type { Store } from '../../db/store.ts';

/** On a full disk some writes still find room: one that succeeds is believed once none has failed for so long. */
const SETTLES_MS = 2_000;
/** What comes and goes is said once in this time. */
const QUIET_MS = 60_000;

export interface WatchedDatabase {
	/** The same store, watched. */
	readonly store: Store;
	/** What is wrong with it, in a sentence; nothing if it can be read and, as far as is known, written. */
	unready(): Promise<string | undefined>;
	/** Whether it failed when it was last used. */
	failing(): boolean;
}

type Use = 'read' | 'written';

/** @param steady a clock in ms that never goes back. */
export function watchDatabase(store: Store, logger: Logger, steady = () => performance.now()): WatchedDatabase {
	/** The codes of what failed, until the same succeeds again. */
	const faults = new Map<Use, string>();
	let failedAt = 0;
	let said: { readonly at: number; over: boolean } | undefined;

	function failed(use: Use, error: unknown): void {
		if (!isMachineFault(error)) return;
		const code = codeOf(error);
		faults.set(use, code);
		failedAt = steady();
		if (said && !(said.over && failedAt - said.at > QUIET_MS)) return;
		said = { at: failedAt, over: false };
		logger.error({ code }, `the database can’t be ${use}: ${remedy(code)}`);
	}

	function succeeded(use: Use): void {
		if (faults.size === 0 || (faults.has('written') && steady() - failedAt < SETTLES_MS)) return;
		faults.delete('read');
		if (use === 'written') faults.clear();
		if (faults.size > 0 || !said || said.over) return;
		said.over = true;
		logger.warn({ afterMs: Math.round(steady() - said.at) }, 'the database works again');
	}

	const heard = <T>(use: Use, using: Promise<T>): Promise<T> =>
		using.then(
			(value) => {
				succeeded(use);
				return value;
			},
			(error) => {
				failed(use, error);
				throw error;
			},
		);

	const watched: Store = {
		...store,
		read: (body) => heard('read', store.read(body)),
		transaction: (body, conversation) => heard('written', store.transaction(body, conversation)),
	};
	return {
		store: watched,
		failing: () => faults.size > 0,
		async unready() {
			try {
				await watched.read(({ run }) => run(networkVersion, {}));
			} catch {
				return 'The database does not answer.';
			}
			// Where nobody is sent, nobody writes: so this does.
			if (faults.has('written')) await tryToWrite(watched).catch(() => {});
			return faults.has('written') ? `The database can’t be written (${faults.get('written')}).` : undefined;
		},
	};
}

/** Logs what failed, but for what `watchDatabase` has said already. */
export function complain(logger: Logger, error: unknown, what: string): void {
	if (!isMachineFault(error)) logger.error({ error }, what);
}

const tryToWrite = (store: Store) =>
	store.transaction(({ run, now }) => run(takeLease, { name: 'trial', holder: 'anybody', until: now, now }));

/** Such as SQLITE_FULL or ECONNREFUSED; it names nobody. */
function codeOf(error: unknown): string {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
	if (typeof code === 'string') return code;
	return cause === undefined ? 'the connection broke' : codeOf(cause);
}

function remedy(code: string): string {
	if (/^(SQLITE_FULL|ENOSPC|53100)/.test(code)) return 'the disk is full. Make room; it goes on by itself';
	if (/^SQLITE/.test(code)) return 'look after the disk, and whose its files are; it goes on by itself';
	if (/^53/.test(code)) return 'PostgreSQL has no connections, or no memory, left. It is tried again';
	return 'PostgreSQL does not answer. Is it running, and can it be reached? It is tried again';
}
