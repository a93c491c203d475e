/** What the database says of the releases that may use it. */
import type { Kit } from '../columns.ts';

export const releaseTables = (k: Kit) => {
	/**
	 * One row: the newest migration that took something away, by when it was made (`when` in the journal). A program that
	 * knows it can work here, whatever later migrations have added. A migration that takes something away writes its own
	 * `when` here, as its last statement.
	 */
	const requiredMigration = k.table('required_migration', { id: k.id(), madeAt: k.instant().notNull() });
	return { requiredMigration };
};
