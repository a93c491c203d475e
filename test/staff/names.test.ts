import { describe, expect, it } from 'vitest';
import { meant } from '../../src/staff/grammar/names.ts';

const row = (code: string, name: string | Record<string, string>, retired = false) => ({ code, name, retired });
const PEOPLE = [
	row('naidoo', 'Dr Priya Naidoo'),
	row('dlamini', 'Dr Themba Dlamini'),
	row('haddad', 'Dre Leïla Haddad'),
	row('le-roux', 'Dr Leïla le Roux'),
	row('gone', 'Dr Anna Gone', true),
	row('harbour', { en: 'Harbour Clinic', fr: 'Clinique du Port' }),
];
const found = (typed: string, language = 'en') => {
	const meaning = meant(typed, PEOPLE, language);
	return meaning.kind === 'one' ? meaning.row.code : meaning;
};

describe('somebody is meant', () => {
	it.each([
		['by their code', 'le-roux', 'le-roux'],
		['by their code in capitals', 'NAIDOO', 'naidoo'],
		['by their whole name', 'dr priya naidoo', 'naidoo'],
		['by a part of it that nobody else has', 'themba', 'dlamini'],
		['by the parts in another order', 'naidoo priya', 'naidoo'],
		['without accents, by two parts', 'leila haddad', 'haddad'],
		['with a slip', 'nadoo', 'naidoo'],
	])('%s', (_, typed, code) => {
		expect(found(typed)).toBe(code);
	});

	it('by their name in the language that is spoken', () => {
		expect(found('port', 'fr')).toBe('harbour');
		expect(found('port', 'en')).toEqual({ kind: 'none' });
	});

	it('by nothing that several have: each of them is named', () => {
		expect(found('leïla')).toEqual({ kind: 'several', names: ['Dre Leïla Haddad', 'Dr Leïla le Roux'] });
	});

	it('by nothing that several have without its accents or with a slip: each of them is named', () => {
		expect(found('leila')).toEqual({ kind: 'several', names: ['Dre Leïla Haddad', 'Dr Leïla le Roux'] });
		expect(found('leyla')).toEqual({ kind: 'several', names: ['Dre Leïla Haddad', 'Dr Leïla le Roux'] });
	});

	it.each(['gone', 'anna', 'pizza', '', '!'])('by nothing that nobody here has: "%s"', (typed) => {
		expect(found(typed)).toEqual({ kind: 'none' });
	});
});
