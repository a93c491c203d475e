/**
 * What is kept no longer than the clinic file says goes by itself: chats that nobody takes up, records that nobody has
 * confirmed, whose old visits were, and what limited tries. In small transactions, one after the other, each of which
 * leaves the tables as they may be: broken off, it goes on the next time.
 */
import { consentInForce, deleteStrayConsents } from '../../db/queries/consents.ts';
import { conversationOf, linksOfChat, makeNobodys, nobody } from '../../db/queries/erase.ts';
import {
	chatsFrom,
	deleteChangesOfLink,
	deleteMerge,
	idleRecords,
	lastPatient,
	lastVisit,
	moveSources,
	oldEncounters,
	oldHandovers,
	oldLinks,
	oldMerges,
	oldProposals,
	oldRequests,
	oldVisits,
	pruneAttempts,
	pruneCodes,
	visitAheadMadeIn,
	visitAheadOfPeople,
	visitMadeIn,
	waitingFor,
} from '../../db/queries/retention.ts';
import type { Query, Reading, Store, Tx } from '../../db/store.ts';
import { emptyChat, erasePatient, lockRecords, nobodysRecord } from './erase.ts';
import { networkOf } from './network.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Chats in which nothing was ever agreed to, typed or booked. */
const GREETINGS_KEPT_MS = DAY_MS;
const TRIES_KEPT_MS = DAY_MS;
/** What has ended and is shown no more: handovers, what was asked or proposed, links that booked nothing. */
const ENDED_KEPT_MS = 90 * DAY_MS;
/** For so long a merge can be undone. */
const MERGES_KEPT_MS = 90 * DAY_MS;

/** So many are looked at in one read, and deleted in one transaction. */
const STEP = 500;

/** How many of what went. */
export type Gone = Readonly<Record<(typeof WHAT)[number], number>>;
const WHAT = [
	...(['chats', 'records', 'visits', 'merges', 'attempts', 'codes'] as const),
	...(['links', 'encounters', 'requests', 'proposals', 'handovers'] as const),
] as const;

/** Goes through all that is kept, once. @param step how many rows at a time. */
export async function keepRetention(store: Store, step = STEP): Promise<Gone> {
	const chats = await pruneChats(store, step);
	return {
		chats,
		// Before whose visits they were is forgotten.
		links: await pruneOld(store, oldLinks, step, (tx, link) => tx.run(deleteChangesOfLink, link)),
		encounters: await pruneOld(store, oldEncounters, step),
		requests: await pruneOld(store, oldRequests, step),
		proposals: await pruneOld(store, oldProposals, step),
		handovers: await pruneOld(store, oldHandovers, step),
		visits: await forgetWhose(store, step),
		records: await pruneRecords(store, step),
		merges: await pruneMerges(store, step),
		attempts: await repeatedly(store, pruneAttempts, step),
		codes: await repeatedly(store, pruneCodes, step),
	};
}

async function pruneChats(store: Store, step: number): Promise<number> {
	const { retention } = (await store.read(networkOf)).settings;
	let gone = 0;
	for (let after: string | undefined = ''; after !== undefined; ) {
		const { chats, now } = await store.read(async ({ run, now }) => ({
			chats: await run(chatsFrom, { after: after!, limit: step }),
			now,
		}));
		const quiet = chats.filter(
			({ machine, changedAt }) => machine === 'patient' && now - changedAt > GREETINGS_KEPT_MS,
		);
		// In its own lane: whoever speaks in it just now is done before, or begins after.
		for (const { id, recipient } of quiet)
			if (await store.transaction((tx) => pruneChat(tx, id, retention.chatDays * DAY_MS), recipient)) gone++;
		after = chats.length === step ? chats.at(-1)!.id : undefined;
	}
	if (gone > 0) await store.transaction((tx) => tx.run(deleteStrayConsents, {}));
	return gone;
}

/** Whether it went. */
async function pruneChat(tx: Tx, id: string, keptMs: number): Promise<boolean> {
	const [chat] = await tx.run(conversationOf, { id });
	if (chat?.machine !== 'patient') return false;
	const age = tx.now - chat.changedAt;
	const over =
		age > keptMs ? !(await hasVisitAhead(tx, id)) : age > GREETINGS_KEPT_MS && (await saidNothing(tx, id, chat));
	if (!over || (await tx.run(waitingFor, { recipient: chat.recipient })).length > 0) return false;
	await emptyChat(tx, id, { row: false, people: false });
	return true;
}

const hasVisitAhead = async ({ run, now }: Reading, conversationId: string): Promise<boolean> =>
	(await run(visitAheadMadeIn, { conversationId, now })).length > 0 ||
	(await run(visitAheadOfPeople, { conversationId, now })).length > 0;

/** Nothing but a greeting: no consent, so nothing personal; nobody it acts for; nothing typed that waits to be used. */
async function saidNothing(
	{ run }: Reading,
	conversationId: string,
	{ beside }: { beside: unknown },
): Promise<boolean> {
	const { drafts = {} } = beside as { drafts?: object };
	if (Object.keys(drafts).length > 0) return false;
	const rows = [
		await run(consentInForce, { conversationId }),
		await run(linksOfChat, { conversationId }),
		await run(visitMadeIn, { conversationId }),
	];
	return rows.every(({ length }) => length === 0);
}

/** What visits were about, and whose they were, after as long as the law asks: that they were still counts. */
async function forgetWhose(store: Store, step: number): Promise<number> {
	const { retention } = (await store.read(networkOf)).settings;
	const [last] = await store.read(({ run }) => run(lastVisit, {}));
	let gone = 0;
	for (let after = 0; after < (last?.id ?? 0); after += step) {
		const upTo = after + step;
		const old = await store.read(async ({ run, now }) => {
			const [known] = await run(nobody, {});
			return run(oldVisits, { after, upTo, before: now - retention.visitDays * DAY_MS, nobody: known?.id ?? 0 });
		});
		if (old.length === 0) continue;
		await store.transaction(async (tx) => {
			const nobodys = await nobodysRecord(tx);
			for (const { id } of old) await tx.run(makeNobodys, { id, nobody: nobodys });
		});
		gone += old.length;
	}
	return gone;
}

/** What has ended long ago, or is about visits of which nobody may know any more whose they were. */
async function pruneOld(
	store: Store,
	{ ends, rows, remove }: typeof oldLinks,
	step: number,
	first: (tx: Tx, row: { readonly id: number }) => Promise<unknown> = async () => {},
): Promise<number> {
	const { retention } = (await store.read(networkOf)).settings;
	const [numbers] = await store.read(({ run }) => run(ends, {}));
	const last = numbers?.last ?? 0;
	let gone = 0;
	for (let after = (numbers?.first ?? 1) - 1; after < last; after += step) {
		const found = await store.read(({ run, now }) =>
			run(rows, { after, upTo: after + step, ended: now - ENDED_KEPT_MS, gone: now - retention.visitDays * DAY_MS }),
		);
		if (found.length > 0)
			await store.transaction(async (tx) => {
				for (const row of found) {
					await first(tx, row);
					await tx.run(remove, row);
				}
			});
		gone += found.length;
	}
	return gone;
}

/** Records that came by chat and were never confirmed, and what was left of those that were to be erased. */
async function pruneRecords(store: Store, step: number): Promise<number> {
	const { retention } = (await store.read(networkOf)).settings;
	const [last] = await store.read(({ run }) => run(lastPatient, {}));
	let gone = 0;
	for (let after = 0; after < (last?.id ?? 0); after += step) {
		const idle = await store.read(({ run, now }) =>
			run(idleRecords, { after, upTo: after + step, before: now - retention.provisionalDays * DAY_MS }),
		);
		for (const { id } of idle) if ((await store.transaction((tx) => erasePatient(tx, id))).kind === 'erased') gone++;
	}
	return gone;
}

/** A record that was merged away long ago goes, and what undoing it would have taken. */
async function pruneMerges(store: Store, step: number): Promise<number> {
	let gone = 0;
	for (let full = true; full; ) {
		const old = await store.transaction(async (tx) => {
			const merges = await tx.run(oldMerges, { before: tx.now - MERGES_KEPT_MS, limit: step });
			await lockRecords(
				tx,
				merges.flatMap(({ fromId, intoId, undoneAt }) => (undoneAt === null ? [fromId, intoId] : [])),
			);
			for (const { id, fromId, intoId, undoneAt } of merges) {
				await tx.run(deleteMerge, { id });
				if (undoneAt !== null) continue;
				await tx.run(moveSources, { fromId, intoId });
				await erasePatient(tx, fromId);
			}
			return merges.length;
		});
		gone += old;
		full = old === step;
	}
	return gone;
}

async function repeatedly(
	store: Store,
	prune: Query<{ before: number; limit: number }, readonly unknown[]>,
	step: number,
): Promise<number> {
	let gone = 0;
	for (let full = true; full; ) {
		const { length } = await store.transaction((tx) => tx.run(prune, { before: tx.now - TRIES_KEPT_MS, limit: step }));
		gone += length;
		full = length === step;
	}
	return gone;
}
