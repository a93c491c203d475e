import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	type Appointment,
	appointmentById,
	appointmentsOf,
	book,
	cancel,
	historyOf,
} from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { type Failing, failDay, unfailDay } from '../../src/core/failed-day.ts';
import { holdSlot } from '../../src/core/holds.ts';
import type { Network } from '../../src/core/network.ts';
import { acceptProposal, giveUp, holderOf, proposalOf } from '../../src/core/proposals.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, HARBOUR, LEROY, mustHaveNetwork, mustOpen, mustRegister, networkNow, TREMBLAY } from '../network.ts';

const DAY_MS = 86_400_000;

describe.each(ENGINES)('A day that fails on %s', (engine) => {
	let fresh: Fresh;
	let network: Network;
	let visits: Appointment[];
	let start: number;
	let practitionerId: number;

	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		({ start } = await mustOpen(fresh.store, { serviceIds: [GENERAL] }));
		network = await networkNow(fresh.store);
		const slots = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		practitionerId = slots[0]!.practitionerId;
		visits = [];
		for (const slot of slots.slice(0, 3)) visits.push(await booked(slot.id));
	});
	afterEach(() => fresh.end());

	async function booked(slotId: number, phone?: string): Promise<Appointment> {
		return fresh.store.transaction(async (tx) => {
			const patientId = await mustRegister(tx, phone);
			const done = await book(tx, network, { slotId, serviceId: GENERAL, patientId, by: 'desk', bookedBy: 'patient' });
			if (done.kind !== 'booked') throw new Error(done.kind);
			return done.appointment;
		});
	}
	const fails = (failing: Partial<Failing> = {}) =>
		fresh.store.transaction((tx) =>
			failDay(tx, network, {
				stretches: [{ practitionerId, locationId: HARBOUR, start: start - 3_600_000, end: start + DAY_MS / 2 }],
				by: 'staff:1',
				proposing: true,
				chatsOf: async () => [],
				...failing,
			}),
		);
	const failedOf = (closures: ReadonlyMap<number, number>, of: readonly Appointment[]) => ({
		...{ practitionerId: of[0]!.practitionerId, closureId: closures.get(of[0]!.practitionerId)! },
		visits: of.map(({ id, slotId }) => ({ id, slotId, status: 'booked' as const })),
	});
	const accepts = (proposalId: number, by = 'chat') =>
		fresh.store.transaction((tx) => acceptProposal(tx, network, { proposalId, by }));
	const now = (id: number) => fresh.store.read((reading) => appointmentById(reading, id));
	const free = (on = 20260909) =>
		fresh.store.read(async (reading) =>
			(await dayOf(reading, { localDate: on, locationId: HARBOUR })).filter(({ status }) => status === 'free'),
		);

	it('cancels every visit, closes what was free, and keeps nothing where that is not wished', async () => {
		const failed = await fails({ proposing: false });
		expect(failed.visits.map(({ visit, kept }) => [visit.id, kept])).toEqual(visits.map(({ id }) => [id, undefined]));
		for (const { id } of visits) expect((await now(id))?.status).toBe('cancelled');
		expect(await free(20260908)).toEqual([]);
	});

	it('leaves a visit that has begun as it is', async () => {
		fresh.clock.to(visits[1]!.start - 60_000);
		const failed = await fails({ proposing: false });
		expect(failed.visits.map(({ visit }) => visit.id)).toEqual(visits.slice(1).map(({ id }) => id));
		expect((await now(visits[0]!.id))?.status).toBe('booked');
	});

	it('keeps the nearest times that fit, one for each, with the same person first', async () => {
		await mustOpen(fresh.store, {
			serviceIds: [GENERAL],
			date: '2026-09-08',
			practitionerId: TREMBLAY,
			locationId: HARBOUR,
		});
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-09' });
		const { visits: failed } = await fails();
		const next = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260909, locationId: HARBOUR }));
		expect(failed.map(({ kept }) => kept?.slot.id)).toEqual(next.slice(0, 3).map(({ id }) => id));
		expect(next.slice(0, 3).map(({ status, holdBy }) => [status, holdBy])).toEqual(
			failed.map(({ proposalId }) => ['held', holderOf(proposalId)]),
		);
	});

	it('keeps times with others where the same person has none', async () => {
		await mustOpen(fresh.store, {
			serviceIds: [GENERAL],
			date: '2026-09-08',
			practitionerId: TREMBLAY,
			locationId: HARBOUR,
		});
		const { visits: failed } = await fails();
		expect(failed.map(({ kept }) => kept?.slot.practitionerId)).toEqual([TREMBLAY, TREMBLAY, TREMBLAY]);
	});

	it('says so where nothing fits', async () => {
		const { visits: failed } = await fails();
		expect(failed.map(({ kept }) => kept)).toEqual([undefined, undefined, undefined]);
	});

	it('lets nobody else have a kept time, and gives it to whom it is for under the old reference', async () => {
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-09' });
		const { visits: failed } = await fails();
		const [{ kept, proposalId }] = failed as [(typeof failed)[number]];
		const patientId = await fresh.store.transaction((tx) => mustRegister(tx));
		const other = { slotId: kept!.slot.id, serviceId: GENERAL, patientId, by: 'other' };
		expect((await fresh.store.transaction((tx) => holdSlot(tx, network, other))).kind).toBe('taken');
		const accepted = await accepts(proposalId);
		expect(accepted).toMatchObject({ kind: 'accepted', visit: { status: 'booked', start: kept!.slot.start } });
		expect((await now(visits[0]!.id))?.reference).toBe(visits[0]!.reference);
		const history = await fresh.store.read((reading) => historyOf(reading, visits[0]!.id));
		expect(history.map(({ what, by }) => [what, by])).toEqual([
			['booked', 'patient'],
			['cancelled', 'staff:1'],
			['rescheduled', 'patient'],
		]);
		expect((await accepts(proposalId)).kind).toBe('gone');
	});

	it('gives a time that was given up back to everybody, and takes no answer after that but the first', async () => {
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-09' });
		const before = (await free()).length;
		const { visits: failed } = await fails();
		expect(await free()).toHaveLength(before - 3);
		const [{ proposalId }] = failed as [(typeof failed)[number]];
		const declines = () => fresh.store.transaction((tx) => giveUp(tx, proposalId, 'declined'));
		expect([await declines(), await declines()]).toEqual([true, false]);
		expect(await free()).toHaveLength(before - 2);
		expect((await accepts(proposalId)).kind).toBe('gone');
	});

	it('still gives a kept time late, if nobody has taken it', async () => {
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-09' });
		const { visits: failed } = await fails();
		const [first, second] = failed as [(typeof failed)[number], (typeof failed)[number]];
		fresh.clock.forward((first.kept!.until - fresh.clock.now) / 60_000 + 1);
		for (const { proposalId } of failed) await fresh.store.transaction((tx) => giveUp(tx, proposalId, 'over'));
		const [slot] = await fresh.store.read((reading) =>
			nextFreeSlots(reading, network, { serviceId: GENERAL, from: second.kept!.slot.start, limit: 1 }),
		);
		expect(slot!.id).toBe(second.kept!.slot.id);
		await booked(slot!.id);
		expect((await accepts(first.proposalId)).kind).toBe('accepted');
		expect((await accepts(second.proposalId)).kind).toBe('taken');
	});

	it('is taken back: whoever has not taken another time has the old one again', async () => {
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-09' });
		const before = (await free()).length;
		const { visits: failed, closures } = await fails();
		await accepts(failed[0]!.proposalId);
		const done = await fresh.store.transaction((tx) =>
			unfailDay(tx, network, {
				...{ by: 'staff:1', failed: [failedOf(closures, visits)] },
			}),
		);
		expect(done.back.map(({ id }) => id)).toEqual(visits.slice(1).map(({ id }) => id));
		expect(done.notBack.map(({ id }) => id)).toEqual([visits[0]!.id]);
		expect((await now(visits[1]!.id))?.start).toBe(visits[1]!.start);
		expect(await free()).toHaveLength(before - 1);
		expect(await free(20260908)).toHaveLength(4);
		expect((await fresh.store.read((reading) => proposalOf(reading, failed[1]!.proposalId)))?.status).toBe('over');
	});

	it('is taken back for nobody who took another time and gave that up, and only once', async () => {
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-09' });
		const { visits: failed, closures } = await fails();
		await accepts(failed[0]!.proposalId);
		const id = visits[0]!.id;
		const cancels = () =>
			fresh.store.transaction((tx) => cancel(tx, network, { appointmentId: id, by: 'chat', override: true }));
		await cancels();
		const undoes = () =>
			fresh.store.transaction((tx) =>
				unfailDay(tx, network, {
					...{ by: 'staff:1', failed: [failedOf(closures, visits)] },
				}),
			);
		expect((await undoes()).back.map((visit) => visit.id)).toEqual(visits.slice(1).map((visit) => visit.id));
		expect((await now(id))?.status).toBe('cancelled');
		expect(await undoes()).toEqual({ back: [], notBack: [] });
	});

	it('keeps times that are nobody’s own holds: the same phone can still look at others', async () => {
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-09', to: '12:00' });
		const phone = '+27825550199';
		const more = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		for (const slot of more.slice(3)) await booked(slot.id, phone);
		await fails();
		const [slot] = await free();
		const patientId = await fresh.store.transaction((tx) => mustRegister(tx, phone));
		const hold = { slotId: slot!.id, serviceId: GENERAL, patientId, by: 'chat' };
		expect((await fresh.store.transaction((tx) => holdSlot(tx, network, hold))).kind).toBe('held');
	});

	it('gives one kept time to one of two who answer for it at once', async () => {
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-09' });
		const [{ proposalId, visit }] = (await fails()).visits as [Awaited<ReturnType<typeof fails>>['visits'][number]];
		const kinds = (await Promise.all([accepts(proposalId, 'one'), accepts(proposalId, 'two')])).map(({ kind }) => kind);
		expect(kinds.toSorted()).toEqual(['accepted', 'gone']);
		const { patientId } = visit;
		const live = await fresh.store.read((reading) => appointmentsOf(reading, { patientIds: [patientId], from: 0 }));
		expect(live).toHaveLength(1);
	});

	it('keeps no time at which the patient is at another visit', async () => {
		const [visit] = visits as [Appointment];
		const other = { serviceIds: [GENERAL], date: '2026-09-09', locationId: HARBOUR };
		await mustOpen(fresh.store, { ...other, practitionerId: TREMBLAY });
		await mustOpen(fresh.store, other);
		const slots = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260909, locationId: HARBOUR }));
		const first = slots.find((slot) => slot.practitionerId === TREMBLAY)!;
		const also = { slotId: first.id, serviceId: GENERAL, patientId: visit.patientId, by: 'desk', bookedBy: 'patient' };
		expect((await fresh.store.transaction((tx) => book(tx, network, also))).kind).toBe('booked');
		const kept = (await fails()).visits.map((each) => each.kept!.slot);
		expect(kept[0]!.start).toBe(first.end);
		expect(kept[1]!.start).toBe(first.start);
	});

	it('is taken back without what is kept for whoever can’t have the old time again: that stays kept', async () => {
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-09' });
		const { visits: failed, closures } = await fails();
		// Somebody else is seen at the time of the first of them.
		await mustOpen(fresh.store, { serviceIds: [GENERAL], to: '08:20' });
		const [again] = await free(20260908);
		await booked(again!.id);
		const done = await fresh.store.transaction((tx) =>
			unfailDay(tx, network, { by: 'staff:1', failed: [failedOf(closures, visits)] }),
		);
		expect(done.notBack.map(({ id }) => id)).toEqual([visits[0]!.id]);
		const statuses = [];
		for (const { proposalId } of failed)
			statuses.push((await fresh.store.read((reading) => proposalOf(reading, proposalId)))?.status);
		expect(statuses).toEqual(['open', 'over', 'over']);
		expect(await accepts(failed[0]!.proposalId)).toMatchObject({ kind: 'accepted' });
		for (const status of ['declined', 'over'] as const)
			expect(await fresh.store.transaction((tx) => giveUp(tx, failed[1]!.proposalId, status))).toBe(false);
	});

	/** The same patient is seen by another at the same clinic, in the middle of a visit. */
	async function alsoWith(visit: Appointment): Promise<{ practitionerId: number; visit: Appointment }> {
		const session = { serviceIds: [GENERAL], practitionerId: TREMBLAY, locationId: HARBOUR };
		await mustOpen(fresh.store, { ...session, from: '08:10', to: '09:10' });
		const slots = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		const [, slot] = slots.filter((slot) => slot.practitionerId === TREMBLAY);
		const whose = { patientId: visit.patientId, by: 'desk', bookedBy: 'staff:1', override: true };
		const done = await fresh.store.transaction((tx) =>
			book(tx, network, { slotId: slot!.id, serviceId: GENERAL, ...whose }),
		);
		if (done.kind !== 'booked') throw new Error(done.kind);
		for (const [practitionerId, from, to] of [
			[visit.practitionerId, '08:00', '10:00'],
			[TREMBLAY, '08:10', '10:10'],
		] as const)
			await mustOpen(fresh.store, { ...session, practitionerId, date: '2026-09-09', from, to });
		return { practitionerId: TREMBLAY, visit: done.appointment };
	}
	const overlap = (one: { start: number; end: number }, other: { start: number; end: number }) =>
		one.start < other.end && other.start < one.end;
	const stretch = (practitionerId: number) => ({
		...{ practitionerId, locationId: HARBOUR, start: start - 3_600_000, end: start + DAY_MS / 2 },
	});

	it('keeps for a patient whose visits with two practitioners fail at once two times that do not overlap', async () => {
		const [visit] = visits as [Appointment];
		const other = await alsoWith(visit);
		const failed = await fails({ stretches: [stretch(visit.practitionerId), stretch(other.practitionerId)] });
		expect(failed.visits).toHaveLength(4);
		const [one, two] = failed.visits.filter((each) => each.visit.patientId === visit.patientId);
		expect([one!.kept, two!.kept]).not.toContain(undefined);
		expect(overlap(one!.kept!.slot, two!.kept!.slot)).toBe(false);
	});

	it('keeps none that overlaps one kept for the same patient when another day failed', async () => {
		const [visit] = visits as [Appointment];
		const other = await alsoWith(visit);
		const kept = [];
		for (const id of [visit.practitionerId, other.practitionerId])
			kept.push(
				(await fails({ stretches: [stretch(id)] })).visits.find((each) => each.visit.patientId === visit.patientId)!,
			);
		expect(kept.map((each) => each.kept)).not.toContain(undefined);
		expect(overlap(kept[0]!.kept!.slot, kept[1]!.kept!.slot)).toBe(false);
	});

	it('of several practitioners is taken back at once, but for whoever is at another visit by then', async () => {
		const [visit] = visits as [Appointment];
		const other = await alsoWith(visit);
		const slots = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		const all = [visit.practitionerId, other.practitionerId];
		const { closures } = await fails({ stretches: all.map(stretch), proposing: false });
		expect([...closures.keys()]).toEqual(all);
		// The second sees somebody else instead, at the time of both visits.
		await mustOpen(fresh.store, { serviceIds: [GENERAL], practitionerId: LEROY, from: '08:05', to: '08:45' });
		const [slot] = await fresh.store.read((reading) =>
			nextFreeSlots(reading, network, { serviceId: GENERAL, practitionerId: LEROY, from: 0, limit: 1 }),
		);
		const { patientId } = visits[1]!;
		const instead = { slotId: slot!.id, serviceId: GENERAL, patientId, by: 'chat', bookedBy: 'patient' };
		expect((await fresh.store.transaction((tx) => book(tx, network, instead))).kind).toBe('booked');
		const done = await fresh.store.transaction((tx) =>
			unfailDay(tx, network, {
				by: 'staff:1',
				failed: [failedOf(closures, visits), failedOf(closures, [other.visit])],
			}),
		);
		expect(done.notBack.map(({ id }) => id)).toEqual([visits[1]!.id]);
		// Those that overlapped before do so again.
		expect(done.back.map(({ id }) => id)).toEqual([visits[0]!.id, visits[2]!.id, other.visit.id]);
		const after = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		const back = after.filter(({ practitionerId }) => all.includes(practitionerId));
		expect(back.map(({ id, status }) => [id, status])).toEqual(
			slots.map(({ id, status }) => [id, id === visits[1]!.slotId ? 'free' : status]),
		);
	});

	it.each([
		['2026-09-06 06:34', 1440, '2026-09-09', '2026-09-07 20:00', 'days end in the evening'],
		['2026-09-06 22:10', 1440, '2026-09-09', '2026-09-08 20:00', 'and not in the night'],
		['2026-09-07 22:10', 1440, '2026-09-09', '2026-09-08 20:00', 'not in the night before the new time either'],
		['2026-09-07 10:00', 240, '2026-09-09', '2026-09-07 14:00', 'hours are kept as they are'],
		['2026-09-07 18:00', 240, '2026-09-09', '2026-09-08 20:00', 'unless they end in the night'],
		['2026-09-08 08:10', 1440, '2026-09-09', '2026-09-08 20:00', 'half an hour before it would be in the night'],
	])(
		'told at %s, with %i minutes, of a time on %s, the patient has until %s: %s',
		async (told, proposalMinutes, date, until) => {
			const instant = (words: string) => Date.parse(`${words.replace(' ', 'T')}:00+02:00`);
			await mustOpen(fresh.store, { serviceIds: [GENERAL], date });
			fresh.clock.to(instant(told));
			network = { ...network, settings: { ...network.settings, desk: { ...network.settings.desk, proposalMinutes } } };
			const [{ kept }] = (await fails()).visits as [Awaited<ReturnType<typeof fails>>['visits'][number]];
			expect(kept!.until).toBe(instant(until));
		},
	);
});
