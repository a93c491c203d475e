import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertAudit } from '../../db/queries/trail.ts';
import type { Tx } from '../../db/store.ts';
import { actFor } from '../../src/core/acting.ts';
import { cutOff } from '../../src/core/erase.ts';
import { gather, ownPeople, provable } from '../../src/core/export.ts';
import { addContact, confirmPatient, registerProvisional } from '../../src/core/patients.ts';
import { endCare, linkCarer } from '../../src/core/related.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { mustHaveNetwork } from '../network.ts';
import { mustChat } from './chat.ts';

const phone = (n: number) => ({ system: 'phone', value: `+2782555000${n}` }) as const;

describe.each(ENGINES)('What a chat may have of people’s data, on %s,', (engine) => {
	let fresh: Fresh;
	let chat: string;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		chat = await change((tx) => mustChat(tx, 'ana', { consent: true }));
	});
	afterEach(() => fresh.end());
	const change = <T>(body: (tx: Tx) => Promise<T>) => fresh.store.transaction(body);
	const people = (...codeFor: number[]) => fresh.store.read((reading) => ownPeople(reading, chat, codeFor));
	const wholes = async (...codeFor: number[]) =>
		Object.fromEntries((await people(...codeFor)).map(({ patientId, whole }) => [patientId, whole]));
	/** On file since before this chat. */
	const onFile = (name: string, n: number, contactConfirmed = true) =>
		change(async (tx) => {
			const patientId = await registerProvisional(tx, { name, contact: phone(n), contactConfirmed, language: 'en' });
			await confirmPatient(tx, patientId, ['harbour']);
			return patientId;
		});
	const acts = (patientId: number, relation: 'self' | 'carer', proved = false) =>
		change((tx) => actFor(tx, { conversationId: chat, patientId, relation, proved }));

	it('is all of a record that came by it, as long as no contact of it is confirmed', async () => {
		const guest = await change((tx) =>
			registerProvisional(tx, { name: 'Guest', contact: phone(1), language: 'en', conversationId: chat }),
		);
		expect(await wholes()).toEqual({ [guest]: true });
		expect(provable(await people())).toEqual([]);
	});

	it('is of a file no more than it gave itself, until a code has proved it', async () => {
		const patientId = await onFile('Thandi', 1);
		await acts(patientId, 'self');
		expect(await wholes(patientId)).toEqual({ [patientId]: false });
		expect(provable(await people())).toEqual([patientId]);
		await acts(patientId, 'self', true);
		expect(await wholes()).toEqual({ [patientId]: false });
		expect(await wholes(patientId)).toEqual({ [patientId]: true });
	});

	it('is all only of whom the code was for: what opened one file opens no other', async () => {
		const [one, other] = [await onFile('One', 1), await onFile('Other', 2)];
		await acts(one, 'self', true);
		await acts(other, 'self', true);
		expect(await wholes(one)).toEqual({ [one]: true, [other]: false });
		expect(await wholes(other)).toEqual({ [one]: false, [other]: true });
		expect(provable(await people(one))).toEqual([one, other]);
	});

	it('is gathered by what it may have then, whatever it might when it asked', async () => {
		const [carer, child] = [await onFile('Carer', 1), await onFile('Child', 2)];
		await change((tx) => linkCarer(tx, { carerId: carer, patientId: child, relationship: 'parent' }));
		await acts(carer, 'self', true);
		const asked = { conversationId: chat, people: (await people(carer)).map((each) => ({ ...each })) };
		const gathered = async () =>
			(await fresh.store.read((reading) => gather(reading, asked))).people.map(({ patient, whole }) => [
				patient.id,
				whole,
			]);
		expect(await gathered()).toEqual([
			[carer, true],
			[child, true],
		]);
		await change((tx) => endCare(tx, { carerId: carer, patientId: child }));
		expect(await gathered()).toEqual([[carer, true]]);
		await change((tx) => cutOff(tx, chat, carer));
		expect(await gathered()).toEqual([]);
	});

	it('is of somebody cared for all of it where staff have linked them, and the carer is proved', async () => {
		const [carer, child, other] = [await onFile('Carer', 1), await onFile('Child', 2), await onFile('Other', 3)];
		await change((tx) => linkCarer(tx, { carerId: carer, patientId: child, relationship: 'parent' }));
		await acts(carer, 'self');
		await acts(other, 'carer', true);
		expect(await wholes(carer)).toEqual({ [carer]: false, [other]: false });
		await acts(carer, 'self', true);
		expect(await wholes()).toEqual({ [carer]: false, [other]: false });
		expect(await wholes(carer)).toEqual({ [carer]: true, [other]: false, [child]: true });
		expect(provable(await people())).toEqual([carer]);
	});

	it('tells who opened a file by what they were, and not who they are', async () => {
		const patientId = await onFile('Thandi', 1);
		await acts(patientId, 'self', true);
		await change((tx) => addContact(tx, patientId, phone(2)));
		const row = {
			conversationId: null,
			action: 'opened file',
			entity: `patient:${patientId}`,
			detail: null,
			chain: '',
		};
		await change((tx) => tx.run(insertAudit, { ...row, now: tx.now, actor: 'staff:7' }));
		const asked = (whole: boolean) => ({ conversationId: chat, people: [{ patientId, whole }] });
		const [all] = (await fresh.store.read((reading) => gather(reading, asked(true)))).people;
		expect(all!.trail).toEqual([
			{ at: fresh.clock.now, by: 'receptionist', action: 'opened file', entity: `patient:${patientId}` },
		]);
		expect(all!.contacts.map(({ value }) => value)).toEqual([phone(1).value, phone(2).value]);
		const [some] = (await fresh.store.read((reading) => gather(reading, asked(false)))).people;
		expect([some!.trail, some!.contacts, some!.patient.birthDate]).toEqual([[], [], null]);
	});
});
