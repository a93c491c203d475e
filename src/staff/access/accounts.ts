/**
 * The accounts that a member of staff speaks from. On Telegram one account has a chat of its own and may speak in groups:
 * it is known in a group by its own chat, so nobody is invited twice, and a lost phone ends in all of them at once.
 */
import { joinChat } from '../../../db/queries/staff.ts';
import type { Tx } from '../../../db/store.ts';
import { audit } from '../../audit.ts';
import type { Address } from '../../message.ts';
import { conversationId } from '../../talk.ts';
import { memberAt, memberSpeaking } from '../dialogue/who.ts';

export interface StaffChat {
	readonly conversationId: string;
	/** An `Address`; null: the conversation has just begun. */
	readonly address: unknown;
}

const isGroup = ({ chat, sender }: Address): boolean => chat !== sender;

const accountOf = ({ conversationId, address }: StaffChat): string => {
	if (!address) return conversationId;
	const { channel, bot, sender } = address as Address;
	return JSON.stringify([channel, bot, sender]);
};

/** One chat of each account: its own, where it has one. */
export const accounts = <Chat extends StaffChat>(chats: readonly Chat[]): readonly Chat[] =>
	[...Map.groupBy(chats, accountOf).values()].map(
		(some) => some.find(({ address }) => address && !isGroup(address as Address)) ?? some[0]!,
	);

/** All chats of the accounts that some chats belong to. */
export const ofAccounts = <Chat extends StaffChat>(some: readonly StaffChat[], chats: readonly Chat[]) => {
	const meant = new Set(some.map(accountOf));
	return chats.filter((chat) => meant.has(accountOf(chat)));
};

/** Lets a conversation of a group in, where it is a member's account that speaks and has not spoken there before. */
export async function comeAlong(tx: Tx, address: Address): Promise<void> {
	const id = conversationId(tx.keys, address, 'staff');
	if (!isGroup(address)) return;
	const member = await memberSpeaking(tx, address);
	if (!member || (await memberAt(tx, id))?.id === member.id) return;
	await tx.run(joinChat, { conversationId: id, staffId: member.id, now: tx.now });
	const entity = `staff:${member.id}` as const;
	await audit(tx, { actor: entity, conversationId: id, action: 'joined', entity, detail: { how: 'group' } });
}
