/** What is known when all is over: every row of the database, what Telegram accepted, and everybody's own account. */
import { and, eq, isNotNull, isNull, notLike, sql } from 'drizzle-orm';
import type { Tables } from '../../db/schema.ts';
import { query, type Store } from '../../db/store.ts';
import type { Body } from '../../flows/prompt.ts';
import { conversationId, recipientOf } from '../../src/talk.ts';
import type { Telegram } from '../telegram/server.ts';
import type { Line } from './line.ts';
import { WebPerson } from './on-the-web.ts';
import type { Person } from './people.ts';
import type { Disturbance } from './world.ts';

type Row<Name extends keyof Tables> = Tables[Name]['$inferSelect'];

export interface Said extends Omit<Row<'outbox'>, 'body'> {
	readonly body: Body;
}

/** Somebody, and the names that the database knows them by. */
export interface Known {
	readonly person: Person;
	readonly onTheWeb: WebPerson | undefined;
	/** As a patient, and as staff. */
	readonly conversations: readonly string[];
	readonly recipient: string;
}

export interface Evidence {
	readonly engine: Store['engine'];
	readonly slots: readonly Row<'slot'>[];
	readonly appointments: readonly Row<'appointment'>[];
	readonly changes: readonly Row<'appointmentChange'>[];
	readonly timers: readonly Row<'timer'>[];
	readonly conversations: readonly Row<'conversation'>[];
	readonly failures: readonly Row<'failure'>[];
	readonly outbox: readonly Said[];
	/** When each key was claimed. */
	readonly claims: ReadonlyMap<string, number>;
	readonly known: readonly Known[];
	readonly line: Line;
	readonly violations: readonly string[];
	readonly disturbances: readonly Disturbance[];
	readonly complaints: readonly string[];
	/** Nothing happened after this. */
	readonly settledAt: number;
}

const slots = query()((q, t) => q.select().from(t.slot).orderBy(t.slot.practitionerId, t.slot.start));
const appointments = query()((q, t) => q.select().from(t.appointment).orderBy(t.appointment.id));
const changes = query()((q, t) => q.select().from(t.appointmentChange).orderBy(t.appointmentChange.id));
const timers = query()((q, t) => q.select().from(t.timer).orderBy(t.timer.id));
const conversations = query()((q, t) => q.select().from(t.conversation));
const failures = query()((q, t) => q.select().from(t.failure));
const outbox = query()((q, t) => q.select().from(t.outbox).orderBy(t.outbox.id));
const claims = query()((q, t) => q.select().from(t.claim));

export async function gather(
	store: Store,
	{
		people,
		telegram,
		...rest
	}: Pick<Evidence, 'engine' | 'line' | 'disturbances' | 'complaints' | 'settledAt'> & {
		readonly people: readonly Person[];
		readonly telegram: Telegram;
	},
): Promise<Evidence> {
	const { keys } = store;
	const rows = await store.read(async ({ run }) => ({
		slots: await run(slots, {}),
		appointments: await run(appointments, {}),
		changes: await run(changes, {}),
		timers: await run(timers, {}),
		conversations: await run(conversations, {}),
		failures: await run(failures, {}),
		outbox: (await run(outbox, {})) as Said[],
		claims: new Map((await run(claims, {})).map(({ key, at }) => [key, at])),
	}));
	const known = people.map((person) => ({
		person,
		onTheWeb: person instanceof WebPerson ? person : undefined,
		conversations: (['patient', 'staff'] as const).map((side) => conversationId(keys, person.address, side)),
		recipient: recipientOf(keys, person.address),
	}));
	return { ...rest, ...rows, known, violations: telegram.violations };
}

const unsent = query()((q, { outbox: o }) => q.select({ id: o.id }).from(o).where(eq(o.state, sql`'waiting'`)));
/** Of somebody's chat: a clinic's own timers set their successors, and never end. */
const undone = query()((q, { timer: t }) =>
	q
		.select({ id: t.id })
		.from(t)
		.where(and(isNull(t.doneAt), notLike(t.conversationId, 'clinic:%'))),
);
const held = query()((q, { slot: s }) => q.select({ id: s.id }).from(s).where(isNotNull(s.holdBy)));

/** What the program still has to do, a word for each. */
export const whatWaits = (store: Store): Promise<string[]> =>
	store
		.read(async ({ run }) => {
			const counts = {
				'to be sent': await run(unsent, {}),
				'timers due': await run(undone, {}),
				held: await run(held, {}),
			};
			return Object.entries(counts).flatMap(([what, rows]) => (rows.length > 0 ? [`${rows.length} ${what}`] : []));
		})
		.catch(() => ['the database']);
