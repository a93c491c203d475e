/** How far a long work is: a bar in a terminal, a line now and then elsewhere. */

const WIDTH = 24;
/** Elsewhere than in a terminal, in milliseconds. */
const EVERY_MS = 10_000;

export interface Progress {
	at(done: number): void;
	/** Makes room for what is said next. */
	end(): void;
}

/** @param out where it is shown; `isTTY` tells a terminal from a file. */
export function showProgress(
	total: number,
	out: { readonly isTTY?: boolean; write(text: string): unknown } = process.stdout,
	clock: () => number = performance.now.bind(performance),
): Progress {
	const began = clock();
	let said = began;
	return {
		at(done) {
			const now = clock();
			const rate = (done / Math.max(now - began, 1)) * 1000;
			const left = inWords((total - done) / Math.max(rate, 1));
			const share = done / total;
			const numbers = `${inThousands(done)} of ${inThousands(total)} records, ${inThousands(rate)}/s, ${left} left`;
			if (out.isTTY) {
				const filled = Math.round(share * WIDTH);
				out.write(
					`\r\x1b[K${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.floor(share * 100)} %  ${numbers}`,
				);
			} else if (now - said >= EVERY_MS) {
				said = now;
				out.write(`${numbers}\n`);
			}
		},
		end() {
			if (out.isTTY) out.write('\r\x1b[K');
		},
	};
}

export const inThousands = (count: number): string => Math.round(count).toLocaleString('en');

const inWords = (seconds: number): string =>
	seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} minutes`;
