/** A store around the store, in which single queries run otherwise: this is how a process is tampered with from outside. */
import { sendLater } from '../../db/queries/outbox.ts';
import { updateConversation } from '../../db/queries/talk.ts';
import type { Query, Store, Tx } from '../../db/store.ts';

/** What becomes of one query: `pass` runs it as it was meant. */
type Meddle = (asked: {
	readonly query: object;
	readonly params: Record<string, unknown>;
	readonly tx: Tx;
	pass(params?: Record<string, unknown>): Promise<unknown>;
}) => Promise<unknown>;

export function meddling(store: Store, meddle: Meddle): Store {
	const around = (tx: Tx): Tx => ({
		...tx,
		run: <Params, Rows>(asked: Query<Params, Rows>, given: Params): Promise<Rows> => {
			const params = given as Record<string, unknown>;
			const pass = (instead = params) => tx.run(asked as Query<unknown, unknown>, instead);
			return meddle({ query: asked, params, tx, pass }) as Promise<Rows>;
		},
	});
	return {
		...store,
		transaction: (body, conversation) => store.transaction((tx) => body(around(tx)), conversation),
	};
}

/** One query answers with something else. */
export const instead =
	(of: object, answer: (asked: Parameters<Meddle>[0], store: Store) => Promise<unknown>) =>
	(store: Store): Store =>
		meddling(store, (asked) => (asked.query === of ? answer(asked, store) : asked.pass()));

/** The lease of what is sent is the only query with these two. */
export const isLeasing = (params: Record<string, unknown>): boolean => 'until' in params && 'limit' in params;

/** What a killed process was sending is taken up by another in seconds rather than in a minute; what failed, sooner too. */
export const impatient = (store: Store): Store =>
	meddling(store, ({ query: asked, params, tx, pass }) => {
		if (isLeasing(params)) return pass({ ...params, until: Math.min(Number(params.until), tx.now + LEASE_MS) });
		if (asked === sendLater) return pass({ ...params, dueAt: Math.min(Number(params.dueAt), tx.now + AGAIN_MS) });
		return pass();
	});
/** Longer than any call hangs here. */
const LEASE_MS = 10_000;
/** No shorter than Telegram asks for. */
const AGAIN_MS = 1_500;

/** The first so many turns throw when they have done everything but commit. */
export function stumbling(store: Store, turns: number): Store {
	let left = turns;
	return instead(updateConversation, async ({ pass }) => {
		await pass();
		if (left-- > 0) throw new Error('This turn stumbles.');
	})(store);
}
