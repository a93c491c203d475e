/** How many patients a second a register brings in, each with two contacts and a number, sealed and hashed; and again. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { readClinicFile } from '../../src/clinic/read.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { networkOf } from '../../src/core/network.ts';
import { lookThrough } from '../../src/register/files.ts';
import { type Counts, importRegister } from '../../src/register/import.ts';
import { type Figures, rounded } from './figures.ts';

const PATIENTS = 20_000;
const DEMO = new URL('../../src/clinic/demo/clinic.yaml', import.meta.url);

export async function importing(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-import-'));
	const dataKey = randomBytes(32);
	const store = await open(`file:${join(folder, 'import.db')}`, { keys: keyring(dataKey), cacheMb: 64 });
	try {
		await describeNetwork(store);
		const file = join(folder, 'register.csv');
		writeFileSync(file, registerOf(PATIENTS));
		const first = await timed(() => importFile(store, file, dataKey));
		const again = await timed(() => importFile(store, file, dataKey));
		if (first.counts.new !== PATIENTS || again.counts.same !== PATIENTS)
			throw new Error(`Imported ${first.counts.new} and again ${again.counts.same} of ${PATIENTS}.`);
		return {
			import: figure(first.seconds, 5000),
			'import.again': figure(again.seconds, 5000),
		};
	} finally {
		await store.close();
		rmSync(folder, { recursive: true });
	}
}

const figure = (seconds: number, least: number) => {
	const value = rounded(PATIENTS / seconds);
	return { value, unit: 'patients/s', must: `≥ ${least}`, ok: value >= least };
};

async function timed(work: () => Promise<Counts>): Promise<{ counts: Counts; seconds: number }> {
	const began = performance.now();
	const counts = await work();
	return { counts, seconds: (performance.now() - began) / 1000 };
}

export async function describeNetwork(store: Store): Promise<void> {
	const read = readClinicFile(readFileSync(DEMO, 'utf8'));
	if (read.kind === 'wrong') throw new Error(read.problems[0]!.sentence);
	await store.transaction((tx) => applyNetwork(tx, read.file));
}

export async function importFile(store: Store, path: string, dataKey: Uint8Array): Promise<Counts> {
	const network = await store.read(networkOf);
	const source = await lookThrough(path, network.settings.registers.lighthouse!);
	const nothing = () => {};
	const heard = { note: nothing, progress: nothing, stopped: () => false };
	return importRegister(store, source, {
		name: 'lighthouse',
		network,
		dryRun: false,
		confirmed: true,
		dataKey,
		...heard,
	});
}

/** As the demo's register is written: two names, a phone, an e-mail address and a number each. */
export function registerOf(patients: number): string {
	const names = ['Amahle', 'Boitumelo', 'Chloé', 'Dineo', 'Émile', 'Fatima', 'Given', 'Hlengiwe', 'Ilyaas', 'Jean'];
	const line = (place: number) => {
		const first = names[place % 10];
		const born = new Date(Date.UTC(1940, 0, 1 + ((place * 37) % 29_000))).toISOString().slice(0, 10);
		const digits = String(place).padStart(6, '0');
		const surname = `Khumalo${place.toString(36).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)}`;
		const contacts = `+2782${String(1_000_000 + place)},p${place}@example.org`;
		return `K${place},${first},${surname},${born},${place % 2 ? 'female' : 'male'},en,${contacts},,LMA-${digits},,harbour,naidoo,,`;
	};
	const head =
		'file_no,first_name,surname,birth_date,gender,language,phone,email,id_number,medical_aid,ramq,files_at,family_doctor,carer,relationship';
	return `${[head, ...Array.from({ length: patients }, (_, place) => line(place))].join('\n')}\n`;
}
