/**
 * The outlines of a TrueType font's glyphs, as SVG paths, for letters that need no shaping. The renderer takes 0.65 s to open
 * a font of Chinese characters, and opens it anew for each picture; here it is opened once.
 * Source: https://learn.microsoft.com/typography/opentype/spec/ (cmap, glyf, hmtx, loca)
 */
import { readFileSync } from 'node:fs';

export interface Glyph {
	/** In a square of one em; y grows downwards from the baseline. */
	readonly path: string;
	/** In em. */
	readonly advance: number;
}

/** Answers the glyph of a character; nothing where the font has none. */
export function openOutlines(file: string): (character: string) => Glyph | undefined {
	const bytes = readFileSync(file);
	const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const tables = new Map<string, number>();
	for (let i = 0; i < font.getUint16(4); i++) {
		const at = 12 + i * 16;
		tables.set(bytes.toString('latin1', at, at + 4), font.getUint32(at + 8));
	}
	const table = (tag: string): number => tables.get(tag)!;
	const em = font.getUint16(table('head') + 18);
	const long = font.getInt16(table('head') + 50) === 1;
	const metrics = font.getUint16(table('hhea') + 34);
	const groups = charactersIn(font, table('cmap'));

	const glyphAt = (id: number): number => {
		const place = (n: number) =>
			long ? font.getUint32(table('loca') + n * 4) : font.getUint16(table('loca') + n * 2) * 2;
		return place(id) === place(id + 1) ? 0 : table('glyf') + place(id);
	};
	const contours = (id: number, dx = 0, dy = 0): string => {
		const at = glyphAt(id);
		if (at === 0) return '';
		if (font.getInt16(at) >= 0) return simple(font, at, em, dx, dy);
		return partsOf(font, at)
			.map((part) => contours(part.id, dx + part.dx, dy + part.dy))
			.join('');
	};
	const known = new Map<number, Glyph>();
	return (character) => {
		const id = groups(character.codePointAt(0)!);
		if (id === 0) return undefined;
		const advance = font.getUint16(table('hmtx') + 4 * Math.min(id, metrics - 1)) / em;
		const glyph = known.get(id) ?? { path: contours(id), advance };
		known.set(id, glyph);
		return glyph;
	};
}

/** The glyph of a code point, by the table for all of Unicode (format 12); 0 where there is none. */
function charactersIn(font: DataView, cmap: number): (code: number) => number {
	let at = 0;
	for (let i = 0; i < font.getUint16(cmap + 2); i++) {
		const subtable = cmap + font.getUint32(cmap + 4 + i * 8 + 4);
		if (font.getUint16(subtable) === 12) at = subtable;
	}
	if (at === 0) throw new Error('The font has no table for all of Unicode.');
	const count = font.getUint32(at + 12);
	return (code) => {
		let [low, high] = [0, count - 1];
		while (low <= high) {
			const middle = (low + high) >> 1;
			const group = at + 16 + middle * 12;
			if (code < font.getUint32(group)) high = middle - 1;
			else if (code > font.getUint32(group + 4)) low = middle + 1;
			else return font.getUint32(group + 8) + code - font.getUint32(group);
		}
		return 0;
	};
}

/** The glyphs that one is put together from, and how far each is moved. */
function partsOf(font: DataView, glyph: number): { id: number; dx: number; dy: number }[] {
	const parts: { id: number; dx: number; dy: number }[] = [];
	let at = glyph + 10;
	for (let flags = 0x20; flags & 0x20; ) {
		flags = font.getUint16(at);
		const words = flags & 1;
		const [dx, dy] = words
			? [font.getInt16(at + 4), font.getInt16(at + 6)]
			: [font.getInt8(at + 4), font.getInt8(at + 5)];
		parts.push({ id: font.getUint16(at + 2), dx, dy });
		at += 4 + (words ? 4 : 2) + (flags & 0x80 ? 8 : flags & 0x40 ? 4 : flags & 8 ? 2 : 0);
	}
	return parts;
}

interface Point {
	readonly x: number;
	readonly y: number;
	/** On the line; else it only pulls at it. */
	readonly on: boolean;
}

function simple(font: DataView, glyph: number, em: number, dx: number, dy: number): string {
	const ends = Array.from({ length: font.getInt16(glyph) }, (_, i) => font.getUint16(glyph + 10 + i * 2));
	const count = (ends.at(-1) ?? -1) + 1;
	let at = glyph + 10 + ends.length * 2;
	at += 2 + font.getUint16(at);
	const flags: number[] = [];
	while (flags.length < count) {
		const flag = font.getUint8(at++);
		const times = flag & 8 ? font.getUint8(at++) : 0;
		for (let n = 0; n <= times; n++) flags.push(flag);
	}
	const along = (short: number, same: number, from: number): number[] => {
		let value = from;
		return flags.map((flag) => {
			if (flag & short) value += flag & same ? font.getUint8(at++) : -font.getUint8(at++);
			else if (!(flag & same)) {
				value += font.getInt16(at);
				at += 2;
			}
			return value;
		});
	};
	const xs = along(2, 16, dx);
	const ys = along(4, 32, dy);
	const points = flags.map((flag, i): Point => ({ x: xs[i]! / em, y: -ys[i]! / em, on: (flag & 1) === 1 }));
	return ends.map((end, i) => contour(points.slice(i === 0 ? 0 : ends[i - 1]! + 1, end + 1))).join('');
}

/** Between two points that only pull lies one on the line. */
function contour(points: readonly Point[]): string {
	if (points.length < 2) return '';
	const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true });
	const whole = points.flatMap((point, i) => {
		const before = points.at(i - 1)!;
		return before.on || point.on ? [point] : [between(before, point), point];
	});
	const first = whole.findIndex(({ on }) => on);
	const turned = [...whole.slice(first), ...whole.slice(0, first + 1)];
	const shown = ({ x, y }: Point) => `${x.toFixed(3)} ${y.toFixed(3)}`;
	return `M${turned.map((point, i) => (i === 0 ? shown(point) : point.on ? (turned[i - 1]!.on ? `L${shown(point)}` : ` ${shown(point)}`) : `Q${shown(point)}`)).join('')}Z`;
}
