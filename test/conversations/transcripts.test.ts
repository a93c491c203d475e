/**
 * Every transcript in this folder, played on Telegram and on the web, over either engine. `UPDATE=1` writes the bot's lines anew from what
 * it says on the channel that is played first: read the difference before it is committed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { asExpected, play, readTranscript, rewritten } from './play.ts';

/** All are played on Telegram over SQLite; of each six, on the other pairs, the one at this place. `MATRIX=1` plays all. */
const PLAYED = { sqlite: { telegram: 'all', web: 0 }, postgres: { telegram: 2, web: 4 } } as const;
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));

describe.each(ENGINES)('conversations over %s', (engine) => {
	let test: TestHouse;
	beforeEach(async () => {
		test = await openTestHouse(engine);
	});
	afterEach(async () => {
		await test.close();
	});

	for (const [i, file] of files.entries()) {
		const path = `${import.meta.dirname}/${file}`;
		const transcript = readTranscript(readFileSync(path, 'utf8'));
		for (const channel of ['telegram', 'web'] as const) {
			if (transcript.only && transcript.only !== channel) continue;
			const played = transcript.only === 'web' && engine === 'sqlite' ? 'all' : PLAYED[engine][channel];
			if (played !== 'all' && !process.env.MATRIX && i % 6 !== played) continue;
			it(`${transcript.title} (${file}, ${channel})`, async () => {
				const heard = await play(transcript, test, channel);
				if (process.env.UPDATE && channel === (transcript.only ?? 'telegram'))
					writeFileSync(path, rewritten(transcript, heard));
				else
					for (const [n, { expected, number, line }] of transcript.acts.entries()) {
						const same = expected.length === heard[n]!.length && heard[n]!.every((m, k) => asExpected(m, expected[k]!));
						expect(same ? expected : heard[n], `after line ${number}, "${line}"`).toEqual(expected);
					}
				expect(test.telegram.violations).toEqual([]);
			});
		}
	}
});
