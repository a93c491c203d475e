/** How somebody was told before they changed that, as it was. */
import { isDeepStrictEqual } from 'node:util';
import { noticesOf, setNotices } from '../../db/queries/notices.ts';
import { part } from '../../flows/prompt.ts';
import { Wrong } from '../staff/dialogue/command.ts';
import type { Undo } from '../staff/dialogue/undoable.ts';
import { privateChats } from './changed.ts';
import { setMorning } from './morning.ts';
import { wantsOf } from './wants.ts';

export const undoNotices: Undo = async ({ tx, network, talk }, member, { entity, before: { before, after } }) => {
	const [row] = await tx.run(noticesOf, { id: member.id });
	if (entity !== `staff:${member.id}` || !isDeepStrictEqual(row?.notices, after)) throw new Wrong(part('undo-none'));
	await tx.run(setNotices, { id: member.id, notices: before });
	const wants = wantsOf(network, { practitioner: member.practitioner, notices: before });
	for (const chat of await privateChats(tx, member.id)) await setMorning(tx, chat, wants);
	talk.said.push(part('notices-undone'));
};
