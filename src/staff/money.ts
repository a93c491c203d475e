/** `/paid <visit> [amount]` and `/refund <visit> [amount]`: what was taken or given back at the desk is written down. */
import type { Money } from '../../db/tables/clinic.ts';
import { line, part } from '../../flows/prompt.ts';
import type { Appointment } from '../core/appointments.ts';
import { balance, digitsOf, moneyTyped, type Payment, paymentsFor, putDown } from '../core/payments.ts';
import { parseReference, showReference } from '../core/references.ts';
import type { Turn } from '../perform/performer.ts';
import { visitChanged } from '../visit-changed.ts';
import { offer } from './choices.ts';
import { type Command, DESK, Wrong } from './command.ts';
import { undoable } from './undo.ts';
import { bookedByWords, needVisit, visitFacts, visitMeant } from './visit.ts';
import { exampleFacts } from './visit-examples.ts';

const AMOUNT = /(?:^|\s)(?:([A-Z]{3})\s?|[€$£R]\s?)?(\d{1,7})(?:[.,](\d{1,2}))?(?:\s?([A-Z]{3})|\s?[€$£])?$/i;
const LARGEST = 100_000_000;

const taking = (name: 'paid' | 'refund', kind: Payment['kind']): Command => ({
	roles: DESK,
	async run(turn, member, { rest, sure }) {
		const { who, amount } = taken(rest);
		const visit = await visitMeant(turn, member, who, (which) => `${name} ${which} ${amount}`.trim());
		if (!visit) return;
		await needVisit(turn, member, visit);
		const { tx, network } = turn;
		// Whoever takes money for it at this very moment is waited for.
		await tx.lockContacts([`patient:${visit.patientId}`]);
		const payments = await paymentsFor(tx, visit.id);
		const about = await visitFacts(turn, visit);
		const money = moneyMeant(turn, about, visit, amount, kind, payments);
		const facts = { ...about, amount: moneyTyped(money) };
		const reference = showReference(visit.reference);
		const left = balance(payments, money.currency);
		const taker = await bookedByWords(turn, payments.findLast((each) => each.kind === 'paid')?.by ?? '');
		// Whoever was quicker has put it down already.
		if (kind === 'paid' && left > 0 && !sure)
			return offer(
				turn,
				[part('paid-already', { ...facts, ...taker, paid: moneyTyped({ ...money, amount: left }) })],
				[{ label: part('paid-again', facts), line: `paid ${reference} ${moneyTyped(money)}`, sure: true }],
			);
		const by = `staff:${member.id}`;
		const done = await putDown(tx, { appointmentId: visit.id, kind, money, by });
		if (done.kind === 'tooMuch')
			throw new Wrong(part('refund-too-much', { ...facts, left: moneyTyped({ ...money, amount: done.left }) }));
		const undo = await undoable(turn, member, 'put down money', `appointment:${visit.id}`, {
			id: done.id,
		});
		await visitChanged(tx, network, { what: kind, visit, by });
		offer(turn, [part(`${name}-done`, facts)], [undo]);
	},
	examples: (turn, member) => [line(`${name}-example`, exampleFacts(turn, member))],
});

export const paid = taking('paid', 'paid');
export const refund = taking('refund', 'refunded');

/** The amount stands behind whose it is: a record's number, or a reference, is none. */
function taken(typed: string): { who: string; amount: string } {
	const whole = typed.trim();
	const match = AMOUNT.exec(whole);
	if (!match || match.index === 0 || parseReference(whole) !== undefined) return { who: whole, amount: '' };
	return { who: whole.slice(0, match.index).trim(), amount: match[0].trim() };
}

/** What was typed; else the service's fee, or for a refund all that was paid. Throws `Wrong` where neither is known. */
function moneyMeant(
	{ network }: Turn,
	about: Awaited<ReturnType<typeof visitFacts>>,
	visit: Appointment,
	typed: string,
	kind: Payment['kind'],
	payments: readonly Payment[],
): Money {
	const fee = network.services.byId.get(visit.serviceId)?.fee ?? undefined;
	const last = payments.findLast((each) => each.kind === 'paid');
	const [, before, whole, cents = '', behind] = AMOUNT.exec(typed) ?? [];
	const currency = (before ?? behind)?.toUpperCase() ?? last?.currency ?? fee?.currency;
	if (whole === undefined) {
		if (kind === 'refunded' && !last) throw new Wrong(part('refund-nothing', about));
		if (kind === 'refunded') return { amount: balance(payments, last!.currency), currency: last!.currency };
		if (!fee) throw new Wrong(part('paid-how-much'));
		return fee;
	}
	if (!currency || !Intl.supportedValuesOf('currency').includes(currency)) throw new Wrong(part('paid-which-currency'));
	const digits = digitsOf(currency);
	const amount = Number(whole) * 10 ** digits + Number(cents.padEnd(digits, '0').slice(0, digits) || 0);
	if (amount <= 0 || amount > LARGEST) throw new Wrong(part('paid-how-much'));
	return { amount, currency };
}
