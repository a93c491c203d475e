/** Walks the whole trail and finds what was done to it by other means than Waitless's own. */
import { chained, head, lastLink } from '../../db/queries/trail.ts';
import type { Reading, Store } from '../../db/store.ts';
import { type End, linkOf, markOfRow, type Row, read, readEnd } from './chain.ts';
import { baseOf, type Pruned } from './notes.ts';

export type Finding =
	/** Its words are not those that were sealed. `at`: when it says it was written, epoch milliseconds. */
	| { readonly kind: 'changed' | 'inserted' | 'moved' | 'foreign'; readonly seq: number; readonly at: number }
	/** These are not there; `at`: of the row after them. */
	| { readonly kind: 'removed'; readonly from: number; readonly to: number; readonly at: number }
	/** One or more were removed right before this one, and the numbers closed up. */
	| { readonly kind: 'removedBefore'; readonly seq: number; readonly at: number }
	/** The chain went on beyond the last row that is there. */
	| { readonly kind: 'cutOff'; readonly from: number; readonly to: number }
	/** The note of where the chain ends was changed or removed. */
	| { readonly kind: 'endChanged' };

export interface Verified {
	readonly findings: readonly Finding[];
	/** How many rows there are, and the places and times of the first and the last. */
	readonly rows: number;
	readonly first: { readonly seq: number; readonly at: number } | undefined;
	readonly end: End | undefined;
	/** The link of the row at each place that was asked for. */
	readonly links: ReadonlyMap<number, string>;
}

const AT_ONCE = 500;

/**
 * Reads in short looks, so it can go on beside a running server; what is sealed after it began is left for the next time.
 * @param asked a place whose link is wanted.
 * @param tell hears how many rows of how many are done.
 */
export async function verifyTrail(
	store: Store,
	{ asked, tell = () => {} }: { asked?: number; tell?: (done: number, all: number) => void } = {},
): Promise<Verified> {
	const { kept, last } = await store.read(endsOf);
	const end = kept && readEnd(store.keys, kept);
	const upTo = Math.max(last?.seq ?? 0, kept?.seq ?? 0);
	for (;;) {
		const base = await store.read(baseOf);
		const walk = new Walk(store, base);
		const links = new Map<number, string>();
		let after = base.upTo;
		for (;;) {
			const rows = await store.read(({ run }) => run(chained, { after, limit: AT_ONCE }));
			for (const row of rows.filter(({ seq }) => seq! <= upTo)) {
				walk.step(row as Row & { seq: number });
				if (row.seq === asked) links.set(row.seq!, read(row.chain).link);
			}
			after = rows.at(-1)?.seq ?? upTo;
			if (after >= upTo) break;
			tell(after - base.upTo, upTo - base.upTo);
		}
		// The beginning was pruned meanwhile, and rows were missed that nobody removed.
		if ((await store.read(baseOf)).upTo > base.upTo) continue;
		const findings = walk.finish(end, kept?.seq ?? 0);
		return { findings, rows: walk.rows, first: walk.first, end, links };
	}
}

async function endsOf({ run }: Reading) {
	const [kept] = await run(head, {});
	const [last] = await run(lastLink, {});
	return { kept, last };
}

/** One row after another, in the order of their places. */
class Walk {
	readonly #keys: Store['keys'];
	readonly #findings: Finding[] = [];
	/** The row before: its place and link. */
	#before: End;
	/** What is wrong with it, which the next row may tell; and the link that came before it. */
	#held: { kind: 'changed' | 'moved'; seq: number; at: number; former: string; afterAnother: boolean } | undefined;
	/** The link of a row that was skipped: its own follower may come now. */
	#aside: string | undefined;
	rows = 0;
	first: { seq: number; at: number } | undefined;

	constructor({ keys }: Store, { upTo, link }: Pruned) {
		this.#keys = keys;
		this.#before = { seq: upTo, link };
	}

	step(row: Row & { seq: number }): void {
		const { seq, at, id } = row;
		const { mark, link, foreign } = read(row.chain);
		const follows = (former: string, was = foreign) => linkOf(this.#keys, former, id, { mark, foreign: was }) === link;
		const before = this.#before;
		const held = this.#held;
		const gap = seq !== before.seq + 1;
		const skips = held !== undefined && follows(held.former);
		const fits = follows(before.link) || skips || (this.#aside !== undefined && follows(this.#aside));
		this.#judge(skips, fits);
		if (gap) this.#findings.push({ kind: 'removed', from: before.seq + 1, to: seq - 1, at });
		if (foreign) this.#findings.push({ kind: 'foreign', seq, at });
		const changed = markOfRow(this.#keys, row) !== mark || follows(before.link, !foreign);
		const kind = changed ? 'changed' : fits || gap ? undefined : 'moved';
		this.#aside = skips ? before.link : undefined;
		this.#held = kind && { kind, seq, at, former: before.link, afterAnother: held !== undefined };
		this.#before = { seq, link };
		this.first ??= { seq, at };
		this.rows++;
	}

	/** What was wrong with the row before, now that the next one is known. */
	#judge(skips: boolean, fits: boolean): void {
		if (!this.#held) return;
		const { kind, seq, at, afterAnother } = this.#held;
		if (skips && kind === 'changed') this.#findings.push({ kind: 'inserted', seq, at });
		else if (skips || kind === 'changed' || !fits) this.#findings.push({ kind, seq, at });
		// Its own follower fits: it is where it was, and what was before it is not.
		else if (!afterAnother) this.#findings.push({ kind: 'removedBefore', seq, at });
	}

	/** @param end where the chain ends, if that is known for certain. @param seq where it is said to end. */
	finish(end: End | undefined, seq: number): readonly Finding[] {
		const { seq: last, link } = this.#before;
		this.#judge(end !== undefined && end.link === this.#held?.former, end?.seq === last && end.link === link);
		if (last < seq) this.#findings.push({ kind: 'cutOff', from: last + 1, to: seq });
		else if (last > 0 && (end?.seq !== last || end.link !== link)) this.#findings.push({ kind: 'endChanged' });
		return this.#findings;
	}
}
