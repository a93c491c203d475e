/** What it takes for a person, or a chat, to be gone from every table. */
import { and, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { one, p, put, query, same } from '../store.ts';

/** Everything that belongs to one record, but its visits and its merges. */
const OF_PATIENT = ['contact', 'identifier', 'patientName', 'oneTimeCode', 'conversationPatient'] as const;
export type OfPatient = (typeof OF_PATIENT)[number];

const deleteFrom = (name: OfPatient) =>
	query<{ patientId: number }>()((q, t) => {
		// The tables differ only in their columns; one stands for all to the compiler.
		const table = t[name] as unknown as Tables['contact'];
		return q.delete(table).where(same(table.patientId, 'patientId'));
	});

export const deleteOfPatient = Object.fromEntries(OF_PATIENT.map((name) => [name, deleteFrom(name)])) as Record<
	OfPatient,
	ReturnType<typeof deleteFrom>
>;

export const sourceOfPatient = query<{ patientId: number }>()((q, { patientSource: s }) =>
	q.select({ id: s.id }).from(s).where(same(s.patientId, 'patientId')).limit(one),
);

/** What registers know a record by is nobody's from now on, and nothing is left of what they said. */
export const entrustSources = query<{ patientId: number; nobody: number }>()((q, { patientSource: s }) =>
	q
		.update(s)
		.set({ patientId: put(s.patientId, 'nobody'), digest: '' })
		.where(same(s.patientId, 'patientId')),
);

export const deleteRelations = query<{ patientId: number }>()((q, { relatedPerson: r }) =>
	q.delete(r).where(or(same(r.patientId, 'patientId'), same(r.carerId, 'patientId'))),
);

export const deletePairs = query<{ patientId: number }>()((q, { duplicate: d }) =>
	q.delete(d).where(or(same(d.patientId, 'patientId'), same(d.otherId, 'patientId'))),
);

/** The records whose merges into or out of this one are known. */
export const mergesOfPatient = query<{ patientId: number }>()((q, { merge: m }) =>
	q
		.select({ fromId: m.fromId, intoId: m.intoId, undoneAt: m.undoneAt })
		.from(m)
		.where(or(same(m.fromId, 'patientId'), same(m.intoId, 'patientId'))),
);

export const deleteMerges = query<{ patientId: number }>()((q, { merge: m }) =>
	q.delete(m).where(or(same(m.fromId, 'patientId'), same(m.intoId, 'patientId'))),
);

/** A time that is held for nobody in particular stays held. */
export const forgetHoldsFor = query<{ patientId: number }>()((q, { slot }) =>
	q.update(slot).set({ holdPatientId: null }).where(same(slot.holdPatientId, 'patientId')),
);

export const deletePatient = query<{ id: number }>()((q, { patient }) =>
	q.delete(patient).where(eq(patient.id, p('id'))),
);

/** What is left of the record is out of use. */
export const markErased = query<{ id: number; now: number }>()((q, { patient }) =>
	q
		.update(patient)
		.set({ erasedAt: put(patient.erasedAt, 'now'), language: null, familyDoctor: null })
		.where(eq(patient.id, p('id'))),
);

/** The chats that act for a record, and how. */
export const chatsOfPatient = query<{ patientId: number }>()((q, { conversationPatient: c }) =>
	q
		.select({
			conversationId: c.conversationId,
			relation: c.relation,
			since: c.since,
			provedAt: c.provedAt,
			endedAt: c.endedAt,
		})
		.from(c)
		.where(same(c.patientId, 'patientId'))
		.orderBy(c.id),
);

/** All of a record's visits, as far as it matters what becomes of them. `paid`: money was put down for it. */
export const visitsOfPatient = query<{ patientId: number }>()((q, { appointment: a }) =>
	q
		.select({
			id: a.id,
			status: a.status,
			end: a.end,
			practitionerId: a.practitionerId,
			paid: sql<number>`case when exists (select 1 from payment m where m.appointment_id = ${a.id}) then 1 else 0 end`.mapWith(
				Boolean,
			),
		})
		.from(a)
		.where(same(a.patientId, 'patientId'))
		.orderBy(a.start),
);

export const deleteChanges = query<{ appointmentId: number }>()((q, { appointmentChange: c }) =>
	q.delete(c).where(same(c.appointmentId, 'appointmentId')),
);

/** Times that were kept in the place of a visit. */
export const proposalsOfVisit = query<{ appointmentId: number }>()((q, { proposal: r }) =>
	q.select({ id: r.id }).from(r).where(same(r.appointmentId, 'appointmentId')),
);
export const deleteProposal = query<{ id: number }>()((q, { proposal: r }) => q.delete(r).where(eq(r.id, p('id'))));

/** What a patient asked of staff. */
export const deleteRequestsOf = query<{ patientId: number }>()((q, { visitRequest: r }) =>
	q.delete(r).where(same(r.patientId, 'patientId')),
);
export const deleteRequestsFrom = query<{ conversationId: string }>()((q, { visitRequest: r }) =>
	q.delete(r).where(same(r.conversationId, 'conversationId')),
);

/** Somebody is in the house, or was: nobody knows who. */
export const makeEncountersNobodys = query<{ patientId: number }>()((q, { encounter: e }) =>
	q.update(e).set({ patientId: null, conversationId: null }).where(same(e.patientId, 'patientId')),
);
export const cutEncountersFrom = query<{ conversationId: string }>()((q, { encounter: e }) =>
	q.update(e).set({ conversationId: null }).where(same(e.conversationId, 'conversationId')),
);
export const cutProposalsFrom = query<{ conversationId: string }>()((q, { proposal: r }) =>
	q.update(r).set({ conversationId: null }).where(same(r.conversationId, 'conversationId')),
);

/** With whom of the clinic a chat was, and when. */
export const handoversOf = query<{ conversationId: string }>()((q, { handover: h }) =>
	q.select({ id: h.id, startedAt: h.startedAt }).from(h).where(same(h.conversationId, 'conversationId')),
);
export const deleteHandover = query<{ id: number }>()((q, { handover: h }) => q.delete(h).where(eq(h.id, p('id'))));

/** What was said in the chats of staff since then, as it lies there. */
export const saidToStaff = query<{ since: number }>()((q, { outbox: o, staffChat, conversation: c }) =>
	q
		.select({ id: o.id, body: o.body })
		.from(o)
		.where(
			and(
				inArray(
					o.recipient,
					q.select({ recipient: c.recipient }).from(staffChat).innerJoin(c, eq(c.id, staffChat.conversationId)),
				),
				gte(o.at, p('since')),
			),
		),
);
export const deleteMessage = query<{ id: number }>()((q, { outbox: o }) => q.delete(o).where(eq(o.id, p('id'))));

export const deleteVisit = query<{ id: number }>()((q, { appointment: a }) => q.delete(a).where(eq(a.id, p('id'))));

/** Nothing of a visit is left but that it was. */
export const makeNobodys = query<{ id: number; nobody: number }>()((q, { appointment: a }) =>
	q
		.update(a)
		.set({ patientId: put(a.patientId, 'nobody'), reason: null, details: null, conversationId: null })
		.where(eq(a.id, p('id'))),
);

/** The record that visits belong to of which nobody knows any more whose they were. */
export const nobody = query()((q, { patient }) =>
	q.select({ id: patient.id }).from(patient).where(eq(patient.erasedAt, sql`0`)).orderBy(patient.id).limit(one),
);

export const insertNobody = query<{ now: number }>()((q, { patient }) =>
	q
		.insert(patient)
		.values({ provisional: true, filesAt: [], createdAt: p('now'), erasedAt: 0 })
		.returning({ id: patient.id }),
);

/** Contacts at the end of a record's list that nobody has confirmed, where the main one is not among them. */
export const deleteTrailingContacts = query<{ patientId: number }>()((q, { contact }) =>
	q
		.delete(contact)
		.where(
			and(
				same(contact.patientId, 'patientId'),
				isNull(contact.confirmedAt),
				sql`${contact.rank} > coalesce((select max(known.rank) from patient_contact as known
					where known.patient_id = ${contact.patientId} and known.confirmed_at is not null), 0)`,
			),
		)
		.returning({ id: contact.id }),
);

/** Of one chat. */
export const conversationOf = query<{ id: string }>()((q, { conversation: c }) =>
	q
		.select({
			recipient: c.recipient,
			address: c.address,
			beside: c.beside,
			machine: c.machine,
			changedAt: c.changedAt,
		})
		.from(c)
		.where(eq(c.id, p('id'))),
);

export const deleteConversation = query<{ id: string }>()((q, { conversation: c }) =>
	q.delete(c).where(eq(c.id, p('id'))),
);

export const deleteMessages = query<{ recipient: string; conversationId: string }>()((q, { outbox: o }) =>
	q.delete(o).where(and(same(o.recipient, 'recipient'), same(o.conversationId, 'conversationId'))),
);

export const deleteTimersOf = query<{ conversationId: string }>()((q, { timer }) =>
	q.delete(timer).where(same(timer.conversationId, 'conversationId')),
);

export const deleteChatLinks = query<{ conversationId: string }>()((q, { conversationPatient: c }) =>
	q.delete(c).where(same(c.conversationId, 'conversationId')),
);

export const deleteChatLink = query<{ conversationId: string; patientId: number }>()((q, { conversationPatient: c }) =>
	q.delete(c).where(and(same(c.conversationId, 'conversationId'), same(c.patientId, 'patientId'))),
);

/** Visits are known no longer to have been made in this chat. */
export const cutVisitsFrom = query<{ conversationId: string }>()((q, { appointment: a }) =>
	q.update(a).set({ conversationId: null }).where(same(a.conversationId, 'conversationId')),
);

/** Whom a chat acts for. */
export const linksOfChat = query<{ conversationId: string }>()((q, { conversationPatient: c }) =>
	q
		.select({ patientId: c.patientId, relation: c.relation, since: c.since, provedAt: c.provedAt })
		.from(c)
		.where(and(same(c.conversationId, 'conversationId'), isNull(c.endedAt)))
		.orderBy(c.id),
);

/** Updates that failed, each with whose it was. There are few. */
export const allFailures = query()((q, { failure: f }) =>
	q.select({ key: f.key, inbound: sql<Uint8Array>`${f.inbound}` }).from(f),
);
export const deleteFailure = query<{ key: string }>()((q, { failure: f }) => q.delete(f).where(eq(f.key, p('key'))));
