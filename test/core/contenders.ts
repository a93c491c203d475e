/** Many who want the same times in one moment. */
import type { Store } from '../../db/store.ts';
import { holdSlot, type SlotHeld } from '../../src/core/holds.ts';
import { networkOf } from '../../src/core/network.ts';

export interface Race {
	/** Contender 7 wants the seventh of these, begun again at their end; and so on. */
	readonly slotIds: readonly number[];
	readonly serviceId: number;
	readonly patientIds: readonly number[];
	/** The number of the first of them, and how many they are. */
	readonly first: number;
	readonly count: number;
	/** How many wait for their answers at a time. */
	readonly atOnce: number;
}

export interface Told {
	readonly by: string;
	readonly slotId: number;
	readonly kind: SlotHeld['kind'];
	/** How long it took to be told. */
	readonly ms: number;
}

/** Each tries once; the next begins when one was told. */
export async function contend(
	store: Store,
	{ slotIds, serviceId, patientIds, first, count, atOnce }: Race,
): Promise<Told[]> {
	const network = await store.read(networkOf);
	const told: Told[] = [];
	let next = first;
	const oneAfterAnother = async () => {
		while (next < first + count) {
			const number = next++;
			const [slotId, patientId] = [slotIds[number % slotIds.length]!, patientIds[number % patientIds.length]!];
			const by = `chat-${number}`;
			const start = performance.now();
			const { kind } = await store.transaction((tx) => holdSlot(tx, network, { slotId, serviceId, patientId, by }), by);
			told.push({ by, slotId, kind, ms: performance.now() - start });
		}
	};
	await Promise.all(Array.from({ length: atOnce }, oneAfterAnother));
	return told;
}
