/** Reads a clinic file and says everything that is wrong with it, each with its line and what is allowed. */
import { type ClinicFile, clinicFile } from './file.ts';
import { type Place, placeOf } from './lines.ts';
import { namedIn } from './named.ts';
import { sentenceOf } from './sentences.ts';
import { readYaml } from './yaml.ts';

export interface Problem extends Place {
	/** The keys that lead there: `services.vaccination.length`; empty if YAML itself stumbled. */
	readonly path: string;
	/** What is wrong and what is allowed, fit to read. */
	readonly sentence: string;
}

export type ReadClinicFile =
	| { readonly kind: 'ok'; readonly file: ClinicFile }
	/** In the order of their lines. */
	| { readonly kind: 'wrong'; readonly problems: readonly Problem[] };

/** @param text the file's whole content. */
export function readClinicFile(text: string): ReadClinicFile {
	const { doc, lines, problems, legible } = readYaml(text);
	const slips = problems.map((problem) => ({ ...problem, path: '' }));
	if (!legible) return { kind: 'wrong', problems: slips };

	const raw: unknown = doc.toJS();
	const checked = clinicFile(namedIn(raw)).safeParse(raw, { error: sentenceOf, reportInput: true });
	if (checked.success && slips.length === 0) return { kind: 'ok', file: checked.data };

	const wrong = (checked.error?.issues ?? []).map((issue) => ({
		...placeOf(doc, lines, issue.path),
		path: issue.path.join('.'),
		// A key of a group is refused with the sentence of its own rule.
		sentence: issue.code === 'invalid_key' ? issue.issues[0]!.message : issue.message,
	}));
	return { kind: 'wrong', problems: [...slips, ...wrong].sort((a, b) => a.line - b.line || a.column - b.column) };
}
