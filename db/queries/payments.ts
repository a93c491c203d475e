/** What was paid at the desk for a visit, and given back. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';

export const insertPayment = query<{
	appointmentId: number;
	kind: 'paid' | 'refunded';
	amount: number;
	currency: string;
	by: string;
	now: number;
}>()((q, { payment }) =>
	q
		.insert(payment)
		.values({
			appointmentId: p('appointmentId'),
			kind: p('kind'),
			amount: p('amount'),
			currency: p('currency'),
			by: p('by'),
			at: p('now'),
		})
		.returning({ id: payment.id }),
);

/** Those that stand, the oldest first. */
export const paymentsOf = query<{ appointmentId: number }>()((q, { payment: m }) =>
	q
		.select()
		.from(m)
		.where(and(same(m.appointmentId, 'appointmentId'), isNull(m.undoneAt)))
		.orderBy(asc(m.id)),
);

export const undoPayment = query<{ id: number; now: number }>()((q, { payment: m }) =>
	q
		.update(m)
		.set({ undoneAt: put(m.undoneAt, 'now') })
		.where(eq(m.id, p('id'))),
);
