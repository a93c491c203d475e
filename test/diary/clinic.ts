/** A clinic with as many practitioners as a test wants, each open from nine to eleven on Monday 7 September 2026, in UTC. */
import { book } from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { type Network, networkOf } from '../../src/core/network.ts';
import { registerProvisional } from '../../src/core/patients.ts';
import { openSession } from '../../src/core/sessions.ts';
import { type Engine, type Fresh, freshStore } from '../engines.ts';

export const DATE = 20260907;

export interface Clinic extends Fresh {
	readonly network: Network;
	/** Books the nth time of twenty minutes of somebody; answers the visit's id. */
	books(practitionerId: number, nth: number, name: string, bookedBy?: string): Promise<number>;
	slots(practitionerId: number): ReturnType<typeof dayOf>;
}

export async function clinicWith(engine: Engine, names: readonly string[], clinics = 1): Promise<Clinic> {
	const fresh = await freshStore(engine);
	const { store } = fresh;
	const here = Array.from({ length: clinics }, (_, i) => [`c${i + 1}`, { name: `Clinic ${i + 1}`, zone: 'UTC' }]);
	const roles = [{ location: 'c1', services: ['general'] }];
	const network = await store.transaction(async (tx) => {
		await applyNetwork(tx, {
			locations: Object.fromEntries(here),
			services: { general: { name: 'General visit', length: 20 } },
			practitioners: Object.fromEntries(names.map((name, i) => [`p${i + 1}`, { name, roles }])),
		});
		return networkOf(tx);
	});
	const [serviceId, locationId] = [network.services.all[0]!.id, network.locations.all[0]!.id];
	await store.transaction(async (tx) => {
		for (const { id: practitionerId } of network.practitioners.all)
			await openSession(tx, network, {
				...{ practitionerId, locationId, serviceIds: [serviceId], date: '2026-09-07', from: '09:00', to: '11:00' },
				...{ slotMinutes: 20, openedBy: 'desk', online: true },
			});
	});
	const slots = (practitionerId: number) =>
		store.read((reading) => dayOf(reading, { localDate: DATE, practitionerId, locationId }));
	let patients = 0;
	return {
		...fresh,
		// With what was opened.
		network: await store.read(networkOf),
		slots,
		async books(practitionerId, nth, name, bookedBy = 'staff:1') {
			const { id: slotId } = (await slots(practitionerId))[nth]!;
			const contact = { system: 'phone', value: `+2782${1_000_000 + ++patients}` } as const;
			const booked = await store.transaction(async (tx) => {
				const patientId = await registerProvisional(tx, { name, contact, language: 'en' });
				return book(tx, network, { slotId, serviceId, patientId, by: 'desk', bookedBy, override: true });
			});
			if (booked.kind !== 'booked') throw new Error(`Not booked: ${booked.kind}`);
			return booked.appointment.id;
		},
	};
}
