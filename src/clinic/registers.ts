/** How the clinic file describes a register that is imported: which column holds what, and how its dates are written. */
import { DateTime } from 'luxon';
import { z } from 'zod';
import { FIELDS, NEEDED, numberField } from '../register/fields.ts';
import type { Named } from './named.ts';
import { listed, unknownCode, unknownKey } from './sentences.ts';
import { written } from './shapes.ts';
import { words } from './values.ts';

/** A year of two digits is not enough: who was born in 30 may be a hundred, or not yet. */
const DATES = ['1930-11-23', '2001-02-03'];

/** How dates are written, in luxon's tokens. */
export const dateFormat = written('a way to write dates such as dd/MM/yyyy', (text) =>
	DATES.every((date) => DateTime.fromFormat(DateTime.fromISO(date).toFormat(text), text).toISODate() === date)
		? undefined
		: `“${text}” doesn't say a whole date. Write it with dd, MM and yyyy (four), such as dd/MM/yyyy or yyyy-MM-dd.`,
);

/** Our field → the name of its column. None at all: this register comes as FHIR. */
export const columnsIn = ({ identifiers }: Named) =>
	z
		.record(words, words)
		.superRefine((columns, ctx) => {
			const refuse = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message });
			const known = [...FIELDS, ...identifiers.map(numberField)];
			const seen = new Map<string, string>();
			for (const [field, column] of Object.entries(columns)) {
				const other = seen.get(column);
				const [, system] = /^number:(.*)$/.exec(field) ?? [];
				if (system !== undefined && !identifiers.includes(system))
					refuse(field, unknownCode('identifier', system, identifiers));
				else if (!(known as string[]).includes(field)) refuse(field, unknownKey(field, known));
				else if (other) refuse(field, `The column “${column}” is that of “${other}” already.`);
				seen.set(column, field);
			}
			const missing = NEEDED.filter((field) => !(field in columns));
			if (seen.size > 0 && missing.length > 0)
				ctx.addIssue({ code: 'custom', message: `Every register has a column for ${listed(NEEDED)}.` });
		})
		.meta({ as: '`field: column`' });

/** The code of an identifier → what FHIR calls its system there. */
export const systemsIn = ({ identifiers }: Named) =>
	z
		.record(words, words)
		.superRefine((systems, ctx) => {
			for (const system of Object.keys(systems))
				if (!identifiers.includes(system))
					ctx.addIssue({ code: 'custom', path: [system], message: unknownCode('identifier', system, identifiers) });
		})
		.meta({ as: '`code: address`' });
