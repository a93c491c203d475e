import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
	eligible,
	openToEverybody,
	type Person,
	type Rules,
	rulesOf,
	type Visit,
	type Why,
} from '../../src/core/eligibility.ts';

const adult: Person = { birthDate: '1989-02-28', gender: 'female', numbered: true, filesAt: ['harbour'] };
const withDoctor: Person = { ...adult, familyDoctor: { code: 'naidoo', worksAt: ['harbour'] } };
/** Registered in a chat: a person of whom nothing is known yet, without a file and a doctor. */
const registered: Person = { numbered: false, filesAt: [] };
const child: Person = { birthDate: '2016-02-29', gender: 'male', numbered: true, filesAt: [] };
/** Neither staff nor a code has said who it is. */
const guest = undefined;

const harbour: Visit = { day: 20260908, location: 'harbour', practitioner: 'naidoo' };
const gardens: Visit = { day: 20260908, location: 'gardens', practitioner: 'leroy' };
const anywhere: Visit = { day: 20260908 };
const on = (day: number, until = day): Visit => ({ day, until });
const forChildren = rulesOf({ settings: { childBelow: 18 } } as never, { eligibility: {}, forChildren: true });

type Outcome = 'yes' | Why | `? ${string}`;
const cases: [what: string, rules: Rules, person: Person | undefined, visit: Visit, outcome: Outcome][] = [
	['no rule, a guest', {}, guest, harbour, 'yes'],
	['no rule, somebody registered', {}, registered, harbour, 'yes'],
	['any rule, a guest: nobody', { gender: 'female' }, guest, harbour, 'notIdentified'],
	['an age from 0, a guest: an age is a rule', { ages: { from: 0 } }, guest, harbour, 'notIdentified'],
	['for children, a guest', forChildren, guest, harbour, 'notIdentified'],

	['a file here: kept here', { fileHere: true }, adult, harbour, 'yes'],
	['a file here: kept elsewhere', { fileHere: true }, adult, gardens, 'notHere'],
	['a file here: kept at one of the clinics', { fileHere: true }, adult, anywhere, 'yes'],
	['a file here: kept nowhere', { fileHere: true }, registered, anywhere, 'noFile'],
	['a file in the network: kept elsewhere', { fileInNetwork: true }, adult, gardens, 'yes'],
	['a file in the network: kept nowhere', { fileInNetwork: true }, registered, gardens, 'noFile'],

	['a family doctor here', { familyDoctorHere: true }, withDoctor, harbour, 'yes'],
	['a family doctor who works elsewhere', { familyDoctorHere: true }, withDoctor, gardens, 'notHere'],
	['a family doctor here: none', { familyDoctorHere: true }, adult, anywhere, 'noFamilyDoctor'],
	['only the family doctor: with that one', { onlyFamilyDoctor: true }, withDoctor, harbour, 'yes'],
	['only the family doctor: with another', { onlyFamilyDoctor: true }, withDoctor, gardens, 'notWithThem'],
	['only the family doctor: whoever it will be', { onlyFamilyDoctor: true }, withDoctor, anywhere, 'yes'],
	['only the family doctor: none', { onlyFamilyDoctor: true }, adult, anywhere, 'noFamilyDoctor'],
	[
		'a file and a doctor here, at two clinics',
		{ fileHere: true, familyDoctorHere: true },
		{ ...withDoctor, filesAt: ['gardens'] },
		anywhere,
		'noFamilyDoctor',
	],

	['from 37: on the birthday', { ages: { from: 37 } }, adult, on(20260228), 'yes'],
	['from 37: the day before', { ages: { from: 37 } }, adult, on(20260227), 'tooYoung'],
	['from 37: days of which the last is the birthday', { ages: { from: 37 } }, adult, on(20260201, 20260228), 'yes'],
	['from 37: days that end before it', { ages: { from: 37 } }, adult, on(20260201, 20260227), 'tooYoung'],
	['below 37: the day before', { ages: { below: 37 } }, adult, on(20260227), 'yes'],
	['below 37: on the birthday', { ages: { below: 37 } }, adult, on(20260228), 'tooOld'],
	[
		'below 37: days of which the first is the day before',
		{ ages: { below: 37 } },
		adult,
		on(20260227, 20260401),
		'yes',
	],
	[
		'37 only, of days that reach beyond both birthdays',
		{ ages: { from: 37, below: 38 } },
		adult,
		on(20250101, 20281231),
		'yes',
	],
	[
		'born on 29 February, from 10, in a year without: 28 February',
		{ ages: { from: 10 } },
		child,
		on(20260228),
		'tooYoung',
	],
	['born on 29 February, from 10, in a year without: 1 March', { ages: { from: 10 } }, child, on(20260301), 'yes'],
	[
		'born on 29 February, below 12, in a year with it: 28 February',
		{ ages: { below: 12 } },
		child,
		on(20280228),
		'yes',
	],
	[
		'born on 29 February, below 12, in a year with it: that day',
		{ ages: { below: 12 } },
		child,
		on(20280229),
		'tooOld',
	],
	['an age: not known', { ages: { from: 0 } }, registered, anywhere, '? birthDate'],
	['a gender: that one', { gender: 'female' }, adult, anywhere, 'yes'],
	['a gender: another', { gender: 'male' }, adult, anywhere, 'otherGender'],
	['a gender: not known', { gender: 'male' }, registered, anywhere, '? gender'],
	['an age and a gender, somebody registered', { gender: 'male', ages: { below: 18 } }, child, anywhere, 'yes'],
	[
		'an age and a gender: neither known',
		{ gender: 'male', ages: { from: 1 } },
		registered,
		anywhere,
		'? birthDate gender',
	],
	[
		'an age that is not known, a gender that is another',
		{ gender: 'male', ages: { from: 1 } },
		{ ...registered, gender: 'other' },
		anywhere,
		'otherGender',
	],

	['for children: a child whose number is known', forChildren, child, anywhere, 'yes'],
	['for children: a child whose number is not', forChildren, { ...child, numbered: false }, anywhere, '? childNumber'],
	['for children: nothing known', forChildren, registered, anywhere, '? birthDate childNumber'],
	['for children: an adult, whatever else is known', forChildren, { ...adult, numbered: false }, anywhere, 'tooOld'],
	['for children: the day before being of age', forChildren, { ...child, birthDate: '2008-09-09' }, anywhere, 'yes'],
	[
		'for children: of age on the day of the visit',
		forChildren,
		{ ...child, birthDate: '2008-09-08' },
		anywhere,
		'tooOld',
	],

	['by link only: by link', { byLinkOnly: true }, adult, { ...harbour, byLink: true }, 'yes'],
	['by link only: without', { byLinkOnly: true }, adult, harbour, 'byLinkOnly'],
	['by link only: a guest', { byLinkOnly: true }, guest, { ...harbour, byLink: true }, 'notIdentified'],
	['two rules: one fails', { fileHere: true, gender: 'male' }, adult, harbour, 'otherGender'],
];

const outcomeOf = (rules: Rules, person: Person | undefined, visit: Visit): Outcome => {
	const verdict = eligible(rules, person, visit);
	if (verdict.kind === 'yes') return 'yes';
	return verdict.kind === 'no' ? verdict.why : `? ${verdict.needs.join(' ')}`;
};

describe('Who may book', () => {
	it.each(cases)('%s', (_what, rules, person, visit, outcome) => {
		expect(outcomeOf(rules, person, visit)).toBe(outcome);
	});

	it('is everybody only where there is no rule at all', () => {
		expect(openToEverybody({})).toBe(true);
		expect(openToEverybody({ ages: { from: 0 } })).toBe(false);
		expect(openToEverybody(forChildren)).toBe(false);
	});

	it('a service for children is for those younger than its own age and than whom the network calls a child', () => {
		const network = { settings: { childBelow: 16 } } as never;
		const of = (ages: Rules['ages'] & object) => rulesOf(network, { eligibility: { ages }, forChildren: true }).ages;
		expect([of({ below: 6 }), of({ from: 2, below: 18 })]).toEqual([{ below: 6 }, { from: 2, below: 16 }]);
	});

	it('some days hold a day on which an age rule holds exactly if one of them is such a day, as the calendar has it', () => {
		const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
		const years = fc.integer({ min: 0, max: 30 });
		fc.assert(
			fc.property(date, date, years, years, fc.integer({ min: 0, max: 20 }), (born, first, from, span, length) => {
				const birth = DateTime.fromJSDate(born, { zone: 'utc' }).startOf('day');
				const days = Array.from({ length: length + 1 }, (_, n) =>
					DateTime.fromJSDate(first, { zone: 'utc' }).startOf('day').plus({ days: n }),
				);
				// luxon gives those born on 29 February their birthday on 28 February, where there is no other.
				const birthday = (age: number) => {
					const day = birth.plus({ years: age });
					return day.day === birth.day ? day : day.plus({ days: 1 });
				};
				const fits = days.some((day) => birthday(from) <= day && day < birthday(from + span));
				const [day, until] = [days[0]!, days.at(-1)!].map((each) => Number(each.toFormat('yyyyMMdd')));
				const person = { ...registered, birthDate: birth.toISODate()! };
				const verdict = eligible({ ages: { from, below: from + span } }, person, { day: day!, until });
				expect(verdict.kind).toBe(fits ? 'yes' : 'no');
			}),
			{ numRuns: 300 },
		);
	});
});
