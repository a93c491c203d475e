/** Nobody else may use a database while its key changes. */
import { randomUUID } from 'node:crypto';
import { fileOf } from '../../db/address.ts';
import { lockOut } from '../../db/sqlite.ts';
import { NotDone } from '../backup/file.ts';

export interface Alone {
	/** The address by which this command is told from all others. */
	readonly url: string;
	/** @throws NotDone while others are connected. Asked again once the database says what goes on: who starts then reads that. */
	check(): Promise<void>;
	end(): void;
}

/**
 * @param url past the pooler. @param pooled whether there is one: the connections that it keeps are nobody's.
 * @throws CannotOpen while a server has the SQLite file.
 */
export async function alone(url: string, pooled: boolean): Promise<Alone> {
	const file = fileOf(url);
	if (file !== undefined) {
		const guard = lockOut(file);
		return { url, check: async () => {}, end: () => guard.close() };
	}
	const { connect } = await import('../../db/postgres-client.ts');
	const name = `waitless-rekey-${randomUUID()}`;
	const own = `${url}${url.includes('?') ? '&' : '?'}application_name=${name}`;
	/** Every process of ours has one connection past the pooler, on which it listens and tells. */
	const ours = pooled ? `and (query ilike 'listen waitless%' or query ilike '%pg_notify(''waitless''%')` : '';
	return {
		url: own,
		async check() {
			const client = await connect(own);
			try {
				const { rows } = await client.query(
					`select count(*)::int as others from pg_stat_activity where datname = current_database()
					and usename = current_user and backend_type = 'client backend' and application_name <> $1 ${ours}`,
					[name],
				);
				if (rows[0].others > 0)
					throw new NotDone(
						`Others are connected to this database (${rows[0].others}). Stop every process of Waitless on every machine, and whatever else uses it, and type this again.`,
					);
			} finally {
				await client.end();
			}
		},
		end: () => {},
	};
}
