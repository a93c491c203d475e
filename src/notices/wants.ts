/** How a practitioner wants to be told of visits, and when that is: on their own clock, and not in their quiet hours. */
import { noticesOf } from '../../db/queries/notices.ts';
import type { Notices } from '../../db/tables/staff.ts';
import type { Network } from '../core/network.ts';
import { instantOf, wallTimeOf } from '../core/zones.ts';
import type { Turn } from '../perform/performer.ts';
import type { Member } from '../staff/dialogue/who.ts';

/** Each at once, and in the morning who comes: unless something else was said. Minutes of the day. */
const PLAIN: Notices = { each: true, digest: 7 * 60 };

export interface Wants extends Notices {
	readonly zone: string;
}

interface Somebody {
	readonly practitioner: string | null;
	readonly notices: Notices | null;
}

/** In the zone they chose, or their first clinic's. */
export function wantsOf(network: Network, { practitioner, notices }: Somebody): Wants {
	const [role] = network.practitioners.byCode.get(practitioner ?? '')?.roles ?? [];
	const zone = network.locations.byCode.get(role?.location ?? '')?.zone ?? network.locations.all[0]?.zone ?? 'UTC';
	return { zone, ...(notices ?? PLAIN) };
}

/** The same of a member of staff, looked up. */
export async function wantsFor(
	{ tx, network }: Pick<Turn, 'tx' | 'network'>,
	{ id, practitioner }: Pick<Member, 'id' | 'practitioner'>,
): Promise<Wants> {
	const [row] = await tx.run(noticesOf, { id });
	return wantsOf(network, { practitioner, notices: row?.notices ?? null });
}

/** When what happens now is told (epoch milliseconds): never, where nothing was asked for. */
export function dueFor(wants: Wants, now: number): number | undefined {
	if (wants.each) return afterQuiet(wants, now);
	return wants.digest === undefined ? undefined : nextMorning(wants, now)!.dueAt;
}

/** This instant, or the end of the quiet hours that it lies in. */
export function afterQuiet({ quiet, zone }: Wants, instant: number): number {
	if (!quiet || quiet.from === quiet.to) return instant;
	const { date, minute } = wallTimeOf(instant, zone);
	const { from, to } = quiet;
	const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
	if (!isQuiet) return instant;
	return instantOf({ date: minute < to ? date : dayAfter(date), minute: to }, zone);
}

export interface Morning {
	/** The local day it is about: 20260908. */
	readonly date: number;
	readonly dueAt: number;
}

/** The next time after an instant at which the day is told; none where that is not wanted. */
export function nextMorning(wants: Wants, after: number): Morning | undefined {
	if (wants.digest === undefined) return undefined;
	const today = wallTimeOf(after, wants.zone).date;
	for (const date of [today, dayAfter(today)]) {
		const dueAt = morningOf(wants, wants.digest, date);
		if (dueAt > after) return { date, dueAt };
	}
	return undefined;
}

/** When the day is told on a local day, whatever the clocks do in that night. */
export const morningOf = (wants: Wants, minute: number, date: number): number =>
	afterQuiet(wants, instantOf({ date, minute }, wants.zone));

function dayAfter(date: number): number {
	const next = new Date(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, (date % 100) + 1));
	return next.getUTCFullYear() * 10_000 + (next.getUTCMonth() + 1) * 100 + next.getUTCDate();
}
