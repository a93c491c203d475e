/**
 * `memory`: what a server holds resident that has 100,000 conversations in its database (SQLite), and 1,000 people with
 * their pages open who have just walked to the review of a time.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { TO_REVIEW } from '../turn/caller.ts';
import { Program } from '../turn/program.ts';
import { type Figures, rounded } from './figures.ts';

const CONVERSATIONS = 100_000;
const PEOPLE = 1_000;
const AT_ONCE = 20;
const REST_MS = 3_000;
const LIMIT_MB = 200;
const METRICS_TOKEN = 'only-the-bench-knows';

export async function memory(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-memory-'));
	const path = join(folder, 'waitless.db');
	const open = () =>
		new Program({
			DATABASE_URL: `file:${path}`,
			DATA_KEY_FILE: join(folder, 'data.key'),
			METRICS_TOKEN,
			// As npm start has it.
			NODE_OPTIONS: '--max-semi-space-size=2',
		});
	try {
		const first = open();
		(await walks(await first.url(), 0)).abort();
		await first.signal('SIGTERM');
		multiply(path);

		const program = open();
		const url = await program.url();
		const pages: AbortController[] = [];
		const waiting = Array.from({ length: PEOPLE }, (_, place) => place + 1).values();
		const walkOneByOne = async () => {
			for (const place of waiting) pages.push(await walks(url, place));
		};
		await Promise.all(Array.from({ length: AT_ONCE }, walkOneByOne));
		await elapse(REST_MS);
		const mb = rounded(await residentMb(url));
		for (const page of pages) page.abort();
		await program.signal('SIGTERM');
		return { memory: { value: mb, unit: 'MB', must: `≤ ${LIMIT_MB}`, ok: mb <= LIMIT_MB } };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Somebody opens the page and walks to the review of a time. The page stays open until it is aborted. */
async function walks(url: string, place: number): Promise<AbortController> {
	// As a proxy on this machine would say: everybody is at an address of their own.
	const from = { 'x-forwarded-for': `10.0.${Math.floor(place / 250)}.${1 + (place % 250)}` };
	const arrival = await fetch(url, { headers: from });
	await arrival.arrayBuffer();
	const headers = { ...from, cookie: arrival.headers.getSetCookie()[0]!.split(';')[0]! };
	const page = new AbortController();
	const events = await fetch(`${url}/events?side=clinic`, { headers, signal: page.signal });
	if (!events.ok) throw new Error(`The events were refused: ${events.status}.`);
	events.body!.pipeTo(new WritableStream()).catch(() => {});
	for (const text of TO_REVIEW) {
		const said = { kind: 'text', text: text.startsWith('+') ? `+2782${1_000_000 + place}` : text };
		const answer = await fetch(`${url}/messages?side=clinic`, {
			method: 'POST',
			headers: { ...headers, 'content-type': 'application/json' },
			body: JSON.stringify({ id: randomUUID(), said }),
		});
		if (!answer.ok) throw new Error(`"${text}" was answered ${answer.status}: ${await answer.text()}`);
		await answer.arrayBuffer();
	}
	return page;
}

/** As many conversations as there are to be, each like the one that is there, with what was said in it last. */
function multiply(path: string): void {
	const db = new Database(path);
	const copies = (table: string, own: Readonly<Record<string, string>>, from: string) => {
		const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
		const kept = columns.filter((name) => name !== 'id' || own.id);
		db.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${CONVERSATIONS})
			insert into ${table} (${kept}) select ${kept.map((name) => own[name] ?? name)} from n, (${from})`);
	};
	const newest = 'order by changed_at desc limit 1';
	copies('conversation', { id: "'copy ' || i", recipient: "'chat ' || i" }, `select * from conversation ${newest}`);
	copies(
		'outbox',
		{ conversation_id: "'copy ' || i", recipient: "'chat ' || i", state: "'sent'" },
		'select * from outbox order by id desc limit 1',
	);
	copies('claim', { key: "'web:copy:' || i" }, 'select * from claim limit 1');
	db.close();
}

async function residentMb(url: string): Promise<number> {
	const metrics = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
	const bytes = /^process_resident_memory_bytes (\S+)/m.exec(await metrics.text())?.[1];
	if (!bytes) throw new Error(`/metrics told nothing of memory (${metrics.status}).`);
	return Number(bytes) / 1024 / 1024;
}
