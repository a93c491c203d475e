/**
 * Whoever changes a visit, patient or staff, says so here, in the same turn: the other side is told. It is called once
 * for each change, after the core has made it.
 */
import type { Tx } from '../db/store.ts';
import type { Appointment, AppointmentChange } from './core/appointments.ts';
import { noteOnLink } from './core/links.ts';
import type { Network } from './core/network.ts';
import { tellPractitioners } from './notices/changed.ts';
import { tellPatient } from './visit-told.ts';

export interface VisitChange {
	readonly what: AppointmentChange['what'];
	readonly visit: Appointment;
	/** As it was, where it was moved. */
	readonly from?: Appointment;
	/** `patient`, or `staff:<id>`. */
	readonly by: string;
	/** Why, as staff typed it for the patient. */
	readonly because?: string | undefined;
	/** An acceptance that is taken back. */
	readonly undone?: true;
	/** The patient is told of it in another way. */
	readonly toldElsewise?: true;
}

export async function visitChanged(tx: Tx, network: Network, change: VisitChange): Promise<void> {
	await linkLearns(tx, change);
	await tellPatient(tx, network, change);
	await tellPractitioners(tx, network, change);
}

/** The link that a visit was booked by knows what became of it; that it was cancelled does not revive it. */
async function linkLearns(tx: Tx, { what, visit, by }: VisitChange): Promise<void> {
	if (visit.linkId !== null && (what === 'rescheduled' || what === 'cancelled'))
		await noteOnLink(tx, visit.linkId, { what, by });
}
