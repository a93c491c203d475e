/** How each state looks: by a ground, a pattern and an edge, so that nobody needs to tell colours apart; the letter comes with it. */
import type { State } from './timetable.ts';

export const INK = '#16202c';
export const FAINT = '#5b6672';
export const LINE = '#c9d0d8';
export const NOW = '#c0182b';

interface Look {
	readonly ground: string;
	readonly edge: string;
	/** Lines and dots over the ground, in a square of 8. */
	readonly pattern?: string;
	/** A bar at its beginning. */
	readonly bar?: true;
	readonly dashed?: true;
}

const stroke = (colour: string, path: string, width = 1) =>
	`<path d="${path}" stroke="${colour}" stroke-width="${width}"/>`;

export const LOOKS: Readonly<Record<State, Look>> = {
	free: { ground: '#ffffff', edge: '#aeb7c1' },
	kept: { ground: '#fffaf0', edge: '#c9a86a', pattern: '<circle cx="2" cy="2" r="1" fill="#dcbf86"/>' },
	held: { ground: '#fff3c4', edge: '#b88a00', pattern: stroke('#ecd27a', 'M-2 2L2-2M0 8L8 0M6 10L10 6', 1.5) },
	booked: { ground: '#cfe2fb', edge: '#3a6fb0' },
	pending: { ground: '#eee4fb', edge: '#7a4fb5', pattern: stroke('#d5c2ef', 'M0 4H8'), dashed: true },
	arrived: { ground: '#c8ecd2', edge: '#1f7a43', bar: true },
	seen: { ground: '#e6e9ec', edge: '#7d8894' },
	missed: { ground: '#fbdcd8', edge: '#b03a2e', pattern: stroke('#f0b3ab', 'M0 0L8 8M8 0L0 8') },
	past: { ground: '#f1f3f5', edge: '#d4d9de' },
	closed: { ground: '#d9dde1', edge: '#9aa3ad', pattern: stroke('#b9c0c7', 'M-2 6L2 10M0 0L8 8M6-2L10 2', 1.5) },
};

/** The patterns, to be named by `ground`. */
export const patterns = (): string =>
	Object.entries(LOOKS)
		.map(
			([state, { ground, pattern = '' }]) =>
				`<pattern id="${state}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${ground}"/>${pattern}</pattern>`,
		)
		.join('');

/** A field in the looks of a state. Everything in pixels. */
export function field(state: State, x: number, y: number, width: number, height: number): string {
	const { edge, bar, dashed } = LOOKS[state];
	const dash = dashed ? ' stroke-dasharray="4 3"' : '';
	const box = `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="3" fill="url(#${state})" stroke="${edge}"${dash}/>`;
	return bar ? `${box}<rect x="${x}" y="${y}" width="4" height="${height}" fill="${edge}"/>` : box;
}
