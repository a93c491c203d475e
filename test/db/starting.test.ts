import { expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { startPostgres } from '../postgres-server.ts';

it('A PostgreSQL server that is still starting is waited for, which is said once', async () => {
	const server = await startPostgres();
	let store: Store | undefined;
	try {
		await server.createDatabase('later');
		await server.stop();
		const said: string[] = [];
		const waiting = (why: string) => {
			said.push(why);
			// Not awaited, as nobody who starts a machine waits for one program before the next.
			starting = server.start();
		};
		let starting: Promise<void> | undefined;
		store = await open(`${server.address}/later`, { keys: {} as never, waiting });
		await starting;
		expect(said).toEqual([
			expect.stringMatching(
				/^PostgreSQL can't be reached at localhost:\d+ \(ECONNREFUSED\)\..* Waiting for it, for 30 s at most\.$/,
			),
		]);
	} finally {
		await store?.close();
		await server.remove();
	}
}, 60_000);
