/** What the two others say and offer, and how their messages are answered without a network. */
import type { InlineKeyboardMarkup } from '@grammyjs/types';
import { CLINICS, PARTS } from './clinic.ts';
import type { Slot } from './diary.ts';

/** A label and the data of its button. */
export type Option = readonly [label: string, data: string];

export const welcome: readonly Option[] = [
	['Book a visit', 'book'],
	['My appointments', 'appointments'],
	['Language', 'language'],
];
export const agreement: readonly Option[] = [
	['I agree', 'agree'],
	['No, thank you', 'decline'],
];
export const before: readonly Option[] = [
	['Yes, I have been here', 'been:yes'],
	['No, I am new', 'been:no'],
];
export const departments: readonly Option[] = [
	['General practice', 'department:general'],
	['Nursing and tests', 'department:nursing'],
];
export const services: readonly Option[] = [
	['General visit', 'service:general'],
	['Follow-up', 'service:follow-up'],
];
export const skip: readonly Option[] = [['Skip', 'skip']];
export const clinics: readonly Option[] = [
	['Anywhere in Cape Town', 'clinic:0'],
	...Array.from({ length: CLINICS }, (_, i): Option => [`Clinic ${i + 1}`, `clinic:${i + 1}`]),
];
export const parts: readonly Option[] = PARTS.map((part): Option => [part, `part:${part}`]);
export const confirm: readonly Option[] = [
	['Book', 'confirm'],
	['Another time', 'another'],
	['Cancel', 'cancel'],
];

const dayFormat = new Intl.DateTimeFormat('en-GB', {
	weekday: 'short',
	day: 'numeric',
	month: 'short',
	timeZone: 'UTC',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

export const daysOffered = (days: readonly number[]): Option[] => [
	['As soon as possible', 'day:0'],
	...days.map((day): Option => {
		const date = new Date(Date.UTC(Math.trunc(day / 10_000), (Math.trunc(day / 100) % 100) - 1, day % 100));
		return [dayFormat.format(date), `day:${day}`];
	}),
];
export const timeLabel = ({ start, practitioner }: Slot): string => `${timeFormat.format(start)}, ${practitioner}`;
export const timesOffered = (slots: readonly Slot[]): Option[] =>
	slots.map((slot): Option => [timeLabel(slot), `slot:${slot.id}`]);

export const isPhone = (text: string): boolean => /^\+?[\d ()-]{7,20}$/.test(text);

/** A Telegram in this process: it answers at once, and remembers each chat's newest buttons. */
export class Screens {
	readonly #buttons = new Map<number, readonly string[]>();
	#messages = 0;

	/** The `result` of a call. */
	answer(method: string, payload: object): unknown {
		if (method !== 'sendMessage') return true;
		const { chat_id, text, reply_markup } = payload as {
			chat_id: number;
			text: string;
			reply_markup?: InlineKeyboardMarkup;
		};
		const buttons = reply_markup?.inline_keyboard.flat() ?? [];
		this.#buttons.set(
			chat_id,
			buttons.map((button) => ('callback_data' in button ? button.callback_data : '')),
		);
		return { message_id: ++this.#messages, date: 0, chat: { id: chat_id, type: 'private', first_name: '' }, text };
	}

	button(chat: number, place: number): string {
		const data = this.#buttons.get(chat)?.[place];
		if (data === undefined) throw new Error(`There is no button ${place}.`);
		return data;
	}
}
