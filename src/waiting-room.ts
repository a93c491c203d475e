/** What the screen of a clinic's waiting room shows: who is called, and who goes next with whom. */
import type { Store } from '../db/store.ts';
import { inLanguage } from '../flows/words.ts';
import { spokenIn } from './common.ts';
import { networkOf } from './core/network.ts';
import { type Encounter, inOrder } from './core/queue-order.ts';
import { calledTo, waitingAt } from './core/waiting.ts';

export interface Board {
	readonly called: readonly { readonly number: number; readonly to: string }[];
	readonly next: readonly { readonly number: number; readonly to: string }[];
	readonly waiting: number;
}

/** Whoever has not come in after so long is called again by a person, not by the screen. */
const CALLED_MS = 30 * 60_000;
const MOST_NEXT = 8;

/** The newest call first; of those who wait, the first of each line, in order. */
export function boardOf(store: Store, locationId: number): Promise<Board> {
	return store.read(async (reading) => {
		const network = await networkOf(reading);
		const location = network.locations.byId.get(locationId);
		const waits = location ? await waitingAt(reading, network, location) : [];
		const shown = (each: Encounter) => ({ number: each.number, to: calledTo(network, each) });
		const called = waits
			.flatMap(({ inside }) => inside)
			.filter(({ status, calledAt }) => status === 'called' && calledAt! > reading.now - CALLED_MS)
			.sort((a, b) => b.calledAt! - a.calledAt! || b.id - a.id);
		const waiting = new Map(waits.flatMap(({ line }) => line.map((each) => [each.id, each] as const)));
		const first = new Map(waits.flatMap(({ line }) => line.slice(0, 2).map((each) => [each.id, each] as const)));
		return {
			called: called.map(shown),
			next: inOrder([...first.values()])
				.slice(0, MOST_NEXT)
				.map(shown),
			waiting: waiting.size,
		};
	});
}

/** The clinic of a code, if it is open. */
export async function clinicOf(store: Store, code: string) {
	const network = await store.read(networkOf);
	const location = network.locations.byCode.get(code);
	if (!location || location.retired) return undefined;
	return { id: location.id, code, name: inLanguage(location.name, spokenIn(network)[0]!), zone: location.zone };
}
