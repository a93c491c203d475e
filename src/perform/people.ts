/** Whom a conversation is with, and for: the terms, how somebody is reached, and whom this chat knows already. */

import { type ActedFor, peopleOf, registeredBy } from '../core/acting.ts';
import { consent, consented } from '../core/consents.ts';
import { type Contact, contactOf, countriesOf } from '../core/contacts.ts';
import { nameOf, type Patient, type PatientWithContacts, patientById } from '../core/patients.ts';
import { MOST_LISTED, type Performers, type Turn } from './performer.ts';

type People = Pick<
	Performers,
	'whoIsThis' | 'recordConsent' | 'readContact' | 'readMobile' | 'useOwnContact' | 'recall'
>;

export interface KnownPerson extends ActedFor {
	readonly patient: PatientWithContacts;
}

export const people: People = {
	async whoIsThis({ patientId, forOther, seeking }, turn) {
		const { tx, network, talk } = turn;
		const { version, text } = network.settings.terms;
		if (!(await consented(tx, talk.id, version))) return { type: 'termsNeeded', version, text };
		if (forOther && !seeking) return { type: 'contactNeeded' };

		const known = await knownPeople(turn);
		const meant = seeking ? known.filter((person) => mayBeProved(person, forOther)) : known;
		const chosen = meant.find((person) => person.patientId === patientId);
		const only = chosen ?? (meant.length === 1 && !forOther ? meant[0] : undefined);
		if (only) return { type: 'patientKnown', patientId: only.patientId };
		if (meant.length === 0) return { type: 'contactNeeded' };
		const listed = meant.slice(0, MOST_LISTED);
		return {
			type: 'severalKnown',
			people: listed.map(({ patientId, provedAt, patient }) => ({ patientId, name: shownName(patient, provedAt) })),
		};
	},

	async recordConsent({ version }, { tx, talk }) {
		await consent(tx, { conversationId: talk.id, version, channel: talk.channel });
		return { type: 'consentRecorded' };
	},

	readContact({ text }, turn) {
		const contact = contactIn(turn, text);
		if (!contact) return { type: 'contactUnreadable' };
		turn.talk.beside.drafts.contact = contact.value;
		delete turn.talk.beside.drafts.mobile;
		return { type: 'contactRead' };
	},

	readMobile({ text }, turn) {
		const contact = contactIn(turn, text);
		if (contact?.system !== 'phone') return { type: 'contactUnreadable' };
		turn.talk.beside.drafts.mobile = contact.value;
		return { type: 'contactRead' };
	},

	async useOwnContact(_, turn) {
		const { drafts } = turn.talk.beside;
		if (drafts.contact === undefined) {
			const here = await registeredBy(turn.tx, turn.talk.id);
			const self = (await knownPeople(turn)).find(
				// Whoever knows a number and a date of birth is not told how that person is reached.
				({ relation, provedAt, patientId }) => relation === 'self' && (provedAt !== null || here.includes(patientId)),
			);
			const own = self?.patient.contacts[0];
			if (!own) return { type: 'contactNeeded' };
			drafts.contact = own.value;
		}
		return { type: 'contactRead' };
	},

	recall({ draft }, { talk }) {
		return { type: 'recalled', text: talk.beside.drafts[draft] ?? null };
	},
};

/** What a person typed, as a contact. */
export const contactIn = ({ network }: Turn, typed = ''): Contact | undefined =>
	contactOf(typed, ...countriesOf(network));

/** Whom this chat acts for, with their records. */
export async function knownPeople({ tx, talk }: Turn): Promise<KnownPerson[]> {
	const known: KnownPerson[] = [];
	for (const person of await peopleOf(tx, talk.id)) {
		const patient = await patientById(tx, person.patientId);
		if (patient) known.push({ ...person, patient });
	}
	return known;
}

/**
 * What somebody is called in this chat: by all of a name where it came by chat, or where it is proved whose it is; by the
 * first name otherwise.
 */
export async function nameHere({ tx, talk }: Turn, patient: Patient): Promise<string> {
	const person = (await peopleOf(tx, talk.id)).find(({ patientId }) => patientId === patient.id);
	return shownName(patient, person?.provedAt ?? null);
}

const shownName = (patient: Patient, provedAt: number | null): string =>
	provedAt === null && !patient.provisional && patient.firstName ? patient.firstName : nameOf(patient);

/** Whether there may be visits of theirs that this chat could be shown, after a code to a contact that is confirmed. */
const mayBeProved = ({ relation, provedAt, patient }: KnownPerson, forOther: boolean): boolean =>
	provedAt === null &&
	(relation === 'carer') === forOther &&
	patient.contacts.some(({ confirmedAt }) => confirmedAt !== null);
