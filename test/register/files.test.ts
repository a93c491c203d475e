import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../../src/register/csv.ts';
import { lookThrough } from '../../src/register/files.ts';
import { resourcesIn } from '../../src/register/json.ts';
import { Broken, type Raw } from '../../src/register/raw.ts';

const COLUMNS = { columns: { key: 'No', firstName: 'Prénom', surname: 'Nom', phone: 'Tél' } };

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'waitless-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

async function lines(content: string | Buffer): Promise<Raw[]> {
	const found: Raw[] = [];
	for await (const raw of readCsv(file('patients.csv', content), COLUMNS)) found.push(raw);
	return found;
}

const names = (raws: readonly Raw[]) => raws.map(({ key, firstName, surname }) => `${key} ${firstName} ${surname}`);
const HEAD = 'No,Prénom,Nom,Tél';

describe('A CSV file is read', () => {
	test.each([
		['with commas', `${HEAD}\n1,Zoé,Roy,5\n`],
		['with semicolons', 'No;Prénom;Nom;Tél\n1;Zoé;Roy;5\n'],
		['with tabs', 'No\tPrénom\tNom\tTél\n1\tZoé\tRoy\t5\n'],
		['with Windows’ line ends', `${HEAD}\r\n1,Zoé,Roy,5\r\n`],
		['with a byte order mark', `\ufeff${HEAD}\n1,Zoé,Roy,5\n`],
		['with quotes', '"No","Prénom","Nom","Tél"\n"1","Zoé","Roy","5"\n'],
		['with its columns in another order, and others between', 'Nom,X,Tél,No,Prénom\nRoy,y,5,1,Zoé\n'],
		['with spaces around its values', 'No, Prénom , Nom,Tél\n1, Zoé , Roy ,5\n'],
		['with empty lines', `${HEAD}\n\n1,Zoé,Roy,5\n,,,\n\n`],
		['without a last line end', `${HEAD}\n1,Zoé,Roy,5`],
	])('%s', async (_, content) => {
		expect(names(await lines(content))).toEqual(['1 Zoé Roy']);
	});

	test('with commas, quotes and line ends in a value', async () => {
		expect(names(await lines(`${HEAD}\n1,"Zoé ""Zo""","Roy, \nfille",5\n2,Al "Jo" X,Roy,6\n`))).toEqual([
			'1 Zoé "Zo" Roy, \nfille',
			'2 Al "Jo" X Roy',
		]);
	});

	test('with the number of the line that each record begins on', async () => {
		const found = await lines(`${HEAD}\n1,"a\nb",Roy,5\n\n2,Zoé\n3,Zoé,Roy,5\n`);
		expect(found.map(({ line, refused }) => [line, refused !== undefined])).toEqual([
			[2, false],
			[5, true],
			[6, false],
		]);
	});

	test('whose characters lie across the pieces that it is read in', async () => {
		const many = Array.from({ length: 60_000 }, (_, n) => `${n},Zoé,Éé,`);
		const found = await lines([HEAD, ...many].join('\n'));
		expect(found).toHaveLength(60_000);
		expect(new Set(found.map(({ surname }) => surname))).toEqual(new Set(['Éé']));
	});
});

describe('A file that is not whole is told in one sentence:', () => {
	const latin1 = Buffer.from('No,Nom,Prénom,Tél\n', 'utf8');
	test.each<[string, string, string | Buffer, RegExp]>([
		[
			'a column is missing',
			'a.csv',
			'No,Prénom,Tél\n1,Zoé,5\n',
			/has no column “Nom”. Its columns are “No”, “Prénom”, “Tél”/,
		],
		['a column twice', 'a.csv', `${HEAD},Nom\n1,Zoé,Roy,5,X\n`, /has the column “Nom” twice/],
		[
			'another encoding in its head',
			'a.csv',
			Buffer.from(`${HEAD}\n1,Zoé,Roy,5\n`, 'latin1'),
			/line 1 has a character in another encoding/,
		],
		[
			'another encoding further down',
			'a.csv',
			Buffer.concat([latin1, Buffer.from('1,Roy,Zoe,5\n2,Roy,Zoé,5\n', 'latin1')]),
			/is not UTF-8: line 3 has a character/,
		],
		['UTF-16', 'a.csv', Buffer.from(`\ufeff${HEAD}\n`, 'utf16le'), /is UTF-16/],
		['a spreadsheet', 'a.csv', Buffer.from('PK\x03\x04…'), /is a spreadsheet's own file/],
		['a quote that is never closed', 'a.csv', `${HEAD}\n1,"Zoé,Roy,5\n2,Al,Roy,6\n`, /line 2: a quote .* never closed/],
		['a line of ten megabytes', 'a.csv', `${HEAD}\n1,${'Z'.repeat(1e7)},Roy,5\n`, /this line has no end/],
		['nothing in it', 'a.csv', '', /has no column/],
		['nobody in it', 'a.csv', `${HEAD}\n`, /There is no patient in/],
		[
			'half a JSON',
			'a.json',
			'{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"',
			/is not whole: it ends in the middle/,
		],
		[
			'JSON that is none',
			'a.json',
			'{"resourceType":"Bundle","entry":[{"resource":{oops}}]}',
			/resource 1 can't be read/,
		],
		['JSON of something else', 'a.json', '{"patients":[]}', /neither a FHIR Bundle nor one FHIR resource a line/],
		['words', 'a.json', 'patients', /this is no JSON/],
		[
			'JSON a million deep',
			'a.json',
			`{"resourceType":"Bundle","entry":[${'['.repeat(1e6)}`,
			/nested deeper than FHIR is/,
		],
		['a resource without end', 'a.ndjson', `{"resourceType":"Patient","text":"${'x'.repeat(9e6)}`, /longer than 8 MB/],
	])('%s', async (_, name, content, sentence) => {
		const error = await lookThrough(file(name, content), COLUMNS).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(Broken);
		expect((error as Broken).message).toMatch(sentence);
	});

	test('it is not there', async () => {
		await expect(lookThrough(join(folder, 'none.csv'), COLUMNS)).rejects.toThrow('there is no such file or folder');
	});
});

describe('Resources are read', () => {
	const read = async (content: string): Promise<unknown[]> => {
		const found: unknown[] = [];
		for await (const resource of resourcesIn(file('patients.json', content))) found.push(resource);
		return found;
	};
	const patients = [1, 2, 3].map((id) => ({ resourceType: 'Patient', id: `${id}`, name: [{ text: 'a "[{,:\\' }] }));
	const bundle = (space?: number) =>
		JSON.stringify(
			{
				resourceType: 'Bundle',
				link: [{ entry: [1] }],
				entry: patients.map((resource) => ({ fullUrl: 'x', resource })),
				total: 3,
			},
			null,
			space,
		);

	test('of a Bundle on one line, and of one that is indented', async () => {
		expect(await read(bundle())).toEqual(patients);
		expect(await read(`\ufeff${bundle(2)}\n`)).toEqual(patients);
	});

	test('one a line', async () => {
		expect(await read(patients.map((each) => JSON.stringify(each)).join('\n'))).toEqual(patients);
	});

	test('of several Bundles, one a line', async () => {
		expect(await read(`${bundle()}\n${bundle()}`)).toEqual([...patients, ...patients]);
	});

	test('wherever the pieces end that they are read in', async () => {
		const many = Array.from({ length: 20_000 }, (_, id) => ({
			resourceType: 'Patient',
			id: `${id}`,
			x: 'é'.repeat(id % 40),
		}));
		const text = JSON.stringify({ entry: many.map((resource) => ({ resource })), resourceType: 'Bundle' });
		expect(await read(text)).toEqual(many);
	});
});

test('of a folder every register is read, and no report', async () => {
	const inside = mkdtempSync(join(folder, 'in-'));
	for (const name of ['b.csv', 'a.csv', 'a.csv.report.csv', 'notes.md'])
		writeFileSync(join(inside, name), `${HEAD}\n1,Zoé,Roy,5\n`);
	writeFileSync(
		join(inside, 'c.ndjson'),
		'{"resourceType":"Patient","id":"1"}\n{"resourceType":"Practitioner","id":"2"}\n',
	);
	const { csv, fhir, records } = await lookThrough(inside, COLUMNS);
	expect([...csv, ...fhir].map((path) => path.slice(inside.length + 1))).toEqual(['a.csv', 'b.csv', 'c.ndjson']);
	expect(records).toBe(3);
});
