/** Taking the slots that a visit needs, and giving them back. The caller has locked their practitioner. */
import { and, eq, gt, gte, isNotNull, lt, ne, notLike, or, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { p, put, query, same } from '../store.ts';

const columns = ({ slot }: Tables) => ({
	id: slot.id,
	scheduleId: slot.scheduleId,
	practitionerId: slot.practitionerId,
	locationId: slot.locationId,
	menuId: slot.menuId,
	start: slot.start,
	end: slot.end,
	localDate: slot.localDate,
	localMinute: slot.localMinute,
});

export const slotById = query<{ id: number }>()((q, t) =>
	q
		.select(columns(t))
		.from(t.slot)
		.where(eq(t.slot.id, p('id'))),
);

export const slotsHeldBy = query<{ by: string }>()((q, t) =>
	q.select(columns(t)).from(t.slot).where(same(t.slot.holdBy, 'by')).orderBy(t.slot.start),
);

/** A stretch of a session, and who wants it. */
interface Stretch {
	scheduleId: number;
	from: number;
	to: number;
	by: string;
	now: number;
	/** The appointment whose own slots may be taken again; 0 for none. */
	appointmentId: number;
	/** Slots kept for people who walk in or phone may be taken too. */
	keptToo: boolean;
}

/** Free, held by the same holder, held by somebody whose time is over (unless it closes then), or booked by the appointment that is being moved. */
const available = ({ slot }: Tables): SQL =>
	and(
		same(slot.scheduleId, 'scheduleId'),
		gte(slot.start, p('from')),
		lt(slot.start, p('to')),
		gt(slot.start, p('now')),
		sql`(${slot.online} or ${put(slot.online, 'keptToo')})`,
		or(
			sql`${slot.status} = 'free'`,
			sql`${slot.status} = 'busy-tentative' and (${same(slot.holdBy, 'by')}
				or (${slot.holdUntil} <= ${p('now')} and ${slot.closureId} is null))`,
			same(slot.appointmentId, 'appointmentId'),
		),
	)!;

export const slotsToTake = query<Stretch>()((q, t) => q.select({ id: t.slot.id }).from(t.slot).where(available(t)));

/** Holds the `needed` consecutive slots of a session from `from` until `to`, or none of them. */
export const takeSlots = query<Stretch & { needed: number; patientId: number; until: number }>()((q, t) => {
	const { slot } = t;
	return q
		.update(slot)
		.set({
			status: 'busy-tentative',
			holdBy: put(slot.holdBy, 'by'),
			holdPatientId: put(slot.holdPatientId, 'patientId'),
			holdUntil: put(slot.holdUntil, 'until'),
			appointmentId: null,
		})
		.where(
			and(available(t), sql`(select count(*) from ${slot} where ${available(t)}) = cast(${p('needed')} as bigint)`),
		)
		.returning(columns(t));
});

/** What is held becomes booked. */
export const bookSlots = query<{ by: string; scheduleId: number; from: number; to: number; appointmentId: number }>()(
	(q, t) =>
		q
			.update(t.slot)
			.set({ status: 'busy', appointmentId: put(t.slot.appointmentId, 'appointmentId'), ...notHeld })
			.where(
				and(
					same(t.slot.holdBy, 'by'),
					same(t.slot.scheduleId, 'scheduleId'),
					gte(t.slot.start, p('from')),
					lt(t.slot.start, p('to')),
				),
			)
			.returning({ id: t.slot.id }),
);

/** A holder gives back all but the stretch [from, to) of one session. */
export const giveBackHeld = query<{ by: string; keptSchedule: number; from: number; to: number }>()((q, t) =>
	q
		.update(t.slot)
		.set({ status: givenUp(t), ...notHeld })
		.where(
			and(
				same(t.slot.holdBy, 'by'),
				or(ne(t.slot.scheduleId, p('keptSchedule')), lt(t.slot.start, p('from')), gte(t.slot.start, p('to'))),
			),
		)
		.returning(columns(t)),
);

/** A cancelled or moved appointment gives back its slots. Whether they are online stays as it is. */
export const giveBackBooked = query<{ appointmentId: number }>()((q, t) =>
	q
		.update(t.slot)
		.set({ status: givenUp(t), appointmentId: null })
		.where(same(t.slot.appointmentId, 'appointmentId'))
		.returning(columns(t)),
);

export const extendHeld = query<{ by: string; slotId: number; ms: number; now: number }>()((q, t) =>
	q
		.update(t.slot)
		.set({ holdUntil: sql`${t.slot.holdUntil} + ${p('ms')}` })
		.where(
			and(
				same(t.slot.holdBy, 'by'),
				gt(t.slot.holdUntil, p('now')),
				sql`exists (select 1 from ${t.slot} as first where first.id = ${p('slotId')}
					and first.hold_by = ${t.slot.holdBy} and first.schedule_id = ${t.slot.scheduleId})`,
			),
		)
		.returning({ until: t.slot.holdUntil }),
);

export const contactHashesOf = query<{ patientId: number }>()((q, { contact }) =>
	q.selectDistinct({ hash: contact.hash }).from(contact).where(same(contact.patientId, 'patientId')),
);

/** How many others hold times for this patient, or for patients who share a contact with them. */
export const liveHoldsOfContacts = query<{ patientId: number; by: string; now: number }>()((q, t) => {
	const { slot, contact } = t;
	const sharing = sql`select sharing.patient_id from ${contact} as own
		join ${contact} as sharing on sharing.hash = own.hash where own.patient_id = cast(${p('patientId')} as bigint)`;
	return q
		.selectDistinct({ by: slot.holdBy })
		.from(slot)
		.where(
			and(
				isNotNull(slot.holdPatientId),
				sql`(${same(slot.holdPatientId, 'patientId')} or ${slot.holdPatientId} in (${sharing}))`,
				ne(slot.holdBy, p('by')),
				// What the clinic keeps for somebody is no holding of theirs.
				notLike(slot.holdBy, 'proposal:%'),
				gt(slot.holdUntil, p('now')),
			),
		);
});

/** Free again; or closed, where a closure found it booked or held. */
const givenUp = ({ slot }: Tables): SQL =>
	sql`case when ${slot.closureId} is null then 'free' else 'busy-unavailable' end`;

const notHeld = { holdBy: null, holdPatientId: null, holdUntil: null };

/**
 * After the slots of a session that start in [from, to) have changed: `run` by its definition (see the table) for those it
 * can have changed for. They are these slots, and the earlier ones whose stretch reached or touched them.
 */
export const mendRun = query<{ scheduleId: number; from: number; to: number }>()((q, t) => {
	const { slot, schedule } = t;
	const ends = sql`coalesce(
		(select later.start from ${slot} as later
			where later.schedule_id = ${slot.scheduleId} and later.start > ${slot.start} and ${blocks(slot)}
			order by later.start limit 1),
		(select whole."end" from ${schedule} as whole where whole.id = ${slot.scheduleId}))`;
	return q
		.update(slot)
		.set({
			run: sql`case when ${slot.status} in ('busy', 'busy-unavailable') then 0 else (${ends} - ${slot.start}) / 60000 end`,
		})
		.where(
			and(
				same(slot.scheduleId, 'scheduleId'),
				lt(slot.start, p('to')),
				sql`(${slot.start} >= ${p('from')} or ${slot.start} + ${slot.run} * 60000 >= ${p('from')})`,
			),
		);
});

/** Whether a later slot ends the stretch of this one: it is not free, unless the same hold holds both. */
const blocks = (slot: Tables['slot']): SQL => sql`(later.online <> ${slot.online}
	or later.status in ('busy', 'busy-unavailable')
	or (later.status = 'busy-tentative' and (${slot.holdBy} is null or later.hold_by <> ${slot.holdBy})))`;
