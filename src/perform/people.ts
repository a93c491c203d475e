/** Who a conversation is with. */
import { consentGiven, giveConsent } from '../../db/queries/consents.ts';
import { contactOf, countriesOf } from '../core/contacts.ts';
import { patientsOf, registerProvisional } from '../core/patients.ts';
import type { Performers } from './performer.ts';

type People = Pick<Performers, 'whoIsThis' | 'recordConsent' | 'readContact' | 'registerPatient'>;

export const people: People = {
	async whoIsThis({ patientId }, { tx, network, talk }) {
		const { version, text } = network.settings.terms;
		const given = await tx.run(consentGiven, { conversationId: talk.id, version });
		if (given.length === 0) return { type: 'termsNeeded', version, text };
		const known = patientId ?? (await patientsOf(tx, talk.id))[0];
		return known === undefined ? { type: 'contactNeeded' } : { type: 'patientKnown', patientId: known };
	},

	async recordConsent({ version }, { tx, talk }) {
		await tx.run(giveConsent, { conversationId: talk.id, version, channel: talk.channel, now: tx.now });
		return { type: 'consentRecorded' };
	},

	readContact({ text }, { network, talk }) {
		const contact = contactOf(text, ...countriesOf(network));
		if (!contact) return { type: 'contactUnreadable' };
		talk.beside.drafts.contact = contact.value;
		return { type: 'contactRead' };
	},

	async registerPatient(_, { tx, network, talk }) {
		const { contact: typed = '', name = '' } = talk.beside.drafts;
		const contact = contactOf(typed, ...countriesOf(network));
		if (!contact) throw new Error('A patient was to be registered without a contact.');
		const patientId = await registerProvisional(tx, {
			name,
			contact,
			language: talk.language,
			conversationId: talk.id,
		});
		delete talk.beside.drafts.contact;
		delete talk.beside.drafts.name;
		return { type: 'patientRegistered', patientId };
	},
};
