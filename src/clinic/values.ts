/** The kinds of value a clinic file is made of, each with the sentence that refuses a wrong one. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { z } from 'zod';
import { identifierBy, numberPattern } from '../core/identifiers.ts';
import { DURATION_EXAMPLES, durationMs } from './durations.ts';
import type { Named } from './named.ts';
import { needed, unknownCode, unknownWord } from './sentences.ts';
import { ranged, written } from './shapes.ts';
import { textIn } from './texts.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What one thing is called elsewhere in the file. */
export const code = written('a code', (text) =>
	/^[a-z][a-z0-9-]{0,39}$/.test(text)
		? undefined
		: `“${text}” can't be a code: small letters, digits and hyphens, a letter first, at most 40.`,
);

/** Words in no language: an address, a person's name. */
export const words = written('a text in one language', (text) => (text.trim() === '' ? 'This is empty.' : undefined));

/** Write `true` or leave it out, so that a rule is there or isn't. */
export const flag = z.literal(true, { error: needed('“true” (or the line left out)') }).meta({ as: '`true`' });

/** A number of whole years. */
export const years = z
	.int({ error: needed('a number of years') })
	.min(0, { error: needed('a number of years') })
	.meta({ as: 'a number of years' });

const A_DURATION = `a duration with its unit (${DURATION_EXAMPLES})`;

/** A duration as a whole number of units, at least so many. */
const duration = (unitMs: number, least: number, units: string) =>
	z
		.string({ error: needed(A_DURATION) })
		.transform((text, ctx) => {
			const ms = durationMs(text);
			const count = ms === undefined ? undefined : ms / unitMs;
			if (count === undefined)
				ctx.addIssue({ code: 'custom', input: text, message: needed(A_DURATION)({ input: text })! });
			else if (count < least) ctx.addIssue({ code: 'custom', message: `This is at least ${least} ${units}.` });
			else if (!Number.isInteger(count))
				ctx.addIssue({ code: 'custom', message: `This is counted in whole ${units}s.` });
			return count ?? z.NEVER;
		})
		.meta({ as: 'a duration' });

/** How long a time is held: from a second, in minutes, which may be fractions. */
export const holdMinutes = duration(SECOND_MS, 1, 'second').transform((seconds) => seconds / 60);
/** A duration in whole minutes, perhaps none. */
export const minutesOrNone = duration(MINUTE_MS, 0, 'minute');
/** A duration in whole minutes. */
export const minutes = duration(MINUTE_MS, 1, 'minute');
/** A duration in whole days. */
export const days = duration(DAY_MS, 1, 'day');

/** A time zone by its name: offsets change with the season. */
export const zone = written('a time zone such as Africa/Johannesburg', (text) =>
	/^[A-Z].*\//.test(text) && isZone(text)
		? undefined
		: `${unknownWord('a time zone', text, Intl.supportedValuesOf('timeZone'))} Write its IANA name, such as Africa/Johannesburg.`,
);

function isZone(name: string): boolean {
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}

export const country = written('a country such as ZA', (text) =>
	isSupportedCountry(text)
		? undefined
		: `“${text}” is not a country. Write its two capital letters (ISO 3166), such as ZA.`,
);

export const IN_CAPITALS = 'it is compared in capitals, without spaces and hyphens';

/** Matched against a whole number. */
export const pattern = written('a regular expression in quotes', (text) =>
	numberPattern(text)
		? undefined
		: `“${text}” is not a regular expression that can be used here. Write one such as "[A-Z]{4}\\d{8}", without repeated groups.`,
);

/** Whether a number, as somebody writes it, is one by this pattern; a pattern that is none fits anything. */
export const fits = (pattern: string, number: string): boolean =>
	numberPattern(pattern) === undefined || identifierBy({ system: '', label: '', pattern }, number, '') !== undefined;

/** A page a person can open. */
export const url = written('a link such as https://example.org', (text) =>
	URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
		? undefined
		: `“${text}” is not a link that can be opened. Write it in full, such as https://example.org/parking.`,
);

export const latitude = ranged('a number of degrees from -90 to 90', -90, 90);
export const longitude = ranged('a number of degrees from -180 to 180', -180, 180);

/** The values that depend on what the rest of the file names. */
export const valuesIn = (named: Named) => {
	/** A phone number as people dial it; without + it belongs to the network's country. */
	const phone = written('a phone number in quotes', (text) =>
		// Without a country, a number without + can't be judged.
		(!named.country && !text.startsWith('+')) || parsePhoneNumberFromString(text, named.country)?.isPossible()
			? undefined
			: `“${text}” is not a phone number. Write it as people dial it, best with + and the country: "+1 514 555 0100".`,
	);

	/** The code of one of the things the file names. */
	const reference = (what: string, codes: readonly string[]) =>
		written(`the code of one of the ${what}s`, (text) =>
			codes.includes(text) ? undefined : unknownCode(what, text, codes),
		);

	return { phone, reference, text: textIn(named.languages) };
};
