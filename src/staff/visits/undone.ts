/** How what was done to a visit is taken back: booking, moving, cancelling, accepting, money, a request that was settled. */
import { line, part } from '../../../flows/prompt.ts';
import { putBack, waitAgain } from '../../core/amending.ts';
import { appointmentById, cancel, reschedule } from '../../core/appointments.ts';
import { moneySaid, undoMoney } from '../../core/payments.ts';
import { askedIn, requestById, settleRequest } from '../../core/requests.ts';
import { visitChanged } from '../../visit-changed.ts';
import { howTold } from '../../visit-told.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Undo } from '../dialogue/undoable.ts';
import { asLeft, needVisit, visitTold, visitWords } from '../finding/visit.ts';
import { needAhead } from './since.ts';

/** What was booked by mistake is cancelled, where it still stands as it was booked. */
export const undoBooking: Undo = async (turn, member, { entity, before, actor, at }) => {
	const { tx, network, talk } = turn;
	const visit = await asLeft(
		turn,
		member,
		entity,
		({ slotId, status }) => slotId === before.slotId && status === 'booked',
	);
	const by = `staff:${member.id}`;
	const done = await cancel(tx, network, { appointmentId: visit.id, by, override: true, undone: true });
	if (done.kind !== 'cancelled') throw new Wrong(part('undo-changed', visitWords(turn, visit)));
	await visitChanged(tx, network, { what: 'cancelled', visit: done.appointment, by });
	talk.said.push(await visitTold(turn, 'book-undone', visit), line(`told-by-${await howTold(tx, visit, 'cancelled')}`));
	// What it was booked for is still to be done; a booking of an earlier release settled nothing that it knew of.
	const { requests = [] } = before as { requests?: readonly number[] };
	for (const id of requests) {
		const request = await requestById(tx, id);
		const still = request?.doneAt === at && request.doneBy === actor;
		const follows = still ? await appointmentById(tx, request.appointmentId) : undefined;
		if (!follows || (await askedIn(tx, follows.id)) !== undefined) continue;
		await settleRequest(tx, id, null);
		talk.said.push(await visitTold(turn, 'request-open-again', follows));
	}
};

/** A visit that was cancelled or declined is what it was before, where its time is still free. */
export const undoCancelling: Undo = async (turn, member, { entity, before }) => {
	const { tx, network, talk } = turn;
	const { slotId, status } = before as { slotId: number; status: 'booked' | 'pending' };
	const visit = await asLeft(turn, member, entity, (each) => each.status === 'cancelled' && each.slotId === slotId);
	if (visit.start <= tx.now) throw new Wrong(part('visit-past', visitWords(turn, visit)));
	const by = `staff:${member.id}`;
	const done = await putBack(tx, network, { appointmentId: visit.id, by, status });
	if (done.kind === 'gone') throw new Wrong(part('undo-changed', visitWords(turn, visit)));
	if (done.kind === 'taken') throw new Wrong(await visitTold(turn, 'cancel-undo-taken', visit));
	await visitChanged(tx, network, { what: 'putBack', visit: done.appointment, by });
	talk.said.push(await visitTold(turn, 'cancel-undone', visit), line(`told-by-${await howTold(tx, visit, 'putBack')}`));
};

/**
 * A visit that was accepted waits for an answer again. By then the patient may have read that it was accepted: they are
 * told that it is not yet.
 */
export const undoAccepting: Undo = async (turn, member, { entity, before }) => {
	const { tx, network, talk } = turn;
	const visit = await asLeft(turn, member, entity, (each) => each.slotId === before.slotId && each.status === 'booked');
	await needAhead(turn, visit);
	const by = `staff:${member.id}`;
	const done = await waitAgain(tx, { appointmentId: visit.id, by });
	if (done.kind === 'gone') throw new Wrong(part('undo-changed', visitWords(turn, visit)));
	await visitChanged(tx, network, { what: 'accepted', undone: true, visit: done.appointment, by });
	talk.said.push(
		await visitTold(turn, 'accept-undone', visit),
		line(`told-by-${await howTold(tx, visit, 'waitsAgain')}`),
	);
};

/** Back to where it was, if that is still free. */
export const undoMoving: Undo = async (turn, member, { entity, before }) => {
	const { tx, network, talk } = turn;
	const { slotId, to } = before as { slotId: number; to: number };
	const visit = await asLeft(turn, member, entity, (each) => each.slotId === to && each.status !== 'cancelled');
	await needAhead(turn, visit);
	const by = `staff:${member.id}`;
	const asked = { appointmentId: visit.id, slotId, by, override: true, undone: true } as const;
	const done = await reschedule(tx, network, asked);
	if (done.kind === 'gone') throw new Wrong(part('undo-changed', visitWords(turn, visit)));
	if (done.kind !== 'rescheduled') throw new Wrong(part('move-undo-taken', visitWords(turn, visit)));
	await visitChanged(tx, network, { what: 'rescheduled', visit: done.appointment, from: visit, by });
	talk.said.push(
		await visitTold(turn, 'move-undone', done.appointment),
		line(`told-by-${await howTold(tx, done.appointment, 'rescheduled')}`),
	);
};

/** Money that was put down by mistake. */
export const undoTaking: Undo = async (turn, member, { entity, before }) => {
	const visit = await asLeft(turn, member, entity, () => true);
	const undone = await undoMoney(turn.tx, visit.id, before.id, `staff:${member.id}`);
	if (!undone) throw new Wrong(part('undo-changed', visitWords(turn, visit)));
	const { kind, amount, currency } = undone;
	const told = await visitTold(turn, `${kind}-undone`, visit);
	turn.talk.said.push({
		...told,
		facts: { ...told.facts, amount: moneySaid({ amount, currency }, turn.talk.language) },
	});
};

/** A request is open again. */
export const undoSettling: Undo = async (turn, member, { before }) => {
	const request = await requestById(turn.tx, before.id);
	const visit = request && (await appointmentById(turn.tx, request.appointmentId));
	if (!visit) throw new Wrong(part('undo-none'));
	await needVisit(turn, member, visit);
	if (!(await settleRequest(turn.tx, before.id, null))) throw new Wrong(part('requests-settled'));
	turn.talk.said.push(await visitTold(turn, 'request-open-again', visit));
};
