/** Everything that is known of one person, to be handed out to them. */
import { and, asc, eq, inArray, min, sql } from 'drizzle-orm';
import { p, query, same } from '../store.ts';

export const sourcesOfPatient = query<{ patientId: number }>()((q, { patientSource: s }) =>
	q.select({ source: s.source, at: s.at }).from(s).where(same(s.patientId, 'patientId')).orderBy(s.id),
);

/** Every visit, the newest last. */
export const allVisitsOf = query<{ patientId: number }>()((q, { appointment: a }) =>
	q.select().from(a).where(same(a.patientId, 'patientId')).orderBy(asc(a.start)),
);

/** Visits of a patient that were made in one chat. */
export const visitsMadeIn = query<{ patientId: number; conversationId: string }>()((q, { appointment: a }) =>
	q
		.select()
		.from(a)
		.where(and(same(a.conversationId, 'conversationId'), same(a.patientId, 'patientId')))
		.orderBy(asc(a.start)),
);

/** The chats that act for a patient, and when something was last said there. */
export const chatsActingFor = query<{ patientId: number }>()((q, { conversationPatient: l, conversation: c }) =>
	q
		.select({
			conversationId: l.conversationId,
			channel: c.channel,
			relation: l.relation,
			since: l.since,
			endedAt: l.endedAt,
			changedAt: c.changedAt,
		})
		.from(l)
		.innerJoin(c, eq(c.id, l.conversationId))
		.where(same(l.patientId, 'patientId'))
		.orderBy(l.id),
);

/** What was done to one thing (`patient:17`), the oldest first, with the roles of those of the staff who did it. */
export const trailOf = query<{ entity: string }>()((q, { auditEvent: a }) =>
	q.select({ at: a.at, actor: a.actor, action: a.action }).from(a).where(same(a.entity, 'entity')).orderBy(asc(a.id)),
);

/** Every role that somebody of the staff ever held. */
export const rolesEverOf = query<{ staffId: number }>()((q, { staffRole: r }) =>
	q
		.select({ role: r.role, since: r.since, endedAt: r.endedAt })
		.from(r)
		.where(same(r.staffId, 'staffId'))
		.orderBy(r.id),
);

/** A chat itself. `beside` holds what was typed and is not used yet. */
export const chatItself = query<{ id: string }>()((q, { conversation: c }) =>
	q
		.select({ channel: c.channel, language: c.language, beside: c.beside, changedAt: c.changedAt })
		.from(c)
		.where(eq(c.id, p('id'))),
);

/** How many messages to a chat are still kept, and since when. */
export const messagesKept = query<{ id: string }>()((q, { conversation: c, outbox: o }) =>
	q
		.select({ count: sql<number>`cast(count(*) as integer)`, since: min(o.at) })
		.from(o)
		.where(
			and(
				inArray(
					o.recipient,
					q
						.select({ recipient: c.recipient })
						.from(c)
						.where(eq(c.id, p('id'))),
				),
				eq(o.conversationId, p('id')),
			),
		),
);

/** When somebody was in the house. */
export const encountersOfPatient = query<{ patientId: number }>()((q, { encounter: e }) =>
	q.select().from(e).where(same(e.patientId, 'patientId')).orderBy(asc(e.id)),
);

/** What somebody asked of staff. */
export const requestsOfPatient = query<{ patientId: number }>()((q, { visitRequest: r }) =>
	q
		.select({ id: r.id, appointmentId: r.appointmentId, at: r.at, doneAt: r.doneAt })
		.from(r)
		.where(same(r.patientId, 'patientId'))
		.orderBy(asc(r.id)),
);
