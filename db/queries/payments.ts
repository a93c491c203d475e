/** What was paid for a visit, and given back. */
import { asc } from 'drizzle-orm';
import { query, same } from '../store.ts';

export const paymentsOf = query<{ appointmentId: number }>()((q, { payment }) =>
	q.select().from(payment).where(same(payment.appointmentId, 'appointmentId')).orderBy(asc(payment.id)),
);
