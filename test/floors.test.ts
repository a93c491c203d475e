/** The floors of the house: what is above may use what is below, never the other way round. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** By the longest path that fits. */
const FLOORS: Readonly<Record<string, number>> = {
	'db/': 0,
	'src/core/': 1,
	'flows/': 2,
	'src/': 3,
	'src/channels/': 4,
	'src/sender.ts': 4,
	'src/house': 5,
	'src/main.ts': 5,
};

interface Import {
	readonly from: string;
	readonly to: string;
	/** `import type`: gone when the program runs. */
	readonly typeOnly: boolean;
}

const floorOf = (path: string): number =>
	Object.entries(FLOORS)
		.filter(([start]) => path.startsWith(start))
		.sort(([a], [b]) => b.length - a.length)[0]![1];

const files = ['db', 'src', 'flows'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
		.map((path) => join(folder, path)),
);

/** `import type { … } from '…'`, `export … from '…'`, `import('…')`: our own files only. */
const IMPORT =
	/(?:^|\n)\s*(import|export)\s+(type\s)?[^;'"]*?from\s*'(\.[^']+)'|(?:import)\(\s*'(\.[^']+)'\s*\)|(?:^|\n)import\s*'(\.[^']+)'/g;

const imports: Import[] = files.flatMap((from) =>
	[...readFileSync(join(root, from), 'utf8').matchAll(IMPORT)].map((found) => ({
		from,
		to: relative(root, resolve(root, dirname(from), found[3] ?? found[4] ?? found[5]!)),
		typeOnly: found[2] !== undefined,
	})),
);

const shown = ({ from, to }: Import): string => `${from} → ${to}`;

describe('The house', () => {
	it('is seen whole by this test', () => {
		expect(imports.length).toBeGreaterThan(50);
		expect(imports.map(shown)).toContain('src/core/holds.ts → db/queries/holds.ts');
	});

	it('imports point down only', () => {
		const upwards = imports.filter(({ from, to }) => to.startsWith('test/') || floorOf(to) > floorOf(from));
		expect(upwards.map(shown)).toEqual([]);
	});

	it('what staff say is understood before it is carried out, and the commands of one subject know none of another’s', () => {
		const BELOW = ['dialogue', 'grammar', 'finding'];
		const folderIn = (path: string) => /^src\/staff\/(?:(.+)\/)?[^/]+$/.exec(path)?.[1] ?? '';
		const level = (folder: string) => (folder === '' ? 9 : BELOW.includes(folder) ? BELOW.indexOf(folder) : 3);
		const wrong = imports.filter(({ from, to }) => {
			if (!from.startsWith('src/staff/') || !to.startsWith('src/staff/')) return false;
			return folderIn(from) !== folderIn(to) && level(folderIn(to)) >= level(folderIn(from));
		});
		// "/confirm" takes a visit that is pending, too.
		expect(wrong.map(shown)).toEqual(['src/staff/patients/confirm.ts → src/staff/visits/accept.ts']);
	});

	it('the core knows the database, and nothing beside it', () => {
		const others = imports.filter(
			({ from, to }) => from.startsWith('src/core/') && !to.startsWith('src/core/') && !to.startsWith('db/'),
		);
		expect(others.map(shown)).toEqual([]);
	});

	it('the flows know types of what is below, and run nothing of it', () => {
		const running = imports.filter(
			({ from, to, typeOnly }) => from.startsWith('flows/') && !to.startsWith('flows/') && !typeOnly,
		);
		expect(running.map(shown)).toEqual([]);
	});

	it('channels and pages know types of what is below, and do not know each other', () => {
		const outside = /^src\/(channels\/[^/]+|web)\//;
		const wing = (path: string) => outside.exec(path)?.[0];
		const across = imports.filter(({ from, to }) => wing(from) && wing(to) && wing(from) !== wing(to));
		expect(across.map(shown)).toEqual([]);
	});

	it('no imports go round in a circle', () => {
		const next = Map.groupBy(
			imports.filter(({ typeOnly }) => !typeOnly),
			({ from }) => from,
		);
		const done = new Set<string>();
		const circles: string[] = [];
		const visit = (file: string, path: readonly string[]): void => {
			if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
			else if (!done.has(file)) {
				for (const { to } of next.get(file) ?? []) visit(to, [...path, file]);
				done.add(file);
			}
		};
		for (const file of files) visit(file, []);
		expect(circles).toEqual([]);
	});
});
