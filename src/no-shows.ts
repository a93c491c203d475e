/**
 * The clock's part in the queue: each clinic always has one timer, at which who has not come is marked as missed, and which
 * sets the next. It is set again when the house opens, and looks at all that has become due meanwhile.
 */
import { openTimersOf } from '../db/queries/queue.ts';
import type { Tx } from '../db/store.ts';
import { type ClinicEvent, setClinicTimer } from './core/clinic-timers.ts';
import { type Network, networkOf } from './core/network.ts';
import { markNoShows } from './core/no-shows.ts';
import { visitChanged } from './visit-changed.ts';

interface NoShows extends ClinicEvent {
	readonly clinic: 'noShows';
	readonly locationId: number;
}

export async function noteNoShows(tx: Tx, network: Network, { locationId }: NoShows): Promise<void> {
	const location = network.locations.byId.get(locationId);
	if (!location) return;
	const { marked, next } = await markNoShows(tx, network, location);
	for (const visit of marked) await visitChanged(tx, network, { what: 'noshow', visit, by: 'system' });
	await watch(tx, locationId, next, 1);
	// A clinic that has been added since has none yet.
	await watchForNoShows(tx, network);
}

/** Sees to it that every clinic has its timer. */
export async function watchForNoShows(tx: Tx, network?: Network): Promise<void> {
	for (const { id } of (network ?? (await networkOf(tx))).locations.all) await watch(tx, id, tx.now, 0);
}

/** @param others so many there may be: the one that is being taken is not done yet. */
async function watch(tx: Tx, locationId: number, dueAt: number, others: number): Promise<void> {
	const open = await tx.run(openTimersOf, { conversationId: `clinic:${locationId}` });
	if (open.filter(({ event }) => (event as ClinicEvent).clinic === 'noShows').length > others) return;
	await setClinicTimer(tx, locationId, dueAt, { clinic: 'noShows', locationId } satisfies NoShows);
}
