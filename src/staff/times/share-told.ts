/** How much of a day patients can book in a chat, as it is said. */
import { at, line, type Part, text } from '../../../flows/prompt.ts';
import type { Location, Practitioner } from '../../core/network.ts';
import type { SharedSession } from '../../core/share.ts';
import { shareOf } from '../../core/spread.ts';
import { instantOf } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Day } from '../grammar/days.ts';

/** The sessions of a day that are asked about. */
export interface Asked {
	readonly practitioner: Practitioner;
	readonly location: Location;
	readonly day: Day;
	readonly sessions: readonly SharedSession[];
}

export const factsOf = ({ practitioner, location, day }: Asked) => ({
	person: practitioner.name,
	place: text(location.name),
	day: at(instantOf({ date: day.date, minute: 720 }, location.zone), location.zone),
});

/** How long before they begin kept times go online. */
export const lead = (minutes: number | undefined) => {
	if (minutes === undefined) return { release: 0, unit: 'never' };
	return minutes > 0 && minutes % 60 === 0
		? { release: minutes / 60, unit: 'hours' }
		: { release: minutes, unit: 'minutes' };
};

/** How it stands, in times to come. */
export function stands({ network }: Turn, asked: Asked, sessions: readonly SharedSession[]): Part {
	const sum = (of: 'online' | 'kept') => sessions.reduce((all, each) => all + each[of], 0);
	const release = sessions
		.map(({ menuId, share }) => shareOf(network, network.menu(menuId), share).releaseMinutes)
		.find((minutes) => minutes !== undefined);
	const [online, kept] = [sum('online'), sum('kept')];
	return line('share-stands', { ...factsOf(asked), all: online + kept, online, kept, ...lead(release) });
}
