import { describe, expect, it } from 'vitest';
import type { PersonEvent } from '../../flows/patient/events.ts';
import { type Choice, own, part } from '../../flows/prompt.ts';
import type { Said } from '../../flows/said.ts';
import { type Listening, LONGEST_TEXT, understand } from '../../flows/understand.ts';

const choice = (label: string, event: PersonEvent): Choice<PersonEvent> => ({ label: own(label), event });
const services = [
	choice('General visit', { type: 'serviceChosen', serviceId: 1 }),
	choice('Vaccination', { type: 'serviceChosen', serviceId: 2 }),
	choice('Blood test', { type: 'serviceChosen', serviceId: 3 }),
	choice('Test of hearing', { type: 'serviceChosen', serviceId: 4 }),
];
const languages = [
	choice('English', { type: 'languageChosen', language: 'en' }),
	choice('Français', { type: 'languageChosen', language: 'fr' }),
];
const eventsOf = (choices: readonly Choice<PersonEvent>[]) => choices.map(({ event }) => event);

const listening = (more: Partial<Listening> = {}): Listening => ({
	language: 'en',
	asked: [services],
	offers: [
		{ number: 6, live: false, events: [{ type: 'departmentChosen', departmentId: 1 }] },
		{ number: 7, live: true, events: eventsOf(services) },
	],
	wantsText: false,
	misses: 0,
	common: { clinic: 'Clinics', welcome: 'Welcome', phone: '+27 21 000 0100' },
	...more,
});
const typed = (text: string, more?: Partial<Listening>) => understand({ kind: 'text', text }, listening(more));
const missed = (why: string, times = 1) => ({ type: 'misunderstood', why, times });

describe('what a person types', () => {
	it.each(['2', ' 2. ', '2)', '٢', 'vaccination', 'VACCINATION!', 'vacination'])(
		'stands for a choice by its number, its words, or its words with a slip: "%s"',
		(text) => {
			expect(typed(text)).toEqual({ type: 'serviceChosen', serviceId: 2 });
		},
	);

	it('is ambiguous if it fits several choices', () => {
		expect(typed('test')).toEqual(missed('ambiguous'));
	});

	it.each(['0', '5', '12'])('is nothing as the number %s of a choice that there is not', (text) => {
		expect(typed(text)).toEqual(missed('unclear'));
	});

	const asked = [languages, services];
	const aside = { number: 8, live: true, events: eventsOf(languages) };
	const question = { number: 9, live: true, events: eventsOf(services) };

	it('counts within what was shown last, and reaches the question before by its words', () => {
		const interrupted = { asked, offers: [{ ...question, number: 7 }, aside] };
		expect(typed('2', interrupted)).toEqual({ type: 'languageChosen', language: 'fr' });
		expect(typed('vaccination', interrupted)).toEqual({ type: 'serviceChosen', serviceId: 2 });
		expect(typed('3', interrupted)).toEqual(missed('unclear'));
	});

	it('counts within the question again once that was asked again after an aside', () => {
		const again = { asked, offers: [aside, question] };
		expect(typed('2', again)).toEqual({ type: 'serviceChosen', serviceId: 2 });
		expect(typed('francais', again)).toEqual({ type: 'languageChosen', language: 'fr' });
	});

	it.each([
		['help', 'helpAsked'],
		['?', 'helpAsked'],
		['/help', 'helpAsked'],
		['Back', 'backAsked'],
		['start again', 'startAgainAsked'],
		['never mind', 'stopAsked'],
		['/cancel', 'cancelAsked'],
		['never mind', 'stopAsked'],
		['my appointments', 'appointmentsAsked'],
		['Langue', 'languagesAsked'],
		['book a visit', 'bookVisitAsked'],
	])('is understood everywhere, in free text too: "%s"', (text, type) => {
		expect(typed(text)).toEqual({ type });
		expect(typed(text, { asked: [], wantsText: true })).toEqual({ type });
	});

	it.each(['aide', 'retour', 'recommencer', 'annuler', 'help', 'back'])(
		'is understood in French and in English by somebody who speaks French: "%s"',
		(text) => {
			expect(typed(text, { language: 'fr', asked: [] }).type).toMatch(/Asked$/);
		},
	);

	it.each([
		['Français', 'fr'],
		['francais', 'fr'],
		['ENGLISH', 'en'],
	])('changes the language by its own name, whatever is spoken: "%s"', (text, language) => {
		expect(typed(text, { asked: [] })).toEqual({ type: 'languageChosen', language });
		expect(typed(text, { asked: [], language: 'fr' })).toEqual({ type: 'languageChosen', language });
	});

	it('is a choice rather than a word that works anywhere, where a label says the same', () => {
		const asked = [[choice('Cancel it all', { type: 'cancelConfirmed' })]];
		expect(typed('cancel it all', { asked })).toEqual({ type: 'cancelConfirmed' });
	});

	it('is free text where that is wanted, as it was typed but for the blanks around it', () => {
		expect(typed('  A Cough \n', { wantsText: true, asked: [] })).toEqual({ type: 'said', text: 'A Cough' });
	});

	it('is free text rather than a slip of a choice, and yet a choice by its exact words', () => {
		const reason = { wantsText: true, asked: [[choice('Skip', { type: 'skipped' })]] };
		expect(typed('skip', reason)).toEqual({ type: 'skipped' });
		expect(typed('skipp', reason)).toEqual({ type: 'said', text: 'skipp' });
	});

	it('is too long with more characters than are read', () => {
		expect(typed('a'.repeat(LONGEST_TEXT), { wantsText: true, asked: [] }).type).toBe('said');
		expect(typed('a'.repeat(LONGEST_TEXT + 1), { wantsText: true, asked: [] })).toEqual(missed('tooLong'));
	});

	it('is unclear if there is nothing in it', () => {
		expect(typed(' \n ', { wantsText: true })).toEqual(missed('unclear'));
	});

	it('counts misunderstandings in a row', () => {
		expect(typed('pizza', { misses: 2 })).toEqual(missed('unclear', 3));
	});

	it('is matched with labels in the language that is spoken', () => {
		const asked = [[{ label: part('choice-skip'), event: { type: 'skipped' } } as const]];
		expect(typed('passer', { asked, language: 'fr' })).toEqual({ type: 'skipped' });
		expect(typed('passer', { asked })).toEqual(missed('unclear'));
	});
});

describe('a yes', () => {
	const consent = [
		{ ...choice('I agree', { type: 'termsAccepted', version: '1' }), answers: 'yes' } as const,
		{ ...choice('No, thank you', { type: 'termsDeclined' }), answers: 'no' } as const,
	];
	const cancelling = [
		{ ...choice('Yes, cancel it', { type: 'cancelConfirmed' }), answers: 'yes' } as const,
		{ ...choice('No, keep it', { type: 'cancelRefused' }), answers: 'no' } as const,
	];
	const review = [
		{ ...choice('Book', { type: 'bookAsked', slotId: 1, serviceId: 2, appointmentId: null }), answers: 'yes' } as const,
		{ ...choice('Another time', { type: 'otherTimeAsked' }), answers: 'no' } as const,
	];
	const offersOf = (asked: readonly Choice<PersonEvent>[]) => [{ number: 7, live: true, events: eventsOf(asked) }];
	const answers = (text: string, asked: readonly Choice<PersonEvent>[], language = 'en') =>
		typed(text, { asked: [asked], offers: offersOf(asked), language }).type;

	it.each([
		['YES I AGREE', consent, 'termsAccepted'],
		['i agree, yes', consent, 'termsAccepted'],
		['YES BOOK IT', review, 'bookAsked'],
		['Ok, yes please. Book it!', review, 'bookAsked'],
		['no no', review, 'otherTimeAsked'],
		['NO THANK YOU', consent, 'termsDeclined'],
		['oui oui', review, 'bookAsked', 'fr'],
	] as const)(
		'is clear where nothing else is said with it, and so is a no: "%s"',
		(text, asked, type, language?: string) => {
			expect(answers(text, asked, language)).toBe(type);
		},
	);

	it.each([
		['yes no', review],
		['no book it', review],
		['yes but not that time', review],
		['no agree', consent],
		['i dont agree', consent],
		['I do not agree', consent],
		['no, cancel it', cancelling],
		['dont cancel it', cancelling],
		['do not cancel', cancelling],
		['the first one', cancelling],
		['the first', consent],
		['first', review],
		['non, oui', review],
	] as const)('is nothing with a no in it, nor told by its place: "%s"', (text, asked) => {
		for (const language of ['en', 'fr'])
			expect(answers(text, asked, language)).not.toMatch(/termsAccepted|bookAsked|cancelConfirmed/);
	});
});

describe('a choice told by its place', () => {
	it.each([
		['THE FIRST ONE', 1],
		['the second', 2],
		['3rd please', 3],
		['number two?', undefined],
		['the second test', undefined],
	])('is that of what was shown last, if nothing else is said: "%s"', (text, place) => {
		const event = place && services[place - 1]!.event;
		if (event) expect(typed(text)).toEqual(event);
		else expect(typed(text).type).toBe('misunderstood');
	});

	it('is told in French too, and is free text where that is wanted', () => {
		expect(typed('le premier', { language: 'fr' })).toEqual(services[0]!.event);
		expect(typed('La deuxième', { language: 'fr' })).toEqual(services[1]!.event);
		expect(typed('second', { wantsText: true }).type).toBe('said');
	});
});

describe('nothing to say', () => {
	const skip = {
		...choice('Skip', { type: 'skipped' }),
		also: [part('also-nothing')],
		answers: 'no',
	} as const;

	it.each(['NO', 'no thanks', 'Nothing', 'nope', 'none', 'skip'])('is no detail: "%s"', (text) => {
		expect(typed(text, { asked: [[skip]], wantsText: true })).toEqual({ type: 'skipped' });
	});

	it.each(['non', 'Rien', 'non merci', 'aucun'])('is none in French either: "%s"', (text) => {
		expect(typed(text, { asked: [[skip]], wantsText: true, language: 'fr' })).toEqual({ type: 'skipped' });
	});

	it('is not what begins alike', () => {
		for (const text of ['no appetite', 'nothing helps', 'not sleeping'])
			expect(typed(text, { asked: [[skip]], wantsText: true })).toEqual({ type: 'said', text });
	});
});

describe('what is not shown', () => {
	const unshown = [choice('Sick child', { type: 'serviceChosen', serviceId: 9, departmentId: 2 })];

	it.each(['SICK CHILD', 'sick child', 'sick', 'sik child'])('is chosen by its words: "%s"', (text) => {
		expect(typed(text, { unshown })).toEqual(unshown[0]!.event);
	});

	it('is not meant by words that mean what is shown', () => {
		const same = [choice('Blood test at home', { type: 'serviceChosen', serviceId: 8, departmentId: 2 })];
		expect(typed('blood', { unshown: same })).toEqual(services[2]!.event);
	});
});

describe('a wish for a day and a part of it', () => {
	const own = (label: string, also: string, event: PersonEvent) => ({ ...choice(label, event), also: [part(also)] });
	const days = [
		choice('As soon as possible', { type: 'dayChosen', date: null }),
		own('Mon 7 Sep', 'word-today', { type: 'dayChosen', date: 20260907 }),
		own('Tue 8 Sep', 'word-tomorrow', { type: 'dayChosen', date: 20260908 }),
	];

	it.each([
		['tomorrow afternoon', 20260908, 'afternoon'],
		['Tomorrow, in the morning!', 20260908, 'morning'],
		['evening, tue 8 sep', 20260908, 'evening'],
		['in the afternoon', null, 'afternoon'],
	])('is taken whole where a day is asked for: "%s"', (text, date, part) => {
		expect(typed(text, { asked: [days] })).toEqual({ type: 'dayChosen', date, part });
	});

	it.each([
		['TUE AT 11', 20260908, 660],
		['Tue 10:30', 20260908, 630],
		['tomorrow at 3', 20260908, 900],
		['tomorrow 9am', 20260908, 540],
		['at 14:00', null, 840],
		['today after 4 pm', 20260907, 960],
	])('may be for an hour: "%s"', (text, date, from) => {
		expect(typed(text, { asked: [days] })).toEqual({ type: 'dayChosen', date, part: 'any', from });
	});

	it.each(['wed at 11', 'tomorrow at 25:00', 'tomorrow 11:75', 'tue 11'])(
		'for a day or an hour that there is not is not understood: "%s"',
		(text) => {
			expect(typed(text, { asked: [days] })).toEqual(missed('unclear'));
		},
	);

	it('for an hour looks at that time where it is shown, and else asks for another', () => {
		const times = [
			choice('Tue 8 Sep, 09:00, Dr Naidoo', { type: 'timeChosen', slotId: 4 }),
			choice('Tue 8 Sep, 11:00, Dr Naidoo', { type: 'timeChosen', slotId: 5 }),
			choice('Other wishes', { type: 'otherWishesAsked' }),
		];
		expect(typed('tue at 11', { asked: [times] })).toEqual({ type: 'timeChosen', slotId: 5 });
		expect(typed('at 9', { asked: [times] })).toEqual({ type: 'timeChosen', slotId: 4 });
		expect(typed('at 3', { asked: [times] })).toEqual({ type: 'otherWishesAsked' });
		const parts = [choice('Any time', { type: 'partOfDayChosen', part: 'any' })];
		expect(typed('at 3', { asked: [parts] })).toEqual({ type: 'partOfDayChosen', part: 'any', from: 900 });
	});

	it('for an hour is taken in French', () => {
		const french = { asked: [days], language: 'fr' };
		expect(typed('demain à 11h', french)).toEqual({ type: 'dayChosen', date: 20260908, part: 'any', from: 660 });
		expect(typed('demain 14h30', french)).toEqual({ type: 'dayChosen', date: 20260908, part: 'any', from: 870 });
	});

	it('is taken in French too', () => {
		const french = { asked: [days], language: 'fr' };
		expect(typed('demain après-midi', french)).toEqual({ type: 'dayChosen', date: 20260908, part: 'afternoon' });
		expect(typed('demain dans la matinée', french)).toEqual({ type: 'dayChosen', date: 20260908, part: 'morning' });
	});

	it('for a day that is not offered is not understood, rather than taken for another', () => {
		expect(typed('friday afternoon', { asked: [days] })).toEqual(missed('unclear'));
	});

	it('asks for another where times are shown, and leaves what is under review alone', () => {
		const others = [choice('Other wishes', { type: 'otherWishesAsked' })];
		expect(typed('tomorrow afternoon', { asked: [others] })).toEqual({ type: 'otherWishesAsked' });
		const review = [choice('Book', { type: 'bookAsked', slotId: 1, serviceId: 2, appointmentId: null })];
		expect(typed('tomorrow afternoon', { asked: [review] })).toEqual(missed('unclear'));
		expect(typed('book', { asked: [[{ ...review[0]!, answers: 'yes' }]] })).toMatchObject({ type: 'bookAsked' });
	});

	it('is answered with when it is asked for, where it comes too early; and is free text where that is wanted', () => {
		for (const text of ['tomorrow afternoon', 'in the evening', 'tomorrow'])
			expect(typed(text)).toEqual(missed('soon'));
		expect(typed('tomorrow afternoon', { wantsText: true }).type).toBe('said');
	});
});

describe('what a person taps', () => {
	const tapped = (prompt: number, of: number) => understand({ kind: 'choice', prompt, choice: of }, listening());

	it('is what the button stood for', () => {
		expect(tapped(7, 1)).toEqual({ type: 'serviceChosen', serviceId: 2 });
	});

	it('on an earlier question is stale, and known', () => {
		expect(tapped(6, 0)).toEqual({ type: 'staleTapped', choice: { type: 'departmentChosen', departmentId: 1 } });
	});

	it.each([
		[3, 0],
		[7, 9],
	])('on a button nobody remembers is stale (prompt %i, choice %i)', (prompt, of) => {
		expect(tapped(prompt, of)).toEqual({ type: 'staleTapped', choice: null });
	});
});

describe('what a person sends', () => {
	const sent: [Said, PersonEvent][] = [
		[
			{ kind: 'contact', phone: '+27825550101', own: true },
			{ type: 'contactShared', phone: '+27825550101', own: true },
		],
		[
			{ kind: 'location', latitude: 1, longitude: 2 },
			{ type: 'placeShared', latitude: 1, longitude: 2 },
		],
		[
			{ kind: 'link', payload: 'abc' },
			{ type: 'opened', payload: 'abc' },
		],
		[
			{ kind: 'unreadable', what: 'voice' },
			{ type: 'misunderstood', why: 'voice', times: 1 },
		],
	];
	it.each(sent)('is told as what it is: %o', (said, event) => {
		expect(understand(said, listening())).toEqual(event);
	});
});
