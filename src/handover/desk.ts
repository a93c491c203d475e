/**
 * The chats in which a clinic's staff answer patients: the one that was set by `/here`, while whoever set it still works
 * there, else those of its receptionists, else those of its administrators. None that takes nothing any more.
 */
import { chatsOfRoleAt, deskChat } from '../../db/queries/handover.ts';
import { rolesOf } from '../../db/queries/staff.ts';
import type { Reading } from '../../db/store.ts';
import type { Location } from '../core/network.ts';
import type { Address } from '../message.ts';

/** Where something can be said. */
export interface Chat {
	readonly conversationId: string;
	readonly recipient: string;
	readonly channel: string;
	/** BCP 47. */
	readonly language: string;
}

/** The same, and who is there. */
export type DeskChat = Chat & { readonly address: Address };

/** Each chat once. None where nobody at all can be reached. */
export async function deskChatsOf(reading: Reading, { id, code }: Pick<Location, 'id' | 'code'>): Promise<DeskChat[]> {
	const [set] = await reading.run(deskChat, { locationId: id });
	const worksThere = set && (await reading.run(rolesOf, { staffId: set.staffId })).some(at(code));
	if (set && worksThere && !set.gone) return [{ ...set, address: set.address as Address }];
	for (const role of ['receptionist', 'administrator']) {
		const chats = await reading.run(chatsOfRoleAt, { role, location: code });
		const own = chats
			.map((chat) => ({ ...chat, address: chat.address as Address }))
			.filter(({ address, gone }) => isPrivate(address) && !gone);
		if (own.length > 0) return [...new Map(own.map((chat) => [chat.recipient, chat])).values()];
	}
	return [];
}

const at =
	(code: string) =>
	({ location }: { location: string | null }) =>
		location === null || location === code;

/** In a group others read along who may be anybody. */
export const isPrivate = ({ chat, sender }: Address): boolean => chat === sender;
