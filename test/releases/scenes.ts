/**
 * The conversations that a release is remembered by: one in every state that somebody is waited for in, and a few more.
 * A line of `said` is what was typed, `[Label]` a button tapped, or the clock: `@ 4` minutes later. `PHONE` is their own
 * phone, `NUMBER` that of their file, which has this phone, and `CODE` what was sent to it last. `LINK` opens the booking link
 * that staff have sent to the first of those who have a file. What follows `DESK` is said by the administrator.
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
	'no, I am new',
	'go on without registering',
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
const ANOTHER = ['book a visit', ...WAY.slice(6)];
const MOVING = [...BOOKED, 'my appointments', 'move it'];
/** The same visit where the others leave the diary alone. */
const BOOKED_SOUTH = [...to('since Friday'), 'south clinic', 'wed 9 sep', 'any time', '1', 'book'];
const HERE_BEFORE = [...to('PHONE'), 'yes'];
const WITHOUT_NUMBER = [...HERE_BEFORE, 'I don’t have it', '12 march 1984', 'yes'];
const IDENTIFIED = [...HERE_BEFORE, 'NUMBER', '12 march 1984', 'yes'];
const ELSEWHERE = ['my appointments', 'made elsewhere'];
const SEEKING = [...ELSEWHERE, 'it is for me', 'I agree', 'PHONE', 'NUMBER', '12 march 1984', 'yes'];
/** Of no appointment. Codes for one reference are limited, too. */
const byReference = (reference: string) => [...ELSEWHERE, 'I have the reference', reference];
/** With a record that staff have not confirmed, of which only the name and the phone are known. */
const REGISTERED = [...to('no, I am new'), 'CODE', 'Thandi Mabaso'];
const SMEAR = [...REGISTERED, 'checks', 'smear'];
const CHILD = [...REGISTERED, 'checks', 'child check'];
const BY_EMAIL = [...to('I agree'), 'ana@example.org', 'no, I am new'];
/** Six wrong codes, or more: there are none for an hour. */
const LOCKED = ['000000', '000000', '000000', '000000', '000000', '000000'];

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
	{ what: 'The contact', said: to('I agree'), state: 'identify.contact', next: '0825550999', asks: 'ask-before' },
	{
		what: 'The name',
		said: to('go on without registering'),
		state: 'identify.name',
		next: 'Thandi',
		asks: 'ask-department',
	},
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
	{ what: 'New, or not', said: to('PHONE'), state: 'identify.before', next: '[No, I am new]', asks: 'ask-code' },
	{
		what: 'One of two people',
		said: [...to('Thandi Mabaso'), 'for someone else', 'no', 'go on without registering', 'Sipho', 'book a visit'],
		state: 'identify.whose',
		next: 'sipho',
		asks: 'ask-department',
	},
	{ what: 'The number', said: HERE_BEFORE, state: 'identify.number', next: 'ID999', asks: 'ask-birth-date' },
	{
		what: 'The date of birth',
		said: WITHOUT_NUMBER.slice(0, -2),
		state: 'identify.birthDate',
		next: '3/4/1984',
		asks: 'ask-date-which',
	},
	{
		what: 'The date of birth, echoed',
		said: WITHOUT_NUMBER.slice(0, -1),
		state: 'identify.birthDateSure',
		next: '[Yes]',
		asks: 'ask-first-name',
	},
	{ what: 'The first name', said: WITHOUT_NUMBER, state: 'identify.firstName', next: 'Ana', asks: 'ask-surname' },
	{ what: 'The surname', said: [...WITHOUT_NUMBER, 'Ana'], state: 'identify.surname', next: 'Be', asks: 'ask-gender' },
	{
		what: 'The gender',
		said: [...WITHOUT_NUMBER, 'Ana', 'Be'],
		state: 'identify.gender',
		next: '[Female]',
		asks: 'not-identified',
	},
	{
		what: 'Not identified',
		said: [...WITHOUT_NUMBER, 'Ana', 'Be', 'female'],
		state: 'identify.notIdentified',
		next: '[Correct what I typed]',
		asks: 'ask-contact',
	},
	{ what: 'A mobile number too', said: BY_EMAIL, state: 'identify.mobile', next: '0825550998', asks: 'ask-code' },
	{
		what: 'A code to it',
		said: [...BY_EMAIL, 'PHONE'],
		state: 'identify.mobileCodeCode',
		next: '000000',
		asks: 'code-wrong',
	},
	{
		what: 'No code to it',
		said: [...BY_EMAIL, 'PHONE', ...LOCKED],
		unsent: 7,
		state: 'identify.mobileCodeStuck',
		next: '[Go on without registering]',
		asks: 'ask-name',
	},
	{
		what: 'A code',
		said: to('no, I am new'),
		state: 'identify.ownCodeCode',
		next: '[Go on without registering]',
		asks: 'ask-name',
	},
	{
		what: 'No code',
		said: [...to('no, I am new'), ...LOCKED],
		unsent: 7,
		state: 'identify.ownCodeStuck',
		next: '[Go on without registering]',
		asks: 'ask-name',
	},
	{
		what: 'No appointment',
		said: ['my appointments'],
		state: 'reschedule.none',
		next: '[Book a visit]',
		asks: 'ask-terms',
	},
	{
		what: 'One made elsewhere',
		said: ELSEWHERE,
		state: 'reschedule.elsewhere',
		next: '[I have the reference]',
		asks: 'ask-reference',
	},
	{
		what: 'Its reference',
		said: byReference('').slice(0, -1),
		state: 'reschedule.reference',
		next: 'K7PM-4WXH',
		asks: 'ask-code',
	},
	{
		what: 'Its code',
		said: byReference('K7PM-4WX2'),
		state: 'reschedule.referenceCodeCode',
		next: '000000',
		asks: 'code-wrong',
	},
	{
		what: 'No code for it',
		said: [...byReference('K7PM-4WX3'), ...LOCKED],
		unsent: 7,
		state: 'reschedule.referenceCodeStuck',
		next: 'back',
		asks: 'ask-elsewhere',
	},
	{ what: 'A code on file', said: SEEKING, state: 'reschedule.provingCode', next: '000000', asks: 'code-wrong' },
	{
		what: 'No code on file',
		said: [...SEEKING, ...LOCKED],
		unsent: 7,
		state: 'reschedule.provingStuck',
		next: 'back',
		asks: 'ask-elsewhere',
	},
	{
		what: 'A copy of the data',
		said: [...IDENTIFIED, 'my data'],
		state: 'ownData.copySure',
		next: 'no',
		asks: 'own-data-not-sent',
	},
	{
		what: 'A code for the copy',
		said: [...IDENTIFIED, 'my data', 'yes'],
		state: 'ownData.proveForCopyCode',
		next: '000000',
		asks: 'code-wrong',
	},
	{
		what: 'No code for the copy',
		said: [...IDENTIFIED, 'my data', 'yes', ...LOCKED],
		unsent: 7,
		state: 'ownData.proveForCopyStuck',
		next: 'help',
		asks: 'help',
	},
	{
		what: 'To be forgotten, with a visit ahead',
		said: [...BOOKED_SOUTH, 'forget me'],
		state: 'ownData.ahead',
		next: 'no',
		asks: 'forgot-nothing',
	},
	{
		what: 'To be forgotten, with a file',
		said: [...IDENTIFIED, 'forget me'],
		state: 'ownData.codeFirst',
		next: 'help',
		asks: 'help',
	},
	{
		what: 'A code for it',
		said: [...IDENTIFIED, 'forget me', 'yes'],
		state: 'ownData.proveFirstCode',
		next: '000000',
		asks: 'code-wrong',
	},
	{
		what: 'No code to be forgotten',
		said: [...IDENTIFIED, 'forget me', 'yes', ...LOCKED],
		unsent: 7,
		state: 'ownData.proveFirstStuck',
		next: 'help',
		asks: 'help',
	},
	{
		what: 'To be forgotten, after a code, with a visit ahead',
		said: [...IDENTIFIED, ...BOOKED_SOUTH.slice(6), 'forget me', 'yes', 'CODE'],
		unsent: 2,
		state: 'ownData.aheadStill',
		next: 'no',
		asks: 'forgot-nothing',
	},
	{
		what: 'To be forgotten',
		said: [...to('Thandi Mabaso'), 'forget me'],
		state: 'ownData.sure',
		next: 'no',
		asks: 'forgot-nothing',
	},
	{
		what: 'The consent back',
		said: [...to('Thandi Mabaso'), 'withdraw my consent'],
		state: 'ownData.withdrawSure',
		next: 'no',
		asks: 'withdraw-not',
	},
	{
		what: 'The consent back, and a visit ahead',
		said: [...BOOKED_SOUTH, 'withdraw my consent', 'yes'],
		state: 'ownData.visitsAfter',
		next: 'help',
		asks: 'help',
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
		what: 'With a person of the clinic',
		said: ['hello', 'human', 'north clinic'],
		unsent: 2,
		state: 'idle.resting',
		next: 'my appointments',
		asks: 'handover-passed',
	},
	{
		what: 'A booking link, invited by',
		said: ['hello', 'LINK'],
		state: 'idle.invited',
		next: '[Continue]',
		asks: 'ask-terms',
	},
	{
		what: 'A booking link, and the terms',
		said: ['LINK', 'continue'],
		state: 'identify.link.terms',
		next: '[I agree]',
		asks: 'link-ask-birth-date',
	},
	{
		what: 'A booking link, and the date of birth',
		said: ['LINK', 'continue', 'I agree'],
		state: 'identify.link.birthDate',
		next: '3/4/1984',
		asks: 'ask-date-which',
	},
	{
		what: 'A booking link, and the date of birth, echoed',
		said: ['LINK', 'continue', 'I agree', '12 march 1984'],
		state: 'identify.link.birthDateSure',
		next: '[Yes]',
		asks: 'ask-place',
	},
	{
		what: 'What a service asks of them, the date of birth',
		said: SMEAR,
		state: 'chooseService.needs.birthDate',
		next: '3/4/1984',
		asks: 'ask-date-which',
	},
	{
		what: 'What a service asks of them, the date of birth, echoed',
		said: [...SMEAR, '12 march 1984'],
		state: 'chooseService.needs.birthDateSure',
		next: '[Yes]',
		asks: 'ask-their-gender',
	},
	{
		what: 'What a service asks of them, the gender',
		said: [...SMEAR, '12 march 1984', 'yes'],
		state: 'chooseService.needs.gender',
		next: '[Female]',
		asks: 'ask-reason',
	},
	{
		what: 'What a service asks of them, a child’s number',
		said: [...CHILD, '30 june 2021', 'yes'],
		state: 'chooseService.needs.childNumber',
		next: '[I don’t have it]',
		asks: 'child-number-must',
	},
	{
		what: 'A service that is not for them',
		said: [...CHILD, '12 march 1984', 'yes'],
		state: 'chooseService.needs.refused',
		next: '[Another service]',
		asks: 'ask-department',
	},
	{
		what: 'A visit that the clinic had to cancel, and a new time that it keeps',
		said: [
			...[...to('since Friday'), 'south clinic', 'thu 10 sep', 'any time', '1', 'book'],
			...['DESK /moveday bob 10 sep', 'DESK [Keep a new time for 1]', '@ 0'],
		],
		state: 'idle.resting',
		next: '[Yes, I take it]',
		asks: 'proposal-accepted',
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
	said: [
		'/open ann 8 sep 6-12 every 20',
		'/open ann 9 sep 9-11 every 20',
		'/open bob 8 sep 9-10 every 20',
		'/open bob 9 sep 9-12 every 20',
		'/open bob 10 sep 9-10 every 20',
		'/open bob 11 sep 9-10 every 20',
	],
	unsent: '/whoami',
	next: '/day north 8 sep',
	asks: 'staff-day-at',
};
