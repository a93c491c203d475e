/** What is asked about the place, the day, the person and the time. */
import { at, type Choice, own, type Part, part, type Question, text } from '../prompt.ts';
import { PARTS_OF_DAY } from './context.ts';
import type { AnswerEvent, PersonEvent } from './events.ts';
import type { AreaFacts, DayFacts, HeardFacts, TimeFacts } from './facts.ts';

export const askPlace = (areas: readonly AreaFacts[]): Question<PersonEvent> => ({
	parts: [part('ask-place')],
	choices: areas.flatMap((area): Choice<PersonEvent>[] => [
		...(area.locations.length > 1
			? [
					{
						label: part('choice-anywhere-in', { area: text(area.name) }),
						event: { type: 'placeChosen', areaId: area.id, locationId: null } as const,
					},
				]
			: []),
		...area.locations.map(({ id, name }) => ({
			label: areas.length > 1 ? part('choice-clinic', { place: text(name), city: text(area.name) }) : own(name),
			event: { type: 'placeChosen', areaId: area.id, locationId: id } as const,
		})),
	]),
});

export const onlyPlace = (areas: readonly AreaFacts[]) =>
	areas.length === 1 && areas[0]!.locations.length === 1
		? { areaId: areas[0]!.id, locationId: areas[0]!.locations[0]!.id }
		: undefined;

const RELATIVE: Readonly<Record<number, readonly Part[]>> = { 0: [part('word-today')], 1: [part('word-tomorrow')] };

export const askDay = (days: readonly DayFacts[], more: boolean): Question<PersonEvent> => ({
	parts: [part('ask-day')],
	choices: [
		{ label: part('choice-soonest'), event: { type: 'dayChosen', date: null } },
		...days.map(
			(day): Choice<PersonEvent> => ({
				label: part('choice-day', { day: at(day.at, day.zone) }),
				also: [part('day-in-full', { day: at(day.at, day.zone) }), ...(RELATIVE[day.ahead ?? -1] ?? [])],
				event: { type: 'dayChosen', date: day.date },
			}),
		),
		...(more && days.length > 0
			? [{ label: part('choice-later-days'), event: { type: 'laterDaysAsked', after: days.at(-1)!.date } } as const]
			: []),
	],
});

export const askPartOfDay: Question<PersonEvent> = {
	parts: [part('ask-part-of-day')],
	choices: PARTS_OF_DAY.map((which) => ({
		label: part(`choice-${which}`),
		event: { type: 'partOfDayChosen', part: which },
	})),
};

export const askPerson = (people: readonly { id: number; name: string }[]): Question<PersonEvent> => ({
	parts: [part('ask-person')],
	choices: [
		// Where there is but one, nobody else is wished away.
		...(people.length > 1
			? [{ label: part('choice-anyone'), event: { type: 'personChosen', practitionerId: null } } as const]
			: []),
		...people.map(
			({ id, name }): Choice<PersonEvent> => ({
				label: part('person', { name }),
				event: { type: 'personChosen', practitionerId: id },
			}),
		),
	],
});

const otherWishes: Choice<PersonEvent> = { label: part('choice-other-wishes'), event: { type: 'otherWishesAsked' } };

export const askWishes: Question<PersonEvent> = {
	parts: [part('ask-wishes')],
	choices: [
		{ label: part('choice-other-day'), event: { type: 'otherDayAsked' } },
		{ label: part('choice-other-place'), event: { type: 'otherPlaceAsked' } },
		{ label: part('choice-certain-person'), event: { type: 'personAsked' } },
	],
};

/** What was understood, said back. */
const echo = (heard: HeardFacts): Part =>
	part(heard.from ? 'heard-from' : 'heard', {
		service: text(heard.service),
		place: text(heard.place),
		person: heard.person ?? '',
		day: heard.day ? at(heard.day.at, heard.day.zone) : '',
		...(heard.from ? { from: at(heard.from.at, heard.from.zone) } : { part: heard.part }),
	});

const choiceOf = (time: TimeFacts): Choice<PersonEvent> => ({
	label: part('choice-time', { start: at(time.start, time.zone), person: time.person }),
	detail: own(time.place),
	event: { type: 'timeChosen', slotId: time.slotId },
});

export const askTime = (heard: HeardFacts, times: readonly TimeFacts[], more: boolean): Question<PersonEvent> => ({
	parts: [echo(heard), part('ask-time')],
	choices: [
		...times.map(choiceOf),
		...(more ? [{ label: part('choice-more-times'), event: { type: 'moreTimesAsked' } } as const] : []),
		otherWishes,
	],
});

/** Nothing then: the nearest times are offered, where there are any. */
export const askNoTimes = ({
	heard,
	nearest,
}: Extract<AnswerEvent, { type: 'noTimesFound' }>): Question<PersonEvent> => ({
	parts: [echo(heard), part(nearest.length > 0 ? 'no-times-then' : 'no-times')],
	choices: [...nearest.map(choiceOf), otherWishes],
});

/** Nothing on any day. */
export const askNoDays: Question<PersonEvent> = { parts: [part('no-times')], choices: [otherWishes] };
