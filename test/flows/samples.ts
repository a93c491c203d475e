/** One event of every kind, so that a walk of the machine finds every transition. */
import { ANYWHERE_ANYTIME } from '../../flows/patient/context.ts';
import type { AnswerEvent, PatientEvent, PersonEvent, TimerEvent } from '../../flows/patient/events.ts';
import type { DayFacts, HeardFacts, TimeFacts, VisitFacts } from '../../flows/patient/facts.ts';

const zone = 'Africa/Johannesburg';
const start = Date.parse('2026-09-08T07:20:00Z');
const UNTIL = start - 3_600_000;

const time: TimeFacts = { slotId: 7, start, zone, place: 'Harbour Clinic', city: 'Cape Town', person: 'Dr Example' };
const day: DayFacts = { date: 20260908, at: start, zone };
const heard: HeardFacts = { service: 'General visit', place: 'Harbour Clinic', person: null, day: null, part: 'any' };
const visit: VisitFacts = {
	...time,
	appointmentId: 3,
	reference: 'ABCD-EFGH',
	end: start + 1_200_000,
	who: 'Thandi',
	service: 'General visit',
	serviceId: 2,
	locationId: 1,
	address: '1 Quay',
	phone: '+27 21 000 0101',
	latitude: -33.9,
	longitude: 18.4,
	texts: [{ arrive: { minutes: 15, why: 'to check in' }, bring: 'Your card', lines: ['Be kind.'] }],
	mayMove: true,
	mayCancel: true,
	changes: 0,
};
const late: VisitFacts = {
	...visit,
	who: 'Sipho',
	start: start + 86_400_000,
	mayMove: false,
	mayCancel: false,
	latitude: null,
};
const area = (id: number, locations: number) => ({
	id,
	name: `Area ${id}`,
	locations: Array.from({ length: locations }, (_, i) => ({ id: id * 10 + i, name: `Clinic ${id}.${i}` })),
});
const queue = {
	encounterId: 9,
	number: 17,
	place: 'Harbour Clinic',
	person: 'Dr Example',
	before: 2,
	low: 20,
	high: 40,
};
const THANDI = { patientId: 4, name: 'Thandi' };
const ABE = { patientId: 5, name: 'Abe' };
const named = (id: number) => ({ id, name: `Name ${id}` });
const service = (reason: 'none' | 'optional' | 'required') =>
	({ type: 'serviceDescribed', service: { ...named(2), description: 'Words', minutes: 20, reason } }) as const;

/** Typed so that a kind of event left out is an error. */
const person: { [T in PersonEvent['type']]: Extract<PersonEvent, { type: T }>[] } = {
	earlierAsked: [{ type: 'earlierAsked' }],
	lateSaid: [{ type: 'lateSaid' }],
	followUpAsked: [{ type: 'followUpAsked', appointmentId: 3 }],
	hereSaid: [{ type: 'hereSaid' }, { type: 'hereSaid', appointmentId: 3 }, { type: 'hereSaid', place: 'harbour' }],
	busyAsked: [{ type: 'busyAsked' }, { type: 'busyAsked', locationId: 1 }],
	leftSaid: [{ type: 'leftSaid' }, { type: 'leftSaid', encounterId: 9 }],
	opened: [
		{ type: 'opened', payload: '' },
		{ type: 'opened', payload: 'link-Ab3' },
	],
	linkFollowed: [{ type: 'linkFollowed', linkId: 9 }],
	linkLeft: [{ type: 'linkLeft' }],
	linkVisitAsked: [{ type: 'linkVisitAsked', linkId: 9 }],
	said: [
		{ type: 'said', text: 'Thandi Mabaso' },
		{ type: 'said', text: '12' },
		{ type: 'said', text: '123 456' },
	],
	contactShared: [
		{ type: 'contactShared', phone: '+27825550101', own: true },
		{ type: 'contactShared', phone: '+27825550102', own: false },
	],
	humanAsked: [{ type: 'humanAsked' }],
	wrongReported: [{ type: 'wrongReported' }],
	humanPlaceChosen: [{ type: 'humanPlaceChosen', locationId: 10, wrong: false }],
	botAsked: [{ type: 'botAsked' }],
	wordsBeforeClinic: ['She has a fever', null].map((text) => ({ type: 'wordsBeforeClinic', text })),
	passOnAsked: [{ type: 'passOnAsked' }],
	goOnAsked: [{ type: 'goOnAsked' }],
	placeShared: [{ type: 'placeShared', latitude: 1, longitude: 2 }],
	backAsked: [{ type: 'backAsked' }],
	helpAsked: [{ type: 'helpAsked' }],
	startAgainAsked: [{ type: 'startAgainAsked' }],
	stopAsked: [{ type: 'stopAsked' }],
	cancelAsked: [{ type: 'cancelAsked' }],
	languagesAsked: [{ type: 'languagesAsked' }],
	languageChosen: [{ type: 'languageChosen', language: 'fr' }],
	bookVisitAsked: [{ type: 'bookVisitAsked' }],
	appointmentsAsked: [{ type: 'appointmentsAsked' }],
	someoneElseAsked: [{ type: 'someoneElseAsked' }],
	patientChosen: [{ type: 'patientChosen', patientId: 4 }],
	beenBeforeSaid: [
		{ type: 'beenBeforeSaid', been: true },
		{ type: 'beenBeforeSaid', been: false },
	],
	draftKept: [{ type: 'draftKept' }],
	numberMissed: [{ type: 'numberMissed' }],
	birthDateChosen: [{ type: 'birthDateChosen', date: '1984-03-12' }],
	birthDateRefused: [{ type: 'birthDateRefused' }],
	genderChosen: [{ type: 'genderChosen', gender: 'female' }],
	correctionAsked: [{ type: 'correctionAsked' }],
	guestAsked: [{ type: 'guestAsked' }],
	codeAsked: [{ type: 'codeAsked', place: 0 }],
	otherServiceAsked: [{ type: 'otherServiceAsked' }],
	elsewhereAsked: [{ type: 'elsewhereAsked' }],
	referenceAsked: [{ type: 'referenceAsked' }],
	whoseSaid: [
		{ type: 'whoseSaid', other: false },
		{ type: 'whoseSaid', other: true },
	],
	termsAccepted: [{ type: 'termsAccepted', version: '1' }],
	termsDeclined: [{ type: 'termsDeclined' }],
	departmentChosen: [{ type: 'departmentChosen', departmentId: 1 }],
	serviceChosen: [
		{ type: 'serviceChosen', serviceId: 2 },
		{ type: 'serviceChosen', serviceId: 2, departmentId: 1 },
	],
	skipped: [{ type: 'skipped' }],
	placeChosen: [{ type: 'placeChosen', areaId: 1, locationId: 10 }],
	dayChosen: [
		{ type: 'dayChosen', date: null },
		{ type: 'dayChosen', date: 20260908 },
		{ type: 'dayChosen', date: 20260908, part: 'afternoon' },
		{ type: 'dayChosen', date: 20260908, part: 'any', from: 660 },
	],
	moreAppointmentsAsked: [{ type: 'moreAppointmentsAsked', after: 8 }],
	laterDaysAsked: [{ type: 'laterDaysAsked', after: 20260908 }],
	partOfDayChosen: [{ type: 'partOfDayChosen', part: 'morning' }],
	timeChosen: [{ type: 'timeChosen', slotId: 7 }],
	moreTimesAsked: [{ type: 'moreTimesAsked' }],
	otherWishesAsked: [{ type: 'otherWishesAsked' }],
	otherDayAsked: [{ type: 'otherDayAsked' }],
	otherPlaceAsked: [{ type: 'otherPlaceAsked' }],
	personAsked: [{ type: 'personAsked' }],
	personChosen: [{ type: 'personChosen', practitionerId: 5 }],
	bookAsked: [{ type: 'bookAsked', slotId: 7, serviceId: 2, appointmentId: null }],
	otherTimeAsked: [{ type: 'otherTimeAsked' }],
	longerAsked: [{ type: 'longerAsked' }],
	appointmentChosen: [{ type: 'appointmentChosen', appointmentId: 3 }],
	moveAsked: [{ type: 'moveAsked', serviceId: 2, areaId: 1, locationId: 10 }],
	cancelVisitAsked: [{ type: 'cancelVisitAsked' }],
	cancelConfirmed: [{ type: 'cancelConfirmed' }],
	cancelRefused: [{ type: 'cancelRefused' }],
	historyAsked: [{ type: 'historyAsked' }],
	myDataAsked: [{ type: 'myDataAsked' }],
	forgetMeAsked: [{ type: 'forgetMeAsked' }],
	withdrawAsked: [{ type: 'withdrawAsked' }],
	ownDataConfirmed: [{ type: 'ownDataConfirmed' }, { type: 'ownDataConfirmed', patientId: 4 }],
	ownDataRefused: [{ type: 'ownDataRefused' }],
	staleTapped: [
		{ type: 'staleTapped', choice: null },
		{ type: 'staleTapped', choice: { type: 'bookAsked', slotId: 7, serviceId: 2, appointmentId: null } },
	],
	proposalTaken: [{ type: 'proposalTaken', proposalId: 3 }],
	proposalDeclined: [{ type: 'proposalDeclined', proposalId: 3 }],
	misunderstood: [
		{ type: 'misunderstood', why: 'unclear', times: 1 },
		{ type: 'misunderstood', why: 'photo', times: 3 },
	],
};

const answer: { [T in AnswerEvent['type']]: Extract<AnswerEvent, { type: T }>[] } = {
	proposalAccepted: [{ type: 'proposalAccepted', visit, fromStart: start }],
	proposalGivenUp: [{ type: 'proposalGivenUp' }],
	proposalGone: (['taken', 'answered'] as const).map((why) => ({ type: 'proposalGone', why })),
	earlierListed: [[], [visit]].map((visits) => ({ type: 'earlierListed', visits })),
	followUpNoted: [true, false].map((before) => ({ type: 'followUpNoted', visit, before })),
	followUpRefused: [{ type: 'followUpRefused' }],
	humanPlacesListed: [{ type: 'humanPlacesListed', places: [named(10)], wrong: true }],
	humanCalled: [
		{ type: 'humanCalled', place: 'Harbour Clinic', phone: '+27 21 000 0101', zone, from: null, wrong: false },
		{ type: 'humanCalled', place: 'Harbour Clinic', phone: '+27 21 000 0101', zone, from: start, wrong: true },
		{ type: 'humanCalled', place: 'Harbour Clinic', phone: '1', zone, from: null, wrong: false, kept: 'A fever' },
	],
	humanNowhere: [{ type: 'humanNowhere', place: 'Harbour Clinic', phone: '+27 21 000 0101' }],
	queueShown: [
		{ type: 'queueShown', queue: { ...queue, status: 'waiting' } },
		{ type: 'queueShown', queue: { ...queue, status: 'called', high: null } },
	],
	hereWhich: [{ type: 'hereWhich', visits: [visit, late] }],
	hereRefused: (['early', 'desk', 'seen', 'elsewhere', 'another', 'none'] as const).map((why) => ({
		type: 'hereRefused',
		...{ why, zone, start: why === 'none' ? null : start, from: why === 'early' ? start : null },
		place: why === 'none' ? null : 'Harbour Clinic',
	})),
	busyShown: [
		{ type: 'busyShown', place: 'Harbour Clinic', people: [{ person: 'Dr Example', before: 2, low: 20, high: 40 }] },
		{ type: 'busyShown', place: 'Harbour Clinic', people: [] },
	],
	busyWhich: [{ type: 'busyWhich', places: [named(1), named(2)] }],
	queueLeft: [
		{ type: 'queueLeft', number: 17, start, zone },
		{ type: 'queueLeft', number: 17, start: null, zone },
	],
	leaveWhich: [{ type: 'leaveWhich', queues: [{ ...queue, status: 'waiting' }] }],
	notInQueue: [{ type: 'notInQueue' }],
	languagesListed: [{ type: 'languagesListed', languages: ['en', 'fr'] }],
	termsNeeded: [{ type: 'termsNeeded', version: '1', text: 'Terms' }],
	contactNeeded: [{ type: 'contactNeeded' }],
	patientKnown: [{ type: 'patientKnown', patientId: 4 }],
	severalKnown: [
		{
			type: 'severalKnown',
			people: [
				{ patientId: 4, name: 'Thandi' },
				{ patientId: 5, name: 'Sipho' },
			],
		},
	],
	consentRecorded: [{ type: 'consentRecorded' }],
	recalled: [
		{ type: 'recalled', text: null },
		{ type: 'recalled', text: '1984-03-12' },
	],
	identifiersListed: [[], ['ID number'], ['ID number', 'Medical aid number']].flatMap((labels) => [
		{ type: 'identifiersListed', labels, typed: null },
		{ type: 'identifiersListed', labels, typed: '8403124970086' },
	]),
	numberRead: [{ type: 'numberRead' }],
	numberUnreadable: [
		{ type: 'numberUnreadable', examples: [] },
		{ type: 'numberUnreadable', examples: ['0001014999088'] },
	],
	birthDatesRead: [[], ['1984-03-12'], ['1984-03-12', '1984-12-03']].map((dates) => ({
		type: 'birthDatesRead',
		dates,
	})),
	patientIdentified: [{ type: 'patientIdentified', patientId: 4, name: 'Nomsa' }],
	patientNotIdentified: [{ type: 'patientNotIdentified' }],
	tooManyTries: [{ type: 'tooManyTries', until: start, zone, city: 'Cape Town' }],
	registrationOpen: (['mobile', 'code', 'name'] as const).map((needs) => ({ type: 'registrationOpen', needs })),
	registrationClosed: [{ type: 'registrationClosed' }],
	codeSent: [
		{ type: 'codeSent', to: null, others: [] },
		{
			type: 'codeSent',
			to: { how: 'phone', shown: '42', place: 0 },
			others: [{ how: 'email', shown: 't…@example.org', place: 1 }],
		},
		{ type: 'codeSent', to: { how: 'typed', shown: '+27825550742', place: 0 }, others: [] },
	],
	codeNotSent: [
		{ type: 'codeNotSent', why: 'unconfirmed' },
		{ type: 'codeNotSent', why: 'unreachable' },
	],
	codeRight: [
		{ type: 'codeRight', patientId: null },
		{ type: 'codeRight', patientId: 4 },
	],
	codeWrong: [{ type: 'codeWrong', left: 3 }],
	codeOver: [{ type: 'codeOver' }],
	codeLocked: [{ type: 'codeLocked', until: start, zone, city: 'Cape Town' }],
	contactRead: [{ type: 'contactRead' }],
	contactUnreadable: [{ type: 'contactUnreadable' }],
	patientRegistered: [
		{ type: 'patientRegistered', patientId: 4, confirmed: true },
		{ type: 'patientRegistered', patientId: 4, confirmed: false },
	],
	departmentsListed: [[], [named(1), named(2)]].flatMap((departments) => [
		{ type: 'departmentsListed', departments, guest: false },
		{ type: 'departmentsListed', departments, guest: true },
	]),
	servicesListed: [
		{ type: 'servicesListed', services: [named(2)], departmentId: 1, only: true },
		{ type: 'servicesListed', services: [named(2)], departmentId: 1, only: false },
		{ type: 'servicesListed', services: [], departmentId: 1, only: false },
	],
	factNeeded: (['birthDate', 'gender', 'childNumber'] as const).map((fact) => ({
		type: 'factNeeded',
		fact,
		service: 'Sick child',
		who: 'Thandi',
		labels: ['ID number'],
	})),
	serviceRefused: (['noFile', 'tooOld', 'gender', 'birthDate'] as const).map((why) => ({
		type: 'serviceRefused',
		why,
		service: 'Sick child',
		from: 0,
		below: 16,
	})),
	recordCompleted: [{ type: 'recordCompleted' }],
	childNumberTaken: [{ type: 'childNumberTaken' }],
	childNumberRefused: [
		{ type: 'childNumberRefused', why: 'adult' },
		{ type: 'childNumberRefused', why: 'otherDate' },
	],
	serviceDescribed: [service('none'), service('optional'), service('required')],
	serviceGone: [{ type: 'serviceGone' }],
	placesListed: [[], [area(1, 1)], [area(1, 2), area(2, 1)]].map((areas) => ({ type: 'placesListed', areas })),
	daysListed: [
		{ type: 'daysListed', days: [{ ...day, ahead: 1 }], more: true },
		{ type: 'daysListed', days: [], more: false },
	],
	peopleListed: [{ type: 'peopleListed', people: [{ id: 5, name: 'Dr Example' }] }],
	timesFound: [
		{ type: 'timesFound', heard, times: [time], more: true, last: { start, id: 7 } },
		{
			type: 'timesFound',
			heard: { ...heard, day, part: 'morning' },
			times: [time],
			more: false,
			last: { start, id: 7 },
		},
	],
	askedAgain: [{ type: 'askedAgain' }],
	noTimesFound: [[], [time]].flatMap((nearest) => [
		{ type: 'noTimesFound', heard, nearest },
		{ type: 'noTimesFound', heard: { ...heard, from: { at: start, zone } }, nearest },
	]),
	holdLapsed: [true, false].map((free) => ({ type: 'holdLapsed', free })),
	slotHeld: [{ type: 'slotHeld', time, service: 'General visit', who: 'Thandi', until: UNTIL }],
	slotTaken: [{ type: 'slotTaken' }],
	holdsExceeded: [{ type: 'holdsExceeded' }],
	holdExtended: [{ type: 'holdExtended', time, until: UNTIL }],
	visitBooked: [{ type: 'visitBooked', visit }],
	visitMoved: [{ type: 'visitMoved', visit, fromStart: start }],
	bookingRefused: [{ type: 'bookingRefused' }],
	appointmentsListed: [[], [visit], [visit, late]].flatMap((visits) => [
		{ type: 'appointmentsListed', visits, after: 0, more: false, all: false },
		{ type: 'appointmentsListed', visits, after: 8, more: true, all: true },
	]),
	appointmentShown: [
		{ type: 'appointmentShown', visit, areaId: 1, patientId: 4 },
		{ type: 'appointmentShown', visit: late, areaId: 1, patientId: 4 },
	],
	historyListed: [
		{
			type: 'historyListed',
			visit,
			areaId: 1,
			changes: [
				{ what: 'booked', by: 'patient', at: start, zone, toStart: start },
				{ what: 'rescheduled', by: 'staff', at: start, zone, toStart: start },
				{ what: 'cancelled', by: 'staff', at: start, zone, toStart: null },
			],
		},
	],
	appointmentGone: [
		{ type: 'appointmentGone' },
		{ type: 'appointmentGone', gone: { what: 'over', visit } },
		...(['patient', 'staff'] as const).map(
			(by) => ({ type: 'appointmentGone', gone: { what: 'cancelled', by, at: start, visit } }) as const,
		),
		{ type: 'appointmentGone', gone: { what: 'declined', by: 'staff', at: start, visit } },
	],
	appointmentCancelled: [{ type: 'appointmentCancelled', visit }],
	changeTooLate: [{ type: 'changeTooLate' }],
	ownDataWeighed: [[], [THANDI], [THANDI, ABE]].map((codeFor) => ({ type: 'ownDataWeighed', codeFor })),
	ownDataSent: [
		{ type: 'ownDataSent', part: 'whole' },
		{ type: 'ownDataSent', part: 'some' },
		{ type: 'ownDataSent', part: 'one' },
	],
	ownDataTooOften: [{ type: 'ownDataTooOften' }],
	forgettingWeighed: [
		{ type: 'forgettingWeighed', codeFor: [], visits: [], stays: { kind: 'nothing' } },
		{ type: 'forgettingWeighed', codeFor: [], visits: [], stays: { kind: 'visits', until: UNTIL, zone } },
		{ type: 'forgettingWeighed', codeFor: [THANDI, ABE], visits: [], stays: { kind: 'file' } },
		{
			type: 'forgettingWeighed',
			codeFor: [],
			visits: Array.from({ length: 7 }, () => visit),
			stays: { kind: 'nothing' },
		},
	],
	visitsAheadCancelled: [[], [late]].map((late) => ({ type: 'visitsAheadCancelled', late })),
	forgotten: [
		{ type: 'forgotten', stays: { kind: 'nothing' } },
		{ type: 'forgotten', stays: { kind: 'visits', until: UNTIL, zone } },
		{ type: 'forgotten', stays: { kind: 'file' } },
	],
	linkFound: [
		{
			type: 'linkFound',
			found: {
				...{ kind: 'open', linkId: 9 },
				link: { name: 'Stitches out', service: 'Wound care', place: '', person: 'Dr Example', until: UNTIL, zone },
			},
		},
		{ type: 'linkFound', found: { kind: 'used', linkId: 9, visit: 'here' } },
		{ type: 'linkFound', found: { kind: 'over' } },
	],
	linkUsed: (['here', 'elsewhere', 'none'] as const).map((visit) => ({ type: 'linkUsed', linkId: 9, visit })),
	linkOver: [{ type: 'linkOver' }],
	linkOpened: [null, 5].map((practitionerId) => ({
		type: 'linkOpened',
		patientId: 4,
		serviceId: 2,
		wishes: { ...ANYWHERE_ANYTIME, practitionerId },
	})),
	birthDateNeeded: [{ type: 'birthDateNeeded' }],
	linkDateWrong: [
		{ type: 'linkDateWrong', left: 4 },
		{ type: 'linkDateWrong', left: 0 },
	],
	linkVisitFound: [{ type: 'linkVisitFound', appointmentId: 3 }],
	linkVisitHidden: [{ type: 'linkVisitHidden' }],
	withdrawalWeighed: [true, false].map((given) => ({ type: 'withdrawalWeighed', given })),
	consentWithdrawn: [[], [visit]].map((visits) => ({ type: 'consentWithdrawn', visits })),
};

const timer: { [T in TimerEvent['type']]: Extract<TimerEvent, { type: T }>[] } = {
	holdWarned: [{ type: 'holdWarned', slotId: 7, until: UNTIL, seconds: 60 }],
	holdRanOut: [
		{ type: 'holdRanOut', slotId: 7, until: UNTIL },
		{ type: 'holdRanOut', slotId: 8, until: UNTIL },
	],
};

const all = (kinds: Record<string, readonly PatientEvent[]>): PatientEvent[] => Object.values(kinds).flat();

export const answerEvents = all(answer);
export const events: PatientEvent[] = [...all(person), ...answerEvents, ...all(timer)];
