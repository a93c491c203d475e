/** What is said of a day that is to fail: whose it is, how many visits each has, and what stays as it is. */
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import type { HeldThere } from '../../core/closures.ts';
import type { FailingStretch } from '../../core/failed-day.ts';
import type { Practitioner } from '../../core/network.ts';
import { instantOf } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import { onDay } from '../grammar/moment.ts';
import type { Meant } from './line.ts';

export interface Concerned {
	readonly meant: Meant;
	/** At least one; `count`: how many visits would be cancelled; `here`: how many patients have come already. */
	readonly affected: readonly {
		readonly practitioner: Practitioner;
		readonly stretch: FailingStretch;
		readonly count: number;
		readonly held: readonly HeldThere[];
		readonly free: number;
		readonly here: number;
	}[];
	/** Those who have nothing then. */
	readonly idle: readonly Practitioner[];
}

/** `person` is the only one, or the first. */
export const facts = ({ people, place, day, hours }: Meant) => ({
	person: people[0]!.name,
	place: text(place.name),
	day: at(instantOf({ date: day.date, minute: 720 }, place.zone), place.zone),
	hours: hours ? `${hours.from}–${hours.to}` : '',
});

const sum = ({ affected }: Concerned, what: 'count' | 'free' | 'here'): number =>
	affected.reduce((sum, each) => sum + each[what], 0);

/** Of one, how many visits and free times; of several, all of them and those of each. */
export function whoseTold(concerned: Concerned): Part[] {
	const { meant, affected } = concerned;
	const counts = { count: sum(concerned, 'count'), free: sum(concerned, 'free') };
	if (affected.length === 1) return [part('failed-concerns', { ...facts(meant), ...counts }), ...idleTold(concerned)];
	return [
		part('failed-concerns-clinic', { ...facts(meant), ...counts, people: affected.length }),
		...affected.map(({ practitioner, count }) => line('choice-failed-person', { person: practitioner.name, count })),
		...idleTold(concerned),
	];
}

export const idleTold = ({ idle }: Concerned): Part[] =>
	idle.length > 0 ? [line('failed-idle', { names: idle.map(({ name }) => name).join(', ') })] : [];

/** Patients who are here already, or were seen. */
export const hereTold = (concerned: Concerned): Part[] => {
	const count = sum(concerned, 'here');
	return count > 0 ? [line('failed-here', { count })] : [];
};

/** Times that somebody looks at, or that are kept for a patient of another day that failed. */
export function heldTold({ tx }: Turn, { meant, affected }: Concerned): Part[] {
	const held = affected.flatMap((each) => each.held);
	if (held.length === 0) return [];
	const { zone } = meant.place;
	const until = Math.max(...held.map((each) => each.until));
	return [line(`failed-held${onDay(tx.now, until, zone)}`, { count: held.length, until: at(until, zone) })];
}
