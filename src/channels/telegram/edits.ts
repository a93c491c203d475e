/** A message that takes the place of another: the Bot API call that edits it, and the calls that put it away where none can. */
import type { Opts } from '@grammyjs/types';
import type { Outbound } from '../../message.ts';
import type { Call, Upload } from './call.ts';
import { buttonsBelow, captionOf, entitiesIn, longestText, pictureUpload, withDetails } from './calls.ts';
import { type Failure, failureOf } from './failure.ts';

type Payload<Method extends keyof Opts<never>> = Opts<never>[Method];

export type TelegramEdit =
	| { readonly method: 'editMessageText'; readonly payload: Payload<'editMessageText'>; readonly upload?: undefined }
	| { readonly method: 'editMessageMedia'; readonly payload: object; readonly upload: Upload };

/** The call that puts this message where another stands; nothing where Telegram has none for it. */
export function editOf({ address, body, replaces }: Outbound): TelegramEdit | undefined {
	if (!/^\d+$/.test(replaces ?? '')) return undefined;
	const place = { chat_id: Number(address.chat), message_id: Number(replaces) };
	if (body.kind === 'text') {
		const text = withDetails(body).trim();
		if (text.length > longestText || body.shareContact !== undefined) return undefined;
		const payload = { ...place, text, ...entitiesIn(text, body), link_preview_options: { is_disabled: true } };
		if (body.buttons.length === 0) return { method: 'editMessageText', payload };
		return { method: 'editMessageText', payload: { ...payload, reply_markup: buttonsBelow(body.buttons) } };
	}
	if (body.kind !== 'picture') return undefined;
	const media = { type: 'photo', caption: captionOf(body) };
	const upload = pictureUpload(body, 'media');
	const markup = body.buttons.length > 0 ? { reply_markup: buttonsBelow(body.buttons) } : {};
	return { method: 'editMessageMedia', payload: { ...place, media, ...markup }, upload };
}

/** It was done before: Telegram calls that an error. */
export const isDoneAlready = (failure: Failure): boolean =>
	failure.kind === 'answered' && failure.code === 400 && /message is not modified/i.test(failure.description);

/** The message is gone, too old, or of a kind that can't become this one: a new one takes its place. */
export const isPastEditing = (failure: Failure): boolean => failure.kind === 'answered' && failure.code === 400;

/**
 * Takes away a message that could not be edited; where that is not allowed any more, its buttons. What fails here changes
 * nothing that was said, so nobody hears of it.
 */
export async function putAway({ address, replaces }: Outbound, call: Call, signal: AbortSignal): Promise<void> {
	const place = { chat_id: Number(address.chat), message_id: Number(replaces) };
	try {
		await call('deleteMessage', place, { signal });
	} catch (thrown) {
		if (isPastEditing(failureOf(thrown))) await call('editMessageReplyMarkup', place, { signal }).catch(() => {});
	}
}
