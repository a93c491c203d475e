/** Everything that is kept of somebody, gathered for them: what a chat may have, and of whom. */

import { linksOfChat } from '../../db/queries/erase.ts';
import {
	allVisitsOf,
	chatItself,
	chatsActingFor,
	encountersOfPatient,
	messagesKept,
	requestsOfPatient,
	rolesEverOf,
	sourcesOfPatient,
	trailOf,
	visitsMadeIn,
} from '../../db/queries/export.ts';
import { identifiersOfPatient } from '../../db/queries/patients.ts';
import type { Reading } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { type Appointment, type AppointmentChange, historyOf } from './appointments.ts';
import { type Consent, consentsOf } from './consents.ts';
import { historyOfLink, type Link, type LinkChange, linksOfPatient } from './links.ts';
import { type Patient, type PatientWithContacts, patientById } from './patients.ts';
import { type Payment, paymentsFor } from './payments.ts';
import type { Encounter } from './queue-order.ts';
import { patientsCaredForBy, type Related } from './related.ts';

/** Somebody a chat speaks for. */
export interface OwnPerson {
	readonly patientId: number;
	readonly relation: 'self' | 'carer';
	/** All that is kept of them may be had here; else only what this chat gave and booked. */
	readonly whole: boolean;
	/** The record came by this chat. */
	readonly fromHere: boolean;
	/** Staff have not confirmed it: it is no file of the clinic's. */
	readonly provisional: boolean;
	/** A code can show that it is them. */
	readonly canProve: boolean;
}

/**
 * Whom a chat may ask about. All of it is handed out of whom the code was for, of those whom the register says that they
 * care for, and of records that this chat has brought and to which no contact is confirmed.
 * @param codeFor whom a code to a confirmed contact was for: one code opens nobody else's file.
 */
export async function ownPeople(
	reading: Reading,
	conversationId: string,
	codeFor: readonly number[],
): Promise<OwnPerson[]> {
	const people: OwnPerson[] = [];
	for (const { patientId, relation, since, provedAt } of await reading.run(linksOfChat, { conversationId })) {
		const patient = await patientById(reading, patientId);
		if (!patient || patient.erasedAt !== null || patient.mergedInto !== null) continue;
		const canProve = patient.contacts.some(({ confirmedAt }) => confirmedAt !== null);
		const fromHere = patient.provisional && since === patient.createdAt;
		const proved = codeFor.includes(patientId) && provedAt !== null && (relation === 'self' || fromHere);
		const { provisional } = patient;
		people.push({ patientId, relation, whole: proved || (fromHere && !canProve), fromHere, provisional, canProve });
	}
	const proved = people.filter(({ relation, whole, canProve }) => relation === 'self' && whole && canProve);
	for (const { patientId: carerId } of proved)
		for (const { patientId } of await patientsCaredForBy(reading, carerId)) {
			const known = people.findIndex((person) => person.patientId === patientId);
			const linked = { relation: 'carer', whole: true, canProve: false } as const;
			if (known >= 0) people[known] = { ...people[known]!, whole: true };
			else people.push({ ...linked, patientId, fromHere: false, provisional: false });
		}
	return people;
}

/** To whose confirmed contact a code can go before a chat is given what is theirs; the person in it before others. */
export function provable(people: readonly OwnPerson[]): number[] {
	const can = people.filter(({ canProve, relation, fromHere }) => canProve && (relation === 'self' || fromHere));
	const others = can.filter(({ relation }) => relation !== 'self');
	return [...can.filter((person) => !others.includes(person)), ...others].map(({ patientId }) => patientId);
}

/** That somebody of the staff, or the person, saw or changed something. Epoch milliseconds. */
export interface Trace {
	readonly at: number;
	readonly by: StaffRole | 'patient' | 'system';
	/** As the trail has it: `opened file`. */
	readonly action: string;
	/** `patient:17`, `appointment:3` */
	readonly entity: string;
}

export interface OwnVisit extends Appointment {
	readonly changes: readonly AppointmentChange[];
	/** What was paid for it at the desk, or given back. */
	readonly payments: readonly Payment[];
}

/** What is known of one person. */
export interface PersonData {
	readonly patient: Omit<PatientWithContacts, 'contacts'>;
	readonly whole: boolean;
	readonly contacts: PatientWithContacts['contacts'];
	readonly identifiers: readonly { readonly system: string; readonly value: string }[];
	/** Registers that the record was imported from, and when last. */
	readonly sources: readonly { readonly source: string; readonly at: number }[];
	readonly visits: readonly OwnVisit[];
	/** Booking links that staff have sent, each with what happened to it; not how it is opened. */
	readonly links: readonly (Omit<Link, 'token' | 'tokenHash'> & { readonly changes: readonly LinkChange[] })[];
	/** When they were in the house. */
	readonly encounters: readonly Encounter[];
	/** Visits that they asked staff to arrange, each after another. Epoch milliseconds. */
	readonly requests: readonly {
		readonly id: number;
		readonly appointmentId: number;
		readonly at: number;
		readonly doneAt: number | null;
	}[];
	/** Whom the register says that they act for. */
	readonly caresFor: readonly Related[];
	readonly trail: readonly Trace[];
	/** The chats that act for them; `here`: the one that asks. */
	readonly chats: readonly {
		readonly here: boolean;
		readonly channel: string;
		readonly relation: 'self' | 'carer';
		readonly since: number;
		readonly changedAt: number;
	}[];
}

export interface OwnData {
	/** When it was gathered. */
	readonly at: number;
	readonly people: readonly PersonData[];
	readonly chat: {
		readonly channel: string;
		readonly language: string;
		readonly changedAt: number;
		readonly consents: readonly Consent[];
		/** What was typed and is not used yet. */
		readonly drafts: readonly string[];
		readonly messages: { readonly count: number; readonly since: number | null };
	};
}

/** Of whom, and how much. */
export interface Asked {
	readonly conversationId: string;
	readonly people: readonly Pick<OwnPerson, 'patientId' | 'whole'>[];
}

/** All that is kept of this chat, and of those of these people whom it acts for still: no more than it may have by now. */
export async function gather(reading: Reading, { conversationId, people: asked }: Asked): Promise<OwnData> {
	const wholly = asked.filter(({ whole }) => whole).map(({ patientId }) => patientId);
	const people = (await ownPeople(reading, conversationId, wholly)).flatMap(({ patientId, whole }) => {
		const person = asked.find((each) => each.patientId === patientId);
		return person ? [{ patientId, whole: whole && person.whole }] : [];
	});
	const [chat] = await reading.run(chatItself, { id: conversationId });
	const { drafts = {} } = (chat?.beside ?? {}) as { drafts?: Record<string, string> };
	const [messages] = await reading.run(messagesKept, { id: conversationId });
	const gathered: PersonData[] = [];
	for (const person of people) {
		const patient = await patientById(reading, person.patientId);
		if (patient) gathered.push(await personData(reading, patient, person.whole, conversationId));
	}
	return {
		at: reading.now,
		people: gathered,
		chat: {
			channel: chat?.channel ?? '',
			language: chat?.language ?? '',
			changedAt: chat?.changedAt ?? reading.now,
			consents: await consentsOf(reading, conversationId),
			drafts: Object.values(drafts),
			messages: { count: messages?.count ?? 0, since: messages?.since ?? null },
		},
	};
}

/** Without a proof: what a chat knows anyway, because it was said or booked there. */
async function personData(
	reading: Reading,
	{ contacts, ...patient }: PatientWithContacts,
	whole: boolean,
	conversationId: string,
): Promise<PersonData> {
	const patientId = patient.id;
	const rows = whole
		? await reading.run(allVisitsOf, { patientId })
		: await reading.run(visitsMadeIn, { patientId, conversationId });
	const visits: OwnVisit[] = [];
	for (const visit of rows) {
		const payments = whole ? await paymentsFor(reading, visit.id) : [];
		visits.push({ ...visit, payments, changes: await historyOf(reading, visit.id) });
	}
	const chats = (await reading.run(chatsActingFor, { patientId }))
		.filter(({ endedAt }) => endedAt === null)
		.map(({ conversationId: id, channel, relation, since, changedAt }) => ({
			here: id === conversationId,
			...{ channel, relation, since, changedAt },
		}));
	if (!whole) {
		const known = { ...NOTHING, id: patient.id, provisional: patient.provisional, createdAt: patient.createdAt };
		const named = { firstName: patient.firstName, name: patient.firstName === null ? patient.name : null };
		const none = { contacts: [], identifiers: [], sources: [], links: [], caresFor: [], trail: [] };
		const never = { encounters: [], requests: [] };
		return {
			patient: { ...known, ...named },
			whole,
			visits,
			...none,
			...never,
			chats: chats.filter(({ here }) => here),
		};
	}
	return {
		patient,
		whole,
		contacts,
		visits,
		identifiers: await reading.run(identifiersOfPatient, { patientId }),
		sources: await reading.run(sourcesOfPatient, { patientId }),
		links: await ownLinks(reading, patientId),
		encounters: await reading.run(encountersOfPatient, { patientId }),
		requests: await reading.run(requestsOfPatient, { patientId }),
		caresFor: await patientsCaredForBy(reading, patientId),
		trail: await traces(reading, [`patient:${patientId}`, ...visits.map(({ id }) => `appointment:${id}`)]),
		chats,
	};
}

async function ownLinks(reading: Reading, patientId: number): Promise<PersonData['links']> {
	const links = [];
	for (const { token: _, tokenHash: __, ...link } of await linksOfPatient(reading, patientId))
		links.push({ ...link, changes: await historyOfLink(reading, link.id) });
	return links;
}

const NOTHING: Omit<Patient, 'id' | 'provisional' | 'createdAt'> = {
	firstName: null,
	surname: null,
	name: null,
	birthDate: null,
	gender: null,
	language: null,
	filesAt: [],
	familyDoctor: null,
	mergedInto: null,
	erasedAt: null,
};

/** Who saw or changed these, in order; of staff, what they were then and not who they are. */
async function traces(reading: Reading, entities: readonly string[]): Promise<Trace[]> {
	const found: Trace[] = [];
	for (const entity of entities)
		for (const { at, actor, action } of await reading.run(trailOf, { entity })) {
			const staffId = /^staff:(\d+)$/.exec(actor)?.[1];
			const by = staffId ? await roleOf(reading, Number(staffId), at) : actor === 'patient' ? 'patient' : 'system';
			found.push({ at, by, action, entity });
		}
	return found.sort((a, b) => a.at - b.at);
}

async function roleOf(reading: Reading, staffId: number, at: number): Promise<StaffRole> {
	const roles = await reading.run(rolesEverOf, { staffId });
	const then = roles.find(({ since, endedAt }) => since <= at && (endedAt === null || endedAt > at));
	return (then ?? roles[0])?.role ?? 'receptionist';
}
