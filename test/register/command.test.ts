import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { patientById } from '../../src/core/patients.ts';
import { importCommand } from '../../src/register/command.ts';
import { showProgress } from '../../src/register/progress.ts';
import { demoPlace, ENGINES, type Place } from '../engines.ts';

const keys = keyring(Buffer.from(inject('demo').dataKey, 'base64'));
const HEAD =
	'file_no,first_name,surname,birth_date,gender,language,phone,email,id_number,medical_aid,ramq,files_at,family_doctor,carer,relationship';
const NEW = 'N1,Qwandile,Zyxwabe,1990-01-01,male,en,+27 21 000 0188,zyxwabe@example.org,,LMA-009999,,harbour,,,';
const BAD = 'N2,Qwandile,Zyxwabe,1990-31-01,male,en,+27 21 000 0188,,,,,,,,';
const ODD = 'N3,Amahle,Zyxwabe,1991-01-01,female,en,0188-zyxwabe,,,,,,,,';

describe.each(ENGINES)('The import command on %s', (engine) => {
	let folder: string;
	let place: Place;
	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'waitless-'));
		place = await demoPlace(engine);
	});
	afterEach(async () => {
		rmSync(folder, { recursive: true });
		await place.remove();
	});

	const opened = () => open(place.url, { keys, durable: false });
	const file = (name: string, text: string): string => {
		writeFileSync(join(folder, name), text);
		return join(folder, name);
	};
	async function run(...args: string[]): Promise<{ code: number; said: string }> {
		const lines: string[] = [];
		const progress = () => ({ at: () => {}, end: () => {} });
		const code = await importCommand(args, {
			url: place.url,
			open: opened,
			print: (text) => lines.push(text),
			progress,
		});
		return {
			code,
			said: lines
				.join('\n')
				.replaceAll(`${folder}/`, '')
				.replace(/in [\d.]+ s/, 'in a moment'),
		};
	}

	test('says what became of a register, and where each line of it is spoken of, and shows nobody’s data', async () => {
		const path = file('patients.csv', [HEAD, NEW, BAD, ODD].join('\n'));
		expect(await run(path, '--register', 'lighthouse')).toEqual({
			code: 0,
			said: [
				'Imported: patients.csv as “lighthouse”, 3 records in a moment.',
				'        2 new',
				'        1 of them without something that could not be read',
				'        1 refused',
				'        1 × refused, birthDate: This is no date of birth as the clinic file says that they are written here, or not one of somebody alive.',
				'        1 × left out, phone: This is no phone number.',
				'Line by line: patients.csv.report.csv, which only this account may read.',
			].join('\n'),
		});
		const report = `${path}.report.csv`;
		expect(statSync(report).mode & 0o777).toBe(0o600);
		const lines = readFileSync(report, 'utf8').replaceAll(folder, '').split('\n');
		expect(lines.map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
			'outcome,file,line,field',
			'refused,/patients.csv,3,birthDate',
			'left out,/patients.csv,4,phone',
			'',
		]);
		expect(lines.join()).not.toMatch(/zyxwabe|qwandile|0188|1990/i);
	});

	test('tries first, where that is asked for', async () => {
		const path = file('patients.csv', [HEAD, NEW].join('\n'));
		const { code, said } = await run(path, '--register', 'lighthouse', '--dry-run');
		expect({ code, said }).toMatchObject({
			code: 0,
			said: expect.stringMatching(/^Tried, and nothing was changed: .*\n +1 new/),
		});
		const store = await opened();
		expect(await store.read((reading) => patientById(reading, 41))).toBeUndefined();
		await store.close();
	});

	test.each([
		['how it is used', [], /npm run import -- FILE --register NAME/],
		[
			'a register that there isn’t',
			['FILE', '--register', 'lighthose'],
			/Did you mean “lighthouse”\? It names “lighthouse”/,
		],
		[
			'a clinic that there isn’t',
			['FILE', '--register', 'lighthouse', '--at', 'nowhere'],
			/There is no clinic “nowhere”/,
		],
		[
			'a file that there isn’t',
			['none.csv', '--register', 'lighthouse'],
			/no such file or folder. Nothing was changed/,
		],
		[
			'a report that would write over something else',
			['FILE', '--register', 'lighthouse', '--report', 'FILE'],
			/is no report: name another/,
		],
	])('says %s', async (_, args, sentence) => {
		const path = file('patients.csv', [HEAD, NEW].join('\n'));
		const { code, said } = await run(...args.map((arg) => (arg === 'FILE' ? path : arg)));
		expect({ code, said }).toMatchObject({ code: 1, said: expect.stringMatching(sentence) });
		expect(readFileSync(path, 'utf8')).toContain(NEW);
	});

	test('beside a running server is refused on SQLite, and works on PostgreSQL', async () => {
		const path = file('patients.csv', [HEAD, NEW].join('\n'));
		const server = await open(place.url, { keys, durable: false, server: true });
		const { code, said } = await run(path, '--register', 'lighthouse');
		await server.close();
		if (engine === 'postgres') expect(code).toBe(0);
		else
			expect({ code, said }).toMatchObject({
				code: 1,
				said: expect.stringMatching(/Stop it, import, and start it again/),
			});
	});

	test('can be stopped, and says how it goes on', async () => {
		const many = Array.from({ length: 3000 }, (_, n) => NEW.replace('N1', `M${n}`));
		const path = file('patients.csv', [HEAD, ...many].join('\n'));
		const lines: string[] = [];
		const code = await importCommand([path, '--register', 'lighthouse'], {
			...{
				url: place.url,
				open: opened,
				print: (text) => lines.push(text),
				progress: () => ({ at: () => {}, end: () => {} }),
			},
			onStop(stop) {
				stop();
				return () => {};
			},
		});
		expect(code).toBe(1);
		expect(lines.join('\n')).toContain('Run it again: it goes on where it was.');
	});
});

test('the progress is a bar in a terminal, and a line every ten seconds elsewhere', () => {
	const shown = (isTTY: boolean) => {
		let now = 0;
		const texts: string[] = [];
		const progress = showProgress(100_000, { isTTY, write: (text) => texts.push(text) }, () => now);
		for (const done of [20_000, 40_000, 60_000]) {
			now += 4000;
			progress.at(done);
		}
		progress.end();
		return texts;
	};
	expect(shown(true)[1]).toBe('\r\x1b[K██████████░░░░░░░░░░░░░░ 40 %  40,000 of 100,000 records, 5,000/s, 12 s left');
	expect(shown(false)).toEqual(['60,000 of 100,000 records, 5,000/s, 8 s left\n']);
});
