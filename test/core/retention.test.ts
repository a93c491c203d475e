import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLinkType } from '../../db/queries/clinic.ts';
import { endHandover } from '../../db/queries/handover.ts';
import { insertMerge } from '../../db/queries/merge.ts';
import { p, put, query, type Tx } from '../../db/store.ts';
import { actFor } from '../../src/core/acting.ts';
import { book } from '../../src/core/appointments.ts';
import { tryOnce } from '../../src/core/attempts.ts';
import { issueCode } from '../../src/core/codes.ts';
import { dayOf } from '../../src/core/days.ts';
import { createLink } from '../../src/core/links.ts';
import { registerProvisional } from '../../src/core/patients.ts';
import { giveUp } from '../../src/core/proposals.ts';
import { settleRequest } from '../../src/core/requests.ts';
import { keepRetention } from '../../src/core/retention.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { everything, whereIs } from '../everything.ts';
import { GENERAL, HARBOUR, mustHaveNetwork, mustOpen, mustRegister, networkNow } from '../network.ts';
import { changeSettings } from '../turn/rows.ts';
import { around } from './around-visit.ts';
import { mustChat } from './chat.ts';

const DAY = 24 * 60;
const NOTHING = {
	...{ chats: 0, records: 0, visits: 0, merges: 0, attempts: 0, codes: 0 },
	...{ links: 0, encounters: 0, requests: 0, proposals: 0, handovers: 0 },
};
const sendAll = query()((q, { outbox }) => q.update(outbox).set({ state: 'sent' }));
const bookedBy = query<{ id: number; appointmentId: number }>()((q, { link }) =>
	q
		.update(link)
		.set({ appointmentId: put(link.appointmentId, 'appointmentId') })
		.where(eq(link.id, p('id'))),
);
const intoFile = query<{ no: boolean }>()((q, { patient }) =>
	q.update(patient).set({ provisional: put(patient.provisional, 'no') }),
);

describe.each(ENGINES)('What is kept no longer, on %s,', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());
	const change = <T>(body: (tx: Tx) => Promise<T>) => fresh.store.transaction(body);
	const rows = async (table: string) => (await everything(fresh.store)).get(table)!;
	const ids = async (table: string) => (await rows(table)).map((row) => JSON.parse(row).id).toSorted();
	const keep = () => keepRetention(fresh.store);
	/** A visit on 8 September 2026 at 08:00; answers when it is over. */
	const bookFor = async (patientId: number, conversationId: string) => {
		await mustOpen(fresh.store);
		const network = await networkNow(fresh.store);
		const [slot] = await fresh.store.read((r) => dayOf(r, { localDate: 20260908, locationId: HARBOUR }));
		const booked = await change((tx) =>
			book(tx, network, {
				...{ slotId: slot!.id, serviceId: GENERAL, patientId, by: conversationId, conversationId },
				...{ bookedBy: 'patient', reason: 'glitter', details: 'trombones' },
			}),
		);
		if (booked.kind !== 'booked') throw new Error(booked.kind);
		return booked.appointment.end;
	};

	it('a chat of greetings goes after a day; not one in which something was agreed to, typed or is still to be sent', async () => {
		await change(async (tx) => {
			await mustChat(tx, 'greeting', {});
			await mustChat(tx, 'agreed', { consent: true });
			await mustChat(tx, 'typed', { words: 'glitter' });
			await mustChat(tx, 'desk', { machine: 'staff' });
			const named = await mustChat(tx, 'named', {});
			await actFor(tx, { conversationId: named, patientId: await mustRegister(tx), relation: 'self' });
		});
		fresh.clock.forward(DAY);
		expect(await keep()).toEqual(NOTHING);
		fresh.clock.forward(1);
		expect(await keep()).toEqual({ ...NOTHING, chats: 1 });
		expect(await ids('conversation')).toEqual(['chat-agreed', 'chat-desk', 'chat-named', 'chat-typed']);
	});

	it('a chat that nobody takes up goes with all it brought, never a chat of the staff’s', async () => {
		await change(async (tx) => {
			const conversationId = await mustChat(tx, 'ana', { words: 'glitter', consent: true });
			await actFor(tx, { conversationId, patientId: await mustRegister(tx), relation: 'self' });
			await mustChat(tx, 'desk', { machine: 'staff' });
		});
		fresh.clock.forward(180 * DAY + 1);
		expect(await keep(), 'while something waits to be said').toEqual(NOTHING);
		await change((tx) => tx.run(sendAll, {}));
		expect(await keep()).toEqual({ ...NOTHING, chats: 1 });
		expect(await ids('conversation')).toEqual(['chat-desk']);
		for (const table of ['consent', 'conversationPatient', 'outbox', 'failure', 'timer'])
			expect(await rows(table), table).toEqual([]);
		expect(await rows('patient')).toHaveLength(1);
	});

	it('a chat stays while a visit is ahead that was made in it, or is of somebody it knows', async () => {
		const [made, knows] = await change(async (tx) => [
			await mustChat(tx, 'made', { consent: true }),
			await mustChat(tx, 'knows', { consent: true }),
		]);
		const patientId = await change((tx) => mustRegister(tx));
		await change((tx) => actFor(tx, { conversationId: knows!, patientId, relation: 'carer' }));
		fresh.clock.to('2026-09-08T05:00:00Z');
		const end = await bookFor(patientId, made!);
		await changeSettings(fresh.store, (settings) => ({
			...settings,
			retention: { ...settings.retention, chatDays: 0 },
		}));
		expect((await keep()).chats).toBe(0);
		fresh.clock.to(end);
		expect((await keep()).chats).toBe(2);
	});
	it('a record that came by chat goes when nobody has confirmed it and no visit was made with it', async () => {
		const chat = await change((tx) => mustChat(tx, 'ana', { consent: true }));
		const [, visited] = await change(async (tx) => [
			await registerProvisional(tx, { name: 'Gone', contact: phone(1), language: 'en', conversationId: chat }),
			await registerProvisional(tx, { name: 'Visited', contact: phone(2), language: 'en' }),
		]);
		await bookFor(visited!, 'nobody');
		fresh.clock.forward(365 * DAY);
		expect((await keep()).records).toBe(0);
		fresh.clock.forward(1);
		expect((await keep()).records).toBe(1);
		expect(await whereIs(fresh.store, ['Gone', '550001'])).toEqual([]);
		expect((await whereIs(fresh.store, ['Visited'])).length).toBeGreaterThan(0);
	});

	it('a record that staff have confirmed stays', async () => {
		await change((tx) => mustRegister(tx));
		await change((tx) => tx.run(intoFile, { no: false }));
		fresh.clock.forward(4000 * DAY);
		expect((await keep()).records).toBe(0);
		expect(await rows('patient')).toHaveLength(1);
	});

	it('what a visit was about and whose it was goes after as long as the law asks; that it was still counts', async () => {
		const patientId = await change((tx) => mustRegister(tx));
		const end = await bookFor(patientId, 'chat');
		fresh.clock.to(end + 3650 * DAY * 60_000);
		expect((await keep()).visits).toBe(0);
		expect(await whereIs(fresh.store, ['glitter'])).toHaveLength(1);
		fresh.clock.forward(1);
		expect(await keep()).toEqual({ ...NOTHING, visits: 1, records: 1 });
		expect(await whereIs(fresh.store, ['glitter', 'trombones', 'Thandi', '"chat"'])).toEqual([]);
		expect(await rows('appointment')).toHaveLength(1);
		expect(await keep(), 'and once').toEqual(NOTHING);
	});

	it('what has ended at the desk goes after 90 days, and not before it has; who was in the house as visits do', async () => {
		const patientId = await change((tx) => mustRegister(tx));
		const conversationId = await change((tx) => mustChat(tx, 'ana', { words: 'glitter', consent: true }));
		await bookFor(patientId, conversationId);
		await change((tx) => tx.run(intoFile, { no: false }));
		const network = await networkNow(fresh.store);
		const slots = await fresh.store.read((r) => dayOf(r, { localDate: 20260908, locationId: HARBOUR }));
		const begun = fresh.clock.now;
		await change(async (tx) => {
			await around(tx, network, { appointmentId: 1, patientId, conversationId, slotId: slots[2]!.id });
			await tx.run(writeLinkType.insert, {
				...{ code: 'results', name: 'Results', service: 'general', practitioner: null, location: null, text: null },
				...{ fromDays: null, toDays: null, mayReschedule: true, rescheduleMinutes: null, identifies: true },
				...{ validDays: 10, origin: 'staff', retired: false },
			});
			for (const _ of [1, 2]) await createLink(tx, { id: 1, validDays: 0 }, { patientId, by: 'staff:1', way: 'sms' });
			await tx.run(bookedBy, { id: 2, appointmentId: 1 });
		});
		const keepsChats = { chatDays: 100_000, provisionalDays: 100_000 };
		await changeSettings(fresh.store, (settings) => ({
			...settings,
			retention: { ...settings.retention, ...keepsChats },
		}));
		await change((tx) => tx.run(sendAll, {}));
		fresh.clock.forward(90 * DAY + 1);
		expect(await keepRetention(fresh.store, 1), 'while all but the link goes on').toEqual({ ...NOTHING, links: 1 });
		await change(async (tx) => {
			await giveUp(tx, 1, 'over');
			await settleRequest(tx, 1, 'staff:1');
			await tx.run(endHandover, { id: 1, by: 'patient', now: tx.now });
		});
		expect(await keep(), 'proposals by when they were made').toEqual({ ...NOTHING, proposals: 1 });
		fresh.clock.forward(90 * DAY + 1);
		expect(await keep()).toEqual({ ...NOTHING, requests: 1, handovers: 1 });
		for (const table of ['visitRequest', 'proposal', 'handover']) expect(await rows(table), table).toEqual([]);
		expect([(await rows('link')).length, (await rows('encounter')).length]).toEqual([1, 1]);
		fresh.clock.to(begun + 3650 * DAY * 60_000 + 1);
		expect(await keep()).toMatchObject({ links: 1, encounters: 1 });
		for (const table of ['link', 'linkChange', 'encounter']) expect(await rows(table), table).toEqual([]);
	});

	it('tries and codes go after a day', async () => {
		await change(async (tx) => {
			const contact = phone(3);
			await tryOnce(tx, { keys: ['chat'], most: 5, withinMs: 1000 });
			await issueCode(tx, { conversationId: 'chat', to: { kind: 'contact', contact } });
		});
		fresh.clock.forward(DAY);
		expect(await keep()).toEqual(NOTHING);
		fresh.clock.forward(1);
		expect(await keep()).toMatchObject({ attempts: expect.any(Number), codes: 1 });
		for (const table of ['attempt', 'oneTimeCode']) expect(await rows(table), table).toEqual([]);
	});

	it('a record that was merged away goes with what undoing it would take, after 90 days', async () => {
		await change(async (tx) => {
			const [into, from] = [
				await mustRegister(tx),
				await registerProvisional(tx, { name: 'Second', contact: phone(4), language: 'en' }),
			];
			await tx.run(insertMerge, { fromId: from, intoId: into, by: 'staff:1', now: tx.now, moved: { name: 'Second' } });
		});
		fresh.clock.forward(90 * DAY);
		expect(await keep()).toEqual(NOTHING);
		fresh.clock.forward(1);
		expect(await keep()).toEqual({ ...NOTHING, merges: 1 });
		expect(await whereIs(fresh.store, ['Second'])).toEqual([]);
		expect(await rows('patient')).toHaveLength(1);
	});

	it('goes step by step through more than one step holds, and through what stays', async () => {
		await change(async (tx) => {
			for (const i of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
				await mustChat(tx, `greeting-${i}`, { consent: i % 4 === 0 });
				await tryOnce(tx, { keys: [`try ${i}`], most: 5, withinMs: 1000 });
			}
		});
		fresh.clock.forward(DAY + 1);
		expect(await keepRetention(fresh.store, 2)).toEqual({ ...NOTHING, chats: 7, attempts: 9 });
		expect(await rows('conversation')).toHaveLength(2);
	});
});

const phone = (n: number) => ({ system: 'phone', value: `+2782555000${n}` }) as const;
