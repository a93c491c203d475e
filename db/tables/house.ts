/** What the processes of one house agree on. */
import type { Kit } from '../columns.ts';

export const houseTables = (k: Kit) => {
	/** Something that one process at a time does (polling a bot), or that is done once in a while (an alert). */
	const lease = k.table('lease', {
		name: k.key(),
		holder: k.text().notNull(),
		/** Over at this instant, unless it was renewed. */
		until: k.instant().notNull(),
	});
	return { lease };
};
