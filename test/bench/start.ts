/**
 * `start`: from `npm start` on an existing database to the first answer of `/health`; of five starts the median.
 * `memory.rest`: what the server then holds resident, three seconds later, with nobody there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figures, percentile, rounded } from './figures.ts';

const STARTS = 5;
const REST_MS = 3_000;
const MB = 1024;

export async function start(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-start-'));
	try {
		// The first makes the database.
		await once(folder);
		const starts = [];
		for (let i = 0; i < STARTS; i++) starts.push(await once(folder));
		const ms = rounded(
			percentile(
				starts.map(({ ms }) => ms),
				0.5,
			),
		);
		const resident = rounded(
			percentile(
				starts.map(({ resident }) => resident),
				0.5,
			),
		);
		return {
			start: { value: ms, unit: 'ms', must: '≤ 2000', ok: ms <= 2000 },
			'memory.rest': { value: resident, unit: 'MB', must: '≤ 150', ok: resident <= 150 },
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function once(folder: string): Promise<{ ms: number; resident: number }> {
	const began = performance.now();
	const npm = spawn('npm', ['start'], {
		env: {
			...process.env,
			PORT: '0',
			DATABASE_URL: `file:${join(folder, 'waitless.db')}`,
			DATA_KEY_FILE: join(folder, 'data.key'),
		},
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const url = await printedUrl(npm);
	const answer = await fetch(`${url}/health`);
	if (!answer.ok) throw new Error(`/health answered ${answer.status}.`);
	const ms = performance.now() - began;
	await new Promise((resolve) => setTimeout(resolve, REST_MS));
	const server = youngest(npm.pid!);
	const resident = residentKb(server) / MB;
	const ended = new Promise((resolve) => npm.once('exit', resolve));
	process.kill(server, 'SIGTERM');
	await ended;
	return { ms, resident };
}

/** Where the server says it is. */
async function printedUrl(npm: ChildProcess): Promise<string> {
	let printed = '';
	for await (const chunk of npm.stdout!) {
		printed += chunk;
		const url = /chat is at (http\S+)/.exec(printed)?.[1];
		if (url) {
			npm.stdout!.resume();
			return url;
		}
	}
	throw new Error('The server ended before it said where it is.');
}

/** The process at the end of the line: npm starts a shell, the shell starts the server. */
function youngest(pid: number): number {
	const children = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(Number)
		.filter((child) => parentOf(child) === pid);
	return children.length === 0 ? pid : youngest(children[0]!);
}

function parentOf(pid: number): number | undefined {
	try {
		return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
	} catch {
		return undefined;
	}
}

const residentKb = (pid: number): number =>
	Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);
