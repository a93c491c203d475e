import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markErased } from '../../db/queries/erase.ts';
import { query } from '../../db/store.ts';
import { erasePatient } from '../../src/core/erase.ts';
import { identify } from '../../src/core/identify.ts';
import { mergePatients } from '../../src/core/merge.ts';
import { networkOf } from '../../src/core/network.ts';
import { addContact, patientById, registerProvisional } from '../../src/core/patients.ts';
import { changePatient, writePatient } from '../../src/core/register.ts';
import { ENGINES } from '../engines.ts';
import { csv, everything, LEFA, type Registered, registered, THANDI, trail } from './importing.ts';

const COUNTS = { new: 0, changed: 0, same: 0, refused: 0, incomplete: 0, gone: 0, duplicates: 0 };
const PHONE = { system: 'phone', value: '+27210000131' } as const;
const MAIL = { system: 'email', value: 'thandi@example.org' } as const;

const forgetSources = query()((q, { patientSource }) => q.delete(patientSource));

describe.each(ENGINES)('On %s, a register', (engine) => {
	let house: Registered;
	beforeEach(async () => {
		house = await registered(engine);
	});
	afterEach(() => house.end());

	const first = async () => (await everything(house)).patients[0]!.id;
	const contactsOf = async (id: number) =>
		(await house.store.read((reading) => patientById(reading, id)))!.contacts.map(({ value }) => value);

	test('is in the records as it was in the file', async () => {
		const { counts, notes } = await house.take(csv(THANDI, LEFA));
		expect({ counts, notes }).toEqual({ counts: { ...COUNTS, new: 2 }, notes: [] });
		const { patients, contacts, numbers, related } = await everything(house);
		const [thandi, lefa] = patients;
		expect(thandi).toMatchObject({
			...{ provisional: false, firstName: 'Thandi', surname: 'Mokoena', birthDate: '1984-03-12', gender: 'female' },
			...{ language: 'en', filesAt: ['north'], familyDoctor: 'ann', name: null, mergedInto: null, erasedAt: null },
		});
		expect(lefa).toMatchObject({
			birthDate: '2020-02-01',
			gender: 'male',
			filesAt: ['north', 'south'],
			familyDoctor: null,
		});
		const now = house.clock.now;
		expect(contacts).toMatchObject([
			{ patientId: thandi!.id, ...PHONE, rank: 0, confirmedAt: now },
			{ patientId: thandi!.id, ...MAIL, rank: 1, confirmedAt: now },
			{ patientId: lefa!.id, ...PHONE, rank: 0, confirmedAt: now },
		]);
		expect(numbers).toMatchObject([
			{ patientId: thandi!.id, system: 'card', value: 'C1234' },
			{ patientId: thandi!.id, system: 'za-id', value: '8403124970086' },
		]);
		expect(related).toMatchObject([
			{ patientId: lefa!.id, carerId: thandi!.id, relationship: 'parent', endedAt: null },
		]);
	});

	test('gives each of many patients their own contacts, numbers and names, as if they were written one by one', async () => {
		const place = (n: number) =>
			`K${n},Ann${'abcdefghij'[n % 10]},Smith${'qrstuvwxyz'[n % 7]},01/02/19${10 + (n % 80)},F,en,+2782${1_000_000 + n},,,,C-${String(n).padStart(4, '0')},north,,,`;
		await house.take(csv(...Array.from({ length: 600 }, (_, n) => place(n))));
		const { patients, contacts, numbers, names } = await everything(house);
		expect(contacts.map(({ value }) => Number(value.slice(-4)))).toEqual(patients.map((_, n) => n));
		expect(numbers.map(({ value }) => Number(value.slice(1)))).toEqual(patients.map((_, n) => n));
		expect(patients.map(({ birthDate }) => birthDate?.slice(2, 4))).toEqual(
			patients.map((_, n) => String(10 + (n % 80))),
		);

		const alone = await registered(engine);
		for (const [n, { provisional: _, ...patient }] of patients.slice(0, 30).entries())
			await house.store.transaction(async (tx) => {
				const { system, value } = numbers[n]!;
				const contact = { system: 'phone' as const, value: contacts[n]!.value, confirmedAt: tx.now };
				const id = await writePatient(tx, { ...patient, contacts: [contact], identifiers: [{ system, value }] });
				expect(id).toBe(patients.length + n + 1);
			});
		const both = await everything(house);
		const of = (id: number) => ({
			contacts: both.contacts
				.filter(({ patientId }) => patientId === id)
				.map(({ hash, personHash }) => [hash, personHash]),
			numbers: both.numbers.filter(({ patientId }) => patientId === id).map(({ hash }) => hash),
			names: both.names.filter(({ patientId }) => patientId === id).map(({ hash }) => hash),
		});
		for (let n = 0; n < 30; n++) expect(of(both.patients[600 + n]!.id)).toEqual(of(patients[n]!.id));
		expect(names.length).toBeGreaterThan(2000);
		await alone.end();
	});

	test('that comes again as it was changes nothing', async () => {
		await house.take(csv(THANDI, LEFA));
		const before = await everything(house);
		house.clock.now += 1000;
		expect((await house.take(csv(LEFA, THANDI))).counts).toEqual({ ...COUNTS, same: 2 });
		expect(await everything(house)).toEqual(before);
	});

	test('is in the trail by its name, with a row for each record that it changed', async () => {
		await house.take(csv(THANDI, LEFA));
		await house.take(csv(THANDI.replace('0131', '0132'), LEFA));
		const rows = await house.store.read(({ run }) => run(trail, {}));
		expect(rows).toMatchObject([
			{ actor: 'server', action: 'imported register', entity: 'register:files', detail: { new: 2 } },
			{ actor: 'server', action: 'imported', entity: `patient:${await first()}`, detail: { register: 'files' } },
			{ actor: 'server', action: 'imported register', entity: 'register:files', detail: { changed: 1, same: 1 } },
		]);
		expect(JSON.stringify(rows)).not.toMatch(/Thandi|Mokoena|0132/);
	});

	test('takes its own former phone away, and leaves what the desk and the chats have added, after its own', async () => {
		await house.take(csv(THANDI));
		const id = await first();
		await house.store.transaction((tx) => addContact(tx, id, { system: 'phone', value: '+27210000177' }));
		const { counts } = await house.take(csv(THANDI.replace('0131', '0132')));
		expect(counts).toEqual({ ...COUNTS, changed: 1 });
		expect(await contactsOf(id)).toEqual(['+27210000132', MAIL.value, '+27210000177']);
	});

	test('says nothing where a column is empty: what is known from elsewhere stays', async () => {
		await house.take(csv(THANDI.replace('12/03/1984,F', ',').replace('north', '')));
		const id = await first();
		await house.store.transaction((tx) =>
			changePatient(tx, id, { birthDate: '1984-03-12', gender: 'female', filesAt: ['south'] }),
		);
		await house.take(csv(THANDI.replace('12/03/1984,F', ',').replace('north', '').replace('Thandi', 'Thandeka')));
		expect((await everything(house)).patients).toMatchObject([
			{ firstName: 'Thandeka', birthDate: '1984-03-12', gender: 'female', filesAt: ['south'] },
		]);
		await house.take(csv(THANDI));
		expect((await everything(house)).patients).toMatchObject([{ firstName: 'Thandi', filesAt: ['north', 'south'] }]);
	});

	test('keeps records that it no longer has, and says which', async () => {
		await house.take(csv(THANDI, LEFA));
		const before = await everything(house);
		const { counts, notes } = await house.take(csv(THANDI));
		expect(counts).toEqual({ ...COUNTS, same: 1, gone: 1 });
		expect(notes).toEqual([
			{
				outcome: 'gone from the register',
				file: '',
				line: '',
				field: '',
				reason: `Record ${before.patients[1]!.id} stays as it is.`,
			},
		]);
		expect(await everything(house)).toEqual(before);
	});

	test('with lines that are refused brings in all others, and names each by its line and field', async () => {
		const { counts, notes } = await house.take(
			csv(
				THANDI,
				',No,Key,01/01/1990,F,en,,,,,,,,,',
				'K3,,,01/01/1990,F,en,,,,,,,,,',
				'K4,Bad,Date,31/02/1990,F,en,,,,,,,,,',
				'K5,=1+1,Formula,01/01/1990,F,en,,,,,,,,,',
				'K6,Short,Line',
				THANDI.replace('Thandi', 'Twice'),
				LEFA,
			),
		);
		expect(counts).toEqual({ ...COUNTS, new: 2, refused: 6 });
		expect(notes.map(({ outcome, line, field }) => [outcome, line, field])).toEqual([
			['refused', 3, 'key'],
			['refused', 4, 'surname'],
			['refused', 5, 'birthDate'],
			['refused', 6, 'firstName'],
			['refused', 7, ''],
			['refused', 8, 'key'],
		]);
		expect((await everything(house)).patients.map(({ firstName }) => firstName)).toEqual(['Thandi', 'Lefa']);
	});

	test('with a phone, number, word or clinic that is none brings in the rest of the record', async () => {
		const { counts, notes } = await house.take(
			csv('K1,Thandi,Mokoena,12/03/1984,Q,Klingon,12,,thandi@example.org,8403124970087,1234,west,bob,K9,sister'),
		);
		expect(counts).toEqual({ ...COUNTS, new: 1, incomplete: 1 });
		expect(notes.map(({ outcome, line, field }) => [outcome, line, field])).toEqual([
			...['gender', 'language', 'phone', 'number:card', 'number:za-id', 'filesAt', 'familyDoctor', 'relationship'].map(
				(field) => ['left out', 2, field],
			),
			['left out', 2, 'carerKey'],
		]);
		expect(await contactsOf(await first())).toEqual([MAIL.value]);
	});

	test('leaves a number out whose date of birth is another than the record’s', async () => {
		const { notes } = await house.take(csv(THANDI.replace('12/03/1984', '13/03/1984')));
		expect(notes).toMatchObject([
			{ field: 'number:za-id', reason: 'The date of birth in it is not that of the record.' },
		]);
	});

	test('finds a carer who comes later in it, and one who comes with the next import', async () => {
		await house.take(csv(LEFA, THANDI));
		expect((await everything(house)).related).toHaveLength(1);

		const late = LEFA.replace('K2', 'K3').replace('K1', 'K4');
		const { notes } = await house.take(csv(LEFA, THANDI, late));
		expect(notes).toMatchObject([{ outcome: 'left out', line: 4, field: 'carerKey' }]);
		expect((await house.take(csv(LEFA, THANDI, late, THANDI.replace('K1', 'K4')))).notes).toEqual([]);
		expect((await everything(house)).related).toHaveLength(2);
	});

	test('ends what it no longer says of who acts for whom', async () => {
		await house.take(csv(THANDI, LEFA));
		await house.take(csv(THANDI, LEFA.replace('K1,mother', ',')));
		expect((await everything(house)).related).toMatchObject([{ endedAt: house.clock.now }]);
		await house.take(csv(THANDI, LEFA.replace('mother', 'guardian')));
		expect((await everything(house)).related).toMatchObject([{ relationship: 'guardian', endedAt: null }]);
	});

	test('lets those in it be identified by a number and by the five fields', async () => {
		await house.take(csv(THANDI));
		const id = await first();
		const claim = { conversationId: 'web:1', contact: PHONE, birthDate: '1984-03-12' };
		const identified = (more: object) => house.store.transaction((tx) => identify(tx, { ...claim, ...more }));
		expect(await identified({ number: { system: 'za-id', value: '8403124970086' } })).toEqual({
			kind: 'identified',
			patientId: id,
		});
		const five = { firstName: 'THANDI', surname: 'mokoena', gender: 'female', contact: MAIL };
		expect(await identified(five)).toEqual({ kind: 'identified', patientId: id });
		expect(await identified({ ...five, gender: 'male' })).toEqual({ kind: 'notIdentified' });
	});

	test('whose contacts are not confirmed identifies nobody by them', async () => {
		await house.take(csv(THANDI), { confirmed: false });
		const { contacts } = await everything(house);
		expect(contacts).toMatchObject([
			{ confirmedAt: null, personHash: null },
			{ confirmedAt: null, personHash: null },
		]);
	});

	test('that has a person whom another has too gives staff the pair to decide', async () => {
		await house.take(csv(THANDI));
		const { counts } = await house.take(csv(THANDI.replace('K1', 'Z9')), { name: 'others' });
		expect(counts).toEqual({ ...COUNTS, new: 1, duplicates: 1 });
		const { patients, duplicates } = await everything(house);
		expect(duplicates).toEqual([{ patientId: patients[1]!.id, otherId: patients[0]!.id }]);
	});

	test('whose sources were forgotten finds its records again, and what the desk wrote of the same person', async () => {
		await house.take(csv(THANDI, LEFA));
		await house.store.transaction((tx) => tx.run(forgetSources, {}));
		const { counts } = await house.take(csv(THANDI.replace('K1', 'K7'), LEFA.replace('K1', 'K7')));
		expect(counts).toEqual({ ...COUNTS, changed: 2 });
		const { patients, sources, duplicates } = await everything(house);
		expect({ patients: patients.length, sources: sources.length, duplicates }).toEqual({
			patients: 2,
			sources: 2,
			duplicates: [],
		});
		expect((await house.take(csv(THANDI.replace('K1', 'K7'), LEFA.replace('K1', 'K7')))).counts).toEqual({
			...COUNTS,
			same: 2,
		});
	});

	test('knows its people under another data key too, and who was erased stays so', async () => {
		await house.take(csv(THANDI, LEFA));
		const [thandi] = (await everything(house)).patients;
		await house.store.transaction((tx) => erasePatient(tx, thandi!.id, 'nobody'));
		await house.rekey();
		const { counts } = await house.take(csv(THANDI, LEFA));
		expect(counts).toEqual({ ...COUNTS, changed: 1, refused: 1 });
		const { patients, sources } = await everything(house);
		expect(patients.filter(({ firstName }) => firstName !== null).map(({ firstName }) => firstName)).toEqual(['Lefa']);
		expect(sources).toHaveLength(2);
		expect((await house.take(csv(THANDI, LEFA))).counts).toEqual({ ...COUNTS, same: 1, refused: 1 });
	});

	test('that has a person who registered by chat leaves that record as it is, and staff decide', async () => {
		const person = { firstName: 'Thandi', surname: 'Mokoena', contact: PHONE, language: 'en' };
		const provisional = await house.store.transaction((tx) => registerProvisional(tx, person));
		const { counts } = await house.take(csv(THANDI));
		expect(counts).toEqual({ ...COUNTS, new: 1, duplicates: 1 });
		const { patients, duplicates } = await everything(house);
		expect(duplicates).toEqual([{ patientId: patients[1]!.id, otherId: provisional }]);
		expect(patients[0]).toMatchObject({ provisional: true, mergedInto: null });
	});

	test('changes the record that another was merged into', async () => {
		await house.take(csv(THANDI));
		await house.take(csv(THANDI.replace('K1', 'Z9')), { name: 'others' });
		const [into, from] = (await everything(house)).patients.map(({ id }) => id) as [number, number];
		await house.store.transaction((tx) => mergePatients(tx, { fromId: from, intoId: into, by: 'staff:1' }));
		await house.take(csv(THANDI.replace('K1', 'Z9').replace(',thandi@', ',thandeka@')), { name: 'others' });
		expect(await contactsOf(into)).toContain('thandeka@example.org');
		expect((await everything(house)).patients[1]).toMatchObject({ id: from, mergedInto: into });
	});

	test('does not bring back who was erased', async () => {
		await house.take(csv(THANDI));
		const id = await first();
		await house.store.transaction((tx) => tx.run(markErased, { id, now: tx.now }));
		const { counts, notes } = await house.take(csv(THANDI.replace('0131', '0132')));
		expect(counts).toEqual({ ...COUNTS, refused: 1 });
		expect(notes).toMatchObject([{ line: 2, field: '', reason: expect.stringContaining('erased') }]);
		expect((await everything(house)).patients).toMatchObject([{ erasedAt: house.clock.now }]);
	});

	test('that is only tried says what would happen, and changes nothing', async () => {
		await house.take(csv(THANDI));
		const before = await everything(house);
		const text = csv(THANDI.replace('0131', '0132'), LEFA, LEFA);
		const tried = await house.take(text, { dryRun: true });
		expect(await everything(house)).toEqual(before);
		expect(tried).toEqual(await house.take(text));
		expect(tried.counts).toEqual({ ...COUNTS, new: 1, changed: 1, refused: 1 });
	});

	test('that was stopped goes on where it was', async () => {
		const text = csv(
			...Array.from({ length: 200 }, (_, n) => THANDI.replace('K1', `N${n}`).replace(/,021.*/, ',,,,,,north,,,')),
		);
		let asked = 0;
		const stopped = await house.take(text, { batch: 40, stopped: () => ++asked > 2 });
		expect(stopped.counts).toEqual({ ...COUNTS, new: 80 });
		expect((await house.take(text, { batch: 40 })).counts).toEqual({ ...COUNTS, same: 80, new: 120 });
		expect(new Set((await everything(house)).sources.map(({ key }) => key)).size).toBe(200);
	});

	test('that was killed in the middle has whole batches, and goes on where it was', async () => {
		const text = csv(
			...Array.from({ length: 400 }, (_, n) => THANDI.replace('K1', `N${n}`).replace(/,021.*/, ',,,,,,north,,,')),
		);
		const child = fork(new URL('./killed.ts', import.meta.url), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
		child.send({ url: house.url, key: house.dataKey, text });
		const died = once(child, 'exit');
		child.on('message', () => child.kill('SIGKILL'));
		expect(await died).toEqual([null, 'SIGKILL']);
		const kept = (await everything(house)).patients.length;
		expect(kept % 20).toBe(0);
		expect(kept).toBeGreaterThan(0);
		expect((await house.take(text)).counts).toEqual({ ...COUNTS, same: kept, new: 400 - kept });
	});

	test('is the same, made ready in a thread of its own', async () => {
		const refused = 'K4,Bad,Date,31/02/1990,F,en,,,,,,,,,';
		const text = csv(THANDI, refused, LEFA);
		const { dataKey } = house;
		const byThread = await house.take(text, { dataKey: Buffer.from(dataKey, 'base64'), batch: 2 });
		expect(byThread.counts).toEqual({ ...COUNTS, new: 2, refused: 1 });
		expect(await house.take(text)).toEqual({ ...byThread, counts: { ...COUNTS, same: 2, refused: 1 } });
	});

	test('brings everybody a file at the clinic that is named for all of it', async () => {
		await house.take(csv(THANDI), { at: 'south' });
		expect((await everything(house)).patients).toMatchObject([{ filesAt: ['south'] }]);
	});

	test('of FHIR gives the same records as one of CSV', async () => {
		await house.take(csv(THANDI, LEFA.replace('"north, south"', 'south')));
		const byCsv = await everything(house);
		const other = await registered(engine);
		const { counts, notes } = await other.take(JSON.stringify(bundle()), { file: 'patients.json', name: 'fhir' });
		expect({ counts, notes }).toEqual({ counts: { ...COUNTS, new: 2 }, notes: [] });
		const byFhir = await everything(other);
		const plain = ({ patients, contacts, numbers, related }: typeof byCsv) => ({
			patients,
			contacts: contacts.map(({ value, rank, patientId }) => ({ value, rank, patientId })),
			numbers: numbers.map(({ system, value, patientId }) => ({ system, value, patientId })),
			related,
		});
		expect(plain(byFhir)).toEqual(plain(byCsv));
		const lines = bundle().entry.map(({ resource }) => JSON.stringify(resource));
		const again = await other.take(`${lines.join('\n')}\n`, { file: 'patients.ndjson', name: 'fhir' });
		expect(again.counts).toEqual({ ...COUNTS, same: 2 });
		await other.end();
	});
});

test('the network of these tests is in order', async () => {
	const house = await registered('sqlite');
	expect(Object.keys((await house.store.read(networkOf)).settings.registers)).toEqual(['files', 'others', 'fhir']);
	await house.end();
});

/** `THANDI` and `LEFA`, as FHIR has them. */
const bundle = () => ({
	resourceType: 'Bundle',
	type: 'collection',
	entry: [
		{
			resource: {
				resourceType: 'Patient',
				id: 'K1',
				identifier: [
					{ system: 'https://example.org/id', value: '840312 4970 086' },
					{ system: 'card', value: 'C-1234' },
					{ system: 'urn:other', value: '77' },
				],
				name: [
					{ use: 'nickname', given: ['T'] },
					{ use: 'official', family: 'Mokoena', given: ['Thandi'] },
				],
				telecom: [
					{ system: 'email', value: 'thandi@example.org', rank: 2 },
					{ system: 'phone', value: '+27 21 000 0199', use: 'old' },
					{ system: 'phone', value: '+27 21 000 0131', rank: 1 },
				],
				birthDate: '1984-03-12',
				gender: 'female',
				communication: [{ language: { coding: [{ code: 'en-ZA' }] }, preferred: true }],
				generalPractitioner: [{ reference: 'Practitioner/ann' }],
				managingOrganization: { display: 'North Clinic' },
				link: [{ other: { reference: 'RelatedPerson/r1' }, type: 'seealso' }],
			},
		},
		{
			resource: {
				resourceType: 'RelatedPerson',
				id: 'r1',
				patient: { reference: 'Patient/K2' },
				relationship: [{ coding: [{ code: 'MTH' }] }],
			},
		},
		{
			resource: {
				resourceType: 'Patient',
				id: 'K2',
				name: [{ family: 'Mokoena', given: ['Lefa'] }],
				telecom: [{ system: 'phone', value: '+27 21 000 0131' }],
				birthDate: '2020-02-01',
				gender: 'male',
				communication: [{ language: { text: 'English' } }],
				managingOrganization: { reference: 'Organization/south' },
			},
		},
	],
});
