/** Imports a register in a process of its own, for a test that kills it: says when each batch is in, and goes on slowly. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { networkOf } from '../../src/core/network.ts';
import { lookThrough } from '../../src/register/files.ts';
import { importRegister } from '../../src/register/import.ts';

process.once('message', async ({ url, key, text }: { url: string; key: string; text: string }) => {
	const path = join(mkdtempSync(join(tmpdir(), 'waitless-killed-')), 'patients.csv');
	writeFileSync(path, text);
	const store = await open(url, { keys: keyring(Buffer.from(key, 'base64')) });
	const network = await store.read(networkOf);
	const source = await lookThrough(path, network.settings.registers.files!);
	await importRegister(store, source, {
		...{ name: 'files', network, dryRun: false, confirmed: true, batch: 20, note: () => {}, stopped: () => false },
		progress: () => process.send!('done'),
	});
});
