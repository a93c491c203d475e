/** Writing what the clinic file describes. Reading it back is in `network.ts`. */
import { type Column, eq, getTableColumns } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { p, put, query } from '../store.ts';

/** The tables whose rows the clinic file names by a code. */
type Kind = 'area' | 'location' | 'department' | 'healthcareService' | 'practitioner' | 'linkType';
type Row<K extends Kind> = Tables[K]['$inferSelect'];
type NewRow<K extends Kind> = Omit<Row<K>, 'id'>;

/** The network's one row, not yet at its first version. */
export const insertNetwork = query<{ settings: Tables['network']['$inferSelect']['settings'] }>()((q, t) =>
	q.insert(t.network).values({ version: 0, settings: p('settings') }),
);
export const updateNetworkSettings = query<{ settings: Tables['network']['$inferSelect']['settings'] }>()((q, t) =>
	q.update(t.network).set({ settings: put(t.network.settings, 'settings') }),
);

export const writeArea = writing('area');
export const writeLocation = writing('location');
export const writeDepartment = writing('department');
export const writeService = writing('healthcareService');
export const writePractitioner = writing('practitioner');
export const writeLinkType = writing('linkType');

/** Inserting and updating whole rows of one table. */
function writing<K extends Kind>(kind: K) {
	// The tables differ only in their columns, which are listed here as they are; one stands for all to the compiler.
	const table = (t: Tables) => t[kind] as Tables['area'];
	const each = (t: Tables, value: (column: Column, name: string) => unknown) =>
		Object.fromEntries(
			Object.entries<Column>(getTableColumns(table(t)))
				.filter(([name]) => name !== 'id')
				.map(([name, column]) => [name, value(column, name)]),
		);
	return {
		insert: query<NewRow<K>>()((q, t) =>
			q
				.insert(table(t))
				.values(each(t, (_, name) => p(name)) as Tables['area']['$inferInsert'])
				.returning({ id: table(t).id }),
		),
		update: query<Row<K>>()((q, t) =>
			q
				.update(table(t))
				.set(each(t, (column, name) => put(column, name)))
				.where(eq(table(t).id, p('id'))),
		),
	};
}
