import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newContact } from '../../db/queries/register.ts';
import { query, type Store, type Tx } from '../../db/store.ts';
import { book } from '../../src/core/appointments.ts';
import { type CodeTo, checkCode, issueCode, provePatient } from '../../src/core/codes.ts';
import type { Contact } from '../../src/core/contacts.ts';
import { contactHash, NORMALISER } from '../../src/core/contacts.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, mustHaveNetwork, mustOpen, mustRegister, networkNow } from '../network.ts';

const PHONE: Contact = { system: 'phone', value: '+27825550111' };
const MAIL: Contact = { system: 'email', value: 'thandi@example.org' };
const STRANGERS: Contact = { system: 'phone', value: '+27825550999' };
const NOBODYS = 'CDFH-JKMN';

describe.each(ENGINES)('One-time codes on %s', (engine) => {
	let fresh: Fresh;
	let store: Store;
	/** A patient with a confirmed phone and mailbox, a number that anybody may have typed, and a visit. */
	let patientId: number;
	let reference: string;
	let code: string;

	beforeEach(async () => {
		fresh = await freshStore(engine);
		store = fresh.store;
		await mustHaveNetwork(store);
		await mustOpen(store);
		patientId = await newPatient(STRANGERS, [PHONE, MAIL]);
		reference = await visitOf(patientId);
		code = '';
	});
	afterEach(() => fresh.end());

	async function newPatient(unconfirmed: Contact, confirmed: readonly Contact[]): Promise<number> {
		return store.transaction(async (tx) => {
			const patientId = await mustRegister(tx, unconfirmed.value);
			for (const [i, contact] of confirmed.entries())
				await tx.run(newContact, {
					...{ patientId, ...contact, hash: contactHash(tx.keys, contact), normaliser: NORMALISER },
					...{ personHash: null, rank: i + 1, confirmedAt: tx.now },
				});
			return patientId;
		});
	}

	async function visitOf(patientId: number): Promise<string> {
		const network = await networkNow(store);
		const [slot] = await store.read((reading) =>
			nextFreeSlots(reading, network, { serviceId: GENERAL, from: 0, limit: 1 }),
		);
		const visit = { slotId: slot!.id, serviceId: GENERAL, patientId, by: 'desk', bookedBy: 'staff:1', override: true };
		const booked = await store.transaction((tx) => book(tx, network, visit));
		if (booked.kind !== 'booked') throw new Error(booked.kind);
		return booked.appointment.reference;
	}

	/** Asks for a code, and remembers it. */
	async function ask(to: CodeTo, conversationId = 'chat', reach?: readonly Contact['system'][]) {
		const issued = await store.transaction((tx) => issueCode(tx, { conversationId, to, ...(reach && { reach }) }));
		code = issued.kind === 'issued' ? (issued.code ?? 'none') : issued.kind;
		return issued;
	}
	const type = (typed = code, conversationId = 'chat') =>
		store.transaction((tx) => checkCode(tx, { conversationId, code: typed }));
	/** Six digits that are not the code. */
	const wrong = () => (code === '000000' ? '000001' : '000000');
	const toContact: CodeTo = { kind: 'contact', contact: STRANGERS };
	const toPatient = (): CodeTo => ({ kind: 'patient', patientId });
	const byReference = (text = reference): CodeTo => ({ kind: 'reference', reference: text });

	it('a right code proves the way to its patient, once', async () => {
		expect(await ask(toPatient())).toMatchObject({ kind: 'issued', contact: PHONE });
		expect(code).toMatch(/^\d{6}$/);
		expect(await type()).toEqual({ kind: 'right', patientId });
		expect(await type()).toEqual({ kind: 'over' });
		expect(await type(wrong())).toEqual({ kind: 'over' });
	});

	it('confirms a contact that is being registered, and proves the way to nobody', async () => {
		expect(await ask(toContact)).toMatchObject({ kind: 'issued', contact: STRANGERS });
		expect(await type()).toEqual({ kind: 'right', patientId: null });
	});

	it('is good for ten minutes', async () => {
		const issued = await ask(toContact);
		expect(issued).toMatchObject({ expiresAt: fresh.clock.now + 10 * 60_000 });
		fresh.clock.forward(9.99);
		await ask(toContact, 'other chat');
		fresh.clock.forward(0.01);
		expect(await type(code, 'other chat')).toMatchObject({ kind: 'right' });
		expect(await type()).toEqual({ kind: 'over' });
	});

	it('is good only in the conversation that asked for it', async () => {
		await ask(toPatient());
		const elsewhere = code;
		expect(await type(elsewhere, 'other chat')).toEqual({ kind: 'over' });
		await ask(toPatient(), 'other chat');
		if (elsewhere !== code) expect(await type(elsewhere, 'other chat')).toMatchObject({ kind: 'wrong' });
		expect(await type(elsewhere)).toMatchObject({ kind: 'right' });
	});

	it('is worthless once there is a newer one', async () => {
		await ask(toContact);
		const former = code;
		await ask(toContact);
		if (former !== code) expect(await type(former)).toMatchObject({ kind: 'wrong' });
		expect(await type()).toMatchObject({ kind: 'right' });
	});

	it('goes to the confirmed contacts on a record, in their order, and to no other', async () => {
		expect(await ask({ kind: 'patient', patientId, place: 1 })).toMatchObject({ contact: MAIL });
		expect(await ask({ kind: 'patient', patientId, place: 2 })).toEqual({ kind: 'noContact', why: 'unreachable' });
		const other = await newPatient(STRANGERS, []);
		expect(await ask({ kind: 'patient', patientId: other })).toEqual({ kind: 'noContact', why: 'unconfirmed' });
	});

	it('goes where this house can write to, if anywhere', async () => {
		expect(await ask(toPatient(), 'chat', ['email'])).toMatchObject({ contact: MAIL });
		expect(await ask(byReference(), 'chat', ['email'])).toMatchObject({ contact: MAIL });
		expect(await ask(toContact, 'chat', ['email'])).toEqual({ kind: 'noContact', why: 'unreachable' });
		expect(await ask(toPatient(), 'chat', [])).toEqual({ kind: 'noContact', why: 'unreachable' });
	});

	it('is over when its contact was taken from the record meanwhile', async () => {
		await ask(toPatient());
		await store.transaction((tx) =>
			tx.run(
				query()((q, t) => q.update(t.contact).set({ confirmedAt: null })),
				{},
			),
		);
		expect(await type()).toEqual({ kind: 'over' });
	});

	it('is kept as nothing that it could be read from', async () => {
		await ask(toPatient());
		const [row] = await store.read(({ run }) =>
			run(
				query()((q, t) => q.select().from(t.oneTimeCode)),
				{},
			),
		);
		expect(JSON.stringify(row)).not.toContain(code);
		const guess = await store.read(async ({ keys }) => keys.hash('code', code));
		expect(row!.hash).not.toBe(guess);
	});

	it('a reference brings a code to its patient’s first confirmed contact', async () => {
		expect(await ask(byReference())).toMatchObject({ kind: 'issued', contact: PHONE });
		expect(await type()).toEqual({ kind: 'right', patientId });
	});

	describe('a reference, right or wrong or of somebody without a confirmed contact,', () => {
		let unreachable: string;
		beforeEach(async () => {
			unreachable = await visitOf(await newPatient(STRANGERS, []));
		});

		/** The statements of asking and of one wrong code. */
		async function statements(typed: string, conversationId: string): Promise<string[]> {
			const run: string[] = [];
			const watched = async (work: (tx: Tx) => Promise<unknown>) =>
				store.transaction((tx) => {
					const names = queryNames;
					return work({
						...tx,
						run: (each, params) => {
							run.push(names.of(each));
							return tx.run(each, params);
						},
					});
				});
			await watched((tx) => issueCode(tx, { conversationId, to: byReference(typed) }));
			await watched((tx) => checkCode(tx, { conversationId, code: 'none' }));
			return run;
		}

		it('takes the same statements', async () => {
			const right = await statements(reference, 'a');
			expect(right.length).toBeGreaterThan(10);
			expect(await statements(NOBODYS, 'b')).toEqual(right);
			expect(await statements(unreachable, 'c')).toEqual(right);
			expect(await statements('no reference', 'd')).toEqual(right);
		});

		it('answers the same but for the code, which nobody has', async () => {
			const { code: _, contact, ...right } = (await ask(byReference())) as Record<string, unknown>;
			expect(contact).toMatchObject(PHONE);
			expect(await ask(byReference(NOBODYS), 'b')).toEqual(right);
			expect(await ask(byReference(unreachable), 'c')).toEqual(right);
			const rows = await store.read(({ run }) =>
				run(
					query()((q, t) => q.select().from(t.oneTimeCode)),
					{},
				),
			);
			expect(rows).toHaveLength(3);
			for (const row of rows) expect(row.contactHash).toMatch(/^[\w-]{43} [\w-]{43}$/);
		});

		it('counts wrong codes down and locks in the same way', async () => {
			const outcomes = async (typed: string, conversationId: string) => {
				await ask(byReference(typed), conversationId);
				const answers = [];
				for (let i = 0; i < 7; i++) answers.push(await type('none', conversationId));
				return [
					...answers,
					await ask(byReference(typed), conversationId),
					await ask(byReference(typed), `${conversationId}2`),
				];
			};
			const right = await outcomes(reference, 'a');
			expect(right.map(({ kind }) => kind)).toEqual([...Array(5).fill('wrong'), ...Array(4).fill('locked')]);
			expect(await outcomes(NOBODYS, 'b')).toEqual(right);
			expect(await outcomes(unreachable, 'c')).toEqual(right);
		});

		it('does not show that its contact has had its codes already', async () => {
			for (let i = 0; i < 5; i++) await ask({ kind: 'contact', contact: PHONE }, `somebody ${i}`);
			expect(await ask({ kind: 'contact', contact: PHONE }, 'somebody 5')).toMatchObject({ kind: 'locked' });
			expect(await ask(byReference())).toMatchObject({ kind: 'issued' });
			const other = await visitOf(patientId);
			for (let i = 0; i < 4; i++) await ask(byReference(), `by the one ${i}`);
			const answer = await ask(byReference(other), 'by the other');
			expect(code).toBe('none');
			expect(answer).toEqual(await ask(byReference(NOBODYS), 'b'));
		});

		it('does not show by how often it was asked for, nor by wrong codes, whose contact it is', async () => {
			for (let i = 0; i < 5; i++) await ask(byReference(), `chat ${i}`);
			for (const chat of [0, 1, 2, 3, 4]) await type('none', `chat ${chat}`);
			expect(await ask(byReference(), 'sixth')).toMatchObject({ kind: 'locked' });
			expect(await ask({ kind: 'contact', contact: PHONE }, 'registering')).toMatchObject({ kind: 'issued' });
			expect(await type('none', 'registering')).toEqual({ kind: 'wrong', left: 5 });
			expect(await ask(toPatient(), 'identified')).toMatchObject({ kind: 'issued' });
			expect(await type('none', 'identified')).toEqual({ kind: 'wrong', left: 5 });
		});

		it('does not show that wrong codes were typed by whoever is identified', async () => {
			await ask(toPatient(), 'identified');
			for (let i = 0; i < 2; i++) await type('none', 'identified');
			const left = async (typed: string, conversationId: string) => {
				await ask(byReference(typed), conversationId);
				return type('none', conversationId);
			};
			for (const typed of [reference, NOBODYS, unreachable])
				expect(await left(typed, `about ${typed}`)).toEqual({ kind: 'wrong', left: 5 });
			expect(await left(reference, 'about it again')).toEqual({ kind: 'wrong', left: 4 });
		});

		it('does not show that wrong codes were typed for its contact at a registration', async () => {
			await ask({ kind: 'contact', contact: PHONE }, 'somebody');
			for (let i = 0; i < 6; i++) await type('none', 'somebody');
			expect(await ask({ kind: 'contact', contact: PHONE }, 'else')).toMatchObject({ kind: 'locked' });
			expect(await ask(byReference())).toMatchObject({ kind: 'issued' });
			expect(await type()).toMatchObject({ kind: 'right' });
		});
	});

	it('five are sent in an hour for one conversation, and then when the first is an hour old', async () => {
		for (let i = 0; i < 5; i++) {
			const contact: Contact = { system: 'phone', value: `+2782555020${i}` };
			expect((await ask({ kind: 'contact', contact })).kind).toBe('issued');
			fresh.clock.forward(1);
		}
		const until = fresh.clock.now + 55 * 60_000;
		expect(await ask(toContact)).toEqual({ kind: 'locked', until });
		expect((await ask(toContact, 'other chat')).kind).toBe('issued');
		fresh.clock.to(until);
		expect((await ask(toContact)).kind).toBe('issued');
	});

	it('five are sent in an hour to one contact, whoever asks, be it on a record or not', async () => {
		for (const contact of [PHONE, STRANGERS]) {
			for (let i = 0; i < 5; i++)
				expect((await ask({ kind: 'contact', contact }, `${contact.value} ${i}`)).kind).toBe('issued');
			expect((await ask({ kind: 'contact', contact }, 'sixth')).kind).toBe('locked');
		}
		expect((await ask(toPatient(), 'seventh')).kind).toBe('locked');
	});

	it('the sixth wrong one locks the conversation for an hour, over all of its codes, and staff hear of it once', async () => {
		for (let i = 0; i < 5; i++) {
			if (i % 2 === 0) await ask({ kind: 'contact', contact: { system: 'phone', value: `+2782555020${i}` } });
			expect(await type(wrong())).toEqual({ kind: 'wrong', left: 5 - i });
			fresh.clock.forward(1);
		}
		const until = fresh.clock.now + 60 * 60_000;
		expect(await type(wrong())).toEqual({ kind: 'locked', until, justNow: true });
		fresh.clock.forward(57);
		expect(await type()).toEqual({ kind: 'locked', until, justNow: false });
		expect(await ask(toContact)).toEqual({ kind: 'locked', until });
		fresh.clock.to(until);
		await ask(toContact);
		expect(await type(wrong())).toEqual({ kind: 'wrong', left: 5 });
		expect(await type()).toMatchObject({ kind: 'right' });
	});

	it('the sixth wrong one locks a contact for an hour, in whatever conversations they were typed', async () => {
		for (let i = 0; i < 5; i++) {
			await ask(toPatient(), `chat ${i}`);
			expect(await type(wrong(), `chat ${i}`)).toEqual({ kind: 'wrong', left: 5 - i });
		}
		await store.transaction((tx) => forgetAsking(tx));
		await ask(toPatient(), 'chat 5');
		expect(await type(wrong(), 'chat 5')).toMatchObject({ kind: 'locked', justNow: true });
		expect(await ask(toPatient(), 'chat 6')).toMatchObject({ kind: 'locked' });
		expect(await ask({ ...toPatient(), place: 1 } as CodeTo, 'chat 6')).toMatchObject({
			kind: 'issued',
			contact: MAIL,
		});
	});

	it('wrong ones that lie further apart than an hour lock nothing', async () => {
		for (let i = 0; i < 12; i++) {
			await ask({ kind: 'contact', contact: { system: 'phone', value: `+278255502${10 + i}` } });
			expect((await type(wrong())).kind).toBe('wrong');
			fresh.clock.forward(13);
		}
	});

	it('typed in many conversations at once, no more than six are looked at', async () => {
		const chats = Array.from({ length: 5 }, (_, i) => `chat ${i}`);
		for (const chat of chats) await ask(toPatient(), chat);
		const tries = chats.flatMap((chat) => [0, 1, 2].map(() => type('none', chat)));
		const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
		expect(kinds.filter((kind) => kind === 'wrong')).toHaveLength(5);
		expect(kinds.filter((kind) => kind === 'locked')).toHaveLength(10);
	});

	it('of two who type a right one at once, one is right', async () => {
		await ask(toPatient());
		const kinds = (await Promise.all([type(), type()])).map(({ kind }) => kind);
		expect(kinds.toSorted()).toEqual(['over', 'right']);
	});

	it('a conversation that is proved acts for the patient, and is proved again', async () => {
		const links = () =>
			store.read(({ run }) =>
				run(
					query()((q, { conversationPatient: c }) =>
						q
							.select({ provedAt: c.provedAt, since: c.since, endedAt: c.endedAt, relation: c.relation })
							.from(c)
							.where(eq(c.conversationId, 'chat')),
					),
					{},
				),
			);
		const prove = () => store.transaction((tx) => provePatient(tx, { conversationId: 'chat', patientId }));
		await prove();
		const since = fresh.clock.now;
		expect(await links()).toEqual([{ provedAt: since, since, endedAt: null, relation: 'self' }]);
		await store.transaction((tx) =>
			tx.run(
				query()((q, t) => q.update(t.conversationPatient).set({ endedAt: 5, relation: 'carer' })),
				{},
			),
		);
		fresh.clock.forward(60);
		await prove();
		expect(await links()).toEqual([{ provedAt: fresh.clock.now, since, endedAt: null, relation: 'carer' }]);
	});

	/** So that the limit of asking is not what is met. */
	const forgetAsking = (tx: Tx) =>
		tx.run(
			query()((q, t) =>
				q.delete(t.attempt).where(eq(t.attempt.key, tx.keys.hash('attempt', `code to ${contactHash(tx.keys, PHONE)}`))),
			),
			{},
		);
});

/** Tells statements apart: the same query is the same object. */
const queryNames = {
	known: new Map<unknown, string>(),
	of(each: unknown): string {
		if (!this.known.has(each)) this.known.set(each, `statement ${this.known.size}`);
		return this.known.get(each)!;
	},
};
