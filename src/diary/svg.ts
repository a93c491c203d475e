/** The timetable as an SVG: hours run down, people or days across; above it what it is, below it what its letters mean. */
import type { Cell, Drawing, Group, Strip } from './drawing.ts';
import { initialled, laid, leastLost } from './fitting.ts';
import { AXIS, type Frame, frameOf, GAP, MARGIN, NAME, NAME_LINE, type Sign, SMALL, TITLE } from './frame.ts';
import { widthOf } from './lettering.ts';
import { lengthOf, lettered } from './letters.ts';
import { FAINT, field, INK, LINE, NOW, patterns } from './looks.ts';

/** From one line to the next, by the size of the letters. */
const LINES = 1.15;

export function svgOf(drawing: Drawing): string {
	const frame = frameOf(drawing);
	const { width, height } = frame;
	const signs = frame.signs.map((sign) => signAt(drawing, sign)).join('');
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Noto Sans"><defs>${patterns()}</defs><rect width="${width}" height="${height}" fill="#ffffff"/>${title(drawing, width)}${hours(frame)}${body(drawing, frame)}${signs}</svg>`;
}

function title({ title, subtitle, asOf }: Drawing, width: number): string {
	const room = width - MARGIN * 2;
	const right = widthOf(asOf) * 13;
	return [
		lettered(title, { x: MARGIN, y: 30, size: 21, width: room, bold: true }),
		lettered(subtitle, { x: MARGIN, y: 52, size: 14, width: room - right - GAP, colour: FAINT }),
		lettered(asOf, { x: width - MARGIN - right, y: 52, size: 13, width: right, colour: FAINT }),
	].join('');
}

function hours({ top, first, last, scale, width }: Frame): string {
	const lines: string[] = [];
	for (let minute = first; minute <= last; minute += 30) {
		const y = Math.round(top + (minute - first) * scale);
		const whole = minute % 60 === 0;
		if (!whole && scale < 1) continue;
		lines.push(
			`<path d="M${MARGIN + AXIS - 6} ${y}H${width - MARGIN}" stroke="${LINE}"${whole ? '' : ' stroke-dasharray="2 4"'}/>`,
		);
		const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${whole ? '00' : '30'}`;
		lines.push(lettered(clock, { x: MARGIN, y: y + 4, size: 12, width: AXIS - 10, colour: whole ? INK : FAINT }));
	}
	return lines.join('');
}

function body(drawing: Drawing, frame: Frame): string {
	let x = MARGIN + AXIS;
	return drawing.groups
		.map((group) => {
			const from = x;
			const wide = group.strips.length * frame.strip;
			const strips = group.strips.map((strip, i) => stripAt(drawing, strip, from + i * frame.strip, frame));
			x += wide + GAP;
			const heading = frame.isWeek
				? lettered(group.heading, { x: from, y: TITLE + 16, size: 14, width: wide, bold: true })
				: '';
			return heading + strips.join('') + nowLine(drawing, group, from, wide, frame);
		})
		.join('');
}

function stripAt(drawing: Drawing, { name, cells }: Strip, x: number, frame: Frame): string {
	const width = frame.strip - 6;
	const { lines, size } = leastLost(waysToName(name, width, frame.lines));
	const y = frame.top - 8 - (lines.length - 1) * NAME_LINE;
	const head = lines.map((line, i) => lettered(line, { x, y: y + i * NAME_LINE, size, width, bold: true }));
	return head.join('') + cells.map((cell) => cellAt(drawing, cell, x, frame)).join('');
}

function* waysToName(name: string, width: number, lines: number) {
	for (const told of initialled(name.normalize('NFC')))
		for (const size of [NAME, NAME - 1])
			yield { ...laid(told, width / size, lines, (words) => lengthOf(words, true)), size };
}

function cellAt({ letters }: Drawing, cell: Cell, x: number, { top, first, scale, strip }: Frame): string {
	const { state, from, to, count, online, words } = cell;
	const y = top + (from - first) * scale;
	const height = (to - from) * scale - 1.5;
	const width = strip - 4;
	const size = Math.min(12, Math.max(8, height - 4));
	const base = Math.min(y + height / 2 + size * 0.36, y + 16);
	const mark = online ? size : 0;
	const narrow = width < 80;
	const letter = `${letters[state]}${online && narrow ? '@' : ''}`;
	const times = state === 'free' || state === 'kept' ? count : 1;
	const between = Array.from({ length: times - 1 }, (_, i) => y + ((i + 1) * (to - from) * scale) / times);
	return [
		field(state, x, y, width, height),
		...between.map((at) => `<path d="M${x + 1} ${at.toFixed(1)}h${width - 2}" stroke="${LINE}"/>`),
		lettered(letter, { x: x + 7, y: base, size, width: narrow ? width - 8 : 16, bold: true }),
		narrow || words === '' ? '' : wordsAt(words, { x: x + 25, y, width: width - 32 - mark, height, size, base }),
		mark > 0 && !narrow ? lettered('@', { x: x + width - mark - 4, y: base, size, width: size * 1.2 }) : '',
	].join('');
}

/** Where a second line has room, and smaller letters are not enough, there are two. */
function wordsAt(
	words: string,
	{ x, y, width, height, size, base }: Readonly<Record<'x' | 'y' | 'width' | 'height' | 'size' | 'base', number>>,
): string {
	const ways = [1, 0.92, 0.83].map((part) => {
		const small = size * part;
		const lines = height >= small * LINES * 2 ? 2 : 1;
		return { ...laid(words.normalize('NFC'), width / small, lines, (told) => lengthOf(told, false)), small };
	});
	const { lines, small } = leastLost(ways);
	const first = lines.length > 1 ? Math.min(base, y + height / 2 - small * 0.32) : base;
	return lines.map((line, i) => lettered(line, { x, y: first + i * small * LINES, size: small, width })).join('');
}

function nowLine({ clock }: Drawing, { now }: Group, x: number, wide: number, frame: Frame): string {
	if (now === undefined || now < frame.first || now > frame.last) return '';
	const y = Math.round(frame.top + (now - frame.first) * frame.scale);
	const isFirst = x === MARGIN + AXIS;
	const label = isFirst
		? `<rect x="${MARGIN - 6}" y="${y - 9}" width="${AXIS}" height="18" rx="3" fill="${NOW}"/>` +
			lettered(clock, { x: MARGIN - 2, y: y + 4, size: 12, width: AXIS + 10, bold: true, colour: '#ffffff' })
		: '';
	return `<path d="M${isFirst ? x - 12 : x} ${y}h${wide + (isFirst ? 12 : 0)}" stroke="${NOW}" stroke-width="2"/>${label}`;
}

/** With room to spare: letters may be wider than they were thought to be. */
function signAt({ letters }: Drawing, { of, words, x, y }: Sign): string {
	const told = { y: y + 13, size: SMALL, width: widthOf(words) * SMALL + 10 };
	if (of === 'number') {
		// The number at the left, in whatever direction the name is read.
		const [number = ''] = /^\d+ /.exec(words) ?? [];
		const name = words.slice(number.length);
		const beside = lengthOf(number, false) * SMALL;
		return (
			lettered(number, { ...told, x }) +
			lettered(name, { ...told, x: x + beside, width: lengthOf(name, false) * SMALL + 0.1 })
		);
	}
	const mark = (left: number, letter: string) => lettered(letter, { ...told, x: left, width: 16, bold: true });
	return of === 'online'
		? mark(x, '@') + lettered(words, { ...told, x: x + 18 })
		: field(of, x, y, 24, 17) + mark(x + 8, letters[of]) + lettered(words, { ...told, x: x + 30 });
}
