/** A trail for a test. */
import { query, type Store } from '../../db/store.ts';
import { audit } from '../../src/audit.ts';
import { sealTrail } from '../../src/trail/seal.ts';

const rows = query()((q, { auditEvent: a }) =>
	q.select({ id: a.id, at: a.at, seq: a.seq, chain: a.chain, action: a.action }).from(a).orderBy(a.seq),
);

export const rowsOf = (store: Store) => store.read(({ run }) => run(rows, {}));

/** Somebody looks at so many files, one after another. */
export async function look(store: Store, files: number): Promise<void> {
	for (let file = 1; file <= files; file++)
		await store.transaction((tx) =>
			audit(tx, {
				actor: 'staff:1',
				conversationId: 'desk',
				action: 'opened file',
				entity: `patient:${file}`,
				...(file % 2 === 0 && { detail: { fields: ['name'] } }),
			}),
		);
}

/** The same, sealed. */
export async function lookedAt(store: Store, files: number): Promise<void> {
	await look(store, files);
	await sealTrail(store);
}
