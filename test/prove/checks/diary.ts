/** What must be true of the diary. */
import type { Finding } from '../checks.ts';
import type { Evidence } from '../evidence.ts';

const LIVE: ReadonlySet<string> = new Set(['pending', 'booked', 'arrived', 'fulfilled', 'noshow']);

interface Stretch {
	readonly id: number;
	readonly practitionerId: number;
	readonly start: number;
	readonly end: number;
}

/** Of each practitioner, those that begin before one that began earlier has ended. */
function overlaps(stretches: readonly Stretch[]): string[] {
	return [...Map.groupBy(stretches, ({ practitionerId }) => practitionerId).values()].flatMap((theirs) => {
		const sorted = theirs.toSorted((a, b) => a.start - b.start);
		return sorted.flatMap(({ id, start }, i) =>
			i > 0 && start < sorted[i - 1]!.end ? [`${sorted[i - 1]!.id} and ${id} overlap`] : [],
		);
	});
}

export function noOverlap({ slots }: Evidence): Finding {
	const live = slots.filter(({ status }) => status !== 'busy-unavailable');
	return { looked: live.length, broken: overlaps(live) };
}

export function noSecondBooking({ appointments }: Evidence): Finding {
	const live = appointments.filter(({ status }) => LIVE.has(status));
	return { looked: live.length, broken: overlaps(live) };
}

export function slotsAndVisitsAgree({ slots, appointments }: Evidence): Finding {
	const broken: string[] = [];
	const visits = new Map(appointments.map((visit) => [visit.id, visit]));
	for (const { id, status, appointmentId } of slots) {
		if (appointmentId === null) continue;
		const visit = visits.get(appointmentId);
		if (status !== 'busy' || !visit || !LIVE.has(visit.status))
			broken.push(`time ${id} is ${status} for visit ${appointmentId}, which is ${visit?.status ?? 'not there'}`);
	}
	const taken = Map.groupBy(slots, ({ appointmentId }) => appointmentId);
	for (const { id, status, start, end, practitionerId } of appointments) {
		const its = (taken.get(id) ?? []).toSorted((a, b) => a.start - b.start);
		if (!LIVE.has(status)) continue;
		const whole =
			its[0]?.start === start &&
			its.at(-1)!.end >= end &&
			its.every((slot, i) => slot.practitionerId === practitionerId && (i === 0 || slot.start === its[i - 1]!.end));
		if (!whole) broken.push(`visit ${id} has ${its.length} of its times`);
	}
	return { looked: appointments.length, broken };
}
