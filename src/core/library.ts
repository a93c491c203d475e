/**
 * The diary as a library, without any bot: `import { … } from 'waitless/core'`. A network is described, sessions are
 * opened, times are found, held, booked, moved and cancelled, on SQLite or PostgreSQL.
 *
 * All instants are epoch milliseconds. What changes something takes the `tx` of `store.transaction`, what only looks the
 * `reading` of `store.read`, and inside either nothing else is awaited. Losing a race is an outcome (`kind: 'taken'`),
 * not an error.
 */
export { type Keyring, keyring } from '../../db/keyring.ts';
export { open } from '../../db/open.ts';
export { CannotOpen, type OpenOptions, Overloaded, type Reading, type Store, type Tx } from '../../db/store.ts';
export {
	type Appointment,
	type AppointmentChange,
	appointmentById,
	appointmentByReference,
	appointmentsOf,
	type Booked,
	type Booking,
	book,
	type Cancelled,
	type Change,
	cancel,
	historyOf,
	type Rescheduled,
	reschedule,
} from './appointments.ts';
export { type Contact, contactOf } from './contacts.ts';
export { dayOf, type SlotOfDay } from './days.ts';
export { type Applied, applyNetwork, type NetworkDescription } from './describe.ts';
export type { Bounds, Need, Why } from './eligibility.ts';
export { extendHold, holdSlot, type NewHold, type Refused, releaseHold, type SlotHeld } from './holds.ts';
export { type Network, networkOf } from './network.ts';
export { boundsOf } from './offering.ts';
export { type NewPatient, nameOf, patientById, registerProvisional } from './patients.ts';
export { parseReference, showReference } from './references.ts';
export { type NewSession, openSession, type SessionOpened } from './sessions.ts';
export { type FreeSlot, nextFreeSlots, type Wish } from './slots.ts';
export { freeSlotsIn, type Window } from './window.ts';
export { instantOf, wallTimeOf } from './zones.ts';
