/** What a scene is, and the ways that several of them begin with. */

export interface Scene {
	readonly what: string;
	/** On the web and not on Telegram: all of it sent, or all but the last, which was set aside. */
	readonly onWeb?: 'sent' | 'refused';
	readonly language?: string;
	/**
	 * What was typed, `[Label]` for a button tapped, or the clock: `@ 4` minutes later. `PHONE` is their own phone, `NUMBER` that
	 * of their file, which has this phone, and `CODE` what was sent to it last. `LINK` opens the booking link that staff have
	 * sent to the first of those who have a file. What follows `DESK` is said by the administrator.
	 */
	readonly said: readonly string[];
	/** The answers to so many of the last of them were not yet sent; to one, if nothing is said. */
	readonly unsent?: number;
	/** The turn of the last one threw, and it was set aside. */
	readonly fails?: true;
	/** Where that led: states of the patient's machine; null where it has not begun. */
	readonly state: string | null;
	/** What is said next, and the key of a sentence that must answer it. */
	readonly next: string;
	readonly asks: string;
}

const WAY = [
	'book a visit',
	'I agree',
	'PHONE',
	'no, I am new',
	'go on without registering',
	'Thandi Mabaso',
	'general practice',
	'visit',
	'a cough',
	'since Friday',
	'north clinic',
	'tue 8 sep',
	'morning',
	'1',
	'book',
];
/** The way to a booking, up to and with this. */
export const to = (last: string): string[] => WAY.slice(0, WAY.indexOf(last) + 1);
export const BOOKED = to('book');
/** From a booking to another one. */
export const ANOTHER = ['book a visit', ...WAY.slice(6)];
/** The same visit where the others leave the diary alone. */
export const BOOKED_SOUTH = [...to('since Friday'), 'south clinic', 'wed 9 sep', 'any time', '1', 'book'];
export const HERE_BEFORE = [...to('PHONE'), 'yes'];
export const IDENTIFIED = [...HERE_BEFORE, 'NUMBER', '12 march 1984', 'yes'];
/** Six wrong codes, or more: there are none for an hour. */
export const LOCKED = ['000000', '000000', '000000', '000000', '000000', '000000'];
