/** Where, when, and which of the next free times. */
import { assign } from 'xstate';
import { part } from '../prompt.ts';
import type { PatientContext } from './context.ts';
import type { Seeking } from './effects.ts';
import type { AnswerEvent, PatientEvent, PersonEvent } from './events.ts';
import { appointmentGone } from './gone.ts';
import { askWhatNext } from './idle.ts';
import { known } from './known.ts';
import { linkClosed } from './link.ts';
import { patient } from './setup.ts';
import {
	askDay,
	askNoDays,
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

const ANY_HOUR = { part: 'any' as const, from: undefined };

const beforeDays = [
	{ guard: 'moving' as const, target: '#patient.reschedule.showing' },
	{ guard: 'byLink' as const, target: '#patient.identify.link.leaving' },
	{ target: 'goingBack' },
];

const nothingFits = {
	target: 'noTimes',
	actions: {
		type: 'ask' as const,
		params: ({ event }: { event: Extract<AnswerEvent, { type: 'noTimesFound' }> }) => askNoTimes(event),
	},
};

const timeChosen = {
	target: '#patient.confirm',
	actions: assign<PatientContext, Extract<PersonEvent, { type: 'timeChosen' }>, undefined, PatientEvent, never>({
		slotId: ({ event }) => event.slotId,
		extended: false,
		lapsed: null,
	}),
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
				askedAgain: 'listingPlaces',
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
			entry: assign({ daysAfter: null, noDays: false }),
			always: 'listingLaterDays',
		},
		/** From the first, or after those that were shown. */
		listingLaterDays: {
			entry: {
				type: 'listDays',
				params: ({ context }) => ({ ...sought(context), wishes: context.wishes, after: context.daysAfter }),
			},
			on: {
				daysListed: [
					{
						guard: ({ event }) => event.days.length > 0,
						target: 'day',
						actions: { type: 'ask', params: ({ event }) => askDay(event.days, event.more) },
					},
					{ guard: ({ context }) => context.daysAfter !== null, target: 'listingDays' },
					{ target: 'noTimes', actions: [assign({ noDays: true }), { type: 'ask', params: askNoDays }] },
				],
			},
		},
		leavingDays: { always: beforeDays },
		day: {
			tags: ['waits'],
			on: {
				askedAgain: 'listingLaterDays',
				laterDaysAsked: {
					target: 'listingLaterDays',
					actions: assign({ daysAfter: ({ event }) => event.after }),
				},
				dayChosen: [
					{
						guard: ({ event }) => event.part !== undefined,
						target: 'searching',
						actions: assign({
							wishes: ({ context, event: { date, part = 'any', from } }) => ({ ...context.wishes, date, part, from }),
						}),
					},
					{
						guard: ({ event }) => event.date === null,
						target: 'searching',
						actions: assign({ wishes: ({ context }) => ({ ...context.wishes, date: null, ...ANY_HOUR }) }),
					},
					{
						target: 'weighingDay',
						actions: assign({
							wishes: ({ context, event }) => ({ ...context.wishes, date: event.date, ...ANY_HOUR }),
						}),
					},
				],
				backAsked: 'leavingDays',
			},
		},
		/** Whether there is anything on the day that is wished for, which may have been closed meanwhile. */
		weighingDay: {
			entry: [assign({ after: null }), findTimes],
			on: {
				timesFound: { target: 'partOfDay', actions: { type: 'ask', params: askPartOfDay } },
				noTimesFound: nothingFits,
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
				askedAgain: {
					target: 'weighingDay',
					actions: assign({ wishes: ({ context }) => ({ ...context.wishes, ...ANY_HOUR }) }),
				},
				partOfDayChosen: {
					target: 'searching',
					actions: assign({
						wishes: ({ context, event: { part, from } }) => ({ ...context.wishes, part, from }),
					}),
				},
				backAsked: 'listingDays',
			},
		},
		/** From the earliest on; `searchingOn` continues where the list ended. */
		searching: {
			entry: [assign({ after: null, page: null, noDays: false, shown: 0, slotId: null, until: null }), findTimes],
			on: {
				timesFound: {
					target: 'times',
					actions: [
						assign({ after: ({ event }) => event.last, shown: ({ event }) => event.times.length }),
						{ type: 'ask', params: ({ event }) => askTime(event.heard, event.times, event.more) },
					],
				},
				noTimesFound: nothingFits,
			},
		},
		searchingOn: {
			entry: [assign({ page: ({ context }) => context.after }), findTimes],
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
		/** The page that was shown last. */
		searchingAgain: {
			entry: [assign({ after: ({ context }) => context.page }), findTimes],
			on: {
				timesFound: {
					target: 'times',
					actions: [
						assign({ after: ({ event }) => event.last }),
						{
							type: 'ask',
							params: ({ context, event }) =>
								askTime(event.heard, event.times, event.more && context.shown < MOST_TIMES),
						},
					],
				},
				noTimesFound: 'searching',
			},
		},
		times: {
			tags: ['waits'],
			on: {
				askedAgain: 'searchingAgain',
				timeChosen,
				moreTimesAsked: 'searchingOn',
				otherWishesAsked: { target: 'wishes', actions: { type: 'ask', params: askWishes } },
				backAsked: 'listingDays',
			},
		},
		noTimes: {
			tags: ['waits'],
			on: {
				askedAgain: [{ guard: 'noDays', target: 'listingDays' }, { target: 'searching' }],
				timeChosen,
				otherWishesAsked: { target: 'wishes', actions: { type: 'ask', params: askWishes } },
				backAsked: [{ guard: 'noDays', target: 'leavingDays' }, { target: 'listingDays' }],
			},
		},
		/** Whether what a time is looked for is still there. */
		weighingWishes: {
			entry: [assign({ after: null }), findTimes],
			on: {
				timesFound: { target: 'wishes', actions: { type: 'ask', params: askWishes } },
				noTimesFound: { target: 'wishes', actions: { type: 'ask', params: askWishes } },
			},
		},
		wishes: {
			tags: ['waits'],
			on: {
				askedAgain: 'weighingWishes',
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
				askedAgain: 'listingPeople',
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
		appointmentGone,
		...linkClosed,
		staleTapped: {
			guard: 'lateBook',
			actions: assign(({ context }) => reviewedAgain(context)),
			target: '#patient.confirm.booking',
		},
	},
});
