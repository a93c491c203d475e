/**
 * The door every message comes through. It runs the turn; a turn that throws is tried again, its failures are counted in
 * transactions of their own, and after three the update is set aside: it would otherwise come for ever.
 */
import type { Logger } from 'pino';
import { countFailure, setUpdateAside } from '../db/queries/failures.ts';
import { chatsOfRole } from '../db/queries/staff.ts';
import { takeClaim } from '../db/queries/talk.ts';
import { finishTimer, setTimer, timerById } from '../db/queries/timers.ts';
import { Overloaded, type Store, type Tx } from '../db/store.ts';
import { part } from '../flows/prompt.ts';
import { nearestLanguage } from '../flows/words.ts';
import type { Inbound, Outcome } from './message.ts';
import { speak } from './speak.ts';
import { sideOf } from './staff/who.ts';
import { conversationId, NOT_BEGUN, openTalk, recipientOf, saveTalk, type Talk } from './talk.ts';
import { type Due, turn } from './turn.ts';

const TRIES = 3;

export interface DoorDeps {
	readonly store: Store;
	readonly logger: Logger;
	/** Something may be waiting to be sent, or a timer was set. */
	readonly said: () => void;
}

/** @throws `Overloaded` when too much waits to be written: let it come again. */
export function openDoor(deps: DoorDeps): (inbound: Inbound | Due) => Promise<Outcome> {
	const { store, logger, said } = deps;
	return async (inbound) => {
		// What is said in one chat is taken in order, whoever says it there and whichever side it is for.
		const lane = 'timerId' in inbound ? inbound.recipient : recipientOf(store.keys, inbound.address);
		for (;;) {
			try {
				const outcome = await store.transaction((tx) => turn(tx, inbound, lane), lane);
				said();
				return outcome;
			} catch (error) {
				if (error instanceof Overloaded) throw error;
				const tries = await count(store, inbound, error);
				logger.error({ error: describe(error), tries }, 'a turn failed');
				if (tries < TRIES) continue;
				await setAside(deps, inbound, lane);
				logger.error({ error: describe(error) }, 'an update was set aside');
				said();
				return { kind: 'setAside' };
			}
		}
	};
}

async function count(store: Store, inbound: Inbound | Due, error: unknown): Promise<number> {
	const [failure] = await store.transaction((tx) =>
		tx.run(countFailure, { key: inbound.key, error: describe(error), inbound, now: tx.now }),
	);
	return failure!.tries;
}

/** Claims the update, so that it comes no more; tells the person, and the administrators. */
async function setAside({ store, logger }: DoorDeps, inbound: Inbound | Due, lane: string): Promise<void> {
	await store.transaction(async (tx) => {
		await tx.run(setUpdateAside, { key: inbound.key, now: tx.now });
		const claimed = await tx.run(takeClaim, { key: inbound.key, now: tx.now });
		if (claimed.length === 0) return;
		if ('timerId' in inbound) await tx.run(finishTimer, { id: inbound.timerId, now: tx.now });
		// A conversation that can't even be opened would else come for ever, and hold up all the others.
		// Nobody spoke to a timer, and nobody waits for its answer.
		if (!('timerId' in inbound))
			await tx
				.savepoint(() => apologise(tx, inbound))
				.catch((error) => logger.error({ error: describe(error) }, 'nobody could be told of an update set aside'));
		if ('timerId' in inbound && (await isAlert(tx, inbound.timerId))) return;
		for (const { conversationId } of await tx.run(chatsOfRole, { role: 'administrator' }))
			await tx.run(setTimer, { conversationId, dueAt: tx.now, event: { alert: 'alert-set-aside' } });
	}, lane);
}

async function apologise(tx: Tx, inbound: Inbound): Promise<void> {
	const talk = await talkWith(tx, inbound);
	talk.said.push(part('apology'));
	await speak(tx, talk);
	await saveTalk(tx, talk, talk.saved ?? NOT_BEGUN);
}

/** An alert that fails raises no other: they would go on for ever. */
async function isAlert(tx: Tx, timerId: number): Promise<boolean> {
	const [timer] = await tx.run(timerById, { id: timerId });
	return timer !== undefined && 'alert' in (timer.event as object);
}

async function talkWith(tx: Tx, inbound: Inbound): Promise<Talk> {
	const { address, language } = inbound;
	const side = await sideOf(tx, inbound);
	return openTalk(tx, {
		id: conversationId(tx.keys, address, side),
		recipient: recipientOf(tx.keys, address),
		address,
		side,
		// An apology asks for as little as can be: the network may be what is wrong.
		language: nearestLanguage(language),
	});
}

/** What failed, without what was said: an error that has a code (a database's, a network's) may quote values besides. */
export function describe(error: unknown): string {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	if (!(cause instanceof Error)) return 'something that is no error was thrown';
	const where = cause.stack?.split('\n').find((row) => row.includes('.ts:'));
	const { code } = cause as { code?: unknown };
	const what = typeof code === 'string' ? code : cause.message.slice(0, 200);
	return `${cause.name}: ${what}${where ? ` (${where.trim()})` : ''}`;
}
