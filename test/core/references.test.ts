import { describe, expect, it } from 'vitest';
import { newReference, parseReference, showReference } from '../../src/core/references.ts';

describe('An appointment’s reference', () => {
	it('is read back from how it is shown, in any case and grouping', () => {
		for (let i = 0; i < 200; i++) {
			const reference = newReference();
			expect(reference).toMatch(/^[CDFHJKMNPRTWXY2-9]{8}$/);
			expect(parseReference(showReference(reference))).toBe(reference);
			expect(parseReference(` ${reference.toLowerCase().split('').join(' ')} `)).toBe(reference);
		}
	});

	it('is shown in two groups of four', () => {
		expect(showReference('K7PM4WXH')).toBe('K7PM-4WXH');
	});

	it('forgives the letters that its digits are taken for', () => {
		expect(parseReference('szbg-szbg')).toBe('52865286');
	});

	it('is not anything else', () => {
		for (const text of ['', 'K7PM4WX', 'K7PM4WXHH', 'K7PM-4WXA', 'hello you'])
			expect(parseReference(text)).toBeUndefined();
	});
});
