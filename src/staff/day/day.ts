/** `/day [<clinic or practitioner>] [<day>] [picture]`: the diary of one day; without a name, each clinic's in a line. */
import { DateTime } from 'luxon';
import { line, own, type Part, part, text } from '../../../flows/prompt.ts';
import { dayOf } from '../../core/days.ts';
import type { Location, Practitioner } from '../../core/network.ts';
import { readTimetable } from '../../diary/timetable.ts';
import { noonOf, shownCounts } from '../../diary/words.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY } from '../dialogue/command.ts';
import { dayExample } from '../finding/times-examples.ts';
import { dayAt } from '../grammar/days.ts';
import { isoOf, type Looked, lookFor, show } from './diary.ts';

export const day: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const looked = lookFor(turn, member, 'day', rest);
		if (!looked) return;
		if (!('view' in looked)) return summaries(turn, looked, dayExample(turn, member));
		const { person, clinics, view } = looked;
		if (!person) return show(turn, member, looked);
		const none = part('staff-day-none', { person: person.name, day: noonOf(clinics[0]!, view.date) });
		await show(turn, member, looked, async () => [none, await nextDay(turn, person, clinics, view.date)]);
	},
	examples: (turn, member) => [dayExample(turn, member)],
};

/** Each clinic in a line, and a button for it. */
async function summaries(turn: Turn, { clinics, date }: Looked, example: Part): Promise<void> {
	const parts: Part[] = [];
	for (const clinic of clinics) parts.push(await summary(turn, clinic, date(clinic)));
	offer(
		turn,
		[...parts, part('staff-day-more'), example],
		clinics.map((clinic) => ({ label: own(clinic.name), line: `day ${clinic.code} ${isoOf(date(clinic))}` })),
	);
}

/** Visits booked and held, however many slots each of them takes, and free times. */
async function summary({ tx }: Turn, clinic: Location, date: number): Promise<Part> {
	const { columns } = await readTimetable(tx, { locationIds: [clinic.id], date, days: 1, names: false });
	const facts = { place: text(clinic.name), day: noonOf(clinic, date) };
	if (columns.length === 0) return part('staff-day-closed', facts);
	const { free, held, booked } = shownCounts(columns);
	return part('staff-day-summary', { ...facts, free, held, booked });
}

/** The first day after one, not before today, on which a person has times at one of these clinics: none past the window. */
async function nextDay(
	{ tx, network }: Turn,
	person: Practitioner,
	clinics: readonly Location[],
	after: number,
): Promise<Part> {
	const { zone } = clinics[0]!;
	const today = DateTime.fromMillis(tx.now, { zone });
	for (let days = 0; days <= network.settings.windowDays; days++) {
		const localDate = dayAt(today.plus({ days })).date;
		if (localDate <= after) continue;
		const slots = await dayOf(tx, { practitionerId: person.id, localDate });
		const place = clinics.find(({ id }) => slots.some(({ locationId }) => locationId === id));
		if (place) return line('staff-day-next', { day: noonOf(place, localDate), place: text(place.name) });
	}
	return line('staff-day-no-next', { days: network.settings.windowDays });
}
