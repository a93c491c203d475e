import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import { contactHash, contactOf, genderOf, normaliseName, tidyName } from '../../src/core/contacts.ts';

describe('A contact', () => {
	it('is a phone number however it is written', () => {
		for (const text of ['082 123 4567', '+27 82 123 4567', '(082) 123-4567', '0027821234567', '０８２ １２３ ４５６７'])
			expect(contactOf(text, 'ZA')).toEqual({ system: 'phone', value: '+27821234567' });
		expect(contactOf('06 12 34 56 78', 'FR')).toEqual({ system: 'phone', value: '+33612345678' });
	});

	it('is an e-mail address, in lower case', () => {
		expect(contactOf('  Thandi.Mokoena@Example.ORG ', 'ZA')).toEqual({
			system: 'email',
			value: 'thandi.mokoena@example.org',
		});
	});

	it('has all its digits, also where it is made up', () => {
		for (const short of ['082 555 01', '+27 82 555 010', '021 000 01']) expect(contactOf(short, 'ZA')).toBeUndefined();
		expect(contactOf('514 555 010', 'CA')).toBeUndefined();
		expect(contactOf('021 000 0112', 'ZA')?.value).toBe('+27210000112');
		expect(contactOf('514 555 0101', 'CA')?.value).toBe('+15145550101');
		expect(contactOf('+49 30 123456', 'ZA')?.value).toBe('+4930123456');
	});

	it('is nothing else', () => {
		for (const text of ['', 'hello', '12', 'my number is 082 123 4567', 'a@b', 'a b@example.org', 'a@example..org'])
			expect(contactOf(text, 'ZA')).toBeUndefined();
	});

	it('is looked up by a hash that only the key can make', () => {
		const contact = { system: 'phone', value: '+27821234567' } as const;
		const [one, other] = [keyring(randomBytes(32)), keyring(randomBytes(32))];
		expect(contactHash(one, contact)).toBe(contactHash(one, { ...contact }));
		expect(contactHash(one, contact)).not.toBe(contactHash(other, contact));
		expect(contactHash(one, contact)).not.toBe(contactHash(one, { ...contact, system: 'email' }));
	});
});

describe('Names', () => {
	it('are kept in one line, without control characters and marks that turn the direction', () => {
		expect(tidyName(' Anne\t-\r\n Marie\u0085Ng \u2028')).toBe('Anne - Marie Ng');
		expect(tidyName('A\u0000n\u202En\u202a\u2066e\u2069\u200E\u200f \u0007 N')).toBe('Anne N');
		// A joiner is part of a word.
		expect(tidyName('\u0645\u06cc\u200c\u0634\u0648\u062f')).toBe('\u0645\u06cc\u200c\u0634\u0648\u062f');
	});

	it('are one when only case, accents, spaces and hyphens differ', () => {
		for (const name of ['Anne-Marie Étienne', 'anne marie etienne', 'ANNEMARIE E\u0301TIENNE', 'Anne‑Marie Etienne '])
			expect(normaliseName(name)).toBe('annemarieetienne');
	});

	it('are one in capitals and in small letters, in every alphabet', () => {
		for (const [one, other] of [
			['Strauß', 'STRAUSS'],
			['Νίκος Παππάς', 'ΝΙΚΟΣ-ΠΑΠΠΑΣ'],
			['Фёдор', 'ФЕДОР'],
			['İbrahim', 'IBRAHIM'],
			['Nguyễn', 'nguyen'],
			['Ｚｏｅ', 'zoe'],
			['김민준', '김 민준'.normalize('NFD')],
		] as const)
			expect(normaliseName(one)).toBe(normaliseName(other));
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (name) => {
				const normal = normaliseName(name);
				for (const same of [normal, name.normalize('NFD'), name.normalize('NFC'), ` ${[...name].join('-')}\u2011`])
					expect(normaliseName(same)).toBe(normal);
				expect(normal).not.toMatch(/[\s\p{Pd}]/u);
			}),
		);
	});

	it('keep the marks that are letters', () => {
		expect(normaliseName('राम')).not.toBe(normaliseName('रमा'));
		expect(normaliseName('かき')).not.toBe(normaliseName('がぎ'));
	});

	it('are two when a letter differs', () => {
		expect(normaliseName('Etienne')).not.toBe(normaliseName('Etiene'));
		expect(normaliseName("O'Brien")).not.toBe(normaliseName('OBrien'));
	});

	it('are one whichever apostrophe a keyboard gives', () => {
		for (const apostrophe of "'’‘ʼ`´＇‛ʻ′｀") expect(normaliseName(`O${apostrophe}Brien`)).toBe("o'brien");
	});
});

describe('A gender', () => {
	it('is one of four, by its code or a common word', () => {
		for (const word of ['female', 'F', ' Woman', 'Femme', 'féminin', 'Vrou', '女'])
			expect(genderOf(word)).toBe('female');
		for (const word of ['male', 'M', 'man', 'Garçon', 'masculin', '男']) expect(genderOf(word)).toBe('male');
		expect(['other', 'Autre', 'unknown'].map(genderOf)).toEqual(['other', 'other', 'unknown']);
		for (const word of ['', 'fe', 'constructor', 'Zoë']) expect(genderOf(word)).toBeUndefined();
	});
});
