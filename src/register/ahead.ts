/** Makes records ready in a thread of its own, a few batches ahead of who writes them: two cores do what one can't. */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { keyring } from '../../db/keyring.ts';
import { type Batch, type Preparing, prepared, type Unchanged } from './prepare.ts';
import { Broken } from './raw.ts';

const AHEAD = 2;

interface Work extends Preparing {
	readonly dataKey: Uint8Array;
}

/** What the thread asks and says, and what it is told. */
type Question = { readonly asked: Parameters<Unchanged>[0] };
type Said = { readonly batch: Batch } | { readonly broken: string } | { readonly end: true };
type Told = { readonly same: ReadonlySet<string> } | { readonly taken: true };

/** @param dataKey the 32 bytes of the database's key. */
export async function* preparedAhead(
	dataKey: Uint8Array,
	preparing: Preparing,
	unchanged: Unchanged,
): AsyncGenerator<Batch> {
	const { network, ...terms } = preparing.terms;
	const { settings, locations, practitioners } = network;
	// The rest of it are functions, which stay here.
	const plain = { settings, locations: { all: locations.all }, practitioners: { all: practitioners.all } };
	const work = { ...preparing, terms: { ...terms, network: plain }, dataKey };
	const worker = new Worker(new URL(import.meta.url), {
		workerData: work,
		resourceLimits: { maxYoungGenerationSizeMb: 64 },
	});
	const heard: Said[] = [];
	let failed: unknown;
	let wake = () => {};
	const fail = (error: unknown) => {
		failed = error;
		wake();
	};
	worker.on('message', (said: Question | Said) => {
		if ('asked' in said) {
			unchanged(said.asked).then((same) => worker.postMessage({ same } satisfies Told), fail);
			return;
		}
		heard.push(said);
		wake();
	});
	worker.on('error', fail);
	try {
		for (;;) {
			while (heard.length === 0) {
				if (failed) throw failed;
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			}
			const said = heard.shift()!;
			if ('end' in said) return;
			if ('broken' in said) throw new Broken(said.broken);
			worker.postMessage({ taken: true } satisfies Told);
			yield said.batch;
		}
	} finally {
		await worker.terminate();
	}
}

async function run(port: NonNullable<typeof parentPort>, { dataKey, ...preparing }: Work): Promise<void> {
	let ahead = 0;
	let answer = (_: ReadonlySet<string>) => {};
	port.on('message', (told: Told) => {
		if ('same' in told) answer(told.same);
		else ahead--;
	});
	const unchanged: Unchanged = (asked) =>
		new Promise((resolve) => {
			answer = resolve;
			port.postMessage({ asked } satisfies Question);
		});
	try {
		for await (const batch of prepared(keyring(dataKey), preparing, unchanged)) {
			port.postMessage({ batch } satisfies Said);
			ahead++;
			while (ahead >= AHEAD) await once(port, 'message');
		}
		port.postMessage({ end: true } satisfies Said);
	} catch (error) {
		if (!(error instanceof Broken)) throw error;
		port.postMessage({ broken: error.message } satisfies Said);
	}
	port.close();
}

if (!isMainThread && parentPort) await run(parentPort, workerData as Work);
