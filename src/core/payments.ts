/** What was paid at the desk for a visit, or given back. Amounts are in the smallest unit of their currency. */
import { insertPayment, paymentsOf, undoPayment } from '../../db/queries/payments.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading, Tx } from '../../db/store.ts';
import type { Money } from '../../db/tables/clinic.ts';
import { appointmentById, record } from './appointments.ts';

export type Payment = Tables['payment']['$inferSelect'];

/** Those that stand, the oldest first. */
export const paymentsFor = (reading: Reading, appointmentId: number): Promise<Payment[]> =>
	reading.run(paymentsOf, { appointmentId });

/** What is left of it in one currency, once what was given back is taken off. */
export const balance = (payments: readonly Payment[], currency: string): number =>
	payments
		.filter((each) => each.currency === currency)
		.reduce((sum, { kind, amount }) => sum + (kind === 'paid' ? amount : -amount), 0);

/** Writes down money. More than was paid can't be given back: the answer is what could be. */
export async function putDown(
	tx: Tx,
	{ appointmentId, kind, money, by }: { appointmentId: number; kind: Payment['kind']; money: Money; by: string },
): Promise<{ readonly kind: 'done'; readonly id: number } | { readonly kind: 'tooMuch'; readonly left: number }> {
	await lockTill(tx, appointmentId);
	const left = balance(await paymentsFor(tx, appointmentId), money.currency);
	if (kind === 'refunded' && money.amount > left) return { kind: 'tooMuch', left };
	const [row] = await tx.run(insertPayment, { appointmentId, kind, ...money, by, now: tx.now });
	await record(tx, kind, by, appointmentId, null, null, { ...money });
	return { kind: 'done', id: row!.id };
}

/** One after the other, at one visit's till. */
async function lockTill(tx: Tx, appointmentId: number): Promise<void> {
	const visit = (await appointmentById(tx, appointmentId))!;
	await tx.lockContacts([`patient:${visit.patientId}`]);
}

/** It was put down by mistake. Nothing where that was undone, or where something given back leans on it. */
export async function undoMoney(tx: Tx, appointmentId: number, id: number, by: string): Promise<Payment | undefined> {
	await lockTill(tx, appointmentId);
	const payments = await paymentsFor(tx, appointmentId);
	const payment = payments.find((each) => each.id === id);
	const others = payments.filter((each) => each.id !== id);
	if (!payment || balance(others, payment.currency) < 0) return undefined;
	await tx.run(undoPayment, { id, now: tx.now });
	const { kind, amount, currency } = payment;
	await record(tx, kind, by, appointmentId, null, null, { undone: true, amount, currency });
	return payment;
}

/** So many digits of an amount are behind the point. */
export const digitsOf = (currency: string): number =>
	new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** `350.00 ZAR` */
export const moneyTyped = ({ amount, currency }: Money): string => {
	const digits = digitsOf(currency);
	return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`;
};

/** `450.00 ZAR`, `80,00 CAD`: the same, as a language writes numbers. */
export const moneySaid = ({ amount, currency }: Money, language: string): string => {
	const digits = digitsOf(currency);
	const number = { minimumFractionDigits: digits, maximumFractionDigits: digits };
	return `${(amount / 10 ** digits).toLocaleString(language, number)} ${currency}`;
};
