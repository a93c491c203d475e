/** What the methods of the Bot API do here. Those that aren't listed answer `true`. */
import type { Message, WebhookInfo } from '@grammyjs/types';
import type { BotAccount } from './account.ts';
import type { Body, SentFile } from './body.ts';
import { type Chat, inlineKeyboardOf, type Shown } from './chat.ts';
import type { Fetch } from './queue.ts';
import { Refusal, Violation } from './refusal.ts';

export interface Request extends Body {
	readonly bot: BotAccount;
	readonly method: string;
	/** The one who asks has hung up. */
	readonly gone: AbortSignal;
}

/** Carries out a call that the schema allows. */
export function carryOut(request: Request): unknown {
	const { method, bot, payload } = request;
	switch (method) {
		case 'getMe':
			return bot.me;
		case 'getUpdates':
			return bot.queue.fetch(payload as Fetch, request.gone);
		case 'getWebhookInfo':
			return webhookInfo(bot);
		case 'setWebhook':
			return setWebhook(request);
		case 'deleteWebhook':
			return deleteWebhook(request);
		case 'answerCallbackQuery':
			return answerTap(request);
		case 'editMessageText':
		case 'editMessageMedia':
		case 'editMessageReplyMarkup':
			return edit(request);
		case 'setMyCommands':
			bot.menus.set(menuOf(payload), payload.commands as never);
			return true;
		case 'deleteMyCommands':
			bot.menus.delete(menuOf(payload));
			return true;
		case 'deleteMessage':
			return remove(request);
		case 'sendChatAction':
			return chatOf(request) !== undefined;
		default:
			return method.startsWith('send') ? send(request) : true;
	}
}

const menuOf = ({ scope = { type: 'default' }, language_code = '' }: Body['payload']): string =>
	`${JSON.stringify(scope)}${language_code}`;

interface WebhookWanted {
	readonly url: string;
	readonly secret_token?: string;
	readonly max_connections?: number;
	readonly drop_pending_updates?: boolean;
	readonly allowed_updates?: readonly string[];
}

function setWebhook({ bot, payload }: Request): true {
	const wanted = payload as unknown as WebhookWanted;
	if (wanted.url === '') return deleteWebhook({ bot, payload });
	const { protocol, port } = new URL(wanted.url);
	if (protocol !== 'https:') throw new Violation('bad webhook: An HTTPS URL must be provided for webhook');
	if (!['', '80', '88', '8443'].includes(port)) {
		throw new Violation('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
	}
	bot.queue.want(wanted.allowed_updates);
	if (wanted.drop_pending_updates) bot.queue.dropAll();
	const { url, secret_token: secret, max_connections: connections = 40 } = wanted;
	bot.queue.deliverTo({ url, secret, connections }, bot.pushing);
	return true;
}

function deleteWebhook({ bot, payload }: Pick<Request, 'bot' | 'payload'>): true {
	if (payload.drop_pending_updates) bot.queue.dropAll();
	bot.queue.deliverTo(undefined, bot.pushing);
	return true;
}

function webhookInfo({ queue: { pusher, length, wanted } }: BotAccount): WebhookInfo {
	return {
		url: pusher?.hook.url ?? '',
		has_custom_certificate: false,
		pending_update_count: length,
		...(pusher && { max_connections: pusher.hook.connections }),
		...(wanted.length > 0 && { allowed_updates: [...wanted] as NonNullable<WebhookInfo['allowed_updates']> }),
		...(pusher?.lastError && {
			last_error_date: pusher.lastError.date,
			last_error_message: pusher.lastError.message,
		}),
	};
}

function chatOf({ bot, payload }: Request): Chat {
	const chat = bot.chats.get(Number(payload.chat_id));
	if (!chat) throw new Refusal(400, 'Bad Request: chat not found');
	if (chat.closed) throw new Refusal(403, `Forbidden: ${chat.closed}`);
	return chat;
}

function send(request: Request): Message {
	const { bot, payload, method, files } = request;
	const chat = chatOf(request);
	const kind = method === 'sendMessage' ? 'text' : method.slice('send'.length).toLowerCase();
	const file = files.get(String(payload[kind]));
	const markup = (payload.reply_markup ?? {}) as { keyboard?: Shown['keyboard']; remove_keyboard?: boolean };
	const message = {
		message_id: bot.nextMessageId(),
		date: Math.floor(Date.now() / 1000),
		chat: chat.info,
		from: { id: bot.me.id, is_bot: true, first_name: bot.me.first_name, username: bot.me.username },
		...contentOf(request),
		...(payload.caption ? { caption: payload.caption } : {}),
		...('inline_keyboard' in markup && { reply_markup: markup }),
		...(payload.protect_content === true && { has_protected_content: true }),
	} as Message;
	if (markup.remove_keyboard) chat.withKeyboard = undefined;
	chat.show({ message, kind, byBot: true, keyboard: markup.keyboard, file });
	return message;
}

function contentOf({ method, payload, files }: Request): object {
	const { text, latitude, longitude, title, address } = payload;
	switch (method) {
		case 'sendMessage':
			return { text };
		case 'sendVenue':
			return { venue: { location: { latitude, longitude }, title, address }, location: { latitude, longitude } };
		case 'sendLocation':
			return { location: { latitude, longitude } };
		case 'sendDocument': {
			const file = files.get(String(payload.document));
			return { document: { file_id: 'document', file_unique_id: 'document', file_name: file?.name ?? 'document' } };
		}
		case 'sendPhoto':
			return { photo: photo(files.get(String(payload.photo))) };
		default:
			return {};
	}
}

const photo = (file: SentFile | undefined) => [
	{ file_id: 'photo', file_unique_id: 'photo', width: 1, height: 1, file_size: file?.bytes.length ?? 0 },
];

/** Only what the bot itself has sent can be edited. */
function edit(request: Request): Message {
	const { method, payload, files } = request;
	const shown = mustHaveSent(request);
	const media = payload.media as { media: string; caption?: string } | undefined;
	const file = media ? files.get(media.media) : shown.file;
	if (method === 'editMessageText' && shown.kind !== 'text')
		throw new Refusal(400, 'Bad Request: there is no text in the message to edit');
	const text = method === 'editMessageText' ? (payload.text as string) : shown.message.text;
	const markup = payload.reply_markup as Message['reply_markup'];
	const isSame =
		text === shown.message.text &&
		(!media || (shown.kind === 'photo' && media.caption === shown.message.caption && sameBytes(file, shown.file))) &&
		JSON.stringify(markup?.inline_keyboard ?? []) === JSON.stringify(inlineKeyboardOf(shown));
	if (isSame) {
		throw new Refusal(400, 'Bad Request: message is not modified: specified new message content is the same');
	}
	if (shown.keyboard) throw new Refusal(400, "Bad Request: message can't be edited");
	delete shown.message.reply_markup;
	if (media) {
		delete shown.message.text;
		Object.assign(shown, { kind: 'photo', file });
		Object.assign(shown.message, { photo: photo(file), caption: media.caption ?? '' });
	}
	chatOf(request).edited.push(shown);
	return Object.assign(shown.message, {
		...(text !== undefined && !media && { text }),
		...(markup && { reply_markup: markup }),
		edit_date: Math.floor(Date.now() / 1000),
	});
}

const sameBytes = (a: SentFile | undefined, b: SentFile | undefined): boolean =>
	Buffer.from(a?.bytes ?? []).equals(Buffer.from(b?.bytes ?? []));

function remove(request: Request): true {
	const shown = mustHaveSent(request);
	const { shown: all } = chatOf(request);
	all.splice(all.indexOf(shown), 1);
	return true;
}

function mustHaveSent(request: Request): Shown {
	const id = Number(request.payload.message_id);
	const chat = chatOf(request);
	const shown = chat.find(id);
	const missing = `message to ${request.method.startsWith('edit') ? 'edit' : 'delete'} not found`;
	// It was there, and is gone: that happens to every bot.
	if (!shown && chat.history.some(({ message, byBot }) => byBot && message.message_id === id))
		throw new Refusal(400, `Bad Request: ${missing}`);
	if (!shown?.byBot) throw new Violation(missing);
	return shown;
}

/** Each time a tap is given out it may be answered once: who got it twice can't know whether the first answer arrived. */
function answerTap({ bot, payload }: Request): true {
	const tap = bot.taps.get(String(payload.callback_query_id));
	const tooOld = 'query is too old and response timeout expired or query ID is invalid';
	if (!tap || tap.answers >= Math.max(1, bot.queue.handedOut(tap.update))) throw new Violation(tooOld);
	tap.answers += 1;
	const { text, show_alert: alert = false } = payload as { text?: string; show_alert?: boolean };
	if (text !== undefined) tap.told = { text, alert };
	if (tap.tooOld) throw new Refusal(400, `Bad Request: ${tooOld}`);
	return true;
}
