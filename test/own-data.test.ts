import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../db/store.ts';
import { actFor } from '../src/core/acting.ts';
import { book } from '../src/core/appointments.ts';
import { consent } from '../src/core/consents.ts';
import { contactHash } from '../src/core/contacts.ts';
import { cutOff } from '../src/core/erase.ts';
import { networkOf } from '../src/core/network.ts';
import { confirmPatient, registerProvisional } from '../src/core/patients.ts';
import { nextFreeSlots } from '../src/core/slots.ts';
import { fileIn, messagesTo } from '../src/mailbox.ts';
import { retain } from '../src/operations/upkeep.ts';
import { conversationId } from '../src/talk.ts';
import { ENGINES } from './engines.ts';
import { everything, whereIs } from './everything.ts';
import { openTestHouse, type TestHouse } from './house.ts';
import { Caller } from './turn/caller.ts';
import { changeSettings, outbox, trail } from './turn/rows.ts';

const NAME = 'Qwandile <Zyxwabe>';
const CONTACT = { system: 'phone', value: '+27825550742' } as const;
const PLAIN = ['Qwandile', 'Zyxwabe', '825550742', 'glitter', 'trombones'];

describe.each(ENGINES)('A person’s own data, on %s,', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	let chat: string;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
		await ana.says('hello');
		chat = conversationId(test.house.store.keys, ana.address, 'patient');
		await ana.hears();
	});
	afterEach(() => test.close());

	const change = <T>(body: (tx: Tx) => Promise<T>) => test.house.store.transaction(body);
	const says = async (text: string) => {
		await ana.says(text);
		return (await ana.reads()).join('\n');
	};
	/** As the conversation would have: terms agreed to, a name and a contact given. */
	const register = (confirmed = false) =>
		change(async (tx) => {
			const { settings } = await networkOf(tx);
			await consent(tx, { conversationId: chat, version: settings.terms.version, channel: 'web' });
			return registerProvisional(tx, {
				...{ name: NAME, contact: CONTACT, contactConfirmed: confirmed },
				...{ language: 'en', conversationId: chat },
			});
		});
	const bookFor = (patientId: number, conversationId = chat) =>
		change(async (tx) => {
			const network = await networkOf(tx);
			const serviceId = network.services.byCode.get('general')!.id;
			const free = await nextFreeSlots(tx, network, { serviceId, from: tx.now + 48 * 3_600_000, limit: 1 });
			const booked = await book(tx, network, {
				...{ slotId: free[0]!.id, serviceId, patientId, by: conversationId, conversationId, bookedBy: 'patient' },
				...{ reason: 'glitter', details: 'trombones' },
			});
			if (booked.kind !== 'booked') throw new Error(booked.kind);
			return booked.appointment;
		});
	/** The code in the letter that was written last. */
	const lastCode = async () => {
		const letters = (await outbox(test.house.store)).map(({ body }) => JSON.stringify(body));
		return /"code":"(\d{6})"/.exec(letters.findLast((letter) => letter.includes('"code-letter"'))!)![1]!;
	};
	const files = async () => {
		const messages = await messagesTo(test.house.store, ana.address, 0, 1_000);
		const found = messages.filter(({ body }) => body.kind === 'file');
		const made = await Promise.all(found.map(({ id }) => fileIn(test.house.store, ana.address, id)));
		return made.flatMap((file) => file ?? []);
	};

	it('is handed out as a page to read and a bundle for machines, of what this chat gave, without a code', async () => {
		await bookFor(await register());
		expect(await says('my data')).toContain('two files with all that is kept about you');
		const [page, bundle] = await files();
		expect([page!.name, page!.mime, bundle!.name, bundle!.mime]).toEqual([
			...['my-data.html', 'text/html', 'my-data.json', 'application/fhir+json'],
		]);
		for (const words of [
			'Qwandile &lt;Zyxwabe&gt;',
			CONTACT.value,
			'glitter',
			'trombones',
			'General visit',
			'Terms 2026-01',
		])
			expect(page!.content).toContain(words);
		expect(page!.content).not.toMatch(/<Zyxwabe>|<script|https?:/);
		const { entry } = JSON.parse(bundle!.content) as { entry: { resource: Record<string, unknown> }[] };
		const kinds = entry.map(({ resource }) => resource.resourceType);
		expect(kinds).toEqual(expect.arrayContaining(['Patient', 'Appointment', 'Consent', 'AuditEvent']));
		expect(bundle!.content).not.toContain('null');
	});

	it('lies in no table as a file: the outbox knows only of whom it is', async () => {
		await register();
		await says('my data');
		const kept = (await everything(test.house.store)).get('outbox')!.join('\n');
		expect(kept).toContain('"ownData"');
		expect(PLAIN.filter((words) => kept.includes(words))).toEqual([]);
	});

	it('is only listed until somebody opens a file: then it is made, as it is at that moment, and that stands in the trail', async () => {
		const patientId = await register();
		await says('my data');
		const listed = await messagesTo(test.house.store, ana.address, 0, 1_000);
		expect(listed.flatMap(({ body }) => (body.kind === 'file' ? [body.content] : []))).toEqual(['', '']);
		const looks = async () =>
			(await trail(test.house.store)).filter(({ action }) => action === 'opened a copy').map(({ entity }) => entity);
		expect(await looks()).toEqual([]);
		expect((await files())[0]!.content).toContain(CONTACT.value);
		expect(await looks()).toEqual([`patient:${patientId}`, `patient:${patientId}`]);
		await change((tx) => cutOff(tx, chat, patientId));
		expect((await files())[0]!.content).not.toContain('Qwandile');
	});

	it('of several people asks whose: one code opens one file, and forgets one person', async () => {
		const first = await register(true);
		const other = await change(async (tx) => {
			const contact = { system: 'phone', value: '+27825550743' } as const;
			const patientId = await registerProvisional(tx, {
				...{ name: 'Other Person', contact, contactConfirmed: true, language: 'en' },
			});
			await actFor(tx, { conversationId: chat, patientId, relation: 'self', proved: true });
			return patientId;
		});
		expect(await says('my data')).toContain('Whose is it to be?');
		await says('Other Person');
		expect(await says(await lastCode())).toContain('the person whom the code was for');
		const [page] = await files();
		expect([page!.content.includes('825550743'), page!.content.includes('825550742')]).toEqual([true, false]);
		expect(await says('forget me')).toContain('Whose is it to be?');
		await says(NAME);
		await says(await lastCode());
		expect(await says('yes')).toContain('I have forgotten you');
		const ids = (await everything(test.house.store)).get('patient')!.map((row) => JSON.parse(row).id);
		expect([ids.includes(first), ids.includes(other)]).toEqual([false, true]);
	});

	it('can be fetched from the page for a day, and asked for five times in one', async () => {
		await register();
		for (const _ of [1, 2, 3, 4, 5]) expect(await says('my data')).toContain('two files');
		expect(await says('my data')).toContain('come back tomorrow');
		expect(await files()).toHaveLength(10);
		test.clock.forward(24 * 60);
		expect(await files()).toHaveLength(10);
		test.clock.forward(1);
		expect(await files()).toEqual([]);
	});

	it('is something even where nobody is known', async () => {
		expect(await says('what do you know about me')).toContain('two files');
		expect((await files())[0]!.content).toContain('Nobody’s details are kept');
	});

	it('is handed out after a code where a contact is confirmed, and not after a wrong one', async () => {
		await register(true);
		expect(await says('my data')).toContain('I first send a code');
		await says('yes');
		expect(await says('000000')).not.toContain('two files');
		expect(await files()).toEqual([]);
		expect(await says(await lastCode())).toContain('all that is kept about you');
		expect(await files()).toHaveLength(2);
	});

	it('of a file of the clinic’s is, without a proof, no more than this chat gave and booked', async () => {
		const patientId = await register();
		await change((tx) => confirmPatient(tx, patientId, ['harbour']));
		const elsewhere = await bookFor(patientId, 'another chat');
		expect(await says('my data')).toContain('The clinic may keep more');
		const [page, bundle] = await files();
		for (const words of [CONTACT.value, 'glitter', elsewhere.reference.slice(0, 4)]) {
			expect(page!.content).not.toContain(words);
			expect(bundle!.content).not.toContain(words);
		}
	});

	it('is forgotten altogether where it only came by chat, and said so', async () => {
		await bookFor(await register());
		expect(await says('forget me')).toMatch(/one visit|is a visit ahead/);
		expect(await says('yes')).toMatch(/Cancelled.*If I forget you.*Are you sure/s);
		expect(await whereIs(test.house.store, PLAIN)).not.toEqual([]);
		expect(await says('yes')).toMatch(/I have forgotten you.*begins anew/s);
		const hash = contactHash(test.house.store.keys, CONTACT);
		expect(await whereIs(test.house.store, [...PLAIN, hash])).toEqual([]);
		expect((await everything(test.house.store)).get('conversation')).toHaveLength(1);
		expect(await says('my appointments')).not.toContain('glitter');
		expect((await trail(test.house.store)).map(({ action }) => action)).toContain('was forgotten');
	});

	it('stays, and the visit with it, when the person would rather come', async () => {
		const visit = await bookFor(await register());
		await says('forget me');
		expect(await says('no')).toContain('Everything stays as it is');
		await says('forget me');
		expect(await says('back')).toContain('Everything stays as it is');
		const [row] = (await everything(test.house.store))
			.get('appointment')!
			.filter((row) => row.includes(`"id":${visit.id},`));
		expect(row).toContain('"booked"');
	});

	it('is kept, of visits that took place, until the law lets go, which is said before and after', async () => {
		const visit = await bookFor(await register());
		test.clock.to(visit.end + 1);
		expect(await says('forget me')).toMatch(/The law asks.*stay until \d+ September 2036.*Are you sure/s);
		expect(await says('yes')).toMatch(/I have forgotten you.*stay until \d+ September 2036/s);
		const left = await whereIs(test.house.store, PLAIN);
		expect(new Set(left.map((row) => row.split(':')[0]))).toEqual(new Set(['appointment', 'patient']));
	});

	it('on the clinic’s own file is left to the staff, who are told; the chat is cut off from it', async () => {
		const desk = new Caller(test, 'reception', 'desk');
		await desk.joins();
		const patientId = await register();
		await change((tx) => confirmPatient(tx, patientId, ['harbour']));
		expect(await says('forget me')).toContain('a file of its own');
		expect(await says('yes')).toMatch(/I have forgotten you.*its staff decide/s);
		await test.later(0);
		expect((await desk.reads()).join()).toContain(`/erase #${patientId}`);
		const rows = await everything(test.house.store);
		expect(rows.get('conversationPatient')!.join()).not.toContain(chat);
		expect(rows.get('patient')!.join()).toContain('Zyxwabe');
		expect(rows.get('consent')!.join()).not.toContain(chat);
	});

	it('is erased only after a code where a contact is confirmed', async () => {
		await register(true);
		expect(await says('forget me')).toContain('I make sure that it is you');
		await says('yes');
		await says('000000');
		expect(await whereIs(test.house.store, ['Zyxwabe'])).not.toEqual([]);
		expect(await says(await lastCode())).toContain('Are you sure');
		expect(await says('yes')).toContain('I have forgotten you');
		// The letter with the code, too. What limits guessing lasts for a day more.
		expect(await whereIs(test.house.store, PLAIN)).toEqual([]);
		test.clock.forward(24 * 60 + 1);
		await retain(test.house.store, { info: () => {} });
		expect(await whereIs(test.house.store, [contactHash(test.house.store.keys, CONTACT)])).toEqual([]);
	});

	it('is not used any more once consent is taken back: booking asks for it anew, and it can be given again', async () => {
		const visit = await bookFor(await register());
		expect(await says('I take my consent back')).toMatch(/no more visits.*Take your consent back/s);
		expect(await says('yes')).toMatch(/taken back.*still booked/s);
		expect(await says('no')).toContain('Nothing is cancelled');
		expect((await everything(test.house.store)).get('appointment')!.join()).toContain(`"id":${visit.id},`);
		expect(await says('book a visit')).toContain('please read this');
		expect(await says('I agree')).not.toContain('please read this');
		expect(await says('I take my consent back')).toContain('Take your consent back');
		await says('yes');
		expect(await says('yes')).toContain('Cancelled');
		expect(await says('take my consent back')).toContain('nothing to take back');
	});

	it('is asked consent for once more when the terms have a new version', async () => {
		await register();
		expect(await says('book a visit')).not.toContain('please read this');
		await changeSettings(test.house.store, (settings) => ({
			...settings,
			terms: { version: '2', text: 'New terms.' },
		}));
		expect(await says('book a visit')).toContain('New terms.');
		await says('I agree');
		expect(await says('book a visit')).not.toContain('New terms.');
	});
});
