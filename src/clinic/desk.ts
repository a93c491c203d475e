/** How the clinic file says when a desk is there, how much is online, what a visit costs, and how the desk runs. */
import { z } from 'zod';
import type { DeskHours, DeskSettings, Money, Share } from '../../db/tables/clinic.ts';
import { PLAIN } from '../core/settings.ts';
import { parseMinute } from '../core/zones.ts';
import { needed } from './sentences.ts';
import { group, once, written } from './shapes.ts';
import { country, days, minutes, minutesOrNone } from './values.ts';

/** Reads a text; `read` answers nothing where it can't. */
const readAs = <Value>(as: string, read: (text: string) => Value | undefined, sentence: (text: string) => string) =>
	z
		.string({ error: needed(as) })
		.transform((text, ctx) => {
			const value = read(text.trim());
			if (value === undefined) ctx.addIssue({ code: 'custom', message: sentence(text) });
			return value ?? z.NEVER;
		})
		.meta({ as });

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
type Hours = NonNullable<DeskHours['hours']>[number];

/** `mon-fri 8-16:30`, `mon, wed 9-12`. */
function hoursIn(text: string): Hours | undefined {
	const match = /^([a-z, -]+?)\s+(\d{1,2})(?::(\d{2}))?\s*-\s*(\d{1,2})(?::(\d{2}))?$/i.exec(text);
	if (!match) return undefined;
	const [, list, ...clock] = match;
	const minute = (hour?: string, minutes = '00') => parseMinute(`${hour!.padStart(2, '0')}:${minutes}`);
	const [from, to] = [minute(clock[0], clock[1]), minute(clock[2], clock[3])];
	const weekdays = list!.split(',').flatMap((span) => {
		const [first = -1, last = first] = span
			.split('-')
			.map((day) => WEEKDAYS.indexOf(day.trim().slice(0, 3).toLowerCase()));
		return first < 0 || last < first ? [0] : Array.from({ length: last - first + 1 }, (_, i) => first + i + 1);
	});
	if (from === undefined || to === undefined || from >= to || weekdays.includes(0)) return undefined;
	return { weekdays: [...new Set(weekdays)].sort(), from, to };
}

const someHours = readAs(
	'days and hours such as mon-fri 8-16:30',
	hoursIn,
	(text) => `“${text}” is not read as days and hours. Write them such as “mon-fri 8-16:30” or “mon, wed 9-12”.`,
);

/** One line of hours, or a list of them. */
export const hours = z
	.preprocess((value) => (Array.isArray(value) ? value : [value]), once(someHours))
	.meta({ as: 'days and hours such as mon-fri 8-16:30, or a list of them' });

export const holidays = group({
	country: country.describe('whose public holidays close the clinic (ISO 3166)'),
	region: z
		.exactOptional(
			written('a region such as QC', (text) =>
				/^[A-Z0-9]{1,4}$/.test(text)
					? undefined
					: `“${text}” is not a region. Write its code (ISO 3166-2), such as QC.`,
			),
		)
		.describe('a province or state of it'),
});

const percent = readAs(
	'a share such as 60%',
	(text) => {
		const [, digits] = /^(\d{1,3})\s*%$/.exec(text) ?? [];
		return digits !== undefined && Number(digits) <= 100 ? Number(digits) : undefined;
	},
	(text) => `“${text}” is not a share. Write how many of a hundred times are online, from 0% to 100%.`,
);

/** Keys of a department and of a service. */
export const sharing = {
	share: z
		.exactOptional(percent)
		.describe('how many of its times patients may book in a chat; the rest is kept for who walks in or phones'),
	release: z
		.exactOptional(minutesOrNone)
		.describe('how long before they begin kept times go online, also those that are open already; never, if left out'),
};

/** `share` and `release` as one. */
export function shared<Keys extends { share?: number; release?: number }>({
	share,
	release,
	...keys
}: Keys): Omit<Keys, 'share' | 'release'> & { share?: Share } {
	if (share === undefined && release === undefined) return keys;
	return { ...keys, share: { percent: share ?? 100, ...(release !== undefined && { releaseMinutes: release }) } };
}

/** Currencies are written by their codes: “$” is money of several countries. */
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** `ZAR 350.00` or `350 ZAR`: in the smallest unit of the currency. */
function moneyIn(text: string): Money | undefined {
	const match = /^(?:([A-Z]{3})\s*(\d{1,9}(?:\.\d+)?)|(\d{1,9}(?:\.\d+)?)\s*([A-Z]{3}))$/.exec(text);
	const [currency, typed] = [match?.[1] ?? match?.[4] ?? '', match?.[2] ?? match?.[3] ?? ''];
	if (!CURRENCIES.has(currency)) return undefined;
	const { maximumFractionDigits: places = 2 } = new Intl.NumberFormat('en', {
		style: 'currency',
		currency,
	}).resolvedOptions();
	const [whole = '', part = ''] = typed.split('.');
	return part.length > places ? undefined : { amount: Number(`${whole}${part.padEnd(places, '0')}`), currency };
}

export const money = readAs(
	'an amount such as ZAR 350.00',
	moneyIn,
	(text) =>
		`“${text}” is not an amount of money. Write the currency's three letters (ISO 4217) and the amount: ZAR 350.00.`,
);

const { desk } = PLAIN;
export const deskSettings = group({
	here: minutes.default(desk.hereMinutes).describe("how long before a visit a patient can say “I'm here”"),
	noShow: minutes
		.default(desk.noShowMinutes)
		.describe('who has not come so long after the start of a visit has missed it'),
	proposal: minutes
		.default(desk.proposalMinutes)
		.describe(
			'how long at least a new time is kept for a patient whose visit the clinic moved; a day or more lasts until 20:00',
		),
	handover: minutes
		.default(desk.handoverMinutes)
		.describe('how long the bot is silent once a person has been asked for'),
	rulesAhead: days.default(desk.rulesAheadDays).describe('how far ahead weekly times are written'),
}).transform(
	({ here, noShow, proposal, handover, rulesAhead }): DeskSettings => ({
		hereMinutes: here,
		noShowMinutes: noShow,
		proposalMinutes: proposal,
		handoverMinutes: handover,
		rulesAheadDays: rulesAhead,
	}),
);
