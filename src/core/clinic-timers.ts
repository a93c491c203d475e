/** Timers of a clinic: what is due there and concerns no chat. They stand under the name of the clinic's own conversation. */
import { setTimer } from '../../db/queries/timers.ts';
import type { Tx } from '../../db/store.ts';

/** As the timer's row brings it: ids and numbers only. */
export interface ClinicEvent {
	readonly clinic: string;
	readonly [fact: string]: unknown;
}

export const CLINICS = 'clinic:';

/** Sets a timer of a clinic. @param dueAt epoch milliseconds. */
export const setClinicTimer = (tx: Tx, locationId: number, dueAt: number, event: ClinicEvent): Promise<unknown> =>
	tx.run(setTimer, { conversationId: `${CLINICS}${locationId}`, dueAt, event });
