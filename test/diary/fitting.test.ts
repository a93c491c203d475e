/** Names where there is little room for them, in every script. */
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { initialled, laid, leastLost, shortened } from '../../src/diary/fitting.ts';
import { JOINER, joined } from '../../src/diary/joined.ts';
import { fontsFor, lengthOf, lettered } from '../../src/diary/letters.ts';

/** Each character is one wide. */
const even = (text: string) => [...text].filter((each) => each !== JOINER).length;

describe('A name that is too long for its line', () => {
	it.each([
		['Nomsa', 10, 'Nomsa'],
		['Mary-Elizabeth Anne', 9, 'Mary…'],
		['Mary-Elizabeth Anne', 16, 'Mary-Elizabeth…'],
		['عبد الله بن عمر', 11, 'عبد الله…'],
		['尼古拉斯·亚历山大', 7, '尼古拉斯…'],
	])('is cut after a word: %s in %i', (name, room, expected) => expect(shortened(name, room, even)).toBe(expected));

	it.each([
		['Bartholomew', 8, 'Barthol…'],
		['Al Featherstonehaugh', 10, 'Al Feathe…'],
		['欧阳娜娜子', 4, '欧阳娜…'],
		['Bartholomew', 1, ''],
	])('is cut between whole letters where little would be left: %s in %i', (name, room, expected) =>
		expect(shortened(name, room, even)).toBe(expected),
	);

	it('keeps the signs of its last letter', () => {
		expect(shortened('e\u0301'.repeat(20), 5)).toMatch(/^(e\u0301)+…$/);
	});

	it('ends in Arabic with a letter that looks as it did in the word', () => {
		const cut = shortened('المستنصرية', 7, even);
		expect(cut).toBe(`المستن${JOINER}…`);
		const [whole, part] = [joined('المستنصرية'), joined(cut)];
		expect(part.slice(0, 6)).toEqual(whole.slice(0, 6));
		expect(joined('المستن…')[5]).not.toBe(whole[5]);
	});

	it.each([
		['Dr Themba Dlamini', 10, 2, ['Dr Themba', 'Dlamini'], 0],
		['د. عبد الرحمن الأنصاري', 13, 2, ['د. عبد الرحمن', 'الأنصاري'], 0],
		['阿卜杜拉·买买提·吐尔逊', 8, 2, ['阿卜杜拉·', '买买提·吐尔逊'], 0],
		['欧阳娜娜主任医师', 4, 2, ['欧阳娜娜', '主任医师'], 0],
		['Wolfeschlegelstein', 10, 2, ['Wolfeschl-', 'egelstein'], 1],
		['Wolfeschlegelsteinhausen', 10, 2, ['Wolfeschl-', 'egelstein…'], 2],
		['المستنصرية', 7, 2, [`المستن${JOINER}…`], 2],
	])('goes on below, and is divided only then: %s', (name, room, lines, expected, loss) =>
		expect(laid(name, room, lines, even)).toEqual({ lines: expected, loss }),
	);

	it('stays a name that is known by its family', () => {
		expect([...initialled('Dr Anne-Sophie Maria de la Tour')]).toEqual([
			'Dr Anne-Sophie Maria de la Tour',
			'Dr A.-S. Maria de la Tour',
			'Dr A.-S. M. de la Tour',
		]);
		for (const name of ['د. عبد الرحمن', '王小明', 'Ana']) expect([...initialled(name)]).toEqual([name]);
	});

	it('is whole if any way leaves it whole; else it has most that any leaves', () => {
		const ways = (...names: string[]) => names.map((name) => ({ ...laid(name, 12, 1, even), name }));
		expect(leastLost(ways('Bartholomew Featherstonehaugh', 'B. Feather', 'B. F.'))).toMatchObject({
			name: 'B. Feather',
		});
		expect(leastLost(ways('Bartholomew Featherstonehaugh', 'B. Featherstonehaugh'))).toMatchObject({
			lines: ['B. Feathers…'],
		});
	});
});

describe('A name as it is drawn', () => {
	const place = { x: 0, y: 60, size: 40, width: 2_000 };
	/** How far to the left and the right its ink goes, in pixels. */
	function ink(content: string): { left: number; right: number } {
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="120">${content}</svg>`;
		const font = { fontFiles: fontsFor(svg), loadSystemFonts: false, defaultFontFamily: 'Noto Sans' };
		const { width, height, pixels } = new Resvg(svg, { font }).render();
		let [left, right] = [width, 0];
		for (let i = 0; i < width * height; i++) {
			if (pixels[i * 4 + 3] === 0) continue;
			left = Math.min(left, i % width);
			right = Math.max(right, i % width);
		}
		return { left, right };
	}

	it.each([
		...[
			'Featherstonehaugh',
			'د. مريم العلي',
			'المستنصرية',
			'عبد الرحمن بن محمد',
			'علاء الدين',
			'देवी प्रसाद',
			'राजेश कुमार',
			'欧阳娜娜',
		],
		`المستن${JOINER}…`,
	])('is as wide as it was measured: %s', (name) => {
		for (const bold of [false, true]) {
			const { left, right } = ink(lettered(name, { ...place, bold }));
			const long = lengthOf(name, bold) * place.size;
			// What is empty on both sides of a letter, and letters that melt into one.
			expect(long - (right - left), name).toBeGreaterThanOrEqual(-place.size * 0.1);
			expect(long - (right - left), name).toBeLessThan(place.size * 0.5);
		}
	});

	it('is cut on the side where reading ends', () => {
		const whole = lettered('د. المستنصرية بالله', { ...place, width: 300 });
		const dots = /<text x="([\d.]+)"[^>]*>\u200f…\u200f<\/text>/.exec(whole)!;
		const words = /<text x="([\d.]+)"[^>]*>\u200f(?!…)/.exec(whole)!;
		expect(Number(dots[1])).toBeLessThan(Number(words[1]));
		const cut = lettered('Dr المستنصرية بالله', { ...place, width: 300 });
		expect(cut.lastIndexOf('<g '), 'the dots last, in Latin letters').toBeGreaterThan(cut.lastIndexOf('<text'));
	});

	it('has its full stop on the left, in Arabic', () => {
		const [alone, stopped] = ['د', 'د.'].map((name) => ink(lettered(name, { ...place, width: 200 }))) as [
			ReturnType<typeof ink>,
			ReturnType<typeof ink>,
		];
		expect(stopped.left).toBeLessThan(alone.left - 4);
		expect(Math.abs(stopped.right - alone.right)).toBeLessThan(4);
	});
});
