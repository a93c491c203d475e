/** The Bot API through grammY's client. */
import { Api, InputFile } from 'grammy';
import type { Call, Upload } from './call.ts';

/**
 * Calls as the bot of this token.
 * @param apiRoot where the Bot API is, if not at Telegram's own server; without a slash at its end
 */
export function telegramClient(token: string, { apiRoot }: { apiRoot?: string | undefined } = {}): Call {
	const api = new Api(token, apiRoot === undefined ? {} : { apiRoot });
	const raw = api.raw as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
	return (method, payload, { upload, signal } = {}) => {
		// grammY's method without parameters takes the signal alone.
		if (method === 'getMe') return raw.getMe!(signal);
		return raw[method]!(upload ? withFile(payload, upload) : payload, signal);
	};
}

function withFile(payload: object, { field, name, content }: Upload): object {
	const file = new InputFile(typeof content === 'string' ? Buffer.from(content) : content, name);
	if (field !== 'media') return { ...payload, [field]: file };
	const { media } = payload as { media: object };
	return { ...payload, media: { ...media, media: file } };
}
