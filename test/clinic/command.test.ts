import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import { open as openDatabase } from '../../db/open.ts';
import { clinicCommand } from '../../src/clinic/command.ts';
import { networkOf } from '../../src/core/network.ts';
import { ENGINES, newPlace, type Place } from '../engines.ts';
import { changed, SMALL } from './small.ts';

const keys = keyring(new Uint8Array(32).fill(7));
describe.each(ENGINES)('The clinic command on %s:', (engine) => {
	let folder: string;
	let place: Place;
	let opened: number;

	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'waitless-'));
		place = await newPlace(engine);
		opened = 0;
	});
	afterEach(async () => {
		rmSync(folder, { recursive: true });
		await place.remove();
	});

	function open() {
		opened++;
		return openDatabase(place.url, { keys, durable: false });
	}

	async function run(...args: string[]): Promise<{ code: number; said: string }> {
		const lines: string[] = [];
		const code = await clinicCommand(args, { open, print: (text) => lines.push(text) });
		return { code, said: lines.join('\n').replaceAll(`${folder}/`, '') };
	}

	function file(text: string): string {
		const path = join(folder, 'clinic.yaml');
		writeFileSync(path, text);
		return path;
	}

	test.each([[[]], [['help']], [['check']], [['apply', 'a.yaml', 'b.yaml']]])(
		'used wrongly (%j), it shows how it is used',
		async (args) => {
			const { code, said } = await run(...args);
			expect(code).toBe(1);
			expect(said).toContain('For example: npm run clinic -- check clinic.yaml');
		},
	);

	test('a file that is not there is told', async () => {
		expect(await run('check', join(folder, 'none.yaml'))).toEqual({
			code: 1,
			said: "none.yaml can't be read: there is no such file.",
		});
	});

	test('check says what a file in order names, and opens no database', async () => {
		expect(await run('check', file(SMALL))).toEqual({
			code: 0,
			said: 'clinic.yaml is in order: 1 area, 2 clinics, 1 department, 2 services, 1 practitioner.',
		});
		expect(opened).toBe(0);
	});

	test.each(['check', 'apply'])('%s names the line of each problem, and opens no database', async (verb) => {
		expect(await run(verb, file(changed('country: ZA', 'contry: ZA')))).toEqual({
			code: 1,
			said: [
				'clinic.yaml:1:1  network.country  “country” is missing.',
				'clinic.yaml:5:3  network.contry  “contry” is not a key here. Did you mean “country”? The keys are “name”, ' +
					'“welcome”, “phone”, “country”, “languages”, “terms”, “hold”, “notice”, “window”, “cutOffs”, “registration”, “identifiers”, “childBelow”, “retention”, “desk” and “registers”.',
				'',
				'clinic.yaml has 2 problems. Nothing was changed.',
			].join('\n'),
		});
		expect(opened).toBe(0);
	});

	test('apply says what it changed, and then that nothing is left to change', async () => {
		expect(await run('apply', file(SMALL))).toEqual({
			code: 0,
			said: [
				'clinic.yaml is applied.',
				'  network: added',
				'  areas: 1 added (city)',
				'  clinics: 2 added (north, south)',
				'  departments: 1 added (nursing)',
				'  services: 2 added (visit, vaccine)',
				'  practitioners: 1 added (ann)',
			].join('\n'),
		});
		expect((await run('apply', file(SMALL))).said).toBe('clinic.yaml says what was already so. Nothing was changed.');
	});

	test('applying a wrong file leaves the network as it was', async () => {
		await run('apply', file(SMALL));
		await run(
			'apply',
			file(changed('hold: 5 minutes', 'hold: 9 minutes').replace('length: 10 minutes', 'length: ten')),
		);
		const store = await open();
		expect((await store.read(networkOf)).settings.holdMinutes).toBe(5);
		await store.close();
	});
});
