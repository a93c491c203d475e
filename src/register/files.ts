/** The files of a register: which of them are read, how, and how many records there are, before anything is written. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisterColumns } from '../../db/tables/clinic.ts';
import { readCsv } from './csv.ts';
import { type Carers, lookThroughFhir, readFhir } from './fhir.ts';
import { type Judged, judgeOf, type Terms } from './judge.ts';
import { Broken, type Raw } from './raw.ts';
import { REPORT } from './report.ts';

const CSV = /\.(csv|tsv|txt)$/i;
const FHIR = /\.(json|ndjson)$/i;

export interface Source {
	readonly csv: readonly string[];
	readonly fhir: readonly string[];
	/** FHIR's alone: a line of CSV names its own. */
	readonly carers: Carers;
	readonly records: number;
}

/** One record, and what was found of it. */
export interface Found {
	readonly file: string;
	readonly raw: Raw;
	readonly judged: Judged;
}

/** Reads a file, or every file of a folder, to its end. Throws `Broken` with a sentence if one of them is not whole. */
export async function lookThrough(path: string, register: RegisterColumns): Promise<Source> {
	const paths = filesIn(path);
	const csv = paths.filter((file) => !FHIR.test(file));
	const fhir = paths.filter((file) => FHIR.test(file));
	const { records: patients, carers } = await lookThroughFhir(fhir);
	let records = patients;
	for (const file of csv) for await (const _ of readCsv(file, register)) records++;
	if (records === 0) throw new Broken(`There is no patient in ${path}.`);
	return { csv, fhir, carers, records };
}

/** Reads it once more, record by record. */
export async function* judged({ csv, fhir, carers }: Source, terms: Terms): AsyncGenerator<Found> {
	const { register } = terms;
	const judge = judgeOf(terms);
	for (const file of csv) for await (const raw of readCsv(file, register)) yield { file, raw, judged: judge(raw) };
	// FHIR has one way to write a date.
	const { dateFormat: _, ...resources } = register;
	const judgeFhir = judgeOf({ ...terms, register: resources });
	for (const file of fhir)
		for await (const raw of readFhir(file, register, carers)) yield { file, raw, judged: judgeFhir(raw) };
}

/** A file that was named is read whatever it is called; of a folder those that look like a register, in their order. */
function filesIn(path: string): string[] {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) throw new Broken(`${path} can't be read: there is no such file or folder.`);
	if (!found.isDirectory()) return [path];
	const names = readdirSync(path).filter((name) => (CSV.test(name) || FHIR.test(name)) && !name.endsWith(REPORT));
	if (names.length === 0) throw new Broken(`There is no .csv, .json or .ndjson file in ${path}.`);
	return names.sort().map((name) => join(path, name));
}
