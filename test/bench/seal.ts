/**
 * `seal`: what encryption costs a turn, in µs. The turns are those of `turn.one`; each call of the keyring is timed where
 * it happens, with all that the turn has in the processor's caches, and a turn's cost is the sum of its calls. Of five
 * rounds, each with its median turn, the quietest counts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Keyring, keyring } from '../../db/keyring.ts';
import { type Figures, percentile, rounded } from './figures.ts';
import { openOurs } from './turn.ts';

const ROUNDS = 5;
const TURNS = 2_000;

export async function seal(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-seal-'));
	const spent = timed(keyring(new Uint8Array(32).fill(7)));
	try {
		const ours = await openOurs(join(folder, 'seal.db'), spent.keys);
		const medians: number[] = [];
		let calls = '';
		for (let round = 0; round <= ROUNDS; round++) {
			const turns: number[] = [];
			for (let turn = 0; turn < TURNS; turn++) {
				spent.begin();
				await ours.turn(turn);
				turns.push(spent.micros());
				calls = spent.calls();
			}
			// The first warms up.
			if (round > 0) medians.push(percentile(turns, 0.5));
		}
		await ours.close();
		const value = rounded(Math.min(...medians));
		return { seal: { value, unit: `µs (${calls})`, must: '≤ 30', ok: value <= 30 } };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** A keyring whose calls are counted and timed. */
function timed(keys: Keyring) {
	let ms = 0;
	let counts = { sealed: 0, opened: 0, hashed: 0 };
	const measured = <T>(what: keyof typeof counts, work: () => T): T => {
		const start = performance.now();
		const done = work();
		ms += performance.now() - start;
		counts[what]++;
		return done;
	};
	return {
		keys: {
			seal: (text, place) => measured('sealed', () => keys.seal(text, place)),
			unseal: (bytes, place) => measured('opened', () => keys.unseal(bytes, place)),
			hash: (purpose, text) => measured('hashed', () => keys.hash(purpose, text)),
		} satisfies Keyring,
		begin() {
			ms = 0;
			counts = { sealed: 0, opened: 0, hashed: 0 };
		},
		micros: () => ms * 1_000,
		calls: () =>
			Object.entries(counts)
				.map(([what, count]) => `${count} ${what}`)
				.join(', '),
	};
}
