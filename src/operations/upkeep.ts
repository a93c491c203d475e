/**
 * What the chief looks after: what is old is pruned or given up, what is personal is kept no longer than the clinic says,
 * and administrators hear of what waits too long.
 */
import type { Logger } from 'pino';
import { pruneFailures } from '../../db/queries/failures.ts';
import { pruneLeases } from '../../db/queries/leases.ts';
import { outboxFrom, pruneOutbox } from '../../db/queries/outbox.ts';
import { pruneClaims } from '../../db/queries/talk.ts';
import { pruneTimers } from '../../db/queries/timers.ts';
import type { Store } from '../../db/store.ts';
import { audit } from '../audit.ts';
import { bringPublicHolidays } from '../clinic/public-holidays.ts';
import { NETWORK_LANE } from '../core/describe.ts';
import { networkIfAny } from '../core/network.ts';
import { watchReleases } from '../core/release.ts';
import { renormalise } from '../core/renormalise.ts';
import { keepRetention } from '../core/retention.ts';
import { watchForNoShows } from '../no-shows.ts';
import { keepMornings } from '../notices/morning.ts';
import { pruneTrail } from '../trail/prune.ts';
import { lookout } from './lookout.ts';
import { type Ongoing, regularly } from './regularly.ts';
import { unsendable } from './unsendable.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A channel may deliver again for a week. */
const CLAIMS_KEPT_MS = 8 * DAY_MS;
const MESSAGES_KEPT_MS = 30 * DAY_MS;
/** So few that nobody waits for it. */
const MESSAGES_AT_ONCE = 1_000;
const FAILURES_KEPT_MS = 30 * DAY_MS;
const TIMERS_KEPT_MS = DAY_MS;

/** @param channels on which this house sends. */
export function keepUp(store: Store, logger: Logger, channels: readonly string[]): Ongoing {
	const work = [
		regularly(HOUR_MS, () => prune(store), logger),
		regularly(HOUR_MS, () => retain(store, logger), logger),
		regularly(HOUR_MS, renormalised(store, logger), logger),
		regularly(HOUR_MS, unsendable(store, logger, channels), logger),
		regularly(HOUR_MS, () => keepMornings(store), logger),
		regularly(HOUR_MS, () => watchForNoShows(store), logger),
		regularly(HOUR_MS, () => releaseAll(store), logger),
		regularly(MINUTE_MS, lookout(store), logger),
		regularly(HOUR_MS, async () => void (await bringPublicHolidays(store)), logger),
	];
	return {
		async stop() {
			await Promise.all(work.map(({ stop }) => stop()));
		},
	};
}

/** Names hashed by an earlier release are hashed anew; once that is done, nothing more is. */
export function renormalised(store: Store, logger: Pick<Logger, 'info'>): () => Promise<void> {
	let done = false;
	return async () => {
		if (done) return;
		const records = await renormalise(store);
		if (records > 0) logger.info({ records }, 'names were hashed anew');
		done = true;
	};
}

/** A timer that failed again and again was set aside: its clinic is looked at all the same. */
async function releaseAll(store: Store): Promise<void> {
	const network = await networkIfAny(store);
	if (network) await store.transaction((tx) => watchReleases(tx, network), NETWORK_LANE);
}

/** Deletes what nobody needs any more. */
export async function prune(store: Store): Promise<void> {
	await store.transaction(async (tx) => {
		const { now } = tx;
		await tx.run(pruneClaims, { before: now - CLAIMS_KEPT_MS });
		await tx.run(pruneTimers, { before: now - TIMERS_KEPT_MS });
		await tx.run(pruneFailures, { before: now - FAILURES_KEPT_MS });
		await tx.run(pruneLeases, { before: now - DAY_MS });
	});
	for (let after: number | undefined = 0; after !== undefined; ) after = await pruneMessages(store, after);
}

/** What is kept of people goes when its time is over; how much of what went is logged and kept in the trail. */
export async function retain(store: Store, logger: Pick<Logger, 'info'>): Promise<void> {
	// Nothing is kept of anybody before there is a clinic.
	const network = await networkIfAny(store);
	if (!network) return;
	const gone = { ...(await keepRetention(store)), trail: 0 };
	const keptMs = network.settings.retention.auditDays * DAY_MS;
	for (let pruned = -1; pruned !== 0; gone.trail += pruned)
		pruned = await store.transaction((tx) => pruneTrail(tx, tx.now - keptMs));
	const some = Object.fromEntries(Object.entries(gone).filter(([, count]) => count > 0));
	if (Object.keys(some).length === 0) return;
	await store.transaction((tx) =>
		audit(tx, { actor: 'system', action: 'pruned what is kept no longer', entity: 'retention', detail: some }),
	);
	logger.info(some, 'what is kept no longer was pruned');
}

/** Looks through the oldest messages after one, and answers the last of them if there may be more as old. */
const pruneMessages = (store: Store, after: number): Promise<number | undefined> =>
	store.transaction(async (tx) => {
		const before = tx.now - MESSAGES_KEPT_MS;
		const step = await tx.run(outboxFrom, { after, limit: MESSAGES_AT_ONCE });
		// Their numbers rise with time.
		const last = step.findLast(({ at }) => at < before);
		if (!last) return undefined;
		await tx.run(pruneOutbox, { after, upTo: last.id, before });
		return step.length === MESSAGES_AT_ONCE ? last.id : undefined;
	});
