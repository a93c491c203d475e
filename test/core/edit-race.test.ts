/** Two who change what a visit is about, while a third moves it to another practitioner. SQLite's transactions take turns. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Edit, edit } from '../../src/core/amending.ts';
import { appointmentById, book, historyOf, reschedule } from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, HARBOUR, mustHaveNetwork, mustOpen, mustRegister, NAIDOO, networkNow, TREMBLAY } from '../network.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let fresh: Fresh;
	let watcher: pg.Client | undefined;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		watcher = engine === 'postgres' ? new pg.Client(fresh.url) : undefined;
		await watcher?.connect();
	});
	afterEach(async () => {
		await watcher?.end();
		await fresh.end();
	});

	/** Resolves when a transaction waits for what another holds. */
	async function somebodyWaits(): Promise<void> {
		const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
		while (watcher && (await watcher.query(waiting)).rowCount === 0);
	}

	it('nobody’s words are overwritten unseen, though the visit moves to another practitioner meanwhile', async () => {
		const { store } = fresh;
		await mustHaveNetwork(store);
		await mustOpen(store, { practitionerId: NAIDOO });
		await mustOpen(store, { practitionerId: TREMBLAY });
		const network = await networkNow(store);
		const slots = await store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		const [from, to] = [NAIDOO, TREMBLAY].map((id) => slots.find((slot) => slot.practitionerId === id)!);
		const appointmentId = await store.transaction(async (tx) => {
			const patientId = await mustRegister(tx);
			const visit = { slotId: from!.id, serviceId: GENERAL, patientId, by: 'chat', bookedBy: 'patient' };
			const done = await book(tx, network, { ...visit, reason: 'a cough', details: 'since Monday' });
			return done.kind === 'booked' ? done.appointment.id : 0;
		});

		const edits = (by: string, words: Partial<Edit>, meanwhile?: () => Promise<unknown>) =>
			store.transaction(async (tx) => {
				const done = await edit(tx, { appointmentId, by, ...words });
				await meanwhile?.();
				return done;
			});
		const editing: Promise<unknown>[] = [];
		await store.transaction(async (tx) => {
			const move = { appointmentId, slotId: to!.id, by: 'staff:1', override: true };
			expect((await reschedule(tx, network, move)).kind).toBe('rescheduled');
			const whileFirst = async () => {
				editing.push(edits('staff:3', { details: 'for a week' }));
				await somebodyWaits();
			};
			editing.push(edits('staff:2', { reason: 'a fever' }, whileFirst));
			await somebodyWaits();
		});
		expect(await editing[0]).toMatchObject({ kind: 'edited', appointment: { practitionerId: TREMBLAY } });
		expect(await editing[1]).toMatchObject({ kind: 'edited', before: { reason: 'a fever' } });
		const visit = await store.read((reading) => appointmentById(reading, appointmentId));
		expect(visit).toMatchObject({ reason: 'a fever', details: 'for a week', practitionerId: TREMBLAY });
		const life = await store.read((reading) => historyOf(reading, appointmentId));
		expect(life.map(({ what }) => what)).toEqual(['booked', 'rescheduled', 'edited', 'edited']);
	});
});
