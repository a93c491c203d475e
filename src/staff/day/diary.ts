/** What `/day` and `/week` share: whose times are looked at and from when, and the buttons that lead on from there. */
import { type DiaryView, own, type Part, part, text } from '../../../flows/prompt.ts';
import type { Location, Practitioner } from '../../core/network.ts';
import { wallTimeOf } from '../../core/zones.ts';
import { datesOf, daysAfter, pagesBeside, type Timetable } from '../../diary/timetable.ts';
import { isLong, noonOf, placeOf, readForWords, toldInWords } from '../../diary/words.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import { clinicsOf, type Member, record } from '../dialogue/who.ts';
import { takeDay } from '../grammar/days.ts';
import { leftOver } from '../grammar/left-over.ts';
import { isAt, meant, nameWords, nearest, placesOf } from '../grammar/names.ts';
import { takeWeek } from '../grammar/stretches.ts';

type Span = 'day' | 'week';

/** Nobody was named: the clinics this member may see, and the day that is meant on each one's clock. */
export interface Looked {
	readonly clinics: readonly Location[];
	readonly date: (clinic: Location) => number;
}

export interface LookedAt extends Looked {
	readonly view: DiaryView;
	readonly who: Location | Practitioner;
	readonly person: Practitioner | undefined;
	readonly picture: boolean;
}

const PICTURE = /(?<!\S)(picture|image)(?!\S)/i;
const PAGE = /(?<!\S)page (\d{1,3})(?!\S)/i;

/** Answers nothing where several could be meant: they were offered. Throws `Wrong`. */
export function lookFor(turn: Turn, member: Member, span: Span, typed: string): Looked | LookedAt | undefined {
	const { tx, network, talk } = turn;
	const clinics = clinicsOf(member, network);
	const words = typed.replace(PICTURE, ' ').replace(PAGE, ' ');
	const known = nameWords(network);
	const read = new Map<string, ReturnType<typeof takeDay>>();
	const taken = (zone: string) => {
		const single = takeDay(words, tx.now, zone, talk.language, known);
		// "Next week" is from its Monday on.
		const week = single.day || single.problem ? undefined : takeWeek(words, tx.now, zone);
		const day = read.get(zone) ?? (week?.day ? week : single);
		read.set(zone, day);
		return day;
	};
	const { problem, day, rest } = taken(clinics[0]?.zone ?? 'UTC');
	if (problem) throw new Wrong(problem);
	const date = ({ zone }: Location) => taken(zone).day?.date ?? wallTimeOf(tx.now, zone).date;
	const name = rest.trim();
	const [only, another] = clinics;
	if (name === '' && (!only || another)) return { clinics, date };
	const clinic = name === '' ? { kind: 'one' as const, row: only! } : meant(name, clinics, talk.language);
	// Whoever works only elsewhere is not there, to whoever asks here.
	const people = network.practitioners.all.filter(isAt(clinics, network));
	const both = bothNamed(turn, name, clinics, people);
	const person = both ? { kind: 'one' as const, row: both.person } : meant(name, people, talk.language);
	const looked = { clinics, date, picture: PICTURE.test(typed) };
	if (clinic.kind === 'one') {
		// Of a week the words tell what everybody has together.
		const page = span === 'day' || looked.picture ? { page: Number(PAGE.exec(typed)?.[1] ?? 1) } : {};
		const view = { ...viewOf(turn, span, [clinic.row], date), ...page };
		return { ...looked, view, who: clinic.row, person: undefined };
	}
	if (person.kind === 'one') {
		const own = placesOf(person.row, network).filter((place) => clinics.includes(place));
		if (both && !own.includes(both.place))
			throw new Wrong(part('book-not-there', { person: person.row.name, place: text(both.place.name) }));
		const places = both ? [both.place] : [...own, ...clinics.filter((place) => !own.includes(place))];
		if (places.length === 0) return { clinics, date };
		const view = { ...viewOf(turn, span, places, date), practitionerId: person.row.id };
		return { ...looked, clinics: places, view, who: person.row, person: person.row };
	}
	const names = [clinic, person].flatMap((found) => (found.kind === 'several' ? found.names : []));
	const near = nearest(name, [...clinics, ...people], talk.language);
	if (names.length === 0)
		throw new Wrong(part('staff-none-day', { name }), ...(near ? [part('staff-nearest', { name: near })] : []));
	const when = day ? ` ${day.iso}` : '';
	offer(
		turn,
		[part('staff-which-person', { names: names.join(', ') })],
		names.map((each) => ({ label: own(each), line: `${span} ${each}${when}` })),
	);
	return undefined;
}

/** Somebody and where: `abrahams harbour`, `abrahams at harbour`. */
function bothNamed(
	{ network, talk }: Turn,
	name: string,
	clinics: readonly Location[],
	people: readonly Practitioner[],
) {
	const named = leftOver(name.replace(/(?<!\S)(?:at|à)(?!\S)/iu, ' ').trim(), network, talk.language);
	if (named.place === undefined || named.unread !== '') return undefined;
	const place = meant(named.place, clinics, talk.language);
	const person = meant(named.person, people, talk.language);
	return place.kind === 'one' && person.kind === 'one' ? { place: place.row, person: person.row } : undefined;
}

/** The days that are looked at; in a group nobody is named. */
function viewOf({ inGroup }: Turn, span: Span, places: readonly Location[], date: Looked['date']): DiaryView {
	const locationIds = places.map(({ id }) => id);
	const asked = date(places[0]!);
	const names = !inGroup;
	return span === 'day'
		? { locationIds, date: asked, days: 1, names }
		: { locationIds, date: mondayOf(asked), days: 7, names };
}

/** Shows it, as it is this moment. @param nothing what is said where there are no times. */
export async function show(
	turn: Turn,
	member: Member,
	{ view, who, person, picture }: LookedAt,
	nothing?: () => Promise<readonly Part[]>,
): Promise<void> {
	const { tx, talk, network } = turn;
	const timetable = await readForWords(tx, view);
	const { columns } = timetable;
	const of = person
		? (`practitioner:${person.id}:${view.date}` as const)
		: `location:${view.locationIds[0]!}:${view.date}`;
	if (!person || columns.length > 0)
		await record(tx, talk, member, view.days === 1 ? 'saw the day' : 'saw the week', of as never);
	const buttons = buttonsFor(turn, view, who.code, picture, timetable);
	if (picture && columns.length > 0) {
		talk.picture = view;
		offer(turn, [], buttons);
		return;
	}
	const told = columns.length === 0 && nothing ? await nothing() : toldInWords(network, view, timetable, tx.now);
	const hidden = !view.names && told.some(({ key }) => key === 'staff-line-taken' || key === 'diary-line-visit-group');
	offer(turn, [...told, ...(hidden ? [part('staff-day-private')] : [])], buttons);
}

/** Each takes the place of what is shown. The arrows keep its form. */
function buttonsFor(
	{ network }: Turn,
	view: DiaryView,
	code: string,
	picture: boolean,
	{ columns, some }: Timetable,
): Button[] {
	const { date, days } = view;
	const place = placeOf(network, view);
	const span: Span = days === 1 ? 'day' : 'week';
	const typed = (what: Span, whose: string, when: number, form = picture, page = whose === code ? some?.page : 1) =>
		`${what} ${whose} ${isoOf(when)}${form ? ' picture' : ''}${page && page > 1 ? ` page ${page}` : ''}`;
	const button = (label: Part, to: string): Button => ({ label, line: to, inPlace: true });
	const [before, after] = [daysAfter(date, -days), daysAfter(date, days)];
	const form = picture ? part('diary-choice-text') : part('diary-choice-picture');
	const open = new Set(columns.map((column) => column.date));
	const people = days === 1 && !picture && view.practitionerId === undefined && isLong(columns) ? columns : [];
	return [
		button(part('diary-earlier', { day: noonOf(place, before) }), typed(span, code, before)),
		button(part('diary-later', { day: noonOf(place, after) }), typed(span, code, after)),
		...(columns.length > 0 ? [button(form, typed(span, code, date, !picture))] : []),
		...(days === 1
			? [button(part('diary-choice-week'), typed('week', code, date))]
			: datesOf(view)
					.filter((each) => open.has(each))
					.map((each) => button(part('diary-day', { day: noonOf(place, each) }), typed('day', code, each)))),
		...(some ? pagesBeside(some) : []).map(({ page, ...facts }) =>
			button(part('diary-choice-people', facts), typed(span, code, date, picture, page)),
		),
		...people.flatMap(({ practitionerId }) => {
			const person = network.practitioners.byId.get(practitionerId);
			return person ? [button(own(person.name), typed('day', person.code, date))] : [];
		}),
	];
}

/** 20260908 as 2026-09-08. */
export const isoOf = (date: number): string => String(date).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3');

function mondayOf(date: number): number {
	const weekday = new Date(`${isoOf(date)}T00:00Z`).getUTCDay();
	return daysAfter(date, -((weekday + 6) % 7));
}
