import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import type { IdentifierRule } from '../../db/tables/clinic.ts';
import { identifierBy, identifierHash, identifierOf, numberPattern } from '../../src/core/identifiers.ts';
import type { Network } from '../../src/core/network.ts';

const TODAY = '2026-09-08';
const ruled = (rule: NonNullable<IdentifierRule['rule']>): IdentifierRule => ({ system: rule, label: rule, rule });
const read = (rule: NonNullable<IdentifierRule['rule']>, text: string) => identifierBy(ruled(rule), text, TODAY);

/** Changing any one digit is noticed. */
const noticesEachDigit = (rule: NonNullable<IdentifierRule['rule']>, number: string) =>
	fc.assert(
		fc.property(fc.nat(number.length - 1), fc.nat(9), (place, digit) => {
			const changed = `${number.slice(0, place)}${digit}${number.slice(place + 1)}`;
			expect(read(rule, changed) !== undefined).toBe(changed === number);
		}),
	);

describe('A South African ID number', () => {
	it('is thirteen digits by Luhn, with a birth date and a gender', () => {
		const known = { system: 'za-id', value: '8001015009087', birthDate: '1980-01-01', gender: 'male' };
		for (const text of ['8001015009087', ' 800101 5009 08 7', '８００１０１-5009-087'])
			expect(read('za-id', text)).toEqual(known);
		expect(read('za-id', '0001014999088')).toMatchObject({ birthDate: '2000-01-01', gender: 'female' });
		noticesEachDigit('za-id', known.value);
	});

	it('has no day that no calendar has, even where Luhn agrees', () => {
		for (const text of [
			'8002305009084',
			'8013015009082',
			'8001015009384',
			'800101500908',
			'80010150090870',
			'8001015009O87',
		])
			expect(read('za-id', text)).toBeUndefined();
	});

	it('is of the century in which the birth date has passed', () => {
		const bornToday = '2609080000082';
		expect(read('za-id', bornToday)).toMatchObject({ birthDate: '2026-09-08' });
		expect(identifierBy(ruled('za-id'), bornToday, '2026-09-07')).toMatchObject({ birthDate: '1926-09-08' });
	});
});

describe('A Quebec health insurance number', () => {
	it("is four letters and a date, with 50 added to a woman's month", () => {
		const woman = { system: 'qc-ramq', value: 'TREF84621299', birthDate: '1984-12-12', gender: 'female' };
		for (const text of ['TREF84621299', 'tref 8462 1299', 'Tref-8462-1299'])
			expect(read('qc-ramq', text)).toEqual(woman);
		expect(read('qc-ramq', 'ROYP 1409 3011')).toMatchObject({ birthDate: '2014-09-30', gender: 'male' });
		for (const text of ['TRE 84621299', 'TREF84131299', 'TREF84631299', 'TREF84023099', 'TREF8462129', 'TREF846212990'])
			expect(read('qc-ramq', text)).toBeUndefined();
	});
});

describe('A Chinese resident ID number', () => {
	it('is eighteen characters by ISO 7064, with a birth date and a gender', () => {
		// The two examples of GB 11643-1999.
		expect(read('cn-resident-id', '11010519491231002x')).toEqual({
			system: 'cn-resident-id',
			value: '11010519491231002X',
			birthDate: '1949-12-31',
			gender: 'female',
		});
		expect(read('cn-resident-id', '440524 18800101 0014')).toBeUndefined();
		expect(identifierBy(ruled('cn-resident-id'), '440524188001010014', '2000-01-01')).toMatchObject({
			birthDate: '1880-01-01',
			gender: 'male',
		});
		noticesEachDigit('cn-resident-id', '11010519491231002X');
	});
});

describe('An NHS number', () => {
	it('is ten digits by their weighted sum', () => {
		expect(read('gb-nhs', '943 476 5919')).toEqual({ system: 'gb-nhs', value: '9434765919' });
		expect(read('gb-nhs', '943476591')).toBeUndefined();
		noticesEachDigit('gb-nhs', '9434765919');
	});
});

describe("A clinic's own number", () => {
	const own: IdentifierRule = { system: 'aid', label: 'Medical aid', pattern: 'LMA\\d{6}|[A-Z]{2}\\d{8,}' };

	it('is matched as a whole, in capitals, without spaces and hyphens', () => {
		expect(identifierBy(own, 'lma-001 077', TODAY)).toEqual({ system: 'aid', value: 'LMA001077' });
		for (const text of ['', ' - ', 'LMA0010770', 'xLMA001077', 'LMA00107', `AB${'0'.repeat(39)}`])
			expect(identifierBy(own, text, TODAY)).toBeUndefined();
		expect(identifierBy(own, `AB${'0'.repeat(38)}`, TODAY)).toBeDefined();
	});

	it('is looked for after those that come before it in the clinic file', () => {
		const { pattern: _, ...plain } = own;
		const network = {
			settings: { identifiers: [ruled('gb-nhs'), { ...plain, pattern: '\\d+' }] },
		} as unknown as Network;
		expect(identifierOf(network, '943 476 5919', TODAY)?.system).toBe('gb-nhs');
		expect(identifierOf(network, '943 476 5918', TODAY)?.system).toBe('aid');
		expect(identifierOf(network, 'none', TODAY)).toBeUndefined();
	});

	it('has no pattern that could take for ever', () => {
		for (const pattern of ['(A+)+B', '(A|A)*', '(?:A{1,9}){9}', 'A*A*A*A*B', '('])
			expect([pattern, numberPattern(pattern)]).toEqual([pattern, undefined]);
		for (const pattern of ['[A-Z]{4}\\d{8}', '(AB|CD)?\\d{3,9}', '[)*+]\\)\\d+', '\\p{L}{3}\\d{1,3}'])
			expect(numberPattern(pattern)).toBeInstanceOf(RegExp);
	});
});

it('Numbers of two kinds are never taken for each other', () => {
	const keys = keyring(randomBytes(32));
	const hash = (system: string) => identifierHash(keys, { system, value: '9434765919' });
	expect(hash('gb-nhs')).not.toBe(hash('aid'));
});
