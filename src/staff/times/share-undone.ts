/** Takes back a share that was given to all open times of a department or a service. */
import { sessionToShare } from '../../../db/queries/share.ts';
import { part } from '../../../flows/prompt.ts';
import { setShare } from '../../core/share.ts';
import { ADMINISTRATORS, Wrong } from '../dialogue/command.ts';
import type { Undo } from '../dialogue/undoable.ts';
import { clinicsOf } from '../dialogue/who.ts';

export interface ShareBefore {
	readonly sessions: readonly { readonly id: number; readonly share: number | null }[];
	readonly after: number;
}

/** Each session has the share it had before, where that was not changed since. */
export const undoWideShare: Undo = async (turn, member, { before }) => {
	const { tx, network, talk } = turn;
	const { sessions, after } = before as ShareBefore;
	const clinics = clinicsOf(member, network, ...ADMINISTRATORS);
	const open = [];
	for (const { id } of sessions) open.push(...(await tx.run(sessionToShare, { id })));
	await tx.lockPractitioners(open.map(({ practitionerId }) => practitionerId));
	const theirs = [];
	for (const { id, share } of sessions) {
		const [now] = await tx.run(sessionToShare, { id });
		if (now?.share === after && clinics.some((clinic) => clinic.id === now.locationId))
			theirs.push({ scheduleId: id, percent: share });
	}
	if (theirs.length === 0) throw new Wrong(part('share-changed-since'));
	await setShare(tx, network, theirs);
	talk.said.push(part('waits-share-undone', { sessions: theirs.length }));
};
