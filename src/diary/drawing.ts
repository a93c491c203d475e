/** What a picture of the diary shows, in words and minutes: the thread that draws it knows nothing else. */
import { at, type DiaryView, part, text } from '../../flows/prompt.ts';
import { inLanguage, say } from '../../flows/words.ts';
import type { Network } from '../core/network.ts';
import { wallTimeOf } from '../core/zones.ts';
import { isDrawable } from './lettering.ts';
import { type Column, datesOf, STATES, type State, type Stretch, type Timetable } from './timetable.ts';
import { noonOf, placeOf } from './words.ts';

export interface Cell {
	readonly state: State;
	/** Minutes of the day, on the clinic's clock. */
	readonly from: number;
	readonly to: number;
	/** How many times it is made of. */
	readonly count: number;
	readonly online: boolean;
	/** What is written in it, if there is room. */
	readonly words: string;
}

export interface Strip {
	readonly name: string;
	readonly cells: readonly Cell[];
}

/** What stands under one heading: a day of a week, or somebody's day. */
export interface Group {
	readonly heading: string;
	readonly strips: readonly Strip[];
	/** The minute it is now, where it is today. */
	readonly now?: number;
}

export interface Drawing {
	readonly title: string;
	readonly subtitle: string;
	readonly asOf: string;
	/** What the clock shows now. */
	readonly clock: string;
	readonly groups: readonly Group[];
	/** Strips have numbers, and this says what each of them stands for. */
	readonly key: readonly string[];
	readonly legend: readonly { readonly state: State; readonly words: string }[];
	readonly online: string;
	readonly letters: Readonly<Record<State, string>>;
}

export function drawingOf(
	network: Network,
	view: DiaryView,
	{ columns, some }: Timetable,
	now: number,
	language: string,
): Drawing {
	if (columns.length === 0) throw new Error('There are no times to draw.');
	const place = placeOf(network, view);
	const city = network.areas.byId.get(place.areaId)?.name ?? place.zone;
	const year = String(view.date).slice(0, 4);
	const told = (key: string, facts = {}) => say(part(key, facts), language);
	const person = network.practitioners.byId.get(view.practitionerId ?? 0);
	const day = (date: number) => noonOf(place, date);
	const words = { city: text(city), year };
	const whose = person ? drawable(person.name, person.code) : inLanguage(place.name, language);
	return {
		title: some ? `${whose}. ${told('diary-some', some)}` : whose,
		subtitle:
			view.days === 1
				? told('diary-title-day', { ...words, day: day(view.date) })
				: told('diary-title-week', { ...words, from: day(view.date), to: day(datesOf(view).at(-1)!) }),
		asOf: told('diary-as-of', { now: at(now, place.zone) }),
		clock: told('diary-clock', { now: at(now, place.zone) }),
		...(view.days === 1 ? ofDay(network, view, columns, now, language) : ofWeek(network, view, columns, now, language)),
		legend: STATES.map((state) => ({ state, words: told('diary-state', { state }) })),
		online: told('diary-online'),
		letters: Object.fromEntries(STATES.map((state) => [state, told(`diary-letter-${state}`)])) as Record<State, string>,
	};
}

type Shown = Pick<Drawing, 'groups' | 'key'>;
type About = readonly [network: Network, view: DiaryView, columns: readonly Column[], now: number, language: string];

/** A strip for each person; of one person, for each clinic. */
function ofDay(...[network, view, columns, now, language]: About): Shown {
	const groups = columns.map((column) => {
		const name = nameOf(network, view, column, language);
		return {
			heading: '',
			strips: [{ name, cells: cellsOf(network, view, column, language) }],
			...nowIn(network, column, now),
		};
	});
	return { groups, key: [] };
}

/** A group for each day. Where a day has several strips, they are numbered. */
function ofWeek(...[network, view, columns, now, language]: About): Shown {
	const names = [...new Set(columns.map((column) => nameOf(network, view, column, language)))];
	const single = names.length === 1;
	const groups = [...Map.groupBy(columns, ({ date }) => date)].map(([date, theirs]) => ({
		heading: say(part('diary-day', { day: noonOf(placeOf(network, view), date) }), language),
		strips: theirs.map((column) => ({
			name: single ? '' : String(names.indexOf(nameOf(network, view, column, language)) + 1),
			cells: cellsOf(network, view, column, language),
		})),
		...nowIn(network, theirs[0]!, now),
	}));
	// Whose times these are is said by the title, but for a clinic's.
	const key = single && view.practitionerId !== undefined ? [] : names;
	return { groups, key: key.map((name, i) => (single ? name : `${i + 1} ${name}`)) };
}

function nameOf(network: Network, view: DiaryView, column: Column, language: string): string {
	if (view.practitionerId !== undefined)
		return inLanguage(network.locations.byId.get(column.locationId)?.name ?? '', language);
	const person = network.practitioners.byId.get(column.practitionerId);
	return person ? drawable(person.name, person.code) : '';
}

function nowIn(network: Network, { date, locationId }: Column, now: number): { now?: number } {
	const local = wallTimeOf(now, network.locations.byId.get(locationId)?.zone ?? 'UTC');
	return local.date === date ? { now: local.minute } : {};
}

/** A name that there are no letters for is told by something that there are. */
const drawable = (name: string, otherwise: string): string => (isDrawable(name) ? name : otherwise);

const cellsOf = (network: Network, view: DiaryView, { stretches }: Column, language: string): Cell[] =>
	stretches.map((stretch) => ({
		state: stretch.state,
		from: stretch.minute,
		to: stretch.minute + (stretch.end - stretch.start) / 60_000,
		count: stretch.count,
		online: stretch.visit?.bookedBy === 'patient',
		words: wordsIn(network, view, stretch, language),
	}));

function wordsIn(network: Network, { names }: DiaryView, { visit }: Stretch, language: string): string {
	if (!visit) return '';
	if (names) return drawable(visit.firstName, `#${visit.patientId}`);
	return inLanguage(network.services.byId.get(visit.serviceId)?.name ?? '', language);
}
