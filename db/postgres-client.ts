/** Connections to PostgreSQL, as all of this program makes them. */
import pg from 'pg';
import { isStarting, refusedByPostgres, type Setting } from './postgres-refusals.ts';

const WAIT_FOR_START_MS = 30_000;
const PAUSE_MS = 500;

/** What the administrator of the database sees us as, unless the address says otherwise. */
export const connectionTo = (url: string) => ({
	connectionString: url,
	fallback_application_name: 'waitless',
	keepAlive: true,
	// Else the system first asks after two hours whether the other end is still there.
	keepAliveInitialDelayMillis: 10_000,
});

/**
 * One connection, to be ended by whoever asked for it. Throws `CannotOpen` with a sentence.
 * @param setting the one that names it.
 * @param waiting hears once, why, that a server is waited for that is still starting; without it nobody waits.
 */
export async function connect(
	url: string,
	setting: Setting = 'DATABASE_URL',
	waiting?: (why: string) => void,
): Promise<pg.Client> {
	const since = performance.now();
	for (let said = false; ; said = true) {
		const client = new pg.Client(connectionTo(url));
		// Whatever breaks also fails the query that was under way; unheard, the event would end the process.
		client.on('error', () => {});
		try {
			await client.connect();
			return client;
		} catch (error) {
			await client.end().catch(() => {});
			const refused = refusedByPostgres(error, url, setting);
			if (!waiting || !isStarting(error) || performance.now() - since > WAIT_FOR_START_MS) throw refused ?? error;
			if (!said) waiting(`${refused!.message} Waiting for it, for ${WAIT_FOR_START_MS / 1000} s at most.`);
		}
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}
