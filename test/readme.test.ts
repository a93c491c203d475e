/** What the README shows and names: it is the first thing that is read, and nothing else would notice that it is no longer so. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');

const [, shown] = /```\n(> [^`]+)```/.exec(readme)!;
const played = globSync('test/conversations/*.txt', { cwd: root.pathname })
	.map((path) => readFileSync(new URL(path, root), 'utf8'))
	.join('\n');
const said = shown!
	.split('\n')
	.map((line) => line.split('…')[0]!)
	.filter((line) => line.trim() !== '');

it.each(said)('The conversation in it is one that is played: %s', (line) => {
	expect(played).toContain(`\n${line}`);
});

const named = [...readme.matchAll(/(?:`|\]\()((?:db|docs|flows|src|test)\/[\w./-]*)/g)].map(([, path]) => path!);

it.each([...new Set(named)])('It names what is there: %s', (path) => {
	expect(existsSync(new URL(path, root))).toBe(true);
});

const folders = readdirSync(new URL('src', root), { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => `src/${name}/`);

it.each(folders)('It says on which floor this is: %s', (folder) => {
	expect(readme).toMatch(new RegExp(`^\\| \\d \\| .*\`${folder}\``, 'm'));
});
