/** A day of the diary as staff see it. */
import { dayAtLocation, dayOfPractitioner } from '../../db/queries/days.ts';
import type { Reading } from '../../db/store.ts';
import type { Appointment } from './appointments.ts';
import { nameOf } from './patients.ts';
import { instantsWithDates } from './zones.ts';

export interface SlotOfDay {
	readonly id: number;
	readonly scheduleId: number;
	readonly practitionerId: number;
	readonly locationId: number;
	/** Epoch milliseconds, half-open; `localMinute` is the start on the clinic's clock. */
	readonly start: number;
	readonly end: number;
	readonly localMinute: number;
	/** As of now: a hold whose time is over is free. */
	readonly status: 'free' | 'held' | 'booked' | 'closed';
	readonly online: boolean;
	/** Of a held one. */
	readonly holdUntil?: number;
	readonly holdBy?: string;
	/** Of a booked one: a visit of several slots stands at each of them, and begins at the one with its `slotId`. */
	readonly appointment?: Pick<
		Appointment,
		'id' | 'reference' | 'status' | 'serviceId' | 'patientId' | 'slotId' | 'start' | 'end' | 'bookedBy'
	> & { readonly patientName: string; readonly firstName: string };
}

/** Without `names` those of patients are left empty: to open them takes longer than all the rest. */
type Asked = { localDate: number; names?: boolean } & (
	| { locationId: number; practitionerId?: number | undefined }
	| { locationId?: undefined; practitionerId: number }
);

function rowsOf(reading: Reading, { localDate, names = true, ...of }: Asked) {
	const which = names ? 'named' : 'unnamed';
	return of.locationId === undefined
		? reading.run(dayOfPractitioner[which], {
				localDate,
				practitionerId: of.practitionerId,
				...instantsWithDates(localDate, localDate + 1),
			})
		: reading.run(dayAtLocation[which], {
				localDate,
				locationId: of.locationId,
				practitionerId: of.practitionerId ?? null,
			});
}

/** The slots of a local day (20260908) at a clinic, of a practitioner, or of one at the other; by start. One query. */
export async function dayOf(reading: Reading, asked: Asked): Promise<SlotOfDay[]> {
	const rows = await rowsOf(reading, asked);
	return withoutGone(rows).map(
		({ slot: { status, holdBy, holdUntil, closureId: _, ...slot }, appointment, patient }) => {
			const held = status === 'busy-tentative' && holdUntil! > reading.now;
			return {
				...slot,
				status: held ? 'held' : SHOWN[status],
				...(held && { holdUntil: holdUntil!, holdBy: holdBy! }),
				...(appointment && { appointment: { ...appointment, ...namesOf(patient) } }),
			};
		},
	);
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** Closed times are still there for whoever looks: not those that were withdrawn, nor where others were opened over them. */
function withoutGone(rows: readonly Row[]): Row[] {
	const live = rows.filter(({ slot }) => slot.status !== 'busy-unavailable');
	const covered = ({ practitionerId, start, end }: Row['slot']) =>
		live.some(({ slot }) => slot.practitionerId === practitionerId && slot.start < end && slot.end > start);
	return rows.filter(({ slot }) => slot.status !== 'busy-unavailable' || (slot.closureId !== null && !covered(slot)));
}

function namesOf(patient: Row['patient']): { patientName: string; firstName: string } {
	if (!patient) return { patientName: '', firstName: '' };
	const patientName = nameOf(patient);
	return { patientName, firstName: patient.firstName ?? patientName.split(' ')[0]! };
}

const SHOWN = { free: 'free', 'busy-tentative': 'free', busy: 'booked', 'busy-unavailable': 'closed' } as const;
