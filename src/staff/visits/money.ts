/** `/paid <visit> [amount]` and `/refund <visit> [amount]`: what was taken or given back at the desk is written down. */
import type { Money } from '../../../db/tables/clinic.ts';
import { line, part } from '../../../flows/prompt.ts';
import type { Appointment } from '../../core/appointments.ts';
import { currencyOf, symbolOf } from '../../core/currencies.ts';
import { balance, digitsOf, moneySaid, moneyTyped, type Payment, paymentsFor, putDown } from '../../core/payments.ts';
import { parseReference, showReference } from '../../core/references.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { visitChanged } from '../../visit-changed.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, DESK, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { bookedByWords, needVisit, visitFacts, visitMeant } from '../finding/visit.ts';
import { exampleFacts } from '../finding/visit-examples.ts';
import { Asks } from '../grammar/asking.ts';

const AMOUNT =
	/(?:^|\s)(?<before>[A-Z]{3}\s?|[€$£R]\s?)?(?<whole>\d{1,3}(?:[.,'’]\d{3})+|\d{1,9})(?:[.,](?<cents>\d{1,2}))?(?<behind>\s?[A-Z]{3}|\s?[€$£R])?$/i;
/** How it was paid is not written down. */
const MEANS = /\s+(?:(?:in|by|en|par)\s+)?(?:cash|card|cheque|eft|transfer|espèces|comptant|carte|chèque|virement)$/i;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
/** Where a sign may stand for several, it is the clinic's own. */
const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', R: 'ZAR' };
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
		if (kind === 'refunded' && amount === '') await needSomePaid(turn, about, payments);
		const money = moneyMeant(turn, visit, amount, kind, payments, name);
		const facts = { ...about, amount: moneySaid(money, turn.talk.language) };
		const reference = showReference(visit.reference);
		const left = balance(payments, money.currency);
		const taker = await bookedByWords(turn, payments.findLast((each) => each.kind === 'paid')?.by ?? '');
		// Whoever was quicker has put it down already.
		if (kind === 'paid' && left > 0 && !sure)
			return offer(
				turn,
				[part('paid-already', { ...facts, ...taker, paid: moneySaid({ ...money, amount: left }, turn.talk.language) })],
				[{ label: part('paid-again', facts), line: `paid ${reference} ${moneyTyped(money)}`, sure: true }],
			);
		const by = `staff:${member.id}`;
		const done = await putDown(tx, { appointmentId: visit.id, kind, money, by });
		if (done.kind === 'tooMuch')
			throw new Wrong(
				part('refund-too-much', { ...facts, left: moneySaid({ ...money, amount: done.left }, turn.talk.language) }),
			);
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

/** The amount stands behind whose it is: a record's number, or a reference, is none. Throws `Wrong` where what is behind a reference is none. */
function taken(typed: string): { who: string; amount: string } {
	const whole = typed.trim().replace(MEANS, '');
	const found = AMOUNT.exec(whole);
	const [, reference, behind] = /^(\S{4}-\S{4})\s+(.+)$/s.exec(whole) ?? [];
	if (reference && parseReference(reference) && !AMOUNT.test(behind!))
		throw new Wrong(part('paid-unread', { typed: behind!.slice(0, 40) }));
	const word = found?.groups?.before?.trim().toUpperCase() ?? '';
	// The end of a name is no currency: `Mei 450`.
	const match = word.length === 3 && !CURRENCIES.has(word) ? /\s\d\S*(?:\s?[A-Z]{3})?$/i.exec(whole) : found;
	if (!match || match.index === 0 || parseReference(whole) !== undefined) return { who: whole, amount: '' };
	return { who: whole.slice(0, match.index).trim(), amount: match[0].trim() };
}

/** Throws `Wrong` where nothing was paid that could be given back, or nothing is left of it. */
async function needSomePaid(
	turn: Turn,
	about: Awaited<ReturnType<typeof visitFacts>>,
	payments: readonly Payment[],
): Promise<void> {
	const last = payments.findLast((each) => each.kind === 'paid');
	if (!last) throw new Wrong(part('refund-nothing', about));
	if (balance(payments, last.currency) > 0) return;
	const giver = await bookedByWords(turn, payments.findLast((each) => each.kind === 'refunded')?.by ?? '');
	throw new Wrong(part('refund-all', { ...about, ...giver }));
}

/** What was typed; else the service's fee, or for a refund all that was paid. Throws where it is not known, or too much. */
function moneyMeant(
	{ network }: Turn,
	visit: Appointment,
	typed: string,
	kind: Payment['kind'],
	payments: readonly Payment[],
	name: 'paid' | 'refund',
): Money {
	const begun = `${name} ${showReference(visit.reference)}`;
	const fee = network.services.byId.get(visit.serviceId)?.fee ?? undefined;
	const last = payments.findLast((each) => each.kind === 'paid');
	const { before, whole, cents = '', behind } = AMOUNT.exec(typed)?.groups ?? {};
	const own = last?.currency ?? fee?.currency ?? currencyOf(network, locationOf(network, visit.locationId));
	const said = (before ?? behind)?.trim().toUpperCase();
	const currency = said?.length === 1 ? (own && symbolOf(own) === said ? own : SIGNS[said]) : (said ?? own);
	if (whole === undefined) {
		if (kind === 'refunded') return { amount: balance(payments, last!.currency), currency: last!.currency };
		if (!fee) throw new Asks([part('paid-how-much')], [], begun);
		return fee;
	}
	if (!currency || !CURRENCIES.has(currency))
		throw new Asks([part('paid-which-currency')], [], `${begun} ${whole}${cents && `.${cents}`}`);
	const digits = digitsOf(currency);
	const units = Number(whole.replaceAll(/\D/g, ''));
	const amount = units * 10 ** digits + Number(cents.padEnd(digits, '0').slice(0, digits) || 0);
	if (amount <= 0 || amount > LARGEST)
		throw new Asks([part('paid-unread', { typed }), line('paid-how-much')], [], begun);
	return { amount, currency };
}
