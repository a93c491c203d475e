/**
 * Whoever has not come a set time after the start of a visit has missed it: looked at by the clock, as often as it takes.
 * A clinic at which nobody has been noted as arrived for a week keeps no queue, and nobody is marked there; nor is anybody
 * whose time was over before the first of them came.
 */
import { insertChange } from '../../db/queries/appointments.ts';
import { firstArrival, markVisit, notCome } from '../../db/queries/queue.ts';
import type { Tx } from '../../db/store.ts';
import { type Appointment, appointmentById } from './appointments.ts';
import type { Location, Network } from './network.ts';
import { wallTimeOf } from './zones.ts';

const MINUTE = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE;

/**
 * Marks who has not come, and answers their visits. Doing it again does nothing.
 * @returns `next`: when to look again, in epoch milliseconds. Whatever is booked meanwhile is not due before.
 */
export async function markNoShows(
	tx: Tx,
	network: Network,
	{ id: locationId, zone }: Location,
): Promise<{ readonly marked: readonly Appointment[]; readonly next: number }> {
	const grace = network.settings.desk.noShowMinutes * MINUTE;
	const due = tx.now - grace;
	const soon = await tx.run(notCome, { locationId, from: due, to: tx.now });
	const next = Math.min(tx.now + Math.max(grace, MINUTE), ...soon.map(({ start }) => start + grace));
	const [first] = await tx.run(firstArrival, { locationId, localDate: wallTimeOf(tx.now - WEEK_MS, zone).date });
	if (first?.at == null) return { marked: [], next };
	const late = { locationId, from: Number(first.at) - grace, to: due };
	const found = await tx.run(notCome, late);
	await tx.lockPractitioners(found.map(({ practitionerId }) => practitionerId));
	// Read again: some may have been moved or cancelled until then.
	const still = await tx.run(notCome, late);
	const marked: Appointment[] = [];
	for (const { id } of still.filter((each) => found.some((visit) => visit.id === each.id))) {
		const [visit] = await tx.run(markVisit, { id, from: 'booked', status: 'noshow', now: tx.now });
		if (!visit) continue;
		await tx.run(insertChange, {
			...{ appointmentId: id, what: 'noshow', by: 'system', now: tx.now, fromStart: null, toStart: null, detail: null },
		});
		marked.push(visit);
	}
	return { marked, next };
}

/** What somebody's visit is who has come and goes again: still to come, or missed by now. */
export async function statusOfAbsent(tx: Tx, network: Network, appointmentId: number | null) {
	const visit = appointmentId === null ? undefined : await appointmentById(tx, appointmentId);
	const over = visit && tx.now >= visit.start + network.settings.desk.noShowMinutes * MINUTE;
	return over ? 'noshow' : 'booked';
}
