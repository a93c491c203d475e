/** From a message of the house to the Bot API call that sends it. Nothing is marked up: a `<b>` in a name stays a `<b>`. */
import type { ForceReply, InlineKeyboardMarkup, Opts, ReplyKeyboardMarkup, ReplyKeyboardRemove } from '@grammyjs/types';
import type { Address, Beyond, Button, Outbound, Outgoing } from '../../message.ts';
import type { Upload } from './call.ts';
import { copied, mentioned } from './entities.ts';
import { type MenuCall, menuCall } from './menus.ts';
import { tapData } from './taps.ts';

type Payload<Method extends keyof Opts<never>> = Opts<never>[Method];
type TextBody = Outgoing & { kind: 'text' };
type PictureBody = Outgoing & { kind: 'picture' };

/** A method of the Bot API and what goes with it. A file's content is no part of the payload. */
export type TelegramCall =
	| { readonly method: 'sendMessage'; readonly payload: Payload<'sendMessage'>; readonly upload?: undefined }
	| MenuCall
	| { readonly method: 'sendVenue'; readonly payload: Payload<'sendVenue'>; readonly upload?: undefined }
	| { readonly method: 'sendDocument'; readonly payload: { readonly chat_id: number }; readonly upload: Upload }
	| {
			readonly method: 'sendPhoto';
			readonly payload: Omit<Payload<'sendPhoto'>, 'photo'>;
			readonly upload: Upload;
	  };

/** Telegram counts 4096 characters; UTF-16 units are never fewer than what it counts. */
export const longestText = 4096;
const longestCaption = 1024;
/** Labels up to this many characters stand side by side, if all of a message's labels are so short. */
const shortLabel = 12;
const shortLabelsPerRow = 3;

/** Whether a member of a group is asked for words, and can't be asked by a reply, as there is no message of theirs. */
const isMentioned = ({ buttons, awaits }: TextBody): boolean =>
	buttons.length === 0 && awaits !== undefined && awaits.message === undefined;

const inReply = ({ awaits }: TextBody) =>
	awaits?.message === undefined
		? {}
		: { reply_parameters: { message_id: Number(awaits.message), allow_sending_without_reply: true } };

/** What can be copied with a tap; and who is meant, where words are asked of one of many. */
export function entitiesIn(text: string, { commands }: TextBody, mention?: Address) {
	const entities = [...(mention ? mentioned(text, mention) : []), ...copied(text, commands)];
	return entities.length > 0 ? { entities } : {};
}

/** The calls that send a message, one after another: one, but for a text that is too long for one. */
export function callsOf({ address, body }: Outbound): readonly TelegramCall[] {
	const chat_id = Number(address.chat);
	switch (body.kind) {
		case 'text': {
			const parts = inParts(withDetails(body));
			return parts.map((text, i) => {
				const isLast = i === parts.length - 1;
				return {
					method: 'sendMessage',
					payload: {
						chat_id,
						text,
						...entitiesIn(text, body, isLast && isMentioned(body) ? address : undefined),
						link_preview_options: { is_disabled: true },
						...(isLast && { ...markupOf(body, address), ...inReply(body) }),
					},
				};
			});
		}
		case 'menu':
			return [menuCall(body.commands, address)];
		case 'pin': {
			const { latitude, longitude, title, address: street } = body;
			return [{ method: 'sendVenue', payload: { chat_id, latitude, longitude, title, address: street } }];
		}
		case 'file':
			return [
				{
					method: 'sendDocument',
					payload: { chat_id },
					upload: { field: 'document', name: body.name, content: body.content },
				},
			];
		case 'picture': {
			const { buttons } = body;
			const upload = pictureUpload(body, 'photo');
			const reply_markup = buttons.length > 0 ? { reply_markup: buttonsBelow(buttons) } : {};
			return [{ method: 'sendPhoto', payload: { chat_id, caption: captionOf(body), ...reply_markup }, upload }];
		}
	}
}

/** For a picture that Telegram does not take: too large for it, or not allowed where it goes. */
export const inWords = ({ alt, buttons }: PictureBody): TextBody => ({ kind: 'text', text: alt, buttons });

export const captionOf = ({ caption }: PictureBody): string => caption.slice(0, longestCaption);

export const pictureUpload = ({ content = new Uint8Array() }: PictureBody, field: Upload['field']): Upload => ({
	field,
	name: 'diary.png',
	content,
});

/** A button here is too small for details: they stand in the message, under the number that can be typed instead. */
export function withDetails({ text, buttons }: TextBody): string {
	const list = buttons.flatMap(({ label, detail }, i) => (detail ? [`${i + 1}. ${label}, ${detail}`] : []));
	return list.length > 0 ? `${text}\n\n${list.join('\n')}` : text;
}

/**
 * The one `reply_markup` that a message may have. Buttons hang below the message, unless a contact is asked for: only a
 * key of the reply keyboard can do that, so the choices become keys beside it, which type their label.
 *
 * A reply keyboard lasts until something else takes its place, so it goes in two steps: it is shown for one use, and the
 * next message without buttons takes it away. (A message with buttons can't: its one markup is taken.) That costs
 * nothing where no keyboard is shown, and needs no memory of where one is. Groups can't be asked for a contact and never
 * have one.
 */
function markupOf(
	{ buttons, shareContact, beyond = [], awaits }: TextBody,
	address: Address,
): { reply_markup?: Markup } {
	const isPrivate = address.chat === address.sender;
	if (isPrivate && shareContact !== undefined) return { reply_markup: contactKeyboard(shareContact, buttons) };
	if (buttons.length + beyond.length > 0) return { reply_markup: buttonsBelow(buttons, beyond) };
	// To whom the message replies, or whom it mentions, and to nobody else.
	if (awaits) return { reply_markup: { force_reply: true, selective: true } };
	return isPrivate ? { reply_markup: { remove_keyboard: true } } : {};
}

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

function contactKeyboard(shareContact: string, buttons: readonly Button[]): ReplyKeyboardMarkup {
	const keys = inRows(buttons).map((row) => row.map(({ label }) => ({ text: label })));
	return {
		keyboard: [[{ text: shareContact, request_contact: true }], ...keys],
		one_time_keyboard: true,
		resize_keyboard: true,
	};
}

export function buttonsBelow(buttons: readonly Button[], beyond: readonly Beyond[] = []): InlineKeyboardMarkup {
	const rows = inRows(buttons);
	return {
		inline_keyboard: [
			...rows.map((row) => row.map(({ label, data }) => ({ text: label, callback_data: tapData(data) }))),
			...beyond.map(({ label: text, ...does }) => [
				'url' in does ? { text, url: does.url } : { text, copy_text: { text: does.copy } },
			]),
		],
	};
}

function inRows(buttons: readonly Button[]): Button[][] {
	const perRow = buttons.every(({ label }) => [...label].length <= shortLabel) ? shortLabelsPerRow : 1;
	const rows: Button[][] = [];
	for (let first = 0; first < buttons.length; first += perRow) rows.push(buttons.slice(first, first + perRow));
	return rows;
}

/** What is too long for one message goes on in the next: from the last line that fits, or in mid-line if there is none. */
function inParts(text: string): string[] {
	if (text.length <= longestText) return [text];
	const parts: string[] = [];
	// Telegram trims what it is sent, and takes nothing that is blank.
	let rest = text.trim();
	while (rest.length > longestText) {
		const lastLine = rest.lastIndexOf('\n', longestText);
		// Half a surrogate pair would be sent as a replacement character.
		const part = rest.slice(0, lastLine > 0 ? lastLine : longestText).replace(/[\uD800-\uDBFF]$/, '');
		parts.push(part.trimEnd());
		rest = rest.slice(part.length).trim();
	}
	return [...parts, rest];
}
