/** What the clinic command says about a file. */

import type { Changes } from '../core/bring.ts';
import { type Applied, changedAnything } from '../core/describe.ts';
import type { ClinicFile } from './file.ts';
import type { Problem } from './read.ts';

/** One problem a line, as editors and terminals link to them: `file:line:column`. */
export function problemLines(path: string, problems: readonly Problem[]): string {
	const head = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
	const lines = problems.map(({ line, column, path: keys, sentence }) =>
		[`${path}:${line}:${column}`, ...(keys ? [keys] : []), sentence].join('  '),
	);
	return [...lines, '', `${path} has ${head}. Nothing was changed.`].join('\n');
}

const KINDS = {
	areas: ['area', 'areas'],
	locations: ['clinic', 'clinics'],
	departments: ['department', 'departments'],
	services: ['service', 'services'],
	practitioners: ['practitioner', 'practitioners'],
	linkTypes: ['link type', 'link types'],
} as const;
const kindNames = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** How much of everything a file names. */
export const contents = (file: ClinicFile): string =>
	kindNames
		.flatMap((kind) => {
			const count = Object.keys(file[kind]).length;
			return count > 0 ? `${count} ${KINDS[kind][count === 1 ? 0 : 1]}` : [];
		})
		.join(', ');

/** What applying a file changed, by code. */
export function appliedLines(path: string, applied: Applied): string {
	if (!changedAnything(applied)) return `${path} says what was already so. Nothing was changed.`;
	const lines = kindNames.flatMap((kind) => {
		const said = changeWords(applied[kind]);
		return said ? [`  ${KINDS[kind][1]}: ${said}`] : [];
	});
	if (applied.network !== 'same') lines.unshift(`  network: ${applied.network}`);
	return [`${path} is applied.`, ...lines].join('\n');
}

const changeWords = ({ added, changed, retired }: Changes): string =>
	Object.entries({ added, changed, retired })
		.filter(([, codes]) => codes.length > 0)
		.map(([what, codes]) => `${codes.length} ${what} (${codes.join(', ')})`)
		.join('; ');
