/** From a Telegram update to what the house understands. It only translates: what is not addressed to us is nothing. */
import type { CallbackQuery, Message, Update, User } from '@grammyjs/types';
import type { Inbound, Said } from '../../message.ts';
import type { Me } from './call.ts';
import { choiceIn } from './taps.ts';

/** What to ask of `getUpdates` and `setWebhook`: the kinds of update that tell the house anything (updates.ts, chats.ts). */
export const updatesWanted = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

interface Heard {
	readonly from: User;
	readonly chat: number;
	readonly said: Said | undefined;
	/** In seconds since 1970. */
	readonly date?: number;
	/** The message, or the one that was tapped. */
	readonly message?: number | undefined;
	/** What it answers, if that is ours. */
	readonly replyTo?: number;
}

/**
 * What an update says to the house, or nothing if it isn't for us: from a bot, in a channel or in a group's name, a
 * service message, a command to another bot, a button that is not ours.
 */
export function inboundOf(update: Update, me: Me): Inbound | undefined {
	const heard = heardIn(update, me);
	if (!heard?.said || heard.from.is_bot) return undefined;
	const { from, chat, said, date, message, replyTo } = heard;
	return {
		key: `telegram:${me.id}:${update.update_id}`,
		address: { channel: 'telegram', bot: String(me.id), chat: String(chat), sender: String(from.id) },
		...(date !== undefined && { at: date * 1000 }),
		...(from.language_code && { language: from.language_code }),
		said,
		...(message !== undefined && { message: String(message) }),
		...(replyTo !== undefined && { replyTo: String(replyTo) }),
	};
}

function heardIn({ message, edited_message: edited, callback_query: tap }: Update, me: Me): Heard | undefined {
	if (tap) return { from: tap.from, chat: chatOf(tap), said: choiceIn(tap.data), message: tap.message?.message_id };
	if (message && isPersonal(message))
		return {
			from: message.from,
			chat: message.chat.id,
			said: saidIn(message, me),
			date: message.date,
			message: message.message_id,
			...repliedIn(message, me),
		};
	if (edited && isPersonal(edited)) return { from: edited.from, chat: edited.chat.id, said: saidByEditing(edited) };
	return undefined;
}

/** A reply to somebody else is none of ours. */
const repliedIn = ({ reply_to_message: to }: Message, { id }: Me) =>
	to?.from?.id === id ? { replyTo: to.message_id } : {};

/** A message that has become inaccessible still names its chat; one sent in inline mode has none but its sender's. */
function chatOf(tap: CallbackQuery): number {
	return tap.message?.chat.id ?? tap.from.id;
}

/** Anonymous administrators and channels speak with a `sender_chat`, under the name of a stand-in user. */
function isPersonal(message: Message): message is Message & { from: User } {
	return message.from !== undefined && message.sender_chat === undefined;
}

function saidIn(message: Message & { from: User }, me: Me): Said | undefined {
	if (message.text !== undefined) return saidByText(message.text, me);
	if (message.contact) return saidByContact(message);
	// A venue holds a location too.
	if (message.location) {
		return { kind: 'location', latitude: message.location.latitude, longitude: message.location.longitude };
	}
	const what = unreadableIn(message);
	const { caption } = message;
	return what && { kind: 'unreadable', what, ...(caption !== undefined && { caption }) };
}

function saidByText(text: string, me: Me): Said | undefined {
	const [, command, bot, rest] = /^(\/\w+)(?:@(\w+))?(.*)$/s.exec(text) ?? [];
	if (command === undefined || rest === undefined) return { kind: 'text', text };
	if (bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase()) return undefined;
	if (command === '/start' && /^(\s|$)/.test(rest)) return { kind: 'link', payload: rest.trim() };
	return { kind: 'text', text: command + rest };
}

/**
 * Telegram itself finds the `user_id` that belongs to a shared number, so the sender's own id there vouches for it; a
 * forward may be an old number, or somebody else's doing. The vcard is free text of the client, and ignored.
 */
function saidByContact({ contact, from, forward_origin: forwarded }: Message & { from: User }): Said {
	return {
		kind: 'contact',
		phone: `+${contact!.phone_number.replace(/\D/g, '')}`,
		own: contact!.user_id === from.id && forwarded === undefined,
	};
}

/** A live location moves by editing its message every few seconds: nobody said anything. */
function saidByEditing(message: Message): Said | undefined {
	return message.location ? undefined : { kind: 'unreadable', what: 'edit' };
}

/**
 * What a message brings that we can't read. Content is listed and all else passed over, because the many service
 * messages (somebody joined, a message was pinned …) want no answer.
 */
function unreadableIn(message: Message): (Said & { kind: 'unreadable' })['what'] | undefined {
	if (message.photo ?? message.live_photo) return 'photo';
	if (message.voice ?? message.audio) return 'voice';
	// An animation also fills `document`, for clients that know no animations: it is asked for first.
	if (message.video ?? message.video_note ?? message.animation) return 'video';
	if (message.sticker) return 'sticker';
	if (message.document) return 'file';
	if (message.poll ?? message.dice ?? message.story ?? message.game ?? message.checklist) return 'other';
	if (message.paid_media ?? message.rich_message) return 'other';
	return undefined;
}
