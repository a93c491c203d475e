/** Examples of `/open` and `/day` that name this network's own people and can be carried out as they stand. */
import { DateTime } from 'luxon';
import { line, type Part } from '../../../flows/prompt.ts';
import { dayOf } from '../../core/days.ts';
import type { Location, Practitioner } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Member, mayManage } from '../dialogue/who.ts';
import { type Day, dayAt } from '../grammar/days.ts';
import { exampleName, placesOf } from '../grammar/names.ts';

/** Whom an example is about, as far as that is known. */
export interface About {
	practitioner?: Practitioner;
	location?: Location;
}

/** An example opens times so many days ahead, or on the first day after that when there are none yet. */
const DAYS_AHEAD = 15;
const DAYS_TRIED = 30;
const WEEKLY_FOR_DAYS = 84;

/** Somebody whose times this member may open, and where. */
function somebody({ network }: Turn, member: Member, about: About): About {
	for (const practitioner of about.practitioner ? [about.practitioner] : network.practitioners.all) {
		if (practitioner.retired) continue;
		const places = placesOf(practitioner, network).filter((place) => mayManage(member, place, practitioner));
		const location = places.find(({ id }) => id === about.location?.id) ?? places[0];
		if (location) return { practitioner, location };
	}
	return {};
}

const names = ({ network }: Turn, { practitioner, location }: About) => ({
	name: practitioner ? exampleName(practitioner, network) : '',
	place: location?.code ?? '',
});

const onDay = ({ tx, talk }: Turn, { location }: About, days: number): Day =>
	dayAt(DateTime.fromMillis(tx.now, { zone: location?.zone ?? 'UTC', locale: talk.language }).plus({ days }));

/** `/open` for somebody, on a day when they have no times yet. */
export async function openExample(turn: Turn, member: Member, about: About = {}): Promise<Part> {
	const example = somebody(turn, member, about);
	const { iso } = await freeDay(turn, example, DAYS_AHEAD);
	return line('staff-open-example', { ...names(turn, example), day: iso });
}

/** `/open` on one day, every week, and kept for the desk. */
export async function openExamples(turn: Turn, member: Member): Promise<readonly Part[]> {
	const example = somebody(turn, member, {});
	const facts = names(turn, example);
	const [first, until] = [DAYS_AHEAD, DAYS_AHEAD + WEEKLY_FOR_DAYS].map((days) => onDay(turn, example, days).iso);
	const { iso: day } = await freeDay(turn, example, 2 * DAYS_AHEAD);
	return [
		await openExample(turn, member),
		line('staff-open-weekly-example', { ...facts, first: first!, until: until! }),
		line('staff-open-kept-example', { ...facts, day }),
	];
}

/** So many days ahead, or the first day after that without times. */
async function freeDay(turn: Turn, about: About, ahead: number): Promise<Day> {
	for (let days = ahead; about.practitioner && days < ahead + DAYS_TRIED; days++) {
		const day = onDay(turn, about, days);
		const slots = await dayOf(turn.tx, { practitionerId: about.practitioner.id, localDate: day.date });
		if (slots.length === 0) return day;
	}
	return onDay(turn, about, ahead);
}

/** `/day` for a clinic, tomorrow. */
export function dayExample(turn: Turn, member: Member): Part {
	const example = somebody(turn, member, {});
	return line('staff-day-example', { ...names(turn, example), day: onDay(turn, example, 1).iso });
}
