/** Records as an earlier release wrote them: each form of an apostrophe was another, and a name was searched whole with it. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropNames, newNames } from '../../db/queries/register.ts';
import { numbered } from '../../db/queries/rows.ts';
import { query, type Tx } from '../../db/store.ts';
import { identify } from '../../src/core/identify.ts';
import { mergePatients, undoMerge } from '../../src/core/merge.ts';
import { changePatient, type PatientRecord, writePatient } from '../../src/core/register.ts';
import { renormalise } from '../../src/core/renormalise.ts';
import { searchPatients } from '../../src/core/search.ts';
import { keepUp } from '../../src/operations/upkeep.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { mustHaveNetwork } from '../network.ts';

const PHONE = { system: 'phone', value: '+27821234567' } as const;
const DEIRDRE: PatientRecord = {
	...{ firstName: 'Deirdre', surname: 'O’Reilly', birthDate: '1984-03-12', gender: 'female', language: 'en' },
	...{ filesAt: ['harbour'], familyDoctor: null, identifiers: [], contacts: [{ ...PHONE, confirmedAt: 1 }] },
};

const contacts = query()((q, { contact: c }) =>
	q.select({ patientId: c.patientId, normaliser: c.normaliser }).from(c).orderBy(c.id),
);
const spoilContacts = query()((q, { contact: c }) => q.update(c).set({ personHash: 'former', normaliser: 1 }));

describe.each(ENGINES)('What an earlier release hashed, on %s,', (engine) => {
	let fresh: Fresh;
	const run = <T>(body: (tx: Tx) => Promise<T>) => fresh.store.transaction(body);
	const write = (record: Partial<PatientRecord> = {}) => run((tx) => writePatient(tx, { ...DEIRDRE, ...record }));
	/** As it was under the former rules: `o’reilly` is found by that and by `o’r`. */
	const spoil = (...ids: number[]) =>
		run(async (tx) => {
			await tx.run(spoilContacts, {});
			for (const patientId of ids) {
				await tx.run(dropNames, { patientId });
				const hashes = ['1 o’reilly', '1 o’r'].map((text) => ({ hash: tx.keys.hash('name', text) }));
				await tx.run(newNames(2), { patientId, ...numbered(hashes) });
			}
		});
	const found = async (typed: string) => {
		const { patients } = await fresh.store.read((reading) => searchPatients(reading, network, typed, 'en'));
		return patients.map(({ id }) => id);
	};
	const identified = () =>
		run((tx) =>
			identify(tx, {
				...{ conversationId: 'chat', contact: PHONE, birthDate: '1984-03-12' },
				...{ firstName: 'Deirdre', surname: "O'Reilly", gender: 'female' },
			}),
		);
	let network: Awaited<ReturnType<typeof mustHaveNetwork>>;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		network = await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());

	it('is found and identified again once it is hashed anew, which is done once', async () => {
		const deirdre = await write();
		const plain = await write({ surname: 'Khumalo', contacts: [{ ...PHONE, value: '+27820000001', confirmedAt: 1 }] });
		await spoil(deirdre);
		expect(await found("o'reilly")).toEqual([]);
		expect(await identified()).toEqual({ kind: 'notIdentified' });
		// In steps that hold one record each.
		expect(await renormalise(fresh.store, 1)).toBe(1);
		for (const typed of ["O'Reilly", 'O’Reilly', 'oreilly', 'reilly', 'o reilly', 'deirdre o`rei', 'rei'])
			expect([typed, await found(typed)]).toEqual([typed, [deirdre]]);
		expect(await identified()).toEqual({ kind: 'identified', patientId: deirdre });
		expect(await fresh.store.read(({ run }) => run(contacts, {}))).toEqual(
			[deirdre, plain].map((patientId) => ({ patientId, normaliser: 2 })),
		);
		expect(await renormalise(fresh.store)).toBe(0);
	});

	it('is found by the name it had before it was merged, and after it was taken apart again', async () => {
		const [kept, second] = [await write({ surname: 'Smith' }), await write()];
		const merged = await run((tx) => mergePatients(tx, { fromId: second, intoId: kept, by: 'staff:1' }));
		await spoil(kept);
		expect(await renormalise(fresh.store)).toBe(1);
		expect(await found("o'reilly")).toEqual([kept]);
		expect(await found('smith')).toEqual([kept]);
		await run((tx) => undoMerge(tx, { mergeId: (merged as { mergeId: number }).mergeId }));
		expect(await found('oreilly')).toEqual([second]);
	});

	it('is hashed anew by the upkeep, at once', async () => {
		const deirdre = await write();
		await spoil(deirdre);
		await keepUp(fresh.store, pino({ enabled: false }), []).stop();
		expect(await found('oreilly')).toEqual([deirdre]);
	});

	it('is found where nobody knows how to reach the person', async () => {
		const deirdre = await write();
		await run((tx) => changePatient(tx, deirdre, { contacts: [] }));
		await spoil(deirdre);
		await renormalise(fresh.store);
		expect(await found('oreilly')).toEqual([deirdre]);
	});
});
