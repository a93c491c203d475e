/** The times that staff can choose from: at a moment, from an instant on, or the last before one; with what each takes setting aside. */
import type { Part } from '../../../flows/prompt.ts';
import type { HealthcareService } from '../../core/network.ts';
import { wouldOverride } from '../../core/overriding.ts';
import type { PatientWithContacts } from '../../core/patients.ts';
import { type DeskSlot, nextTimesAtDesk } from '../../core/slots.ts';
import { ofTwo } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Moment } from '../grammar/moment.ts';
import { type Pair, unique } from './bookable.ts';

export const MOST_SHOWN = 6;
/** Staff look no further ahead, in ms. */
const HORIZON_MS = 370 * 86_400_000;

export interface Seeking {
	/** Nobody: somebody who is not registered yet. */
	readonly patient: PatientWithContacts | undefined;
	readonly service: HealthcareService;
	readonly pairs: readonly Pair[];
	/** Rules that are set aside whatever the time is. */
	readonly rules?: readonly string[];
	/** An instant before which none will do: the end of the visit that it follows up. */
	readonly after?: number | undefined;
	/** What is to be known before a time is chosen. */
	readonly known?: readonly Part[];
	/** The line that takes a time (`2026-09-08 10:20 with naidoo at harbour`), and the one to which another is typed. */
	lineFor(time: string): string;
	readonly typed: string;
}

/** A time, and the rules it takes setting aside. */
export interface Choosable {
	readonly slot: DeskSlot;
	readonly rules: readonly string[];
}

export const zoneOf = ({ pairs }: Pick<Seeking, 'pairs'>): string => pairs[0]?.place.zone ?? 'UTC';

/** Minutes of the local day: `to` is the first that is out. */
interface Minutes {
	readonly from: number;
	readonly to: number;
}

/** Times at this moment, or from an instant on. */
export async function find(turn: Turn, seeking: Seeking, from: number, moment?: Partial<Moment>, limit = MOST_SHOWN) {
	return choosable(turn, seeking, await slotsAt(turn, seeking, from, moment, limit));
}

async function choosable(turn: Turn, seeking: Seeking, slots: readonly DeskSlot[]): Promise<Choosable[]> {
	const found: Choosable[] = [];
	for (const slot of slots) found.push({ slot, rules: await rulesFor(turn, seeking, slot) });
	return found;
}

/** Where the half of the day is left open: those of the likelier half, else of the other; of both where neither is likelier. */
async function slotsAt(
	turn: Turn,
	seeking: Seeking,
	from: number,
	{ minute, other, day, ofTwo: which }: Partial<Moment> = {},
	limit = MOST_SHOWN,
): Promise<DeskSlot[]> {
	if (minute === undefined) return search(turn, seeking, from, { day, limit });
	const found: DeskSlot[] = [];
	for (const each of other === undefined ? [minute] : [minute, other]) {
		const minutes = { from: each, to: each + 1 };
		found.push(...(await search(turn, seeking, from, { day, minutes, limit })));
		if (found.length > 0 && minute < 720) break;
	}
	const zone = zoneOf(seeking);
	return found
		.filter(({ start }) => which === undefined || ofTwo(start, zone) === which)
		.sort((a, b) => a.start - b.start || a.id - b.id)
		.slice(0, limit);
}

/** Of more times than that in a stretch, its later half is looked through first. */
const MOST_IN_A_STRETCH = 50;

/** The last times that begin before an instant, and not before another; in time order. */
export async function lastBefore(turn: Turn, seeking: Seeking, instant: number, from: number, limit = MOST_SHOWN) {
	const { now } = turn.tx;
	const within = async (first: number, before: number): Promise<DeskSlot[]> => {
		const found = await search(turn, seeking, first, { before, limit: MOST_IN_A_STRETCH });
		const middle = Math.floor((first + before) / 2);
		if (found.length < MOST_IN_A_STRETCH || middle === first) return found;
		const later = await within(middle, before);
		return later.length >= limit ? later : [...(await within(first, middle)), ...later];
	};
	const [first, before] = [Math.max(from, now), Math.min(instant, now + HORIZON_MS)];
	const slots = first < before ? await within(first, before) : [];
	return choosable(turn, seeking, slots.slice(-limit));
}

async function search(
	turn: Turn,
	seeking: Seeking,
	from: number,
	{ day, minutes, before, limit }: { day?: Moment['day']; minutes?: Minutes; before?: number; limit: number },
): Promise<DeskSlot[]> {
	const { tx, network } = turn;
	const slots: DeskSlot[] = [];
	// Somebody's times at one clinic may be another member's than at the next: each is looked for where they are.
	for (const [place, pairs] of Map.groupBy(seeking.pairs, (pair) => pair.place))
		slots.push(
			...(await nextTimesAtDesk(tx, network, {
				serviceId: seeking.service.id,
				practitionerIds: unique(pairs.map(({ person }) => person.id)),
				locationIds: [place.id],
				from: Math.max(from, tx.now + 1, seeking.after ?? 0),
				before: before ?? tx.now + HORIZON_MS,
				localDate: day?.date,
				...(minutes && { minutes }),
				limit,
			})),
		);
	return slots.sort((a, b) => a.start - b.start || a.id - b.id).slice(0, limit);
}

async function rulesFor({ tx, network }: Turn, seeking: Seeking, { id }: { id: number }): Promise<string[]> {
	const { patient, service, rules = [] } = seeking;
	const asked = { slotId: id, serviceId: service.id, patientId: patient?.id ?? 0, byLink: true };
	return [...rules, ...((await wouldOverride(tx, network, asked)) ?? [])];
}
