/** What Telegram refuses beyond its schema, as far as one call can show it. */
import type { InlineKeyboardButton } from '@grammyjs/types';
import type { Key } from './chat.ts';

interface Ruled {
	readonly text?: string;
	readonly chat_id?: number | string;
	readonly reply_markup?: { inline_keyboard?: InlineKeyboardButton[][]; keyboard?: Key[][] };
	readonly commands?: { command: string }[];
	readonly language_code?: string;
}

const mostButtons = 100;
const mostInRow = 8;

/** What is wrong with a call that the schema allows: nothing, if the list is empty. */
export function rulesBroken(method: string, call: object): string[] {
	const payload: Ruled = call;
	const { inline_keyboard: below = [], keyboard = [] } = payload.reply_markup ?? {};
	const broken: string[] = [];
	if (payload.text?.trim() === '') broken.push('message text is empty');
	for (const rows of [below, keyboard]) broken.push(...brokenByRows(rows));
	for (const button of below.flat()) {
		if (actionsOf(button).length !== 1) broken.push(`the button "${button.text}" does not do exactly one thing`);
	}
	for (const key of keyboard.flat()) {
		if (actionsOf(key).length > 1) broken.push(`the key "${key.text}" does more than one thing`);
		if (key.request_contact && Number(payload.chat_id) < 0) {
			broken.push('phone number can be requested in private chats only');
		}
	}
	for (const { command } of payload.commands ?? []) {
		if (!/^[a-z0-9_]{1,32}$/.test(command)) broken.push(`the command "${command}" is invalid`);
	}
	if (payload.language_code !== undefined && !/^([a-z]{2})?$/.test(payload.language_code)) {
		broken.push('the language code is not of ISO 639-1');
	}
	return broken.map((rule) => `${method}: ${rule}`);
}

function brokenByRows(rows: readonly { text: string }[][]): string[] {
	const broken: string[] = [];
	if (rows.some((row) => row.length > mostInRow)) broken.push(`more than ${mostInRow} buttons in a row`);
	if (rows.flat().length > mostButtons) broken.push(`more than ${mostButtons} buttons`);
	if (rows.flat().some(({ text }) => text.trim() === '')) broken.push('a button has no text');
	return broken;
}

/** Everything about a button that is not its looks. */
function actionsOf(button: object): string[] {
	return Object.keys(button).filter((name) => !['text', 'style', 'icon_custom_emoji_id'].includes(name));
}
