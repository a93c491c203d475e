/**
 * Every transcript in this folder, played on Telegram and on the web. `UPDATE=1` writes the bot's lines anew from what
 * it says on the channel that is played first: read the difference before it is committed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { asExpected, play, readTranscript, rewritten } from './play.ts';

/** Which of each six are played on the web, too. */
const ON_WEB = { sqlite: 0, postgres: 3 };
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
			if (channel === 'web' && !transcript.only && !process.env.MATRIX && i % 6 !== ON_WEB[engine]) continue;
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
