/**
 * The clock's part in the queue: each clinic always has one timer, at which who has not come is marked as missed, and which
 * sets the next. It is set again when the house opens and every hour (a clinic may have been added), and looks at all that has
 * become due meanwhile.
 */
import { timersOf } from '../db/queries/timers.ts';
import type { Store, Tx } from '../db/store.ts';
import { CLINICS, type ClinicEvent, setClinicTimer } from './core/clinic-timers.ts';
import { NETWORK_LANE } from './core/describe.ts';
import { type Network, networkIfAny } from './core/network.ts';
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
}

/** Sees to it that every clinic has its timer: also one that came in by the clinic file meanwhile. */
export async function watchForNoShows(store: Store): Promise<void> {
	const network = await networkIfAny(store);
	if (!network) return;
	await store.transaction(async (tx) => {
		for (const { id } of network.locations.all) await watch(tx, id, tx.now, 0);
	}, NETWORK_LANE);
}

/** @param others so many there may be: the one that is being taken is not done yet. */
async function watch(tx: Tx, locationId: number, dueAt: number, others: number): Promise<void> {
	const open = await tx.run(timersOf, { conversationId: `${CLINICS}${locationId}`, until: Number.MAX_SAFE_INTEGER });
	if (open.filter(({ event }) => (event as ClinicEvent).clinic === 'noShows').length > others) return;
	await setClinicTimer(tx, locationId, dueAt, { clinic: 'noShows', locationId } satisfies NoShows);
}
