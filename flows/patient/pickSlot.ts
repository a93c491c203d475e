/** Where, when, and which of the next free times. */
import { assign } from 'xstate';
import { part } from '../prompt.ts';
import type { PatientContext } from './context.ts';
import type { Seeking } from './effects.ts';
import { askWhatNext } from './idle.ts';
import { known } from './known.ts';
import { patient } from './setup.ts';
import {
	askDay,
	askNoTimes,
	askPartOfDay,
	askPerson,
	askPlace,
	askTime,
	askWishes,
	onlyPlace,
} from './whenAndWhere.ts';

/** A list goes on five by five, up to so many. */
const MOST_TIMES = 50;

/** What a time is looked for, and for whom. */
export const sought = ({ serviceId, patientId, appointmentId, moving, linkId }: PatientContext): Seeking => ({
	serviceId: known(serviceId),
	patientId: known(patientId),
	appointmentId: moving ? appointmentId : null,
	linkId,
});

/** Asks for the next five times after where the list ended. */
const findTimes = {
	type: 'findTimes' as const,
	params: ({ context }: { context: PatientContext }) => ({
		...sought(context),
		wishes: context.wishes,
		after: context.after,
	}),
};

const listPlaces = {
	type: 'listPlaces' as const,
	params: ({ context }: { context: PatientContext }) => sought(context),
};

/** What was reviewed then is what is booked now, whatever was looked at since. */
const reviewedAgain = ({ lapsed }: PatientContext): Partial<PatientContext> =>
	lapsed ? { ...lapsed, moving: lapsed.appointmentId !== null, lapsed: null } : {};

export const pickSlot = patient.createStateConfig({
	initial: 'begin',
	states: {
		begin: {
			always: [{ guard: 'moving', target: 'listingDays' }, { target: 'listingPlaces' }],
		},
		listingPlaces: {
			entry: listPlaces,
			on: {
				placesListed: [
					{
						guard: ({ event }) => event.areas.length === 0,
						target: '#patient.idle',
						actions: { type: 'ask', params: askWhatNext(part('service-nowhere')) },
					},
					{
						guard: ({ event }) => onlyPlace(event.areas) !== undefined,
						target: 'listingDays',
						actions: assign({
							wishes: ({ context, event }) => ({ ...context.wishes, ...onlyPlace(event.areas) }),
						}),
					},
					{ target: 'place', actions: { type: 'ask', params: ({ event }) => askPlace(event.areas) } },
				],
			},
		},
		place: {
			tags: ['waits'],
			on: {
				placeChosen: {
					target: 'listingDays',
					actions: assign({
						wishes: ({ context, event }) => ({
							...context.wishes,
							areaId: event.areaId,
							locationId: event.locationId,
							practitionerId: null,
						}),
					}),
				},
				backAsked: [
					{ guard: 'moving', target: '#patient.reschedule.showing' },
					{ guard: 'byLink', target: '#patient.identify.link.leaving' },
					{ target: '#patient.chooseService.listingServices' },
				],
			},
		},
		listingDays: {
			entry: {
				type: 'listDays',
				params: ({ context }) => ({ ...sought(context), wishes: context.wishes, after: null }),
			},
			on: {
				daysListed: { target: 'day', actions: { type: 'ask', params: ({ event }) => askDay(event.days, event.more) } },
			},
		},
		listingLaterDays: {
			on: {
				daysListed: { target: 'day', actions: { type: 'ask', params: ({ event }) => askDay(event.days, event.more) } },
			},
		},
		day: {
			tags: ['waits'],
			on: {
				laterDaysAsked: {
					target: 'listingLaterDays',
					actions: {
						type: 'listDays',
						params: ({ context, event }) => ({
							...sought(context),
							wishes: context.wishes,
							after: event.after,
						}),
					},
				},
				dayChosen: [
					{
						guard: ({ event }) => event.part !== undefined,
						target: 'searching',
						actions: assign({
							wishes: ({ context, event: { date, part = 'any' } }) => ({ ...context.wishes, date, part }),
						}),
					},
					{
						guard: ({ event }) => event.date === null,
						target: 'searching',
						actions: assign({ wishes: ({ context }) => ({ ...context.wishes, date: null, part: 'any' as const }) }),
					},
					{
						target: 'partOfDay',
						actions: [
							assign({ wishes: ({ context, event }) => ({ ...context.wishes, date: event.date }) }),
							{ type: 'ask', params: askPartOfDay },
						],
					},
				],
				backAsked: [
					{ guard: 'moving', target: '#patient.reschedule.showing' },
					{ guard: 'byLink', target: '#patient.identify.link.leaving' },
					{ target: 'goingBack' },
				],
			},
		},
		/** Back from the days: to the place, unless there was none to choose. */
		goingBack: {
			entry: listPlaces,
			on: {
				placesListed: [
					{
						guard: ({ event }) => event.areas.length === 0 || onlyPlace(event.areas) !== undefined,
						target: '#patient.chooseService.listingServices',
					},
					{ target: 'place', actions: { type: 'ask', params: ({ event }) => askPlace(event.areas) } },
				],
			},
		},
		partOfDay: {
			tags: ['waits'],
			on: {
				partOfDayChosen: {
					target: 'searching',
					actions: assign({ wishes: ({ context, event }) => ({ ...context.wishes, part: event.part }) }),
				},
				backAsked: 'listingDays',
			},
		},
		/** From the earliest on; `searchingOn` continues where the list ended. */
		searching: {
			entry: [assign({ after: null, shown: 0, slotId: null, until: null }), findTimes],
			on: {
				timesFound: {
					target: 'times',
					actions: [
						assign({ after: ({ event }) => event.last, shown: ({ event }) => event.times.length }),
						{ type: 'ask', params: ({ event }) => askTime(event.heard, event.times, event.more) },
					],
				},
				noTimesFound: { target: 'noTimes', actions: { type: 'ask', params: ({ event }) => askNoTimes(event.heard) } },
			},
		},
		searchingOn: {
			entry: findTimes,
			on: {
				timesFound: {
					target: 'times',
					actions: [
						assign({
							after: ({ event }) => event.last,
							shown: ({ context, event }) => context.shown + event.times.length,
						}),
						{
							type: 'ask',
							params: ({ context, event }) =>
								askTime(event.heard, event.times, event.more && context.shown < MOST_TIMES),
						},
					],
				},
				noTimesFound: {
					target: 'searching',
					actions: { type: 'say', params: { parts: [part('no-more-times')] } },
				},
			},
		},
		times: {
			tags: ['waits'],
			on: {
				timeChosen: {
					target: '#patient.confirm',
					actions: assign({ slotId: ({ event }) => event.slotId, extended: false, lapsed: null }),
				},
				moreTimesAsked: 'searchingOn',
				otherWishesAsked: { target: 'wishes', actions: { type: 'ask', params: askWishes } },
				backAsked: 'listingDays',
			},
		},
		noTimes: {
			tags: ['waits'],
			on: {
				otherWishesAsked: { target: 'wishes', actions: { type: 'ask', params: askWishes } },
				backAsked: 'listingDays',
			},
		},
		wishes: {
			tags: ['waits'],
			on: {
				otherDayAsked: 'listingDays',
				otherPlaceAsked: 'listingPlaces',
				personAsked: 'listingPeople',
				backAsked: 'searching',
			},
		},
		listingPeople: {
			entry: {
				type: 'listPeople',
				params: ({ context }) => ({ ...sought(context), wishes: context.wishes }),
			},
			on: {
				peopleListed: { target: 'person', actions: { type: 'ask', params: ({ event }) => askPerson(event.people) } },
			},
		},
		person: {
			tags: ['waits'],
			on: {
				personChosen: {
					target: 'searching',
					actions: assign({
						wishes: ({ context, event }) => ({ ...context.wishes, practitionerId: event.practitionerId }),
					}),
				},
				backAsked: { target: 'wishes', actions: { type: 'ask', params: askWishes } },
			},
		},
	},
	on: {
		staleTapped: {
			guard: 'lateBook',
			actions: assign(({ context }) => reviewedAgain(context)),
			target: '#patient.confirm.booking',
		},
	},
});
