/**
 * The workers of one house. Each is seen by the others; one of them at a time is the *chief*, who does what only one may
 * do. Leases in the database decide; a worker that dies is missed some seconds later.
 */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { endLease, forgetWorkers, liveLeases, takeLease } from '../../db/queries/leases.ts';
import { freeLeases } from '../../db/queries/outbox.ts';
import type { Store } from '../../db/store.ts';
import { complain } from './outage.ts';
import type { Ongoing } from './regularly.ts';

/** How often a worker shows itself, and for how long it is believed alive. */
const RHYTHM = { beatMs: 2_000, leaseMs: 7_000 };

export interface Workers {
	/** How many live, this one included, when it last looked. */
	count(): number;
	/** Leaves; another may be chief at once. */
	stop(): Promise<void>;
}

/** @param takeOffice begins what the chief does; it is stopped when this worker is chief no more. */
export function joinWorkers(
	store: Store,
	takeOffice: () => Ongoing,
	logger: Logger,
	{ beatMs, leaseMs } = RHYTHM,
): Workers {
	const holder = randomUUID();
	const me = `worker:${holder}`;
	let office: Ongoing | undefined;
	let leaving: Promise<void> = Promise.resolve();
	/** A clock that can't be moved: until when nobody else can be chief. */
	let surelyChiefUntil = 0;
	let living = 1;

	async function beat(): Promise<void> {
		const began = performance.now();
		const chief = await store
			.transaction(async (tx) => {
				const lease = { holder, until: tx.now + leaseMs, now: tx.now };
				await tx.run(takeLease, { name: me, ...lease });
				living = Math.max(1, (await tx.run(liveLeases, { start: 'worker:%', now: tx.now })).length);
				return (await tx.run(takeLease, { name: 'chief', ...lease })).length > 0;
			})
			.catch((error) => {
				complain(logger, error, 'this worker could not be seen by the others');
				return undefined;
			});
		if (chief) surelyChiefUntil = began + leaseMs;
		if (chief) enterOffice();
		else if (chief === false) await leaveOffice();
	}

	function enterOffice(): void {
		if (office) return;
		office = takeOffice();
		logger.info('now in charge');
	}

	function leaveOffice(): Promise<void> {
		const left = office;
		office = undefined;
		leaving = leaving.then(() => left?.stop());
		return leaving;
	}

	// A server on SQLite is the only one: who is still in the books was killed, and need not be waited for.
	const begin = async () => {
		if (store.engine === 'sqlite')
			await store.transaction(async (tx) => {
				await tx.run(forgetWorkers, {});
				await tx.run(freeLeases, {});
			});
		await beat();
	};
	let beating: Promise<void> | undefined = begin()
		.catch(() => {})
		.finally(() => {
			beating = undefined;
		});
	const beats = setInterval(() => {
		// While the database is away a beat takes long, and the office may be over meanwhile.
		if (office && performance.now() + beatMs >= surelyChiefUntil) void leaveOffice();
		beating ??= beat().finally(() => {
			beating = undefined;
		});
	}, beatMs);

	return {
		count: () => living,
		async stop() {
			clearInterval(beats);
			await beating;
			await leaveOffice();
			await store
				.transaction(async (tx) => {
					for (const name of ['chief', me]) await tx.run(endLease, { name, holder });
				})
				.catch(() => {});
		},
	};
}
