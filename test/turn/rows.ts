/** What a test asks of the tables, and does to them behind the house's back. */
import { eq, isNotNull, notLike, sql } from 'drizzle-orm';
import { p, query, type Store } from '../../db/store.ts';
import type { NetworkSettings } from '../../db/tables/clinic.ts';

/** Bookings made in a conversation: the demo's own were made at the desk. */
const bookedInChat = query()((q, { appointment }) =>
	q.select().from(appointment).where(isNotNull(appointment.conversationId)),
);
const allSlots = query()((q, { slot }) => q.select().from(slot));
const failures = query()((q, { failure }) => q.select().from(failure));
/** Of chats: a clinic's own set their successors, so that there is always one that waits. */
const timers = query()((q, { timer }) => q.select().from(timer).where(notLike(timer.conversationId, 'clinic:%')));
const conversations = query()((q, { conversation }) => q.select().from(conversation));
const outboxRows = query()((q, { outbox }) => q.select().from(outbox).orderBy(outbox.id));
const audits = query()((q, { auditEvent }) => q.select().from(auditEvent).orderBy(auditEvent.id));
const network = query()((q, { network }) => q.select().from(network));
const writeSettings = query<{ settings: unknown }>()((q, { network }) =>
	q.update(network).set({ settings: p('settings') as never, version: sql`${network.version} + 1` }),
);
const moveMachine = query<{ id: string; snapshot: unknown; machineVersion: number }>()((q, { conversation }) =>
	q
		.update(conversation)
		.set({ snapshot: p('snapshot') as never, machineVersion: p('machineVersion') as never })
		.where(eq(conversation.id, p('id'))),
);
/** Sealed for one column, the bytes open nowhere else. */
const spoil = query<{ id: string }>()((q, { conversation }) =>
	q
		.update(conversation)
		.set({ beside: sql`${conversation.address}` as never })
		.where(eq(conversation.id, p('id'))),
);

export const bookings = (store: Store) => store.read(({ run }) => run(bookedInChat, {}));
export const failed = (store: Store) => store.read(({ run }) => run(failures, {}));
export const timerRows = (store: Store) => store.read(({ run }) => run(timers, {}));
export const talks = (store: Store) => store.read(({ run }) => run(conversations, {}));
export const outbox = (store: Store) => store.read(({ run }) => run(outboxRows, {}));
export const trail = (store: Store) => store.read(({ run }) => run(audits, {}));

export async function heldSlots(store: Store) {
	return (await store.read(({ run }) => run(allSlots, {}))).filter(({ status }) => status === 'busy-tentative');
}

/** Changes the network's settings as nothing in the house would, and tells nobody but by its version. */
export async function changeSettings(store: Store, change: (settings: NetworkSettings) => object): Promise<void> {
	const [row] = await store.read(({ run }) => run(network, {}));
	await store.transaction((tx) => tx.run(writeSettings, { settings: change(row!.settings) }));
}

export async function savedAs(store: Store, id: string, machineVersion: number, snapshot: unknown): Promise<void> {
	await store.transaction((tx) => tx.run(moveMachine, { id, machineVersion, snapshot }));
}

/** Makes a conversation that can't be opened any more. */
export async function spoilTalk(store: Store, id: string): Promise<void> {
	await store.transaction((tx) => tx.run(spoil, { id }));
}
