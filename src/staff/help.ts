/** What staff can type, with examples that name this network's own people. */
import { DateTime } from 'luxon';
import { line, type Part, part } from '../../flows/prompt.ts';
import type { Turn } from '../perform/performer.ts';
import { exampleName, placesOf } from './names.ts';

/** What an example of a command names: a person, the clinic they work at, and tomorrow. */
function example({ tx, network, talk }: Turn) {
	const somebody = network.practitioners.all.find(({ retired }) => !retired);
	const place = somebody && placesOf(somebody, network)[0];
	const tomorrow = DateTime.fromMillis(tx.now, { zone: place?.zone ?? 'UTC', locale: talk.language }).plus({ days: 1 });
	return { name: exampleName(network), place: place?.code ?? '', day: tomorrow.toISODate() ?? '' };
}

export const openExample = (turn: Turn): Part => line('staff-open-example', example(turn));
export const dayExample = (turn: Turn): Part => line('staff-day-example', example(turn));

export const help = (turn: Turn): readonly Part[] => [
	part('staff-help'),
	line('staff-help-open'),
	openExample(turn),
	line('staff-help-day'),
	dayExample(turn),
	line('staff-help-whoami'),
];
