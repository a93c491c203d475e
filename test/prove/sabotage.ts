/**
 * Ways to break the program on purpose, one guarantee each: a proof that can't fail proves nothing. Each comes with the
 * scenario that provokes it, and none of it is known to the program itself.
 */
import { setTimeout as elapse } from 'node:timers/promises';
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { bookSlots, giveBackHeld, slotsToTake, takeSlots } from '../../db/queries/holds.ts';
import { takeLease } from '../../db/queries/leases.ts';
import { enqueue, markSent, sendLater } from '../../db/queries/outbox.ts';
import { conversationById, takeClaim, updateConversation } from '../../db/queries/talk.ts';
import { finishTimer } from '../../db/queries/timers.ts';
import { p, type Query, query, type Store, type Tx } from '../../db/store.ts';
import { type Body, own } from '../../flows/prompt.ts';
import { NETWORK_LANE } from '../../src/core/describe.ts';
import type { Guarantee } from './checks.ts';
import { SHORT_MS } from './clinic.ts';
import { instead, isLeasing, meddling, stumbling } from './meddling.ts';
import type { Scenario } from './scenarios.ts';

export interface Sabotage {
	/** What is done. */
	readonly what: string;
	/** The guarantee that must be found broken. */
	readonly breaks: Guarantee;
	readonly scenario: Scenario;
	/** The first is where a test shows it. */
	readonly engines: readonly Store['engine'][];
	readonly around?: (store: Store) => Store;
	/** Done to the database itself before anything starts. */
	readonly atDatabase?: Readonly<Partial<Record<Store['engine'], string>>>;
	/** The program is given its own clock, where it should ask the database. */
	readonly ownClock?: boolean;
	/** The program lets a chat talk as fast as it likes. */
	readonly unhurried?: boolean;
}

const both = ['sqlite', 'postgres'] as const;
const UNDONE = Symbol('undone');
const HOUR_MS = 3_600_000;
const WANTING = 'somebody wants a time';
const FIRST_HAS = 'the first of two has their time';
const SECOND_TRIES = 'the second of two tries to take theirs';

const setState = query<{ id: number; state: string }>()((q, { outbox }) =>
	q
		.update(outbox)
		.set({ state: sql`${p('state')}` as never, leasedUntil: null })
		.where(eq(outbox.id, p('id'))),
);

const setFree = query<{ scheduleId: number; from: number; to: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({ status: 'free', appointmentId: null, holdBy: null, holdPatientId: null, holdUntil: null })
		.where(and(eq(slot.scheduleId, p('scheduleId')), gte(slot.start, p('from')), lt(slot.start, p('to')))),
);

/** What is said goes into the outbox changed. */
const saying = (change: (body: Prompt) => Prompt) =>
	instead(enqueue, ({ params, pass }) => {
		const body = params.body as Body;
		return pass({ ...params, body: body.kind === 'prompt' ? change(body) : body });
	});
type Prompt = Extract<Body, { kind: 'prompt' }>;

export const BROKEN: Readonly<Record<string, Sabotage>> = {
	'drop-the-claim': {
		what: 'every message counts as never seen before',
		breaks: 'answeredOnce',
		scenario: 'sayingItTwice',
		engines: both,
		around: instead(takeClaim, async ({ params, pass }) => {
			const rows = (await pass()) as unknown[];
			return rows.length > 0 ? rows : [{ key: params.key }];
		}),
	},
	'skip-the-conversation-lock': {
		what: 'two turns of one conversation run at once',
		breaks: 'numberedWithoutGap',
		scenario: 'twoAtOnce',
		engines: ['postgres'],
		around: (store) => {
			// Long enough that the other has read the same.
			const slow = instead(conversationById, async ({ pass }) => {
				const rows = await pass();
				await elapse(1_000);
				return rows;
			})(store);
			const without = (conversation?: string) => (conversation === NETWORK_LANE ? conversation : undefined);
			return { ...slow, transaction: (body, conversation) => slow.transaction(body, without(conversation)) };
		},
	},
	'skip-the-diary-lock': {
		what: 'two people take parts of a practitioner’s diary at once',
		breaks: 'holdsAreKept',
		scenario: 'overlappingTimes',
		engines: ['postgres'],
		around: (store) => {
			let wanting = 0;
			let firstHas = false;
			let secondTries = false;
			store.hear((topic) => {
				if (topic === WANTING) wanting++;
				firstHas ||= topic === FIRST_HAS;
				secondTries ||= topic === SECOND_TRIES;
			});
			/** However busy the machine is, they meet; but for ever nobody waits. */
			const meets = async (met: () => boolean) => {
				for (let waits = 0; !met() && waits < 200; waits++) await elapse(50);
			};
			const together = instead(takeSlots, async ({ params, pass }) => {
				store.tell(WANTING);
				// Both have seen the same times free.
				await meets(() => wanting > 1);
				// Who wants the earlier times goes first: the other way round PostgreSQL sees a deadlock, and helps.
				if ((Number(params.from) / SHORT_MS) % 2 === 0) {
					const rows = await pass();
					store.tell(FIRST_HAS);
					// And has not committed when the other tries.
					await meets(() => secondTries);
					await elapse(1_000);
					return rows;
				}
				await meets(() => firstHas);
				const rows = pass();
				store.tell(SECOND_TRIES);
				return rows;
			})(store);
			return {
				...together,
				transaction: (body, conversation) =>
					together.transaction((tx) => body({ ...tx, lockPractitioners: async () => {} }), conversation),
			};
		},
	},
	'drop-the-overlap-guard': {
		what: 'the database takes times that overlap',
		breaks: 'noOverlap',
		scenario: 'openingTwice',
		engines: both,
		atDatabase: {
			sqlite: 'drop trigger slot_no_overlap_on_insert',
			postgres: 'alter table slot drop constraint slot_no_overlap',
		},
	},
	'ignore-holds': {
		what: 'a time that is held for one can be held by another',
		breaks: 'holdsAreKept',
		scenario: 'sameTime',
		engines: both,
		around: (store) =>
			meddling(store, ({ query: asked, params, tx, pass }) =>
				// Whoever's hold it is, it has run out.
				pass(asked === slotsToTake || asked === takeSlots ? { ...params, now: tx.now + 20_000 } : params),
			),
	},
	'hold-for-ever': {
		what: 'a hold lasts an hour, whatever was said, and is not given back',
		breaks: 'noHoldOutlivesItsTime',
		scenario: 'lettingItLapse',
		engines: both,
		around: (store) =>
			instead(giveBackHeld, async () => [])(
				instead(takeSlots, ({ params, pass }) => pass({ ...params, until: Number(params.until) + HOUR_MS }))(store),
			),
	},
	'trust-the-clock': {
		what: 'a process goes by its own clock, which is a minute fast',
		breaks: 'realTime',
		scenario: 'sameTime',
		engines: ['postgres'],
		ownClock: true,
	},
	'send-before-commit': {
		what: 'what is said leaves before the turn has committed',
		breaks: 'answeredOnce',
		scenario: 'stumbling',
		engines: both,
		around: instead(enqueue, async ({ params }, store) => {
			const sent = store.transaction((tx) => tx.run(enqueue as Query<unknown, unknown>, params));
			// SQLite has one writer, which this turn has now.
			if (store.engine === 'postgres') await sent;
		}),
	},
	'forget-the-save': {
		what: 'where a conversation stands is not kept',
		breaks: 'numberedWithoutGap',
		scenario: 'booking',
		engines: both,
		around: instead(updateConversation, async () => undefined),
	},
	'forget-the-commit': {
		what: 'every third turn is acknowledged and then lost',
		breaks: 'answeredOnce',
		scenario: 'booking',
		engines: both,
		around(store) {
			let turns = 0;
			return {
				...store,
				async transaction<T>(body: (tx: Tx) => Promise<T>, conversation?: string) {
					if (conversation === undefined || ++turns % 3 !== 0) return store.transaction(body, conversation);
					let value: T | undefined;
					await store
						.transaction(async (tx) => {
							value = await body(tx);
							throw UNDONE;
						}, conversation)
						.catch((thrown) => {
							if (thrown !== UNDONE) throw thrown;
						});
					return value as T;
				},
			};
		},
	},
	'lose-a-reply': {
		what: 'every third reply is not put into the outbox',
		breaks: 'answeredOnce',
		scenario: 'booking',
		engines: both,
		around(store) {
			let replies = 0;
			return instead(enqueue, async ({ pass }) => (++replies % 3 === 0 ? undefined : pass()))(store);
		},
	},
	'confirm-twice': {
		what: 'what is said in a turn is put into the outbox twice',
		breaks: 'oneConfirmation',
		scenario: 'booking',
		engines: both,
		around: instead(enqueue, async ({ pass }) => {
			await pass();
			return pass();
		}),
	},
	'book-what-is-booked': {
		what: 'a time that is booked can be held and booked by another',
		breaks: 'noSecondBooking',
		scenario: 'bookedMeanwhile',
		engines: both,
		atDatabase: { sqlite: 'drop index appointment_live_slot', postgres: 'drop index appointment_live_slot' },
		around: (store) =>
			meddling(store, async ({ query: asked, params, tx, pass }) => {
				const { scheduleId, from, to } = params as { scheduleId: number; from: number; to: number };
				if (asked === slotsToTake || asked === takeSlots) await tx.run(setFree, { scheduleId, from, to });
				return pass();
			}),
	},
	'tell-of-another-visit': {
		what: 'who books is told a reference that is not their visit’s',
		breaks: 'toldTheTruth',
		scenario: 'booking',
		engines: both,
		around: saying((body) => ({
			...body,
			parts: body.parts.map(({ facts, ...part }) => ({
				...part,
				...(facts && { facts: { ...facts, ...('reference' in facts && { reference: 'ABCD-EFGH' }) } }),
			})),
		})),
	},
	'blank-buttons': {
		what: 'Telegram is sent buttons without words',
		breaks: 'telegramsRules',
		scenario: 'booking',
		engines: both,
		around: saying((body) => ({ ...body, choices: body.choices.map(() => ({ label: own(' ') })) })),
	},
	'stumble-for-good': {
		what: 'a turn fails as often as it is tried',
		breaks: 'processesStood',
		scenario: 'stumbling',
		engines: both,
		around: (store) => stumbling(store, 1),
	},
	'no-flood-gate': {
		what: 'a chat may talk as fast as it likes',
		breaks: 'floodsAreLetGo',
		scenario: 'flooding',
		engines: both,
		unhurried: true,
	},
	'leave-it-held': {
		what: 'a booking does not make its times busy',
		breaks: 'slotsAndVisitsAgree',
		scenario: 'booking',
		engines: both,
		around: instead(bookSlots, async () => []),
	},
	'forget-the-lease': {
		what: 'a message that is being sent is free to be sent by anybody',
		breaks: 'inOrder',
		scenario: 'slowTelegram',
		engines: both,
		around: (store) =>
			meddling(store, ({ params, tx, pass }) => pass(isLeasing(params) ? { ...params, until: tx.now } : params)),
	},
	'forget-what-was-sent': {
		what: 'a message that was sent is not noted as sent',
		breaks: 'allWasSent',
		scenario: 'booking',
		engines: both,
		around: instead(markSent, async () => undefined),
	},
	'let-others-pass': {
		what: 'a message that has to wait lets later ones of its chat pass',
		breaks: 'inOrder',
		scenario: 'busyTelegram',
		engines: both,
		around: instead(sendLater, async ({ params, pass, tx }, store) => {
			await pass();
			await tx.run(setState, { id: Number(params.id), state: 'sent' });
			setTimeout(() => {
				store.transaction((later) => later.run(setState, { id: Number(params.id), state: 'waiting' })).catch(() => {});
			}, 1500);
		}),
	},
	'fire-timers-again': {
		what: 'a timer that was taken is not done, and comes again',
		breaks: 'timersOnce',
		scenario: 'lettingItLapse',
		engines: both,
		around: (store) =>
			meddling(store, async ({ query: asked, params, pass }) => {
				if (asked === finishTimer) return undefined;
				const rows = await pass();
				return asked === takeClaim && String(params.key).startsWith('timer:') ? [{ key: params.key }] : rows;
			}),
	},
	'everybody-polls': {
		what: 'every worker polls Telegram',
		breaks: 'onePoller',
		scenario: 'twoWorkers',
		engines: ['postgres'],
		around: instead(takeLease, async ({ params, pass }) => {
			await pass();
			return [{ holder: params.holder }];
		}),
	},
};
