/** Reads YAML so that what is wrong with it is said to somebody who doesn't know YAML. */
import { type Alias, type Document, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { Place } from './lines.ts';

export interface Yaml {
	readonly doc: Document.Parsed;
	readonly lines: LineCounter;
	readonly problems: readonly (Place & { readonly sentence: string })[];
	/** The text can be read further in spite of its problems. */
	readonly legible: boolean;
}

const SENTENCES: Readonly<Record<string, string>> = {
	TAB_AS_INDENT: 'This line is indented with a tab. Use spaces.',
	BAD_INDENT: 'This line is not indented like its neighbours. Give lines of one group the same number of spaces.',
	BLOCK_AS_IMPLICIT_KEY: 'A text with a colon and a space in it stands in quotes: "Note: bring your card".',
	MISSING_CHAR: 'A quote or bracket is opened before here and never closed.',
	MULTIPLE_DOCS: 'A line of three hyphens ends the file, and more follows. Take the line out.',
	BAD_SCALAR_START: 'A text that begins with a special character stands in quotes: "@ the harbour".',
	UNEXPECTED_TOKEN:
		'Something stands here that does not belong. A text with quotes in it stands in quotes of the other kind: "it\'s".',
	EMPTY_ALIAS: 'The name after * is missing.',
};

export function readYaml(text: string): Yaml {
	const lines = new LineCounter();
	const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const placed = (offset: number, sentence: string) => {
		const { line, col } = lines.linePos(offset);
		return { line, column: col, sentence };
	};
	const twice = doc.errors.filter((error) => error.code === 'DUPLICATE_KEY');
	// Having stumbled once, YAML stumbles over lines that are in order: only the first is told.
	const stumbled = doc.errors.filter((error) => error.code !== 'DUPLICATE_KEY').slice(0, 1);
	const problems = [...twice, ...stumbled].map((error) => placed(error.pos[0], sentenceFor(error, text)));
	// An alias may stand for a million nodes, and has no line of its own to name.
	visit(doc, {
		Alias: (_, alias: Alias) => {
			problems.push(placed(alias.range?.[0] ?? 0, `“*${alias.source}” is not understood here. Write it out.`));
		},
	});
	return { doc, lines, problems, legible: problems.length === twice.length };
}

function sentenceFor(error: YAMLError, text: string): string {
	if (error.code !== 'DUPLICATE_KEY')
		return SENTENCES[error.code] ?? `This is not YAML (${error.message}). The lines before it may tell why.`;
	const key = /^[^:\s]+/.exec(text.slice(error.pos[0]))?.[0];
	return `“${key}” stands here for the second time. Take one out, or give it another name.`;
}
