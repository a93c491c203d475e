/** The thread that pictures are drawn in, so that nobody waits for them but who asked. */
import { parentPort } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import type { Drawing } from './drawing.ts';
import { fontsFor } from './letters.ts';
import { svgOf } from './svg.ts';

export interface Asked {
	readonly id: number;
	readonly drawing: Drawing;
}

export type Answered =
	| { readonly id: number; readonly png: Uint8Array }
	| { readonly id: number; readonly why: string };

parentPort!.on('message', ({ id, drawing }: Asked) => {
	try {
		const svg = svgOf(drawing);
		const font = { fontFiles: fontsFor(svg), loadSystemFonts: false, defaultFontFamily: 'Noto Sans' };
		const png = Uint8Array.from(new Resvg(svg, { font }).render().asPng());
		parentPort!.postMessage({ id, png } satisfies Answered, [png.buffer]);
	} catch (error) {
		// What was thrown may name what was to be drawn.
		parentPort!.postMessage({ id, why: error instanceof Error ? error.name : 'no error' } satisfies Answered);
	}
});
