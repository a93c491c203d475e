/** A network with registers to import, and imports of texts into it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { query } from '../../db/store.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { networkOf } from '../../src/core/network.ts';
import { proveKey } from '../../src/data-key.ts';
import { lookThrough } from '../../src/register/files.ts';
import { type Counts, importRegister, type Options } from '../../src/register/import.ts';
import type { Note } from '../../src/register/report.ts';
import { rekeyCommand } from '../../src/rekey/command.ts';
import { mustRead, SMALL } from '../clinic/small.ts';
import { Clock, type Engine, type Fresh, newPlace } from '../engines.ts';

const COLUMNS = `{ key: No, firstName: First, surname: Last, birthDate: Born, gender: Sex, language: Lang, phone: Tel,
        phone2: Tel2, email: Mail, "number:za-id": ID, "number:card": Card, filesAt: Clinics, familyDoctor: Doctor,
        carerKey: Carer, relationship: Is }`;

/** The small network; its registers `files` and `others` have these columns, `fhir` has resources. */
const NETWORK = SMALL.replace(/columns: \{ key.*\n/, `columns: ${COLUMNS}\n`).replace(
	'    fhir:\n',
	`    others:\n      columns: ${COLUMNS}\n      dateFormat: dd/MM/yyyy\n    fhir:\n`,
);

export const HEAD = 'No,First,Last,Born,Sex,Lang,Tel,Tel2,Mail,ID,Card,Clinics,Doctor,Carer,Is';

/** A line for each, in the order of `HEAD`. */
export const csv = (...lines: string[]): string => `${[HEAD, ...lines].join('\n')}\n`;

export const THANDI =
	'K1,Thandi,Mokoena,12/03/1984,F,en,021 000 0131,,thandi@example.org,8403124970086,C-1234,north,ann,,';
export const LEFA = 'K2,Lefa,Mokoena,01/02/2020,M,en,021 000 0131,,,,,"north, south",,K1,mother';

export interface Imported {
	readonly counts: Counts;
	readonly notes: readonly Note[];
}

export interface Registered extends Fresh {
	/** In base64. */
	readonly dataKey: string;
	/** Brings in another data key. */
	rekey(): Promise<void>;
	/** Imports a text as a file of this name. */
	take(text: string | Buffer, options?: Partial<Options> & { readonly file?: string }): Promise<Imported>;
}

export async function registered(engine: Engine): Promise<Registered> {
	const dataKey = randomBytes(32);
	const place = await newPlace(engine);
	const { url } = place;
	const clock = new Clock();
	const opened = (key: Uint8Array) => open(url, { keys: keyring(key), clock: clock.read, durable: false });
	let store = await opened(dataKey);
	const folder = mkdtempSync(join(tmpdir(), 'waitless-register-'));
	await store.transaction((tx) => applyNetwork(tx, mustRead(NETWORK)));
	return {
		...{ clock, url, keys: keyring(dataKey) },
		get store() {
			return store;
		},
		dataKey: dataKey.toString('base64'),
		async rekey() {
			const next = randomBytes(32);
			const environment = { DATA_KEY: dataKey.toString('base64'), NEXT_DATA_KEY: next.toString('base64') };
			await proveKey(store, { ...environment, DATA_KEY_FILE: '' });
			await store.close();
			const config = { DATABASE_URL: url, DATABASE_DIRECT_URL: undefined, DATA_KEY_FILE: '', ...environment };
			const said: string[] = [];
			const print = (text: string) => void said.push(text);
			const code = await rekeyCommand([], { config, print, complain: print, tell: () => {}, rowsAtOnce: 1 });
			if (code !== 0) throw new Error(said.join('\n'));
			store = await opened(next);
		},
		async take(text, { file = 'patients.csv', name = 'files', ...options } = {}) {
			const path = join(folder, file);
			writeFileSync(path, text);
			const network = await store.read(networkOf);
			const source = await lookThrough(path, network.settings.registers[name]!);
			const notes: Note[] = [];
			const counts = await importRegister(store, source, {
				...{ name, network, dryRun: false, confirmed: true, stopped: () => false, progress: () => {} },
				note: (note) => notes.push({ ...note, file: note.file && file }),
				...options,
			});
			return { counts, notes };
		},
		async end() {
			rmSync(folder, { recursive: true });
			await store.close();
			await place.remove();
		},
	};
}

/** All that an import writes, but for when it was written. */
export async function everything({ store }: Fresh) {
	return store.read(async ({ run }) => ({
		patients: await run(allPatients, {}),
		contacts: await run(allContacts, {}),
		numbers: await run(allNumbers, {}),
		names: await run(allNames, {}),
		sources: await run(allSources, {}),
		related: await run(allRelated, {}),
		duplicates: await run(allDuplicates, {}),
	}));
}

const allPatients = query()((q, { patient: t }) => q.select().from(t).orderBy(t.id));
const allContacts = query()((q, { contact: t }) => q.select().from(t).orderBy(t.patientId, t.rank));
const allNumbers = query()((q, { identifier: t }) => q.select().from(t).orderBy(t.patientId, t.system));
const allNames = query()((q, { patientName: t }) =>
	q.select({ patientId: t.patientId, hash: t.hash }).from(t).orderBy(t.patientId, t.hash),
);
const allSources = query()((q, { patientSource: t }) => q.select().from(t).orderBy(t.id));
const allRelated = query()((q, { relatedPerson: t }) => q.select().from(t).orderBy(t.id));
const allDuplicates = query()((q, { duplicate: t }) =>
	q.select({ patientId: t.patientId, otherId: t.otherId }).from(t).orderBy(t.id),
);
export const trail = query()((q, { auditEvent: t }) =>
	q.select({ actor: t.actor, action: t.action, entity: t.entity, detail: t.detail }).from(t).orderBy(t.id),
);
