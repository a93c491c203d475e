/** Which chat stands as a clinic's: set, taken away, and put back as it was. */
import { deskChatSet, endDeskChat, setDeskChat } from '../../db/queries/handover.ts';
import type { Tx } from '../../db/store.ts';
import { part, text } from '../../flows/prompt.ts';
import type { Location } from '../core/network.ts';
import { DESK, Wrong } from '../staff/dialogue/command.ts';
import type { Undo } from '../staff/dialogue/undoable.ts';
import { clinicsOf } from '../staff/dialogue/who.ts';

/** Ends what stands as this clinic's chat, and answers which conversation that was. */
export async function stopDeskChat(tx: Tx, { id }: Pick<Location, 'id'>): Promise<string | null> {
	const set = await tx.run(deskChatSet, { locationId: id });
	for (const row of set) await tx.run(endDeskChat, { id: row.id, now: tx.now });
	return set[0]?.conversationId ?? null;
}

export const putBackDeskChat: Undo = async (turn, member, { entity, before: { before, now } }) => {
	const { tx, talk, network } = turn;
	const location = clinicsOf(member, network, ...DESK).find(({ id }) => entity === `location:${id}`);
	if (!location) throw new Wrong(part('undo-none'));
	const facts = { place: text(location.name) };
	const [set] = await tx.run(deskChatSet, { locationId: location.id });
	if ((set?.conversationId ?? null) !== now) throw new Wrong(part('handover-here-changed', facts));
	await stopDeskChat(tx, location);
	const none = before === null;
	if (!none)
		await tx.run(setDeskChat, {
			locationId: location.id,
			conversationId: before,
			by: `staff:${member.id}`,
			now: tx.now,
		});
	talk.said.push(part(none ? 'handover-here-off' : 'handover-here-back', facts));
};
