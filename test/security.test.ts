/** The threat model names a test in each of its rows: each of them is there. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const rows = readFileSync(new URL('docs/security.md', root), 'utf8')
	.split('### HIPAA')[0]!
	.split('\n')
	.flatMap((line) => {
		const [, might, file, title] = /^\| (.+) \| .+ \| `(test\/\S+)` · (.+) \|$/.exec(line) ?? [];
		return might ? [{ might, file: file!, title: title! }] : [];
	});

it('The threat model has a row for everybody it speaks of', () => {
	expect(rows.length).toBeGreaterThan(45);
});

it.each(rows)('Somebody who $might meets a test that is there: $title', ({ file, title }) => {
	expect(readFileSync(new URL(file, root), 'utf8')).toContain(title);
});
