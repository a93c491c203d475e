/** The trail in words: whatever it can say was done, staff can read in their language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APPOINTMENT_CHANGES } from '../../db/tables/visits.ts';
import { part } from '../../flows/prompt.ts';
import { LANGUAGES, sayIfPossible } from '../../flows/words.ts';
import { UNDOES } from '../../src/staff/undoes.ts';
import { NEW_KEY, PRUNED } from '../../src/trail/notes.ts';
import { verb } from '../../src/trail/words.ts';

const SRC = resolve(import.meta.dirname, '../../src');

/** Every action that code writes into the trail: the words among what `record(…)`, `undoable(…)`… are given. */
function actionsWritten(): Set<string> {
	const actions = new Set<string>([NEW_KEY, PRUNED, ...APPOINTMENT_CHANGES]);
	for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
		if (!file.endsWith('.ts')) continue;
		const code = readFileSync(join(SRC, file), 'utf8');
		const calls = code.matchAll(
			/(?:\brecord|\bundoable)\(\s*((?:turn|tx|')[^`{;]*)|\b(?:done|note)\(((?:turn, )?'[^,]*)/g,
		);
		const given = [...calls].map(([, a, b]) => a ?? b!);
		// Of whoever writes a row himself.
		if (/\baudit(?:ed)?\(|noteTry\(/.test(code))
			given.push(...[...code.matchAll(/\baction: ([^\n{}]*?)(?:, \w|,?\n| \})/g)].map(([, said]) => said!));
		for (const said of given)
			for (const [, action] of said
				.replaceAll(/[!=]== *(?:'[^']*'|\d+)|\['\w+'\]/g, '')
				.matchAll(/'([a-z][A-Za-z -]+)'/g))
				actions.add(action!);
	}
	return actions;
}

describe('the trail', () => {
	const actions = actionsWritten();

	it('is seen whole by this test', () => {
		for (const one of [
			'opened file',
			'left',
			'removed',
			'had a copy',
			'was forgotten',
			'closed times',
			'added contact',
			'identified',
			'expired link',
			'imported register',
			'saw a picture',
		])
			expect(actions).toContain(one);
	});

	it.each(LANGUAGES)('has words in %s for everything that is written into it', (language) => {
		expect([...actions].filter((action) => sayIfPossible(verb(action), language, {}) === undefined)).toEqual([]);
	});

	it.each(LANGUAGES)('has words in %s for everything that /undo can take back', (language) => {
		const said = Object.keys(UNDOES).map((action) =>
			sayIfPossible(part('undo-what', { what: action.replaceAll(' ', '-') }), language, {}),
		);
		expect(new Set(said).size).toBe(Object.keys(UNDOES).length);
	});
});
