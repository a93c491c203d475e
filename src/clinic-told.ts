/**
 * What is due at a clinic and concerns no chat: times to be written, kept times to be released, who has not come. Each
 * kind is done by the part of the house that set the timer.
 */
import { setTimer } from '../db/queries/timers.ts';
import type { Tx } from '../db/store.ts';
import type { Network } from './core/network.ts';

/** As the timer's row brings it: ids and numbers only. */
export interface ClinicEvent {
	readonly clinic: string;
	readonly [fact: string]: unknown;
}

type Doing = (tx: Tx, network: Network, event: never) => Promise<void>;

/** By kind. */
const DOINGS: Readonly<Record<string, Doing>> = {};

const PREFIX = 'clinic:';

/** Sets a timer of a clinic. @param dueAt epoch milliseconds. */
export const setClinicTimer = (tx: Tx, locationId: number, dueAt: number, event: ClinicEvent): Promise<unknown> =>
	tx.run(setTimer, { conversationId: `${PREFIX}${locationId}`, dueAt, event });

export const isClinics = (conversationId: string): boolean => conversationId.startsWith(PREFIX);

/** Does what is due. One that nobody knows any more does nothing. */
export async function clinicIsTold(tx: Tx, network: Network, event: unknown): Promise<void> {
	const { clinic } = event as ClinicEvent;
	await DOINGS[clinic]?.(tx, network, event as never);
}
