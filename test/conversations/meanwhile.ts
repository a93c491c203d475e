/** What happens to the clinic between two lines of a transcript: another clinic file is applied, a command is run on the server. */
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { open } from '../../db/open.ts';
import { adminCommand } from '../../src/admin.ts';
import { readClinicFile } from '../../src/clinic/read.ts';
import { readConfig } from '../../src/config.ts';
import { applyNetwork, NETWORK_LANE } from '../../src/core/describe.ts';
import type { TestHouse } from '../house.ts';

const DEMO = new URL('../../src/clinic/demo/clinic.yaml', import.meta.url);

/**
 * Applies the demo's clinic file, changed in one place.
 * @param path `network.terms.version`; `*` stands for every key there: `services.*.eligibility.fileHere`.
 * @param value YAML.
 */
export async function clinicFileSays(test: TestHouse, path: string, value: string): Promise<void> {
	const doc = parseDocument(readFileSync(DEMO, 'utf8'));
	const said = parseDocument(value).toJS();
	const [before, behind] = path.split('.*.');
	const keys = behind === undefined ? [''] : Object.keys(doc.toJS()[before!]);
	for (const key of keys) doc.setIn((behind === undefined ? before! : `${before}.${key}.${behind}`).split('.'), said);
	const read = readClinicFile(String(doc));
	if (read.kind === 'wrong') throw new Error(read.problems.map(({ sentence }) => sentence).join(' '));
	await test.house.store.transaction((tx) => applyNetwork(tx, read.file), NETWORK_LANE);
}

/** `npm run admin -- …`, beside the house that runs. Answers what it prints. */
export async function onTheServer(test: TestHouse, args: string): Promise<string> {
	const printed: string[] = [];
	await adminCommand(args.split(' '), {
		config: readConfig({ DATABASE_URL: test.url }),
		open: () => open(test.url, { keys: test.house.store.keys, clock: test.clock.read, durable: false }),
		print: (text) => void printed.push(text),
		bot: async () => 'waitless_bot',
	});
	return printed.join('\n');
}
