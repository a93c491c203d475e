/** A register as CSV: as spreadsheets and clinic systems write it, with commas, semicolons or tabs. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Info, type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { RegisterColumns } from '../../db/tables/clinic.ts';
import { beginningOf, notUtf8, textOf } from './bytes.ts';
import type { Field } from './fields.ts';
import { Broken, type Raw, refusedRaw } from './raw.ts';

/** In characters; a quote that is never closed makes a line of all that follows. */
const LONGEST_LINE = 64 * 1024;
const DELIMITERS = [',', ';', '\t'];

const options: Options = {
	bom: true,
	relax_column_count: true,
	// `Anna "Annie" Smith` without quotes around it.
	relax_quotes: true,
	skip_empty_lines: true,
	skip_records_with_empty_values: true,
	max_record_size: LONGEST_LINE,
	info: true,
};

/** @throws Broken with a sentence. */
export async function* readCsv(path: string, { columns }: RegisterColumns): AsyncGenerator<Raw> {
	const { delimiter, places, width } = headOf(path, columns);
	const parser = parse({ ...options, delimiter });
	const fed = pipeline(Readable.from(textOf(path)), parser);
	// It is heard below, at the parser.
	fed.catch(() => {});
	let last = 0;
	let head = true;
	try {
		for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
			// Of a record of several lines the first is told; a line between two may be empty.
			const line = info.lines - (info.lines - last > 1 ? record.join('').split('\n').length - 1 : 0);
			last = info.lines;
			if (head) head = false;
			else if (record.length !== width)
				yield refusedRaw(line, `It has ${record.length} columns, and the first line has ${width}.`);
			else yield rawOf(line, record, places);
		}
	} catch (error) {
		if (error instanceof CsvError) throw new Broken(`${path}, line ${last + 1}: ${sentenceOf(error)}`);
		throw error;
	} finally {
		parser.destroy();
	}
}

function sentenceOf({ code, message }: CsvError): string {
	if (code === 'CSV_MAX_RECORD_SIZE') return `this line has no end: is there a quote (") that is never closed?`;
	if (code === 'CSV_QUOTE_NOT_CLOSED') return `a quote (") is opened here and never closed.`;
	if (code === 'CSV_INVALID_CLOSING_QUOTE')
		return `a quote (") closes in the middle of a value; one that is meant is "".`;
	return message;
}

interface Head {
	readonly delimiter: string;
	/** Where each field is. */
	readonly places: ReadonlyMap<Field, number>;
	readonly width: number;
}

/** Of the delimiters, the one by which most of the columns are found. */
function headOf(path: string, columns: Readonly<Record<string, string>>): Head {
	const wanted = Object.values(columns);
	if (wanted.length === 0)
		throw new Broken(`The clinic file names no columns for this register: it comes as FHIR (.json, .ndjson).`);
	const text = beginningOf(path);
	const heads = DELIMITERS.map((delimiter) => ({ delimiter, names: namesIn(text, delimiter) }));
	const found = ({ names }: { readonly names: readonly string[] }) => wanted.filter((name) => names.includes(name));
	const { delimiter, names } = heads.reduce((best, head) => (found(head).length > found(best).length ? head : best));
	const missing = wanted.filter((name) => !names.includes(name));
	if (missing.length > 0 && names.some((name) => name.includes('\ufffd'))) throw notUtf8(path, 1);
	if (missing.length > 0)
		throw new Broken(
			`${path} has no column ${missing.map((name) => `“${name}”`).join(', ')}. Its columns are ${names.map((name) => `“${name}”`).join(', ')}.`,
		);
	const twice = wanted.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
	if (twice) throw new Broken(`${path} has the column “${twice}” twice.`);
	// In an order of their own: a database may give the clinic file's keys in any.
	const places = Object.entries(columns)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([field, name]) => [field as Field, names.indexOf(name)] as const);
	return { delimiter, places: new Map(places), width: names.length };
}

function namesIn(text: string, delimiter: string): string[] {
	try {
		const [record] = parseAtOnce(text, { ...options, delimiter, to: 1 }) as unknown as { record: string[] }[];
		return record?.record.map((name) => name.trim()) ?? [];
	} catch {
		return [];
	}
}

/** @param places where each field is among the cells. */
export function rawOf(line: number, record: readonly string[], places: ReadonlyMap<Field, number>): Raw {
	const at = (field: Field): string => {
		const place = places.get(field);
		return place === undefined ? '' : record[place]!.trim();
	};
	const contacts = (['phone', 'phone2', 'email'] as const).flatMap((field) =>
		at(field) === '' ? [] : [{ field, text: at(field) }],
	);
	const numbers = [...places.keys()].flatMap((field) =>
		field.startsWith('number:') && at(field) !== '' ? [{ system: field.slice('number:'.length), text: at(field) }] : [],
	);
	const list = (text: string) => (text === '' ? [] : [text]);
	return {
		line,
		key: at('key'),
		firstName: at('firstName'),
		surname: at('surname'),
		birthDate: at('birthDate'),
		gender: at('gender'),
		language: at('language'),
		contacts,
		numbers,
		filesAt: list(at('filesAt')),
		familyDoctor: list(at('familyDoctor')),
		carers: at('carerKey') === '' ? [] : [{ key: at('carerKey'), relationship: at('relationship') }],
	};
}
