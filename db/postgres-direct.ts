/** Two addresses that must lead to the same database: through a pooler, and past it. */
import { randomInt } from 'node:crypto';
import { connect } from './postgres-client.ts';
import { CannotOpen } from './store.ts';

/**
 * What is locked through the one must be seen through the other; a pooler that lends its connections by transaction knows
 * a transaction's locks. Throws `CannotOpen` with a sentence.
 * @param url through the pooler. @param direct past it.
 */
export async function refuseAnother(url: string, direct: string, waiting?: (why: string) => void): Promise<void> {
	const [one, other] = [
		await connect(direct, 'DATABASE_DIRECT_URL', waiting),
		await connect(url, 'DATABASE_URL', waiting),
	];
	try {
		const lock = [randomInt(2 ** 47)];
		await one.query('begin');
		await one.query('select pg_advisory_xact_lock($1)', lock);
		const { rows } = await other.query('select pg_try_advisory_xact_lock($1) as free', lock);
		if (rows[0].free)
			throw new CannotOpen(
				'DATABASE_DIRECT_URL leads to another database than DATABASE_URL. It must be the same one, past the pooler; without a pooler, leave it out.',
			);
	} finally {
		await Promise.all([one.end(), other.end()]);
	}
}
