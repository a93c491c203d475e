import { describe, expect, it } from 'vitest';
import type { Eligibility } from '../../db/tables/clinic.ts';
import { eligible, openToEverybody, type Person, type Visit } from '../../src/core/eligibility.ts';

const adult: Person = { birthDate: '1989-02-28', gender: 'female', filesAt: ['harbour'] };
const withDoctor: Person = { ...adult, familyDoctor: { code: 'naidoo', worksAt: ['harbour'] } };
const nobodyYet: Person = { filesAt: [] };
const harbour: Visit = { day: 20260908, location: 'harbour', practitioner: 'naidoo' };
const gardens: Visit = { day: 20260908, location: 'gardens', practitioner: 'leroy' };
const anywhere: Visit = { day: 20260908 };

const cases: [what: string, rules: Eligibility, person: Person | undefined, visit: Visit, may: boolean][] = [
	['no rule: somebody not identified', {}, undefined, harbour, true],
	['any rule: somebody not identified', { gender: 'female' }, undefined, harbour, false],
	['a file here: kept here', { fileHere: true }, adult, harbour, true],
	['a file here: kept elsewhere', { fileHere: true }, adult, gardens, false],
	['a file here: kept at one of the clinics', { fileHere: true }, adult, anywhere, true],
	['a file here: kept nowhere', { fileHere: true }, nobodyYet, anywhere, false],
	['a file in the network: kept elsewhere', { fileInNetwork: true }, adult, gardens, true],
	['a file in the network: kept nowhere', { fileInNetwork: true }, nobodyYet, gardens, false],
	['a family doctor here', { familyDoctorHere: true }, withDoctor, harbour, true],
	['a family doctor who works elsewhere', { familyDoctorHere: true }, withDoctor, gardens, false],
	['a family doctor here: none', { familyDoctorHere: true }, adult, anywhere, false],
	['only the family doctor: with that one', { onlyFamilyDoctor: true }, withDoctor, harbour, true],
	['only the family doctor: with another', { onlyFamilyDoctor: true }, withDoctor, gardens, false],
	['only the family doctor: whoever it will be', { onlyFamilyDoctor: true }, withDoctor, anywhere, true],
	['only the family doctor: none', { onlyFamilyDoctor: true }, adult, anywhere, false],
	['from 18: on the birthday', { ages: { from: 37 } }, adult, { day: 20260228 }, true],
	['from 18: the day before', { ages: { from: 37 } }, adult, { day: 20260227 }, false],
	['below 18: the day before', { ages: { below: 37 } }, adult, { day: 20260227 }, true],
	['below 18: on the birthday', { ages: { below: 37 } }, adult, { day: 20260228 }, false],
	['an age: not known', { ages: { from: 0 } }, nobodyYet, anywhere, false],
	['a gender: that one', { gender: 'female' }, adult, anywhere, true],
	['a gender: another', { gender: 'male' }, adult, anywhere, false],
	['a gender: not known', { gender: 'male' }, nobodyYet, anywhere, false],
	['by link only: by link', { byLinkOnly: true }, adult, { ...harbour, byLink: true }, true],
	['by link only: without', { byLinkOnly: true }, adult, harbour, false],
	['two rules: one fails', { fileHere: true, gender: 'male' }, adult, harbour, false],
];

describe('Who may book', () => {
	it.each(cases)('%s', (_what, rules, person, visit, may) => {
		expect(eligible(rules, person, visit)).toBe(may);
	});

	it('is everybody only where there is no rule at all', () => {
		expect(openToEverybody({})).toBe(true);
		expect(openToEverybody({ ages: { from: 0 } })).toBe(false);
	});
});
