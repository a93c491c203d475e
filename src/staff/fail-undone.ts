/** A day that was cancelled by mistake, or that takes place after all: the times are open again, and the visits in them. */
import { line, part } from '../../flows/prompt.ts';
import { unfailDay } from '../core/failed-day.ts';
import { showReference } from '../core/references.ts';
import { locationOf } from '../perform/facts.ts';
import { visitChanged } from '../visit-changed.ts';
import { Wrong } from './command.ts';
import type { Undo } from './undoes.ts';
import { mayManage } from './who.ts';

/** What the trail keeps of it. */
export interface FailedBefore {
	readonly closureId: number;
	readonly practitionerId: number;
	readonly locationId: number;
	/** Each visit's id, what it was, and its first slot. */
	readonly visits: readonly (readonly [number, string, number])[];
}

export const undoFailedDay: Undo = async (turn, member, { before }: { before: FailedBefore }) => {
	const { tx, network, talk } = turn;
	const practitioner = network.practitioners.byId.get(before.practitionerId);
	if (!practitioner || !mayManage(member, locationOf(network, before.locationId), practitioner))
		throw new Wrong(part('undo-none'));
	const by = `staff:${member.id}`;
	const visits = before.visits.map(
		([id, status, slotId]) => ({ id, slotId, status: status === 'pending' ? 'pending' : 'booked' }) as const,
	);
	const { back, notBack } = await unfailDay(tx, network, { closureId: before.closureId, by, visits });
	for (const visit of back) await visitChanged(tx, network, { what: 'putBack', visit, by });
	talk.said.push(
		part('failed-undone', { count: back.length }),
		...(notBack.length > 0
			? [line('failed-not-back', { references: notBack.map(({ reference }) => showReference(reference)).join(', ') })]
			: []),
	);
};
