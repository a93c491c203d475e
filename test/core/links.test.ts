/** Appointment links: how they are found, what they leave open, that each books one visit, and how they end. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLinkType } from '../../db/queries/clinic.ts';
import type { Tx } from '../../db/store.ts';
import { appointmentById, cancel, reschedule } from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { erasePatient } from '../../src/core/erase.ts';
import { holdSlot } from '../../src/core/holds.ts';
import { aimOf, bookByLink, fitsLink } from '../../src/core/link-booking.ts';
import {
	createLink,
	deleteLink,
	expireLink,
	historyOfLink,
	isBirthDate,
	isOpen,
	type Link,
	linkById,
	linkByToken,
	linksOfPatient,
	openLink,
	openLinksOf,
	reopenLink,
	sentAgain,
	statusOf,
} from '../../src/core/links.ts';
import { mergePatients, undoMerge } from '../../src/core/merge.ts';
import { bumpNetwork, type LinkType, type Network } from '../../src/core/network.ts';
import { allValues } from '../by-hand.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, HARBOUR, mustHaveNetwork, mustOpen, mustRegister, networkNow } from '../network.ts';

const TYPE: Omit<LinkType, 'id'> = {
	...{ code: 'results', name: 'Results', service: 'general', practitioner: null, location: null, text: null },
	...{ fromDays: null, toDays: null, mayReschedule: true, rescheduleMinutes: null, identifies: true },
	...{ validDays: 10, origin: 'staff', retired: false },
};
const DAY = 1440;

describe.each(ENGINES)('A booking link on %s', (engine) => {
	let fresh: Fresh;
	let patientId: number;
	let slots: number[];
	let start: number;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		({ start } = await mustOpen(fresh.store));
		patientId = await fresh.store.transaction((tx) => mustRegister(tx));
		const day = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		slots = day.map(({ id }) => id);
	});
	afterEach(() => fresh.end());

	const within = <T>(work: (tx: Tx, network: Network) => Promise<T>): Promise<T> =>
		fresh.store.transaction(async (tx) => work(tx, await networkNow(fresh.store)));
	async function made(type: Partial<LinkType> = {}): Promise<LinkType> {
		await fresh.store.transaction(async (tx) => {
			await tx.run(writeLinkType.insert, { ...TYPE, ...type });
			await bumpNetwork(tx);
		});
		return (await networkNow(fresh.store)).linkTypes.all.at(-1)!;
	}
	const sent = async (type?: Partial<LinkType>): Promise<Link> => {
		const kind = await made(type);
		return within((tx) => createLink(tx, kind, { patientId, by: 'staff:1', way: 'sms' }));
	};
	const books = (linkId: number, slotId: number, by = 'chat') =>
		within((tx, network) => bookByLink(tx, network, linkId, { slotId, by, bookedBy: 'patient' }));
	const now = async (id: number) => (await within((tx) => linkById(tx, id)))!;
	const history = async (id: number) =>
		(await within((tx) => historyOfLink(tx, id))).map(({ what, by }) => `${what} ${by}`);

	it('is found by its token, which stands nowhere in the database', async () => {
		const { token, id } = await sent();
		expect(Buffer.from(token, 'base64url')).toHaveLength(16);
		expect((await within((tx) => linkByToken(tx, token)))?.id).toBe(id);
		expect(await within((tx) => linkByToken(tx, `${token.slice(1)}x`))).toBeUndefined();
		for (const { value, table, column } of await allValues(fresh.url))
			expect(value.includes(token), `${table}.${column}`).toBe(false);
	});

	it('is accessed once somebody has pressed continue, and by nothing else', async () => {
		const { token, id } = await sent();
		await within((tx) => linkByToken(tx, token));
		expect((await now(id)).status).toBe('sent');
		await within((tx) => openLink(tx, id));
		await within((tx) => openLink(tx, id));
		expect((await now(id)).status).toBe('accessed');
		expect(await history(id)).toEqual(['sent staff:1', 'accessed patient']);
	});

	it('books one visit, which names it, whoever comes second', async () => {
		const { id } = await sent();
		const first = await books(id, slots[0]!);
		expect(first).toMatchObject({ kind: 'booked', appointment: { linkId: id, patientId } });
		expect(await books(id, slots[1]!, 'another chat')).toMatchObject({ kind: 'closed', link: { status: 'booked' } });
		expect(await history(id)).toEqual(['sent staff:1', 'booked patient']);
	});

	it('books one visit where many chats try in one moment, each at a time of its own that it holds', async () => {
		const { id } = await sent();
		const chats = slots.map((slotId, i) => ({ slotId, by: `chat-${i}` }));
		for (const { slotId, by } of chats)
			await within(async (tx, network) => {
				await openLink(tx, id);
				return holdSlot(tx, network, { slotId, serviceId: GENERAL, patientId: await mustRegister(tx), by });
			});
		const told = await Promise.all(chats.map(({ slotId, by }) => books(id, slotId, by)));
		expect(told.map(({ kind }) => kind).sort()).toEqual(['booked', ...chats.slice(1).map(() => 'closed')]);
		expect((await now(id)).status).toBe('booked');
	});

	it('books, or is expired by staff, in one moment: never both', async () => {
		for (let i = 0; i < 6; i++) {
			const { id } = await sent({ code: `results-${i}` });
			const [booked, expired] = await Promise.all([
				books(id, slots[i]!, `chat-${i}`),
				within(async (tx) => expireLink(tx, (await linkById(tx, id))!, 'staff:1')),
			]);
			expect(expired).toBe(booked.kind !== 'booked');
			expect((await now(id)).status).toBe(expired ? 'expired' : 'booked');
		}
	});

	it('is not revived by cancelling its visit', async () => {
		const { id } = await sent();
		const booked = await books(id, slots[0]!);
		if (booked.kind !== 'booked') throw new Error(booked.kind);
		await within((tx, network) => cancel(tx, network, { appointmentId: booked.appointment.id, by: 'chat' }));
		expect(await books(id, slots[1]!)).toMatchObject({ kind: 'closed' });
		for (const end of [expireLink, deleteLink])
			expect(await within(async (tx) => end(tx, await linkNow(tx, id), 'staff:1'))).toBe(false);
		expect(await within(async (tx) => reopenLink(tx, await linkNow(tx, id), 'sent', 'staff:1'))).toBe(false);
		expect((await now(id)).status).toBe('booked');
	});
	const linkNow = async (tx: Tx, id: number) => (await linkById(tx, id))!;

	it.each([
		['expired', expireLink],
		['deleted', deleteLink],
	] as const)('can be %s by hand before it is booked, and books nothing then', async (status, end) => {
		const { id } = await sent();
		expect(await within(async (tx) => end(tx, await linkNow(tx, id), 'staff:1'))).toBe(true);
		expect(await books(id, slots[0]!)).toMatchObject({ kind: 'closed', link: { status } });
		expect(await history(id)).toEqual(['sent staff:1', `${status} staff:1`]);
		expect(await within(async (tx) => reopenLink(tx, await linkNow(tx, id), 'sent', 'staff:1'))).toBe(true);
		expect(await books(id, slots[0]!)).toMatchObject({ kind: 'booked' });
	});

	it('is over on its day whether or not anything ran', async () => {
		const { id } = await sent();
		fresh.clock.forward(10 * DAY - 1);
		expect(isOpen(await now(id), fresh.clock.now)).toBe(true);
		fresh.clock.forward(1);
		expect(statusOf(await now(id), fresh.clock.now)).toBe('expired');
		expect(await within((tx) => openLinksOf(tx, patientId))).toEqual([]);
		expect(await books(id, slots[0]!)).toMatchObject({ kind: 'closed' });
	});

	it('leaves open no time with anybody else, elsewhere, before its first day or from its last on', async () => {
		const fits = async (type: Partial<LinkType>) => {
			const link = await sent(type);
			return within(async (tx, network) => fitsLink(tx, aimOf(network, link, tx.now)!, slots[0]!));
		};
		const days = Math.round((start - fresh.clock.now) / (DAY * 60_000));
		expect(await fits({ code: 'a' })).toBe(true);
		expect(await fits({ code: 'b', practitioner: 'naidoo', location: 'harbour' })).toBe(true);
		expect(await fits({ code: 'c', practitioner: 'tremblay' })).toBe(false);
		expect(await fits({ code: 'd', location: 'gardens' })).toBe(false);
		expect(await fits({ code: 'e', fromDays: days, toDays: days + 1 })).toBe(true);
		expect(await fits({ code: 'f', fromDays: days + 1, toDays: days + 2 })).toBe(false);
		expect(await fits({ code: 'g', toDays: days })).toBe(false);
	});

	it('says until when its visit may be moved, before its service does', async () => {
		const moved = async (type: Partial<LinkType>, place: number) => {
			const { id } = await sent(type);
			const booked = await books(id, slots[place]!, `chat-${place}`);
			if (booked.kind !== 'booked') throw new Error(booked.kind);
			const { id: appointmentId } = booked.appointment;
			return within(
				async (tx, network) =>
					(await reschedule(tx, network, { appointmentId, slotId: slots[place + 1]!, by: 'x' })).kind,
			);
		};
		expect(await moved({ code: 'a', mayReschedule: false }, 0)).toBe('tooLate');
		expect(await moved({ code: 'b' }, 2)).toBe('rescheduled');
		expect(await moved({ code: 'c', rescheduleMinutes: 30 * DAY }, 4)).toBe('tooLate');
	});

	it('takes the right birth date, counts wrong ones, and takes none after the fifth until it is sent again', async () => {
		const link = await sent();
		const tries = (date: string, onFile: string | null = '1984-03-12') =>
			within((tx) => isBirthDate(tx, link, date, onFile));
		expect(await tries('1984-03-12')).toEqual({ kind: 'right' });
		for (const left of [4, 3, 2]) expect(await tries('1990-01-01')).toEqual({ kind: 'wrong', left });
		expect(await tries('1984-03-12', null)).toEqual({ kind: 'wrong', left: 1 });
		expect(await tries('1990-01-01')).toEqual({ kind: 'wrong', left: 0 });
		expect(await tries('1984-03-12')).toEqual({ kind: 'wrong', left: 0 });
		await within((tx) => sentAgain(tx, link, 'staff:1', 'sms'));
		expect(await tries('1984-03-12')).toEqual({ kind: 'right' });
	});

	it('lets no more than five wrong birth dates through of many tried in one moment', async () => {
		const link = await sent();
		const told = await Promise.all(
			Array.from({ length: 12 }, (_, i) => within((tx) => isBirthDate(tx, link, `1990-01-${10 + i}`, '1984-03-12'))),
		);
		expect(told.filter((each) => each.kind === 'wrong' && each.left > 0)).toHaveLength(4);
		expect((await now(link.id)).tries).toBe(5);
	});

	it('goes over with its patient’s record, and back; and goes with who is erased, its history too', async () => {
		const { id } = await sent();
		const other = await within((tx) => mustRegister(tx));
		const merged = await within((tx) => mergePatients(tx, { fromId: patientId, intoId: other, by: 'staff:1' }));
		if (merged.kind !== 'merged') throw new Error(merged.kind);
		expect((await now(id)).patientId).toBe(other);
		expect(await books(id, slots[0]!)).toMatchObject({ kind: 'booked', appointment: { patientId: other } });
		await within((tx) => undoMerge(tx, { mergeId: merged.mergeId }));
		expect((await now(id)).patientId).toBe(patientId);

		const visit = await within(async (tx) => appointmentById(tx, (await linkNow(tx, id)).appointmentId!));
		await within((tx, network) => cancel(tx, network, { appointmentId: visit!.id, by: 'chat' }));
		for (const who of [patientId, other]) await within((tx) => erasePatient(tx, who));
		expect(await within((tx) => linksOfPatient(tx, patientId))).toEqual([]);
		expect(await history(id)).toEqual([]);
	});
});
