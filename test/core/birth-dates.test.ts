import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDatesIn, isAhead } from '../../src/core/birth-dates.ts';

const TODAY = '2026-09-08';

describe('A birth date', () => {
	it('is read however it is typed', () => {
		for (const [language, texts] of Object.entries({
			en: [
				'1984-03-25',
				'1984/3/25',
				'25/03/1984',
				'3/25/1984',
				'25.3.84',
				'25 3 84',
				'84-03-25',
				'19840325',
				'25031984',
				'25 March 1984',
				'25 mar 84',
				'25-Mar-1984',
				'March 25th, 1984',
				'the 25th of March 1984',
				'1984 march 25',
				' ２５ March １９８４ ',
			],
			fr: [
				'25/03/1984',
				'25.03.84',
				'25 mars 1984',
				'le 25 MARS 1984',
				'25 March 1984',
				'1984-03-25',
				'mars 25 1984',
				'03/25/1984',
			],
			es: ['25 de marzo de 1984'],
			zh: ['1984年3月25日'],
		}))
			for (const text of texts) expect([text, birthDatesIn(text, language, TODAY)]).toEqual([text, ['1984-03-25']]);
		for (const text of ['1er mars 1984', 'le 1er mars 84'])
			expect(birthDatesIn(text, 'fr', TODAY)).toEqual(['1984-03-01']);
		for (const text of ["3 d'août 1999", '3 aout 99', '3 août. 1999'])
			expect(birthDatesIn(text, 'fr', TODAY)).toEqual(['1999-08-03']);
	});

	it('that has not come yet is known from what is no date at all', () => {
		for (const text of ['25 March 2031', '9/9/2026', '2026-12-31']) {
			expect(birthDatesIn(text, 'en', TODAY)).toEqual([]);
			expect(isAhead(text, 'en', TODAY)).toBe(true);
		}
		for (const text of ['soon', '31 February 2031', '25 March 1700', '2200-01-01'])
			expect(isAhead(text, 'en', TODAY)).toBe(false);
	});

	it('can mean two in English, where day and month come in either order, and one in French', () => {
		for (const text of ['03/04/1984', '3.4.84', '03041984'])
			expect(birthDatesIn(text, 'en', TODAY)).toEqual(['1984-04-03', '1984-03-04']);
		expect(birthDatesIn('03/04/1984', 'fr', TODAY)).toEqual(['1984-04-03']);
		expect(birthDatesIn('04/04/1984', 'en', TODAY)).toEqual(['1984-04-04']);
		// The other would lie in the future.
		expect(birthDatesIn('03/10/2026', 'en', TODAY)).toEqual(['2026-03-10']);
	});

	it('of two digits of a year is in the latest such year that has passed', () => {
		expect(birthDatesIn('8 Sep 26', 'en', TODAY)).toEqual(['2026-09-08']);
		expect(birthDatesIn('9 Sep 26', 'en', TODAY)).toEqual(['1926-09-09']);
	});

	it('is none that has not come, that nobody remembers, or that no calendar has', () => {
		for (const text of ['2026-09-09', '1896-09-07', '31/02/1984', '29 Feb 1983', '00/00/1984', '1984-13-13'])
			expect([text, birthDatesIn(text, 'en', TODAY)]).toEqual([text, []]);
		expect(birthDatesIn('1896-09-08', 'en', TODAY)).toEqual(['1896-09-08']);
		expect(birthDatesIn('29/02/1984', 'en', TODAY)).toEqual(['1984-02-29']);
	});

	it('is not guessed at', () => {
		for (const text of [
			'',
			'hello',
			'25/03',
			'250384',
			'March 1984',
			'25 m 1984',
			'25 ju 1984',
			'1 2 3 4',
			'25 March 198',
			'x 25/03/1984',
		])
			expect([text, birthDatesIn(text, 'en', TODAY)]).toEqual([text, []]);
		// juin or juillet
		expect(birthDatesIn('25 jui 1984', 'fr', TODAY)).toEqual([]);
	});

	it('that was read is among the meanings of each way to write it', () => {
		const days = fc.date({ min: new Date('1900-01-01'), max: new Date(TODAY), noInvalidDate: true });
		fc.assert(
			fc.property(days, fc.constantFrom('en', 'fr'), (day, language) => {
				const iso = day.toISOString().slice(0, 10);
				const [year, month, date] = iso.split('-');
				const long = day.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
				const written = [iso, `${date}/${month}/${year}`, `${year}${month}${date}`, long];
				if (language === 'en') written.push(`${month}/${date}/${year}`);
				for (const text of written) expect(birthDatesIn(text, language, TODAY)).toContain(iso);
			}),
		);
	});

	it('has at most two meanings, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('en', 'fr'), (text, language) => {
				for (const date of birthDatesIn(text, language, TODAY)) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
				expect(birthDatesIn(text, language, TODAY).length).toBeLessThanOrEqual(2);
			}),
		);
	});
});
