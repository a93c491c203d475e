/** A day that was cancelled by mistake, or that takes place after all: the times are open again, and the visits in them. */
import { line, part } from '../../../flows/prompt.ts';
import { unfailDay } from '../../core/failed-day.ts';
import { showReference } from '../../core/references.ts';
import { locationOf } from '../../perform/facts.ts';
import { visitChanged } from '../../visit-changed.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Undo } from '../dialogue/undoable.ts';
import { mayManage } from '../dialogue/who.ts';

/** What the trail keeps of one practitioner's. */
export interface FailedBefore {
	readonly closureId: number;
	readonly practitionerId: number;
	readonly locationId: number;
	/** Each visit's id, what it was, and its first slot. */
	readonly visits: readonly (readonly [number, string, number])[];
}

/** Of one practitioner it is kept as it stands, as earlier releases did. */
export type FailedDayBefore = FailedBefore | { readonly all: readonly FailedBefore[] };

export const undoFailedDay: Undo = async (turn, member, { before }: { before: FailedDayBefore }) => {
	const { tx, network, talk } = turn;
	const all = 'all' in before ? before.all : [before];
	const isTheirs = all.every(({ practitionerId, locationId }) => {
		const practitioner = network.practitioners.byId.get(practitionerId);
		return practitioner && mayManage(member, locationOf(network, locationId), practitioner);
	});
	if (!isTheirs) throw new Wrong(part('undo-none'));
	const by = `staff:${member.id}`;
	const failed = all.map(({ closureId, practitionerId, visits }) => ({
		...{ closureId, practitionerId },
		visits: visits.map(
			([id, status, slotId]) => ({ id, slotId, status: status === 'pending' ? 'pending' : 'booked' }) as const,
		),
	}));
	const { back, notBack } = await unfailDay(tx, network, { failed, by });
	for (const visit of back) await visitChanged(tx, network, { what: 'putBack', visit, by });
	talk.said.push(
		part('failed-undone', { count: back.length }),
		...(notBack.length > 0
			? [line('failed-not-back', { references: notBack.map(({ reference }) => showReference(reference)).join(', ') })]
			: []),
	);
};
