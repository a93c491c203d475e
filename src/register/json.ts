/**
 * The resources in a file of FHIR, one after another, however long it is: a Bundle's entries, or one resource a line
 * (NDJSON). Each is read by itself; the file as a whole is never in memory.
 */
import { textOf } from './bytes.ts';
import { Broken } from './raw.ts';

/** A photograph may be in it. */
const LARGEST_BYTES = 8 * 1024 * 1024;
/** FHIR's own resources are not half as deep. */
const DEEPEST = 100;

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_GROUP, CLOSE_GROUP] = [0x5b, 0x5d, 0x7b, 0x7d];
const [SPACE, TAB, NEWLINE, RETURN] = [0x20, 0x09, 0x0a, 0x0d];
const BLANK = new Set([SPACE, TAB, NEWLINE, RETURN]);

/** @throws Broken with a sentence: no JSON, half of one, or neither a Bundle nor resources. */
export async function* resourcesIn(path: string): AsyncGenerator<unknown> {
	const cutter = new Cutter();
	let count = 0;
	const read = (text: string): unknown => {
		try {
			return JSON.parse(text);
		} catch {
			throw new Broken(`${path} is not JSON, or not whole: resource ${count + 1} can't be read.`);
		}
	};
	let first = true;
	for await (const bytes of textOf(path)) {
		const bom = first && bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf));
		first = false;
		for (const { text, entry } of cutter.cut(bom ? bytes.subarray(3) : bytes)) {
			const value = read(text) as { resourceType?: unknown; resource?: unknown } | null;
			if (typeof value?.resourceType === 'string' && value.resourceType !== 'Bundle') yield value;
			else if (entry && value?.resource) yield value.resource;
			else if (!entry && value?.resourceType !== 'Bundle')
				throw new Broken(`${path} is neither a FHIR Bundle nor one FHIR resource a line.`);
			else continue;
			count++;
		}
		if (cutter.wrong) throw new Broken(`${path}, resource ${count + 1}: ${cutter.wrong}`);
	}
	if (first || !cutter.whole)
		throw new Broken(`${path} is not whole: it ends in the middle, after ${count} resources.`);
}

interface Cut {
	readonly text: string;
	/** It stood in a list named `entry`, as a Bundle has one. */
	readonly entry: boolean;
}

/** Cuts a stream of bytes where one value ends and the next begins; whether each is JSON is not its concern. */
class Cutter {
	/** Why it reads no further. */
	wrong = '';
	private depth = 0;
	private inText = false;
	private escaped = false;
	/** The last text at depth 1, what there is of it so far, and the key that we are at. */
	private lastText = '';
	private begun = '';
	private key = '';
	private inEntries = false;
	/** What is kept of the entry, or of the value around it. */
	private inner: Buffer[] | undefined;
	private outer: Buffer[] = [];
	private bytes = 0;

	/** Nothing is begun and not ended. */
	get whole(): boolean {
		return this.depth === 0;
	}

	*cut(piece: Buffer): Generator<Cut> {
		let from = 0;
		let textFrom = 0;
		for (let at = 0; at < piece.length && !this.wrong; at++) {
			const byte = piece[at]!;
			if (this.inText) {
				if (this.escaped) this.escaped = false;
				else if (byte === BACKSLASH) this.escaped = true;
				else if (byte === QUOTE) {
					this.inText = false;
					if (this.depth === 1) this.lastText = this.begun + piece.toString('utf8', textFrom, at);
				}
			} else if (byte === QUOTE) {
				this.inText = true;
				this.begun = '';
				textFrom = at + 1;
			} else if (byte === COLON) {
				if (this.depth === 1) this.key = this.lastText;
			} else if (byte === OPEN_GROUP || byte === OPEN_LIST) {
				if (this.depth === 1 && byte === OPEN_LIST && this.key === 'entry') {
					this.inEntries = true;
					this.keep(piece, from, at + 1);
				} else if (this.betweenEntries) {
					this.inner = [];
					from = at;
				} else if (this.depth === 0) from = at;
				if (++this.depth > DEEPEST) this.wrong = 'it is nested deeper than FHIR is.';
			} else if (byte === CLOSE_GROUP || byte === CLOSE_LIST) {
				this.depth--;
				if (this.depth === 2 && this.inner) {
					this.keep(piece, from, at + 1);
					yield this.take(this.inner, true);
					this.inner = undefined;
				} else if (this.depth === 1 && this.inEntries) {
					this.inEntries = false;
					from = at;
				} else if (this.depth <= 0) {
					this.depth = 0;
					this.keep(piece, from, at + 1);
					yield this.take(this.outer, false);
					this.outer = [];
				}
			} else if (this.depth === 0 && !BLANK.has(byte)) this.wrong = 'this is no JSON.';
		}
		if (this.depth > 0 && !this.betweenEntries) this.keep(piece, from, piece.length);
		if (this.inText && this.depth === 1) this.begun += piece.toString('utf8', textFrom);
		if (this.bytes > LARGEST_BYTES) this.wrong = 'it is longer than 8 MB.';
	}

	private get betweenEntries(): boolean {
		return this.depth === 2 && this.inEntries && !this.inner;
	}

	private keep(piece: Buffer, from: number, to: number): void {
		(this.inner ?? this.outer).push(piece.subarray(from, to));
		this.bytes += to - from;
	}

	private take(parts: readonly Buffer[], entry: boolean): Cut {
		this.bytes = 0;
		return { text: Buffer.concat(parts).toString(), entry };
	}
}
