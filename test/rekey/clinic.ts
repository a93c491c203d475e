/** A small clinic whose data key is changed: everything in it that is sealed or hashed, and what must still be so afterwards. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathTo } from 'node:path';
import { type Keyring, keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { writeLinkType } from '../../db/queries/clinic.ts';
import { insertHandover, openHandovers, setDeskChat } from '../../db/queries/handover.ts';
import { enqueue } from '../../db/queries/outbox.ts';
import { insertProposal, proposalById } from '../../db/queries/proposals.ts';
import { encountersOfChat } from '../../db/queries/queue.ts';
import { setTimer, timersOf } from '../../db/queries/timers.ts';
import { insertRequest, openRequestsOf } from '../../db/queries/visits.ts';
import type { Store, Tx } from '../../db/store.ts';
import { audit } from '../../src/audit.ts';
import { peopleOf } from '../../src/core/acting.ts';
import { book } from '../../src/core/appointments.ts';
import { CLINICS, setClinicTimer } from '../../src/core/clinic-timers.ts';
import { issueCode } from '../../src/core/codes.ts';
import { holdSlot } from '../../src/core/holds.ts';
import { identify } from '../../src/core/identify.ts';
import { createLink, linkById, linkByToken } from '../../src/core/links.ts';
import { mergePatients } from '../../src/core/merge.ts';
import { networkOf } from '../../src/core/network.ts';
import { patientById, registerProvisional } from '../../src/core/patients.ts';
import { walkIn } from '../../src/core/queue.ts';
import { writePatient } from '../../src/core/register.ts';
import { proveKey } from '../../src/data-key.ts';
import { deskChatsOf } from '../../src/handover/desk.ts';
import { tellDesk } from '../../src/handover/post.ts';
import { messagesTo } from '../../src/mailbox.ts';
import type { Address } from '../../src/message.ts';
import { post } from '../../src/post.ts';
import { rekeyCommand } from '../../src/rekey/command.ts';
import { count } from '../../src/set-aside.ts';
import { invite, join } from '../../src/staff/access/invitation.ts';
import { memberAt } from '../../src/staff/dialogue/who.ts';
import { conversationId, openTalk, recipientOf, restoreTalk, type Side, saveTalk } from '../../src/talk.ts';
import { sealTrail } from '../../src/trail/seal.ts';
import { Clock, copyOf, type Engine, newPlace, type Place } from '../engines.ts';
import { GENERAL, HARBOUR, mustHaveNetwork, mustOpen } from '../network.ts';

export const ANA: Address = { channel: 'web', bot: 'clinic', chat: 'ana', sender: 'ana' };
const BEN: Address = { channel: 'telegram', bot: '77', chat: '900', sender: '900' };
const DESK: Address = { channel: 'web', bot: 'desk', chat: 'desk', sender: 'desk' };
export const THANDI = {
	firstName: 'Thandi',
	surname: 'Mokoena',
	birthDate: '1984-03-12',
	gender: 'female',
	contact: { system: 'phone', value: '+27825550101' },
	number: { system: 'medical-aid', value: 'MA1234567' },
} as const;
const OTHERS = 40;

export interface Ran {
	readonly code: number;
	readonly said: string;
}

export class Clinic {
	readonly folder = mkdtempSync(pathTo(tmpdir(), 'waitless-rekey-'));
	readonly keyFile = pathTo(this.folder, 'data.key');
	readonly #place: Place;
	readonly clock = new Clock();

	static async open(engine: Engine): Promise<Clinic> {
		return new Clinic(await newPlace(engine));
	}

	private constructor(place: Place, key = randomBytes(32).toString('base64')) {
		this.#place = place;
		writeFileSync(this.keyFile, key, { mode: 0o600 });
	}

	/** Another like it, with the same key; this one is not open meanwhile. */
	async copy(): Promise<Clinic> {
		return new Clinic(await copyOf(this.#place), readFileSync(this.keyFile, 'utf8'));
	}

	get url(): string {
		return this.#place.url;
	}

	keys(file = this.keyFile): Keyring {
		return keyring(Buffer.from(readFileSync(file, 'utf8'), 'base64'));
	}

	/** Opens the database as every program does. */
	async within<T>(work: (store: Store) => Promise<T>, { keys = this.keys(), server = false } = {}): Promise<T> {
		const store = await open(this.url, { keys, clock: this.clock.read, durable: false, server });
		try {
			await proveKey(store, { DATA_KEY_FILE: this.keyFile });
			return await work(store);
		} finally {
			await store.close();
		}
	}

	/** What tells a command of it. */
	config(environment: { DATA_KEY?: string; NEXT_DATA_KEY?: string } = {}) {
		return {
			DATABASE_URL: this.url,
			DATABASE_DIRECT_URL: undefined,
			DATA_KEY_FILE: this.keyFile,
			DATA_KEY: environment.DATA_KEY,
			NEXT_DATA_KEY: environment.NEXT_DATA_KEY,
		};
	}

	/** @param interrupt throws at the moment it likes, as a fault would. */
	async rekey(
		args: string[] = [],
		{ environment = {}, tell = () => {} }: { environment?: Parameters<Clinic['config']>[0]; tell?: () => void } = {},
	): Promise<Ran> {
		const lines: string[] = [];
		const print = (text: string) => void lines.push(text);
		const config = this.config(environment);
		const code = await rekeyCommand(args, { config, print, complain: print, tell, rowsAtOnce: 20 });
		return { code, said: lines.join('\n').replaceAll(`${this.folder}/`, '') };
	}

	async end(): Promise<void> {
		await this.#place.remove();
		rmSync(this.folder, { recursive: true });
	}
}

/** Begins a conversation as a turn does. */
async function talks(tx: Tx, address: Address, side: Side, drafts: Record<string, string> = {}): Promise<string> {
	const id = conversationId(tx.keys, address, side);
	const recipient = recipientOf(tx.keys, address);
	const talk = await openTalk(tx, { id, recipient, side, language: 'en', address });
	Object.assign(talk.beside.drafts, drafts);
	await saveTalk(tx, talk, { version: 1, snapshot: { value: 'pickSlot', context: { by: id } } });
	await tx.run(enqueue, {
		conversationId: id,
		recipient,
		channel: address.channel,
		body: { kind: 'prompt', number: 1, language: 'en', parts: [{ key: 'apology' }], choices: [] },
		now: tx.now,
	});
	return id;
}

/** Fills the clinic. */
export async function fill(store: Store): Promise<void> {
	await mustHaveNetwork(store);
	await mustOpen(store);
	await store.transaction(async (tx) => {
		const { contact, number, ...fields } = THANDI;
		const known = { ...fields, language: 'en', filesAt: ['harbour'], familyDoctor: null };
		const contacts = [{ ...contact, confirmedAt: tx.now }];
		const thandi = await writePatient(tx, { ...known, contacts, identifiers: [number] });
		const second = await writePatient(tx, { ...known, firstName: 'Thandeka', contacts, identifiers: [] });
		const ana = await talks(tx, ANA, 'patient', { reason: 'a private cough' });
		const ben = await talks(tx, BEN, 'patient');
		const desk = await talks(tx, DESK, 'staff');
		await registerProvisional(tx, {
			name: 'Ana',
			contact: { system: 'email', value: 'ana@example.org' },
			language: 'en',
			conversationId: ana,
		});
		for (let other = 0; other < OTHERS; other++)
			await registerProvisional(tx, {
				name: `Somebody ${other}`,
				contact: { system: 'phone', value: `+2783555${String(1000 + other)}` },
				language: 'en',
				conversationId: ben,
			});
		await holdSlot(tx, await networkOf(tx), { slotId: 1, serviceId: GENERAL, by: ana, patientId: thandi });
		await tx.run(setTimer, { conversationId: ana, dueAt: tx.now + 1, event: { type: 'holdOver', by: ana } });
		await issueCode(tx, { conversationId: ana, to: { kind: 'contact', contact } });
		await post(tx, { id: ana, language: 'en' }, contact, { subject: { key: 'apology' }, parts: [] });
		await join(tx, desk, await invite(tx, 'administrator', [], { name: 'Zanele Dlamini' }));
		await invite(tx, 'receptionist', ['harbour']);
		await tx.run(writeLinkType.insert, {
			...{ code: 'results', name: 'Results', service: 'general', practitioner: null, location: null, text: null },
			...{ fromDays: null, toDays: null, mayReschedule: true, rescheduleMinutes: null, identifies: true },
			...{ validDays: 10, origin: 'staff', retired: false },
		});
		await createLink(tx, { id: 1, validDays: 10 }, { patientId: thandi, by: 'staff:1', way: 'sms' });
		await atTheDesk(tx, ana, desk, thandi);
		await mergePatients(tx, { fromId: second, intoId: thandi, by: 'staff:1' });
		await audit(tx, {
			actor: 'staff:1',
			conversationId: desk,
			action: 'merged',
			entity: `patient:${thandi}`,
			detail: { with: second },
		});
		for (let file = 0; file < OTHERS; file++)
			await audit(tx, { actor: 'staff:1', conversationId: desk, action: 'opened file', entity: `patient:${file}` });
	});
	await count(store, { key: 'web:1', address: ANA, said: { kind: 'text', text: 'hello' } }, new Error('x'));
	await sealTrail(store);
}

/** A walk-in, a visit with what was asked and proposed after it, and a chat that is with a person of the clinic. */
async function atTheDesk(tx: Tx, ana: string, desk: string, patientId: number): Promise<void> {
	const network = await networkOf(tx);
	const booked = await book(tx, network, {
		...{ slotId: 3, serviceId: GENERAL, patientId, by: ana, conversationId: ana, bookedBy: 'patient' as const },
	});
	if (booked.kind !== 'booked') throw new Error(booked.kind);
	const appointmentId = booked.appointment.id;
	await walkIn(tx, network, {
		...{ locationId: HARBOUR, practitionerId: null, serviceId: null, patientId, conversationId: ana, by: 'patient' },
	});
	await tx.run(insertRequest, { appointmentId, patientId, conversationId: ana, now: tx.now });
	await tx.run(insertProposal, { appointmentId, batch: 1, conversationId: ana, now: tx.now });
	await setClinicTimer(tx, HARBOUR, tx.now + 1, { clinic: 'proposalOver', proposalId: 1 });
	await tx.run(setDeskChat, { locationId: HARBOUR, conversationId: desk, by: 'staff:1', now: tx.now });
	await tx.run(insertHandover, { conversationId: ana, locationId: HARBOUR, until: tx.now + 1, now: tx.now });
	const told = [{ key: 'handover-says', facts: { number: 1, text: 'a private word' } }];
	await tellDesk(tx, network.locations.byId.get(HARBOUR)!, { id: 1 }, told);
}

/** What the people and the staff of the clinic would notice; the same before and after. */
export async function lifeIn(store: Store) {
	const { keys } = store;
	const ana = conversationId(keys, ANA, 'patient');
	const desk = conversationId(keys, DESK, 'staff');
	const claim = { conversationId: 'another chat', contact: THANDI.contact, birthDate: THANDI.birthDate };
	const { firstName, surname, gender, number } = THANDI;
	return store.transaction(async (tx) => {
		const talk = await restoreTalk(tx, ana);
		const [someone] = await peopleOf(tx, ana);
		const network = await networkOf(tx);
		const link = await linkById(tx, 1);
		return {
			chat: talk?.beside.drafts,
			snapshot: JSON.stringify(talk?.saved?.snapshot).includes(ana),
			told: (await messagesTo(store, ANA, 0, 10)).length,
			actsFor: (await patientById(tx, someone!.patientId))?.name,
			byNumber: (await identify(tx, { ...claim, number })).kind,
			byName: (await identify(tx, { ...claim, firstName, surname, gender })).kind,
			bySecondName: (await identify(tx, { ...claim, firstName: 'Thandeka', surname, gender })).kind,
			staff: (await memberAt(tx, desk))?.name,
			waits: (await tx.run(encountersOfChat, { conversationId: ana, after: 0 })).length,
			asked: (await tx.run(openRequestsOf, { appointmentId: 1 })).every(({ conversationId }) => conversationId === ana),
			proposed: (await tx.run(proposalById, { id: 1 }))[0]?.conversationId === ana,
			withPerson: (await tx.run(openHandovers, {})).map(({ conversationId }) => conversationId === ana),
			desk: (await deskChatsOf(tx, network.locations.byId.get(HARBOUR)!)).map((chat) => chat.conversationId === desk),
			passedOn: (await messagesTo(store, DESK, 0, 10)).filter((row) => JSON.stringify(row).includes('a private word'))
				.length,
			clinicTimers: (await tx.run(timersOf, { conversationId: `${CLINICS}${HARBOUR}`, until: Number.MAX_SAFE_INTEGER }))
				.length,
			link: (await linkByToken(tx, link!.token))?.id,
			held: (await holdSlot(tx, network, { slotId: 1, serviceId: GENERAL, by: ana, patientId: 1 })).kind,
		};
	});
}
