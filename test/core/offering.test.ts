/** What the rules of services make of what is offered, held, booked and moved: one answer everywhere. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { p, put, query } from '../../db/store.ts';
import { book, reschedule } from '../../src/core/appointments.ts';
import { applyNetwork, type NetworkDescription } from '../../src/core/describe.ts';
import { holdSlot, refusal, spanOf } from '../../src/core/holds.ts';
import { type Network, networkOf } from '../../src/core/network.ts';
import { boundsOf, giversWithin, offered } from '../../src/core/offering.ts';
import { personWithId } from '../../src/core/person.ts';
import { type PatientRecord, writePatient } from '../../src/core/register.ts';
import { openSession } from '../../src/core/sessions.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';

const forget = query<{ id: number; erasedAt: number }>()((q, { patient }) =>
	q
		.update(patient)
		.set({ erasedAt: put(patient.erasedAt, 'erasedAt') })
		.where(eq(patient.id, p('id'))),
);

const ALL = ['open', 'teens', 'child', 'women', 'mine', 'here', 'link'];
const clinics: NetworkDescription = {
	network: { windowDays: 60, noticeMinutes: 0, childBelow: 18 },
	locations: {
		harbour: { name: 'Harbour Clinic', zone: 'Africa/Johannesburg' },
		lakeside: { name: 'Lakeside Clinic', zone: 'America/Toronto' },
	},
	services: {
		open: { name: 'General visit', length: 20 },
		teens: { name: 'Teenagers', length: 20, eligibility: { ages: { from: 14, below: 16 } } },
		child: { name: 'Sick child', length: 20, eligibility: { ages: { below: 6 } }, forChildren: true },
		women: { name: 'Women’s health', length: 20, eligibility: { gender: 'female' } },
		mine: { name: 'My family doctor', length: 20, eligibility: { familyDoctorHere: true, onlyFamilyDoctor: true } },
		here: { name: 'Wound care', length: 20, eligibility: { fileHere: true } },
		link: { name: 'Surgery', length: 20, eligibility: { byLinkOnly: true, ages: { below: 40 } } },
		eastern: { name: 'Only at Harbour', length: 20, eligibility: { ages: { from: 14 } } },
		western: { name: 'Only at Lakeside', length: 20, eligibility: { ages: { from: 14 } } },
		sewing: { name: 'Only at Lakeside, for its own', length: 20, eligibility: { fileHere: true } },
	},
	practitioners: {
		naidoo: { name: 'Dr Naidoo', roles: [{ location: 'harbour', services: [...ALL, 'eastern'] }] },
		dlamini: { name: 'Dr Dlamini', roles: [{ location: 'harbour', services: ALL }] },
		tremblay: { name: 'Dr Tremblay', roles: [{ location: 'lakeside', services: [...ALL, 'western', 'sewing'] }] },
	},
};

const record: PatientRecord = {
	...{ firstName: 'Thandi', surname: 'Mokoena', birthDate: null, gender: null, language: 'en' },
	...{ filesAt: [], familyDoctor: null, identifiers: [], provisional: true },
	contacts: [{ system: 'phone', value: '+27821234567', confirmedAt: 1 }],
};
const number = { system: 'medical-aid', value: 'LMA001114' };
const people = {
	guest: { ...record, contacts: [{ ...record.contacts[0]!, confirmedAt: null }], birthDate: '1990-01-01' },
	/** What a chat claims of a file and a doctor is nothing yet. */
	registered: { ...record, filesAt: ['harbour'], familyDoctor: 'dlamini' },
	woman: { ...record, birthDate: '1990-09-09', gender: 'female' },
	onFile: {
		...{ ...record, provisional: false, birthDate: '1986-09-09', gender: 'male' },
		...{ filesAt: ['harbour'], familyDoctor: 'dlamini' },
	},
	toddler: { ...record, birthDate: '2020-09-09', identifiers: [number] },
	unnumbered: { ...record, birthDate: '2023-01-01' },
} as const satisfies Record<string, PatientRecord>;

describe.each(ENGINES)('A service on %s', (engine) => {
	let fresh: Fresh;
	let network: Network;
	let ids: Record<keyof typeof people, number>;

	beforeEach(async () => {
		fresh = await freshStore(engine);
		fresh.clock.to('2026-09-08T05:00:00Z');
		await describeAs(clinics);
		const entries = Object.entries(people) as [keyof typeof people, PatientRecord][];
		ids = await fresh.store.transaction(async (tx) => {
			const written = [];
			for (const [name, person] of entries) written.push([name, await writePatient(tx, person)]);
			return Object.fromEntries(written);
		});
	});
	afterEach(() => fresh.end());

	async function describeAs(description: NetworkDescription): Promise<void> {
		await fresh.store.transaction((tx) => applyNetwork(tx, description));
		network = await fresh.store.read(networkOf);
	}
	const serviceOf = (code: string) => network.services.byCode.get(code)!;
	const born = (birthDate: string) => ({ birthDate, numbered: false, filesAt: [] });
	/** `open`, what is needed, or why not. */
	const verdictOn = (code: string, person: Parameters<typeof offered>[2], now = fresh.clock.now): string => {
		const opening = offered(network, serviceOf(code), person, now);
		return opening.kind === 'no' ? opening.why : opening.needs.join(' ') || 'open';
	};
	const personOf = (name: keyof typeof people) =>
		fresh.store.read((reading) => personWithId(reading, network, ids[name]));
	const boundsFor = (code: string, name: keyof typeof people, byLink = false) =>
		fresh.store.read((reading) =>
			boundsOf(reading, network, { serviceId: serviceOf(code).id, patientId: ids[name], byLink }),
		);

	it('is offered if its rules hold on some day of the window: also one that is neither the first nor the last', async () => {
		await describeAs({ ...clinics, network: { ...clinics.network, windowDays: 1200 } });
		// 14 in December 2026 and 16 in December 2028; the window reaches from September 2026 to December 2029.
		expect(verdictOn('teens', born('2012-12-01'))).toBe('open');
		// 14 on the very last day, and the day after it.
		expect(verdictOn('teens', born('2015-12-21'))).toBe('open');
		expect(verdictOn('teens', born('2015-12-22'))).toBe('tooYoung');
		// 16 tomorrow, and today.
		expect(verdictOn('teens', born('2010-09-09'))).toBe('open');
		expect(verdictOn('teens', born('2010-09-08'))).toBe('tooOld');
	});

	it('begins and ends with a birthday on the calendar of the clinics that give it', async () => {
		await describeAs({ ...clinics, network: { ...clinics.network, windowDays: 1 } });
		// It is the evening of the 8th in Toronto and the 9th in Cape Town; tomorrow the 9th and the 10th.
		const evening = Date.parse('2026-09-08T23:00:00Z');
		expect(verdictOn('eastern', born('2012-09-10'), evening)).toBe('open');
		expect(verdictOn('western', born('2012-09-10'), evening)).toBe('tooYoung');
		expect(verdictOn('western', born('2012-09-09'), evening)).toBe('open');
	});

	it('is offered, with free times or without, to those it is for and to those of whom that is not known yet', async () => {
		const of = async (name: keyof typeof people) => {
			const person = await personOf(name);
			return Object.fromEntries([...ALL, 'sewing'].map((code) => [code, verdictOn(code, person)]));
		};
		const closed = { mine: 'noFamilyDoctor', here: 'noFile', link: 'byLinkOnly', sewing: 'noFile' };
		const nobody = Object.fromEntries([...ALL, 'sewing'].map((code) => [code, 'notIdentified']));
		expect(await of('guest')).toEqual({ ...nobody, open: 'open' });
		expect(await of('registered')).toEqual({
			...{ ...closed, open: 'open', teens: 'birthDate', child: 'birthDate childNumber', women: 'gender' },
		});
		expect(await of('woman')).toEqual({ ...closed, open: 'open', teens: 'tooOld', child: 'tooOld', women: 'open' });
		expect(await of('onFile')).toEqual({
			...{ open: 'open', teens: 'tooOld', child: 'tooOld', women: 'otherGender', mine: 'open' },
			...{ here: 'open', link: 'byLinkOnly', sewing: 'notHere' },
		});
		expect(await of('toddler')).toMatchObject({ child: 'open', teens: 'tooYoung' });
		expect(await of('unnumbered')).toMatchObject({ child: 'childNumber' });
	});

	it('of one’s own doctor is at that doctor’s clinics, with that doctor, while they work here', async () => {
		const bounds = await boundsFor('mine', 'onFile');
		const givers = giversWithin(network, serviceOf('mine').id, bounds, fresh.clock.now);
		expect(givers.map(({ practitioner }) => practitioner.code)).toEqual(['dlamini']);
		const { dlamini: _, ...others } = clinics.practitioners;
		await describeAs({ ...clinics, practitioners: others });
		expect(verdictOn('mine', await personOf('onFile'))).toBe('noFamilyDoctor');
	});

	it('is for nobody who was forgotten, and for nobody whose record there never was', async () => {
		expect(await fresh.store.read((reading) => personWithId(reading, network, 999))).toBeUndefined();
		expect(await personOf('onFile')).toMatchObject({ filesAt: ['harbour'] });
		await fresh.store.transaction((tx) => tx.run(forget, { id: ids.onFile, erasedAt: tx.now }));
		expect(await personOf('onFile')).toBeUndefined();
	});

	it('can be held and booked exactly at the times that are offered, by the day, the place and the person of each', async () => {
		const serviceIds = network.services.all.map(({ id }) => id);
		const open = (practitioner: string, location: string, date: string) =>
			fresh.store.transaction((tx) =>
				openSession(tx, network, {
					practitionerId: network.practitioners.byCode.get(practitioner)!.id,
					locationId: network.locations.byCode.get(location)!.id,
					...{ serviceIds, date, from: '10:00', to: '10:20', slotMinutes: 20, openedBy: 'demo', online: true },
				}),
			);
		for (const date of ['2026-09-08', '2026-09-09']) {
			await open('naidoo', 'harbour', date);
			await open('dlamini', 'harbour', date);
			await open('tremblay', 'lakeside', date);
		}
		network = await fresh.store.read(networkOf);
		const every = { serviceId: serviceOf('open').id, from: 0, limit: 50 };
		const times = await fresh.store.read((reading) => nextFreeSlots(reading, network, every));
		expect(times).toHaveLength(6);
		const by = 'chat';
		const seen = new Set<string>();
		for (const name of ['guest', 'woman', 'onFile', 'toddler', 'unnumbered'] as const)
			for (const code of ALL) {
				const { id: serviceId } = serviceOf(code);
				const byLink = code === 'link';
				const wish = { ...every, serviceId, bounds: await boundsFor(code, name, byLink) };
				const found = await fresh.store.read((reading) => nextFreeSlots(reading, network, wish));
				const isOffered = ({ id }: { id: number }) => found.some((slot) => slot.id === id);
				const visit = { serviceId, patientId: ids[name], by, byLink };
				const refused = await fresh.store.transaction(async (tx) => {
					const asked = [];
					for (const { id } of times)
						asked.push(await refusal(tx, network, (await spanOf(tx, network, id, serviceId))!, visit));
					return asked;
				});
				expect(
					refused.map((why) => !why),
					`${name} ${code}`,
				).toEqual(times.map(isOffered));
				// One that is offered, and one that is not.
				for (const slot of [times.find(isOffered), times.find((time) => !isOffered(time))]) {
					if (!slot) continue;
					const kinds: string[] = [];
					const trying = fresh.store.transaction(async (tx) => {
						kinds.push((await holdSlot(tx, network, { ...visit, slotId: slot.id })).kind);
						kinds.push((await book(tx, network, { ...visit, slotId: slot.id, bookedBy: 'patient' })).kind);
						throw new Error('not to be kept');
					});
					await expect(trying).rejects.toThrow('not to be kept');
					expect(kinds, `${name} ${code}`).toEqual(isOffered(slot) ? ['held', 'booked'] : ['refused', 'refused']);
				}
				seen.add(`${code} ${found.length}`);
			}
		// A birthday in between, a doctor, a clinic: each left some of the times.
		expect([...seen]).toEqual(expect.arrayContaining(['child 3', 'link 3', 'mine 2', 'here 4', 'open 6', 'women 6']));
	});

	it('that a visit is for is asked again when the visit is moved: by link only is no matter then, a birthday is', async () => {
		const { id: serviceId } = serviceOf('link');
		const practitionerId = network.practitioners.byCode.get('naidoo')!.id;
		const locationId = network.locations.byCode.get('harbour')!.id;
		const slots: number[] = [];
		for (const date of ['2026-09-08', '2026-09-09']) {
			const hours = { date, from: '10:00', to: '10:40', slotMinutes: 20 };
			await fresh.store.transaction((tx) =>
				openSession(tx, network, {
					...{ practitionerId, locationId, serviceIds: [serviceId], ...hours, openedBy: 'demo', online: true },
				}),
			);
		}
		network = await fresh.store.read(networkOf);
		const wish = { serviceId, from: 0, limit: 9 };
		slots.push(...(await fresh.store.read((reading) => nextFreeSlots(reading, network, wish))).map(({ id }) => id));
		const patientId = ids.onFile;
		const by = 'chat';
		const bookIt = { slotId: slots[0]!, serviceId, patientId, by, bookedBy: 'patient', byLink: true };
		const booked = await fresh.store.transaction((tx) => book(tx, network, bookIt));
		if (booked.kind !== 'booked') throw new Error(booked.kind);
		const move = (slotId: number) =>
			fresh.store.transaction((tx) => reschedule(tx, network, { appointmentId: booked.appointment.id, slotId, by }));
		// He is 40 on the second day.
		expect(await move(slots[2]!)).toEqual({ kind: 'refused', why: 'tooOld' });
		expect(await move(slots[1]!)).toMatchObject({ kind: 'rescheduled' });
	});
});
