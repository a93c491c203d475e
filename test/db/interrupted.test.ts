import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import { p, query, type Store } from '../../db/store.ts';
import { type Fresh, freshStore } from '../engines.ts';
import { startPostgres } from '../postgres-server.ts';

const claim = query<{ key: string }>()((q, t) =>
	q
		.insert(t.claim)
		.values({ key: p('key'), at: 0 })
		.onConflictDoNothing()
		.returning({ key: t.claim.key }),
);
const effect = query<{ key: string }>()((q, t) =>
	q.insert(t.timer).values({ conversationId: p('key'), dueAt: 0, event: {} }),
);
const effects = query()((q, t) => q.select({ key: t.timer.conversationId }).from(t.timer));

/** As a turn does it: claimed, or else somebody has done it already. */
const turn = (store: Store, key: string, meanwhile: () => Promise<unknown> = async () => {}) =>
	store.transaction(async (tx) => {
		const claimed = await tx.run(claim, { key });
		await meanwhile();
		if (claimed.length > 0) await tx.run(effect, { key });
		return claimed.length > 0;
	}, key);
const done = async (store: Store) => (await store.read((tx) => tx.run(effects, {}))).map(({ key }) => key).sort();

describe('A transaction on PostgreSQL', () => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore('postgres');
	});
	afterEach(() => fresh.end());

	it('whose connection breaks in the middle runs again on another', async () => {
		/** Ends the connection that asks, as an operator or a restarting server does. */
		const endMyself = query()((q) =>
			q.select({ ended: sql`pg_terminate_backend(pg_backend_pid())` }).from(sql`(select 1) as one`),
		);
		let runs = 0;
		const broken = fresh.store.transaction(async (tx) => {
			await tx.run(claim, { key: 'a' });
			if (++runs === 1) await tx.run(endMyself, {});
			await tx.run(effect, { key: 'a' });
		});
		await broken;
		expect(runs).toBe(2);
		expect(await done(fresh.store)).toEqual(['a']);
	});

	it('whose commit was kept but never answered runs again, and finds its claim taken', async () => {
		const proxy = await cutAtCommit(fresh.url);
		const store = await open(proxy.url, { keys: fresh.keys });
		try {
			proxy.cutNext();
			expect(await turn(store, 'a')).toBe(false);
			expect(await done(store)).toEqual(['a']);
		} finally {
			await store.close();
			proxy.close();
		}
	});
});

describe('A PostgreSQL server that restarts in the middle of work', () => {
	it('loses nothing, and has nothing done twice', async () => {
		const server = await startPostgres();
		let store: Store | undefined;
		try {
			await server.createDatabase('restarted');
			store = await open(`${server.address}/restarted`, { keys: { seal: () => {}, unseal: () => {} } as never });
			const keys = Array.from({ length: 300 }, (_, i) => `turn ${1000 + i}`);
			let restarted: Promise<void> | undefined;
			const restart = async () => {
				await server.stop();
				await server.start();
			};
			const turns = keys.map((key, place) =>
				turn(store!, key, async () => {
					// Not awaited: the turn that finds it goes on, and meets a server that goes away.
					if (place === 100 && !restarted) restarted = restart();
				}),
			);
			await Promise.all(turns);
			expect(restarted).toBeDefined();
			await restarted;
			expect(await done(store)).toEqual(keys);
		} finally {
			await store?.close();
			await server.remove();
		}
	}, 60_000);
});

/** Stands before a server; when told to, it keeps the answer to the next commit to itself, and hangs up. */
async function cutAtCommit(url: string) {
	const to = new URL(url);
	const sockets = new Set<Socket>();
	let cutting = false;
	const server = createServer((client) => {
		const upstream = connect(Number(to.port), to.hostname);
		for (const socket of [client, upstream]) {
			sockets.add(socket);
			socket.on('error', () => {});
			socket.on('close', () => {
				client.destroy();
				upstream.destroy();
			});
		}
		client.pipe(upstream);
		upstream.on('data', (bytes) => {
			if (!cutting || !bytes.includes('COMMIT')) return void client.write(bytes);
			cutting = false;
			client.destroy();
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const through = new URL(url);
	through.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
	return {
		url: through.href,
		cutNext: () => {
			cutting = true;
		},
		close() {
			server.close();
			for (const socket of sockets) socket.destroy();
		},
	};
}
