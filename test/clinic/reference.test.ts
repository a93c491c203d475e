import { expect, test } from 'vitest';
import { clinicFileReference } from './reference.ts';

test('the reference names every key of the clinic file, as the schema describes it', async () => {
	await expect(clinicFileReference()).toMatchFileSnapshot('../../docs/clinic-file.md');
});

test('no key of the clinic file is without a description, or without a word on how it is written', () => {
	const rows = clinicFileReference()
		.split('\n')
		.filter((line) => line.startsWith('| `'));
	expect(rows.length).toBeGreaterThan(50);
	expect(rows.filter((row) => /undefined|\|\s+\|/.test(row))).toEqual([]);
});
