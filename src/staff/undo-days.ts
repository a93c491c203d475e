/** Of which days something is that can be taken back: a leave, a closure, a holiday, a share. */
import { closureById } from '../../db/queries/closures.ts';
import { auditWithId } from '../../db/queries/trail.ts';
import { at, line, type Part } from '../../flows/prompt.ts';
import { dayOfClinic } from '../core/holidays.ts';
import type { Turn } from '../perform/performer.ts';
import { placesOf } from './grammar/names.ts';

/** What such actions keep of how things were before. */
interface Kept {
	readonly practitionerId?: number | null;
	readonly locationId?: number | null;
	readonly closureId?: number;
	readonly closures?: readonly number[];
	/** 20260908 */
	readonly date?: number;
}

const NOON_MS = 12 * 3_600_000;

/** The days, with their weekdays; nothing where what was done is of none. @param row the number of its row in the trail. */
export async function daysOfDone({ tx, network }: Turn, row: number): Promise<Part[]> {
	const [done] = await tx.run(auditWithId, { id: row });
	const { practitionerId, locationId, closureId, closures, date } =
		(done?.detail as { before?: Kept } | null)?.before ?? {};
	const person = network.practitioners.byId.get(practitionerId ?? 0);
	const place = network.locations.byId.get(locationId ?? 0) ?? (person && placesOf(person, network)[0]);
	if (!place) return [];
	const told = (first: number, last: number) => {
		const days = [first, last].map((instant) => at(instant, place.zone));
		return [line('undo-last-days', { first: days[0]!, last: last - first < 2 * NOON_MS ? '' : days[1]! })];
	};
	if (date !== undefined) {
		const noon = dayOfClinic(date, place.zone).start + NOON_MS;
		return told(noon, noon);
	}
	const found = [];
	for (const id of closures ?? (closureId === undefined ? [] : [closureId]))
		found.push(...(await tx.run(closureById, { id })));
	if (found.length === 0) return [];
	return told(Math.min(...found.map(({ start }) => start)), Math.max(...found.map(({ end }) => end - 1)));
}
