/**
 * `reply.p99`: how long a person waits for an answer on Telegram, from the moment an update is pushed to our webhook to the
 * arrival of the reply at Telegram: over HTTP both ways, through a durable turn (SQLite, FULL) and the outbox.
 *
 * The house is a process of its own; Telegram and the people are this one. They walk from the first word to the review of
 * a time, each taking a step every 1.5 s, whether or not the last was answered. First within Telegram's limits, at
 * 25 updates a second, then beyond them at 200.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import { startTelegram, type Telegram } from '../telegram/server.ts';
import { TO_REVIEW } from '../turn/caller.ts';
import { type Figures, percentile, rounded } from './figures.ts';

const STEP_EVERY_MS = 1_500;
const LIMIT_MS = 50;
const URL = 'https://clinic.example.org/telegram';

const LOADS: Readonly<Record<string, Load>> = {
	'reply.p99': { perSecond: 25, ms: 60_000, raised: false },
	'reply.p99.raised': { perSecond: 200, ms: 20_000, raised: true },
};

export async function reply(loads = LOADS): Promise<Figures> {
	let figures: Figures = {};
	for (const [name, load] of Object.entries(loads)) figures = { ...figures, ...(await measured(name, load)) };
	return figures;
}

interface Load {
	readonly perSecond: number;
	readonly ms: number;
	/** Telegram's limits are not kept. */
	readonly raised: boolean;
}

async function measured(name: string, load: Load): Promise<Figures> {
	let house = '';
	const telegram = await startTelegram({ pushing: { reaches: () => `${house}/telegram` } });
	const folder = mkdtempSync(join(tmpdir(), 'waitless-reply-'));
	const child = spawn(
		process.execPath,
		['--max-semi-space-size=2', join(import.meta.dirname, 'house.ts'), ...(load.raised ? ['--raised'] : [])],
		{
			env: {
				...process.env,
				PORT: '0',
				DATABASE_URL: `file:${join(folder, 'waitless.db')}`,
				DATA_KEY_FILE: join(folder, 'data.key'),
				TELEGRAM_TOKEN: telegram.token,
				TELEGRAM_API_ROOT: telegram.url,
				TELEGRAM_WEBHOOK_URL: URL,
				TELEGRAM_WEBHOOK_SECRET: 'only-telegram-knows-this',
			},
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	const ended = once(child, 'exit');
	try {
		for await (const printed of child.stdout) {
			house = /chat is at (http\S+)/.exec(String(printed))?.[1] ?? '';
			if (house) break;
		}
		const waits = await waitsUnder(load, telegram);
		const p99 = rounded(percentile(waits, 0.99));
		const p50 = rounded(percentile(waits, 0.5));
		const unit = `ms at ${load.perSecond}/s (p50 ${p50})`;
		return { [name]: { value: p99, unit, must: `≤ ${LIMIT_MS}`, ok: p99 <= LIMIT_MS } };
	} finally {
		child.kill();
		await ended;
		await telegram.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

interface Asked {
	readonly chat: number;
	readonly update: number;
}

/** How many ms each reply was waited for, once all people are on their way. Throws if one is missing. */
async function waitsUnder({ perSecond, ms }: Load, telegram: Telegram): Promise<number[]> {
	const people = Array.from({ length: Math.ceil((perSecond * STEP_EVERY_MS) / 1000) }, () => somebody(telegram));
	const warmUp = people.length * TO_REVIEW.length;
	const asked: Asked[] = [];
	const begun = performance.now();
	for (let n = 0; n < warmUp + (perSecond * ms) / 1000; n++) {
		await elapse(Math.max(0, begun + (n * 1000) / perSecond - performance.now()));
		// One in eleven sets out at a time, so that in the end there is somebody at every step.
		const place = n % people.length;
		if (place % TO_REVIEW.length > n / people.length) continue;
		const step = people[place]!.next().value;
		if (n >= warmUp) asked.push(step);
	}
	while (telegram.bot().queue.length > 0) await elapse(10);
	await elapse(STEP_EVERY_MS);
	if (telegram.violations.length > 0) throw new Error(telegram.violations[0]);
	return waitsFor(asked, telegram);
}

function waitsFor(asked: readonly Asked[], telegram: Telegram): number[] {
	const sends = telegram.calls.filter(({ method }) => method.startsWith('send'));
	const sentTo = Map.groupBy(sends, ({ chat }) => chat);
	return asked.map(({ chat, update }) => {
		const at = telegram.bot().queue.handedOutAt(update)!;
		const sent = sentTo.get(chat) ?? [];
		const answer = sent.findIndex((call) => call.at > at);
		if (answer < 0) throw new Error(`Update ${update} was never answered.`);
		// What comes after it answers the next update.
		return sent.splice(0, answer + 1).at(-1)!.at - at;
	});
}

let strangers = 0;

/** One stranger after another, who says the next thing whenever asked to. */
function* somebody(telegram: Telegram): Generator<Asked, never> {
	for (;;) {
		strangers += 1;
		const id = 10_000 + strangers;
		const person = telegram.person({ id, name: 'Ana' });
		for (const text of TO_REVIEW) {
			const said = text.startsWith('+') ? `+2782${1_000_000 + strangers}` : text;
			yield { chat: id, update: person.says(said).update_id };
		}
	}
}
