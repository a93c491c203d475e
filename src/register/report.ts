/** The report of an import: a line for each record that was refused, or came without something. Only its owner may read it. */
import { appendFileSync, closeSync, existsSync, openSync, readSync, rmSync } from 'node:fs';
import type { Field } from './fields.ts';
import { Broken } from './raw.ts';

/** How a report's name ends; it is not imported itself. */
export const REPORT = '.report.csv';
const HEAD = 'outcome,file,line,field,reason\n';

/** What there is to say of one record; nothing of what is in it. */
export interface Note {
	readonly outcome: 'refused' | 'left out' | 'gone from the register';
	readonly file: string;
	/** Nothing for a record that is in no file. */
	readonly line: number | '';
	readonly field: Field | '';
	readonly reason: string;
}

export interface Report {
	add(note: Note): void;
	/** Writes what is not yet on the disk. Answers whether there is anything in it at all. */
	close(): boolean;
}

/** Takes the place of an earlier report. Throws `Broken` if anything else has that name. */
export function openReport(path: string): Report {
	if (existsSync(path) && beginning(path) !== HEAD)
		throw new Broken(`${path} is there already and is no report: name another file with --report.`);
	rmSync(path, { force: true });
	let lines = '';
	let begun = false;
	const flush = () => {
		if (lines === '') return;
		// Made by us, or by nobody.
		appendFileSync(path, begun ? lines : HEAD + lines, { mode: 0o600, flag: begun ? 'a' : 'ax' });
		begun = true;
		lines = '';
	};
	return {
		add({ outcome, file, line, field, reason }) {
			lines += `${[outcome, file, `${line}`, field, reason].map(cell).join(',')}\n`;
			if (lines.length > 64 * 1024) flush();
		},
		close() {
			flush();
			return begun;
		},
	};
}

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function beginning(path: string): string {
	const file = openSync(path, 'r');
	try {
		const bytes = Buffer.alloc(HEAD.length);
		return bytes.toString('utf8', 0, readSync(file, bytes));
	} finally {
		closeSync(file);
	}
}
