/**
 * The conversations that a release is remembered by: one in every state that somebody is waited for in, and a few more.
 * A line of `said` is what was typed, `[Label]` a button tapped, or the clock: `@ 4` minutes later.
 */

export interface Scene {
	readonly what: string;
	/** On the web and not on Telegram: all of it sent, or all but the last, which was set aside. */
	readonly onWeb?: 'sent' | 'refused';
	readonly language?: string;
	readonly said: readonly string[];
	/** The answers to so many of the last of them were not yet sent; to one, if nothing is said. */
	readonly unsent?: number;
	/** The turn of the last one threw, and it was set aside. */
	readonly fails?: true;
	/** Where that led: states of the patient's machine; null where it has not begun. */
	readonly state: string | null;
	/** What is said next, and the key of a sentence that must answer it. */
	readonly next: string;
	readonly asks: string;
}

const WAY = [
	'book a visit',
	'I agree',
	'PHONE',
	'Thandi Mabaso',
	'general practice',
	'visit',
	'a cough',
	'since Friday',
	'north clinic',
	'tue 8 sep',
	'morning',
	'1',
	'book',
];
/** The way to a booking, up to and with this. */
const to = (last: string): string[] => WAY.slice(0, WAY.indexOf(last) + 1);
const BOOKED = to('book');
/** From a booking to another one. */
const ANOTHER = ['book a visit', ...WAY.slice(4)];
const MOVING = [...BOOKED, 'my appointments', 'move it'];

/** In this order: the first ones move the clock, under which the later ones' holds would run out. */
export const SCENES: readonly Scene[] = [
	{
		what: 'A hold ran out; its old button is tapped',
		said: [...to('north clinic'), 'wed 9 sep', 'any time', '1', '@ 5'],
		unsent: 3,
		state: 'pickSlot.times',
		next: '[Book]',
		asks: 'booked',
	},
	{
		what: 'A hold was extended, and is to end soon',
		said: [...to('1'), '@ 4', '[Keep it longer]'],
		unsent: 4,
		state: 'confirm.review',
		next: '[Book]',
		asks: 'booked',
	},
	{
		what: 'A hold is to end soon',
		said: [...to('1'), '@ 4'],
		unsent: 3,
		state: 'confirm.review',
		next: '[Keep it longer]',
		asks: 'hold-extended',
	},
	{
		what: 'A first message set aside',
		said: ['book a visit'],
		fails: true,
		state: null,
		next: 'hello',
		asks: 'welcome',
	},
	{ what: 'Somebody came', said: ['hello'], state: 'idle.resting', next: '[Book a visit]', asks: 'ask-terms' },
	{ what: 'The terms', said: to('book a visit'), state: 'identify.terms', next: '[I agree]', asks: 'ask-contact' },
	{ what: 'The contact', said: to('I agree'), state: 'identify.contact', next: '0825550999', asks: 'ask-name' },
	{ what: 'The name', said: to('PHONE'), state: 'identify.name', next: 'Thandi', asks: 'ask-department' },
	{
		what: 'The department',
		said: to('Thandi Mabaso'),
		state: 'chooseService.department',
		next: '[Nursing]',
		asks: 'ask-service',
	},
	{
		what: 'The service',
		said: to('general practice'),
		state: 'chooseService.service',
		next: '[Long visit]',
		asks: 'ask-reason',
	},
	{ what: 'The reason', said: to('visit'), state: 'chooseService.reason', next: 'a cough', asks: 'ask-details' },
	{ what: 'More about it', said: to('a cough'), state: 'chooseService.details', next: '[Skip]', asks: 'ask-place' },
	{ what: 'The place', said: to('since Friday'), state: 'pickSlot.place', next: 'south', asks: 'ask-day' },
	{ what: 'The day', said: to('north clinic'), state: 'pickSlot.day', next: '[Tue 8 Sep]', asks: 'ask-part-of-day' },
	{ what: 'The part of the day', said: to('tue 8 sep'), state: 'pickSlot.partOfDay', next: 'any', asks: 'ask-time' },
	{
		what: 'The time',
		said: [...to('since Friday'), 'south clinic', 'tue 8 sep', 'morning'],
		state: 'pickSlot.times',
		next: '3',
		asks: 'review',
	},
	{
		what: 'No times',
		said: [...to('tue 8 sep'), 'evening'],
		state: 'pickSlot.noTimes',
		next: '[Other wishes]',
		asks: 'ask-wishes',
	},
	{
		what: 'Other wishes',
		said: [...to('morning'), 'other wishes'],
		state: 'pickSlot.wishes',
		next: 'a certain person',
		asks: 'ask-person',
	},
	{
		what: 'A certain person',
		said: [...to('morning'), 'other wishes', 'a certain person'],
		state: 'pickSlot.person',
		next: 'ann',
		asks: 'ask-time',
	},
	{ what: 'A time under review', said: to('1'), unsent: 2, state: 'confirm.review', next: '[Book]', asks: 'booked' },
	{
		what: 'A time under review, left',
		said: to('1'),
		unsent: 2,
		state: 'confirm.review',
		next: 'back',
		asks: 'ask-time',
	},
	{
		what: 'A move under review',
		said: [...MOVING, 'wed 9 sep', 'any time', '3'],
		unsent: 2,
		state: 'confirm.review',
		next: '[Move it here]',
		asks: 'moved',
	},
	{ what: 'A booking', said: BOOKED, unsent: 3, state: 'idle.resting', next: '[My appointments]', asks: 'visit-what' },
	{
		what: 'Two bookings to choose from',
		said: [...BOOKED, ...ANOTHER, 'my appointments'],
		state: 'reschedule.which',
		next: '2',
		asks: 'visit-what',
	},
	{
		what: 'An appointment looked at',
		said: [...BOOKED, 'my appointments'],
		state: 'reschedule.card',
		next: '[Move it]',
		asks: 'ask-day',
	},
	{
		what: 'A visit that is to be cancelled',
		said: [...BOOKED, 'my appointments', 'cancel it'],
		state: 'reschedule.sure',
		next: '[Yes, cancel it]',
		asks: 'cancelled',
	},
	{
		what: 'In French, the language asked aside',
		language: 'fr',
		said: ['prendre rendez-vous', 'langue'],
		unsent: 2,
		state: 'identify.terms',
		next: '[Je suis d’accord]',
		asks: 'ask-contact',
	},
	{
		what: 'On the web, everything sent',
		onWeb: 'sent',
		said: to('1'),
		unsent: 2,
		state: 'confirm.review',
		next: '[Book]',
		asks: 'booked',
	},
	{
		what: 'On the web, the last message set aside',
		onWeb: 'refused',
		said: to('since Friday'),
		state: 'pickSlot.place',
		next: '1',
		asks: 'ask-day',
	},
];

/** The administrator's own conversation, which opens the times that all the others are about. */
export const DESK = {
	chat: '100',
	said: ['/open ann 8 sep 6-12 every 20', '/open ann 9 sep 9-11 every 20', '/open bob 8 sep 9-10 every 20'],
	unsent: '/whoami',
	next: '/day north 8 sep',
	asks: 'staff-day-at',
};
