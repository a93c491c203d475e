/** A small network to test with: three cities in three zones, four clinics, five services, three practitioners. */
import type { Store, Tx } from '../db/store.ts';
import { query } from '../db/store.ts';
import type { NetworkSettings } from '../db/tables/clinic.ts';
import { type Network, networkOf } from '../src/core/network.ts';
import { registerProvisional } from '../src/core/patients.ts';
import { type NewSession, openSession, type SessionOpened } from '../src/core/sessions.ts';
import { PLAIN } from '../src/core/settings.ts';

export const settings: NetworkSettings = {
	...PLAIN,
	name: 'Harbour Health',
	welcome: 'Welcome.',
	phone: '021 555 0100',
	country: 'ZA',
	languages: ['en', 'fr'],
	terms: { version: '1', text: 'Terms.' },
	holdMinutes: 5,
	noticeMinutes: 30,
	windowDays: 60,
	cutOffs: { rescheduleMinutes: 120, cancelMinutes: 60 },
};

const visit = { departmentId: 1, forChildren: false, reason: 'optional', texts: {}, retired: false } as const;
const clinic = { address: '1 Quay Street', phone: '021 555 0101', texts: {}, retired: false } as const;

const rows = [
	query()((q, t) => q.insert(t.network).values({ version: 1, settings })),
	query()((q, t) =>
		q.insert(t.area).values([
			{ code: 'cape-town', name: 'Cape Town' },
			{ code: 'toronto', name: 'Toronto' },
			{ code: 'paris', name: 'Paris' },
		]),
	),
	query()((q, t) =>
		q.insert(t.location).values([
			{ ...clinic, code: 'harbour', areaId: 1, name: 'Harbour Clinic', zone: 'Africa/Johannesburg' },
			{ ...clinic, code: 'lakeside', areaId: 2, name: 'Lakeside Clinic', zone: 'America/Toronto' },
			{ ...clinic, code: 'marais', areaId: 3, name: 'Clinique du Marais', zone: 'Europe/Paris' },
			{ ...clinic, code: 'gardens', areaId: 1, name: 'Gardens Clinic', zone: 'Africa/Johannesburg' },
		]),
	),
	query()((q, t) => q.insert(t.department).values({ code: 'general', name: 'General', position: 0, retired: false })),
	query()((q, t) =>
		q.insert(t.healthcareService).values([
			{ ...visit, code: 'general', name: 'General visit', description: '', minutes: 20, eligibility: {}, position: 0 },
			{
				...visit,
				code: 'long',
				name: 'Long visit',
				description: '',
				minutes: 60,
				eligibility: {},
				cutOffs: { rescheduleMinutes: 1440, cancelMinutes: 1440 },
				position: 1,
			},
			{
				...visit,
				code: 'followup',
				name: 'Follow-up',
				description: '',
				minutes: 20,
				eligibility: { fileHere: true },
				position: 2,
			},
			{
				...visit,
				code: 'vaccination',
				name: 'Vaccination',
				description: '',
				minutes: 10,
				eligibility: {},
				position: 3,
			},
			{ ...visit, code: 'fifty', name: 'Physiotherapy', description: '', minutes: 50, eligibility: {}, position: 4 },
		]),
	),
	query()((q, t) =>
		q.insert(t.practitioner).values([
			{ code: 'naidoo', name: 'Dr Naidoo', roles: [{ location: 'harbour', services: ['general'] }], retired: false },
			{
				code: 'tremblay',
				name: 'Dr Tremblay',
				roles: [{ location: 'lakeside', services: ['general'] }],
				retired: false,
			},
			{ code: 'leroy', name: 'Dr Leroy', roles: [{ location: 'marais', services: ['general'] }], retired: false },
		]),
	),
];

/** Ids as the fixture gives them. */
export const HARBOUR = 1;
export const LAKESIDE = 2;
export const MARAIS = 3;
export const GARDENS = 4;
export const GENERAL = 1;
export const LONG = 2;
export const FOLLOWUP = 3;
export const VACCINATION = 4;
export const FIFTY = 5;
export const NAIDOO = 1;
export const TREMBLAY = 2;
export const LEROY = 3;

/** Puts the network in an empty database, and answers it. */
export async function mustHaveNetwork(store: Store): Promise<Network> {
	return store.transaction(async (tx) => {
		for (const insert of rows) await tx.run(insert, {});
		return networkOf(tx);
	});
}

export const networkNow = (store: Store): Promise<Network> => store.read((reading) => networkOf(reading));

export const MORNING: NewSession = {
	practitionerId: NAIDOO,
	locationId: HARBOUR,
	serviceIds: [GENERAL, LONG],
	date: '2026-09-08',
	from: '08:00',
	to: '10:00',
	slotMinutes: 20,
	openedBy: 'demo',
	online: true,
};

/** Opens a session (six slots of twenty minutes unless told otherwise); throws if it can't. */
export async function mustOpen(store: Store, session: Partial<NewSession> = {}) {
	const opened: SessionOpened = await store.transaction(async (tx) =>
		openSession(tx, await networkOf(tx), { ...MORNING, ...session }),
	);
	if (opened.kind !== 'opened') throw new Error(`Not opened: ${opened.kind}`);
	return opened;
}

let patients = 0;
/** A patient of whom a name and a phone number are known. */
export const mustRegister = (tx: Tx, phone = `+2782${String(1_000_000 + ++patients)}`): Promise<number> =>
	registerProvisional(tx, { name: 'Thandi Mokoena', contact: { system: 'phone', value: phone }, language: 'en' });
