import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { isDrawable, isRightToLeft, runsOf } from '../../src/diary/lettering.ts';
import { fontsFor, lettered } from '../../src/diary/letters.ts';
import { openOutlines } from '../../src/diary/outlines.ts';

describe('A name on a picture', () => {
	it.each([
		['Dr Priya Naidoo', ['latin Dr Priya Naidoo']],
		['د. مريم العلي', ['arabic د. مريم العلي']],
		['王小明 医生', ['han 王小明 医生']],
		['देवी Devi', ['devanagari देवी ', 'latin Devi']],
		['Dr مريم 王', ['latin Dr ', 'arabic مريم ', 'han 王']],
		['(Жанна)', ['latin (Жанна)']],
		['Dr مريم…', ['latin Dr ', 'arabic مريم', 'latin …']],
		['مريم Smith…', ['arabic مريم ', 'latin Smith', 'arabic …']],
	])('is taken apart by script: %s', (name, expected) => {
		expect(runsOf(name).map(({ script, text }) => `${script} ${text}`)).toEqual(expected);
	});

	it.each([
		['د. مريم Smith', true],
		['Dr مريم', false],
		['12 مريم', true],
		['王小明', false],
	])('begins where its first letter does: %s', (name, expected) => expect(isRightToLeft(name)).toBe(expected));

	it.each(['Łukasz O’Neill-Ødegård', 'देवी', 'Ελένη', 'مريم', '佐藤さくら'])('there are letters for: %s', (name) =>
		expect(isDrawable(name)).toBe(true),
	);

	it.each(['שרה', 'สมชาย', '김민준', '🦷'])('there are none for: %s', (name) => expect(isDrawable(name)).toBe(false));

	it('is text in the picture, whatever it is made of', () => {
		expect(lettered('<b>& مريم &<b>', { x: 0, y: 0, size: 10, width: 100 })).not.toContain('<b>');
	});

	it('asks for the font of Arabic letters only where there are some', () => {
		expect(fontsFor('Naidoo').join()).not.toContain('Arabic');
		expect(fontsFor('مريم').join()).toContain('Arabic');
	});
});

describe('The outline of a character', () => {
	const glyph = openOutlines(
		createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
	);

	it('is a path within its square, for every character that the font has', () => {
		for (const character of '王小明医生さくらカナ') {
			const { path, advance } = glyph(character)!;
			expect(path, character).toMatch(/^(M-?[\d. -]+([LQ ][\d. -]+)*Z)+$/);
			const numbers = path.match(/-?\d+\.\d+/g)!.map(Number);
			expect(Math.max(...numbers.map(Math.abs)), character).toBeLessThan(1.1);
			expect(advance).toBe(1);
		}
	});

	it('is nothing for one that it has not', () => expect(glyph('ก')).toBeUndefined());
});
