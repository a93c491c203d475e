/** What the desk writes down around a patient's visit: the waiting room, a request, a kept time, a person they are with. */
import { insertHandover } from '../../db/queries/handover.ts';
import { enqueue } from '../../db/queries/outbox.ts';
import { insertProposal, keepSlot } from '../../db/queries/proposals.ts';
import { insertStaff, joinChat } from '../../db/queries/staff.ts';
import type { Tx } from '../../db/store.ts';
import { promptOf } from '../../src/core/handovers.ts';
import { holdSlot } from '../../src/core/holds.ts';
import type { Network } from '../../src/core/network.ts';
import { holderOf } from '../../src/core/proposals.ts';
import { walkIn } from '../../src/core/queue.ts';
import { askFollowUp } from '../../src/core/requests.ts';
import { GENERAL, HARBOUR } from '../network.ts';
import { mustChat } from './chat.ts';

export interface Around {
	readonly appointmentId: number;
	readonly patientId: number;
	readonly conversationId: string;
	/** The time that is kept in the visit's place. */
	readonly slotId: number;
}

/** `words` are passed on to the staff's chat, among others that are not theirs. */
export async function around(
	tx: Tx,
	network: Network,
	{ appointmentId, patientId, conversationId, slotId }: Around,
	words = 'said to a person',
): Promise<void> {
	await walkIn(tx, network, {
		...{
			locationId: HARBOUR,
			practitionerId: null,
			serviceId: null,
			patientId,
			conversationId,
			by: 'patient' as const,
		},
	});
	await askFollowUp(tx, { id: appointmentId, patientId } as never, conversationId);
	const [proposal] = await tx.run(insertProposal, { appointmentId, batch: 1, conversationId, now: tx.now });
	const until = tx.now + 60_000;
	const held = await holdSlot(tx, network, { slotId, serviceId: GENERAL, by: holderOf(proposal!.id), patientId });
	if (held.kind !== 'held') throw new Error(held.kind);
	await tx.run(keepSlot, { id: proposal!.id, slotId, until });

	const desk = await mustChat(tx, 'desk', { machine: 'staff' });
	const [member] = await tx.run(insertStaff, { name: 'Sam', practitioner: null, now: tx.now });
	await tx.run(joinChat, { staffId: member!.id, conversationId: desk, now: tx.now });
	const [handover] = await tx.run(insertHandover, { conversationId, locationId: HARBOUR, until, now: tx.now });
	const say = (number: number, text: string) =>
		tx.run(enqueue, {
			...{ conversationId: desk, recipient: 'to-desk', channel: 'web', now: tx.now },
			body: { kind: 'prompt', number, parts: [{ key: 'handover-says', facts: { text } }] },
		});
	await say(promptOf(handover!.id), words);
	await say(promptOf(handover!.id + 1), 'of somebody else');
}
