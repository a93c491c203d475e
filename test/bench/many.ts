/**
 * `turn.many`: durable turns a second with 64 conversations at once, against the same booking with grammY's conversations
 * and with Telegraf's scenes (others/), in the same run on the same disk.
 *
 * Each of 64 people books a visit in fifteen updates, sending the next when the last is done with, then another person
 * comes. All are fed in process, none waits for a network: Telegram's answers to the others come at once, and what ours
 * has to say is in its outbox when a turn ends. What is compared is a promise kept: when an update is done with, where
 * its conversation is and what it booked have reached the disk (WAL, `synchronous=FULL`).
 *
 * What is not the same: ours also claims each update so that it counts once, writes all that follows from it in one
 * transaction, keeps what it has to say until it is sent, seals personal data, understands typed words everywhere, sets
 * the hold's timers. The others write their conversation and their diary one after the other, so that a crash in between
 * leaves one without the other, and what they say is gone if sending fails. They could be made to share commits too,
 * but nothing in them or their documentation does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, type Figures, percentile, rounded } from './figures.ts';
import { openClinics, POOLS } from './others/clinic.ts';
import { openGrammy } from './others/grammy.ts';
import { KEYS, openOurs } from './others/ours.ts';
import { type Booker, bookOne, TURNS } from './others/person.ts';
import { openTelegraf } from './others/telegraf.ts';

const ROUNDS = 5;
const WARM_UP = 2;
/** Conversations one after another, by each of the 64 and by one alone. */
const EACH = 2;
const ALONE = 64;

/** Turns a second. */
type Rates = Readonly<Record<'together' | 'alone' | 'grammy' | 'telegraf', number>>;

export async function many(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-many-'));
	try {
		const file = (name: string) => join(folder, `${name}.db`);
		await openClinics(`file:${file('ours')}`, KEYS);
		const ours = await openOurs(`file:${file('ours')}`);
		const grammy = openGrammy(file('grammy'), file('ours'));
		const telegraf = openTelegraf(file('telegraf'), file('ours'));
		const rates: Rates[] = [];
		let groups = { turns: 0, commits: 0 };
		for (let round = 0; round < WARM_UP + ROUNDS; round++) {
			const before = { ...ours.written };
			const together = await rate(ours, POOLS.length, EACH);
			const { turns, commits } = ours.written;
			const alone = await rate(ours, 1, ALONE);
			const others = {
				grammy: await rate(grammy, POOLS.length, EACH),
				telegraf: await rate(telegraf, POOLS.length, EACH),
			};
			if (round < WARM_UP) continue;
			rates.push({ together, alone, ...others });
			groups = { turns: groups.turns + turns - before.turns, commits: groups.commits + commits - before.commits };
		}
		for (const booker of [ours, grammy, telegraf]) await booker.close();

		const median = (of: (each: Rates) => number) => rounded(percentile(rates.map(of), 0.5));
		const over = (other: keyof Rates, least: number, what: string): Figure => {
			const value = median((each) => each.together / each[other]);
			return { value, unit: `× ${what} (${median((each) => each[other])}/s)`, must: `≥ ${least}`, ok: value >= least };
		};
		const group = rounded(groups.turns / groups.commits);
		const parts = {
			'turn.many.grammy': over('grammy', 4, 'grammY conversations'),
			'turn.many.telegraf': over('telegraf', 2, 'Telegraf scenes'),
			'turn.many.one': over('alone', 2, 'one at a time'),
			'turn.many.group': { value: group, unit: 'turns a commit', must: '≥ 16', ok: group >= 16 },
		};
		const value = median(({ together }) => together);
		const ok = Object.values(parts).every((part) => part.ok);
		return { 'turn.many': { value, unit: 'turns/s', must: 'all of these:', ok }, ...parts };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Turns a second while so many people at once each book, and after them as many others, each in a pool of their own from
 * the `first` on; those who share one take different times.
 */
export async function rate(booker: Booker, atOnce: number, each: number, first = 0): Promise<number> {
	const before = await booker.booked();
	const start = performance.now();
	await Promise.all(
		Array.from({ length: atOnce }, async (_, lane) => {
			const time = Math.floor(lane / POOLS.length);
			for (let i = 0; i < each; i++)
				await bookOne(booker, { ...POOLS[(first + lane + i * atOnce) % POOLS.length]!, time });
		}),
	);
	const seconds = (performance.now() - start) / 1000;
	const wanted = atOnce * each;
	// Another process may be booking in the same diary.
	const booked = (await booker.booked()) - before;
	if (booked < wanted) throw new Error(`${booked} of ${wanted} were booked.`);
	return (wanted * TURNS) / seconds;
}
