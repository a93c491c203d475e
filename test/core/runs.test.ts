/** `run` says how long the stretch of free slots from here is. Whatever happens to a session, it says so exactly. */
import { and, asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { p, query, type Reading } from '../../db/store.ts';
import { book, cancel, reschedule } from '../../src/core/appointments.ts';
import { closeTimes, closingDue, reopenTimes } from '../../src/core/closures.ts';
import { holdSlot, releaseHold } from '../../src/core/holds.ts';
import { setShare } from '../../src/core/share.ts';
import { ENGINES, freshStore } from '../engines.ts';
import { FIFTY, GENERAL, LONG, mustHaveNetwork, mustOpen, mustRegister, NAIDOO, networkNow } from '../network.ts';

const session = query<{ scheduleId: number }>()((q, t) =>
	q
		.select({
			id: t.slot.id,
			start: t.slot.start,
			end: t.slot.end,
			status: t.slot.status,
			online: t.slot.online,
			run: t.slot.run,
			holdBy: t.slot.holdBy,
		})
		.from(t.slot)
		.where(eq(t.slot.scheduleId, p('scheduleId')))
		.orderBy(asc(t.slot.start)),
);
const keepForDesk = query<{ id: number }>()((q, t) =>
	q
		.update(t.slot)
		.set({ online: false })
		.where(and(eq(t.slot.id, p('id')), eq(t.slot.status, 'free'))),
);

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = (reading: Reading, scheduleId: number) => reading.run(session, { scheduleId });

/** The definition, slot by slot, from nothing but what the slots are. */
const expectedRuns = (rows: readonly Row[]): number[] =>
	rows.map((row, place) => {
		if (row.status === 'busy' || row.status === 'busy-unavailable') return 0;
		let end = row.end;
		for (const next of rows.slice(place + 1)) {
			const passable = next.status === 'free' || (next.status === 'busy-tentative' && next.holdBy === row.holdBy);
			if (!passable || next.online !== row.online || next.start !== end) break;
			end = next.end;
		}
		return (end - row.start) / 60_000;
	});

const place = fc.nat({ max: 9 });
const service = fc.constantFrom(GENERAL, LONG, FIFTY);
const who = fc.constantFrom('ann', 'ben', 'cleo');
const step = fc.oneof(
	fc.record({ what: fc.constant('hold' as const), place, service, who }),
	fc.record({ what: fc.constant('release' as const), who }),
	fc.record({ what: fc.constant('book' as const), place, service, who, override: fc.boolean() }),
	fc.record({ what: fc.constant('move' as const), visit: fc.nat({ max: 5 }), place, who }),
	fc.record({ what: fc.constant('cancel' as const), visit: fc.nat({ max: 5 }), who }),
	fc.record({ what: fc.constant('wait' as const), minutes: fc.nat({ max: 9 }) }),
	fc.record({ what: fc.constant('close' as const), place, slots: fc.integer({ min: 1, max: 4 }) }),
	fc.record({ what: fc.constant('reopen' as const), closure: fc.nat({ max: 3 }) }),
	fc.record({ what: fc.constant('share' as const), percent: fc.constantFrom(0, 50, 60, 100) }),
);

describe.each(ENGINES)('The free stretch of every slot on %s', (engine) => {
	it('is what its definition says after any holds, bookings, moves, cancellations, closures and shares', async () => {
		const fresh = await freshStore(engine);
		const { store, clock } = fresh;
		try {
			await mustHaveNetwork(store);
			const serviceIds = [GENERAL, LONG, FIFTY];
			let day = 0;
			await fc.assert(
				fc.asyncProperty(fc.array(place, { maxLength: 2 }), fc.array(step, { maxLength: 14 }), async (kept, steps) => {
					day++;
					const date = new Date(Date.parse('2026-09-08') + day * 86_400_000).toISOString().slice(0, 10);
					const { scheduleId } = await mustOpen(store, { date, serviceIds, to: '11:20' });
					const network = await networkNow(store);
					const rows = await store.read((reading) => rowsOf(reading, scheduleId));
					const slotId = (at: number) => rows[at]!.id;
					const patientId = await store.transaction((tx) => mustRegister(tx));
					// Holding and releasing each mends what keeping one for the desk has changed around it.
					for (const at of kept) {
						await store.transaction(async (tx) => {
							await tx.run(keepForDesk, { id: slotId(at) });
							const booking = { slotId: slotId(at), serviceId: GENERAL, by: 'desk', bookedBy: 'desk', patientId };
							const booked = await book(tx, network, { ...booking, override: true });
							if (booked.kind !== 'booked') return;
							const appointmentId = booked.appointment.id;
							await cancel(tx, network, { appointmentId, by: 'desk', override: true });
						});
					}
					const visits: number[] = [];
					const closures: number[] = [];
					for (const step of steps) {
						await store.transaction(async (tx) => {
							const appointmentId = 'visit' in step ? (visits[step.visit] ?? -1) : -1;
							if (step.what === 'wait') clock.forward(step.minutes);
							else if (step.what === 'release') await releaseHold(tx, { by: step.who });
							else if (step.what === 'cancel')
								await cancel(tx, network, { appointmentId, by: step.who, override: true });
							else if (step.what === 'move')
								await reschedule(tx, network, { appointmentId, slotId: slotId(step.place), by: step.who });
							else if (step.what === 'close') {
								const [start, end] = [rows[step.place]!.start, rows[step.place]!.start + step.slots * 1_200_000];
								const stretch = { practitionerId: NAIDOO, start, end, kind: 'closed', closedBy: 'desk' } as const;
								closures.push((await closeTimes(tx, network, stretch)).closureId);
							} else if (step.what === 'reopen') {
								const closureId = closures[step.closure] ?? -1;
								await closingDue(tx, network, { closureId });
								await reopenTimes(tx, { closureId });
							} else if (step.what === 'share') await setShare(tx, network, [{ scheduleId, percent: step.percent }]);
							else {
								const wanted = { slotId: slotId(step.place), serviceId: step.service, by: step.who, patientId };
								if (step.what === 'hold') await holdSlot(tx, network, wanted);
								else {
									const booked = await book(tx, network, { ...wanted, bookedBy: 'patient', override: step.override });
									if (booked.kind === 'booked') visits.push(booked.appointment.id);
								}
							}
						});
						const after = await store.read((reading) => rowsOf(reading, scheduleId));
						expect(after.map(({ run }) => run)).toEqual(expectedRuns(after));
					}
				}),
				{ numRuns: engine === 'sqlite' ? 150 : 25 },
			);
		} finally {
			await fresh.end();
		}
	}, 60_000);
});
