/** A file's bytes, piece by piece, as long as they are UTF-8. */
import { isUtf8 } from 'node:buffer';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { Broken } from './raw.ts';

const PIECE_BYTES = 256 * 1024;
const NEWLINE = 0x0a;

const SAVE_AS = 'Save it as “CSV UTF-8” and import that.';

/** @throws Broken with a sentence: another encoding, a spreadsheet's own file, or a file that can't be read. */
export async function* textOf(path: string): AsyncGenerator<Buffer> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let lines = 0;
	let first = true;
	for await (const piece of pieces(path)) {
		if (first) refuseByItsHead(path, piece);
		first = false;
		try {
			decoder.decode(piece, { stream: true });
		} catch {
			throw notUtf8(path, lines + linesBeforeSlip(piece) + 1);
		}
		for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) lines++;
		yield piece;
	}
	try {
		decoder.decode();
	} catch {
		throw notUtf8(path, lines + 1);
	}
}

/** How a file begins. Characters in another encoding are `\ufffd` there. */
export function beginningOf(path: string): string {
	const bytes = Buffer.alloc(PIECE_BYTES);
	try {
		const file = openSync(path, 'r');
		try {
			const head = bytes.subarray(0, readSync(file, bytes));
			refuseByItsHead(path, head);
			return head.toString();
		} finally {
			closeSync(file);
		}
	} catch (error) {
		throw unreadable(path, error);
	}
}

async function* pieces(path: string): AsyncGenerator<Buffer> {
	try {
		yield* createReadStream(path, { highWaterMark: PIECE_BYTES });
	} catch (error) {
		throw unreadable(path, error);
	}
}

function unreadable(path: string, error: unknown): Broken {
	if (error instanceof Broken) return error;
	const { code, message } = error as NodeJS.ErrnoException;
	return new Broken(`${path} can't be read: ${code === 'ENOENT' ? 'there is no such file' : message}.`);
}

function refuseByItsHead(path: string, piece: Buffer): void {
	const head = piece.subarray(0, 4).toString('latin1');
	if (head.startsWith('PK') || head === '\xd0\xcf\x11\xe0')
		throw new Broken(`${path} is a spreadsheet's own file. ${SAVE_AS}`);
	if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) throw new Broken(`${path} is UTF-16. ${SAVE_AS}`);
}

export const notUtf8 = (path: string, line: number): Broken =>
	new Broken(`${path} is not UTF-8: line ${line} has a character in another encoding. ${SAVE_AS}`);

/** How many lines of a piece come before the first that is not UTF-8; characters may be cut in two at its ends. */
function linesBeforeSlip(piece: Buffer): number {
	let lines = 0;
	let from = 0;
	while (from < 3 && (piece[from]! & 0xc0) === 0x80) from++;
	for (let to = piece.indexOf(NEWLINE, from); to >= 0; to = piece.indexOf(NEWLINE, from)) {
		if (!isUtf8(piece.subarray(from, to))) return lines;
		lines++;
		from = to + 1;
	}
	return lines;
}
