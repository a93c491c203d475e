/** What Telegram tells of a chat itself: the bot was blocked or removed there, let in again, added to a group; a group became a supergroup. */
import type { ChatMember, ChatMemberUpdated, Message, Update } from '@grammyjs/types';
import type { Inbound, OfChat } from '../../message.ts';
import type { Me } from './call.ts';
import { inboundOf } from './updates.ts';

/** Whatever an update brings to the house. */
export const broughtBy = (update: Update, me: Me): Inbound | OfChat | undefined =>
	inboundOf(update, me) ?? ofChatIn(update, me);

/** Whoever did it may be a bot, or an administrator in the group's name: nobody has spoken. */
export function ofChatIn({ update_id, my_chat_member: member, message }: Update, me: Me): OfChat | undefined {
	const chat = member ? presenceIn(member) : message && moveIn(message);
	const { from, date, chat: where } = member ?? message ?? {};
	if (!chat || !where) return undefined;
	return {
		key: `telegram:${me.id}:${update_id}`,
		address: { channel: 'telegram', bot: String(me.id), chat: String(where.id), sender: String(from?.id ?? where.id) },
		at: date! * 1000,
		...(from?.language_code && { language: from.language_code }),
		chat,
	};
}

/** Of a channel nothing: nobody writes there. */
function presenceIn({ chat, old_chat_member: old, new_chat_member: now }: ChatMemberUpdated) {
	if (chat.type === 'channel') return undefined;
	const here = isIn(now) && !isMuted(now);
	return { kind: 'presence', here, entered: here && !isIn(old) } as const;
}

const isIn = (member: ChatMember): boolean =>
	member.status === 'restricted' ? member.is_member : member.status !== 'left' && member.status !== 'kicked';

/** What may not write is as good as gone. */
const isMuted = (member: ChatMember): boolean => member.status === 'restricted' && !member.can_send_messages;

const moveIn = ({ migrate_to_chat_id: to }: Message) =>
	to === undefined ? undefined : ({ kind: 'moved', to: String(to) } as const);
