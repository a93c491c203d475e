/** Patients, as the register or a chat gave them. Every personal column is sealed; look-ups go by keyed hashes. */
import type { Kit } from '../columns.ts';

export const peopleTables = (k: Kit) => {
	const patient = k.table('patient', {
		id: k.id(),
		/** Came by chat and was not yet confirmed by staff: "has a file here" and "has a doctor here" stay false. */
		provisional: k.bool().notNull(),
		firstName: k.sealed<string>('patient.first_name'),
		surname: k.sealed<string>('patient.surname'),
		/** How the person wants to be called, where the two names are not known. */
		name: k.sealed<string>('patient.name'),
		/** `1989-02-28`. */
		birthDate: k.sealed<string>('patient.birth_date'),
		gender: k.sealed<'female' | 'male' | 'other' | 'unknown'>('patient.gender'),
		/** BCP 47. */
		language: k.text(),
		/** Codes of the clinics that keep a file, and of the family doctor (FHIR Patient.generalPractitioner). */
		filesAt: k.json<readonly string[]>().notNull(),
		familyDoctor: k.text(),
		createdAt: k.instant().notNull(),
	});
	/** An ordered list per patient; rank 0 is the main one. `normaliser` versions what the hashes were made from. */
	const contact = k.table(
		'patient_contact',
		{
			id: k.id(),
			patientId: k
				.int()
				.notNull()
				.references(() => patient.id),
			system: k.oneOf(['phone', 'email']).notNull(),
			value: k.sealed<string>('patient_contact.value').notNull(),
			hash: k.text().notNull(),
			/** The five identifying fields in one hash; none while any of them is unknown. */
			personHash: k.text(),
			normaliser: k.int().notNull(),
			rank: k.int().notNull(),
			confirmedAt: k.instant(),
		},
		(t) => [
			k.uniqueIndex('patient_contact_rank').on(t.patientId, t.rank),
			k.index('patient_contact_hash').on(t.hash),
			k.index('patient_contact_person').on(t.personHash),
		],
	);
	/** Insurance and identity numbers. `system` names the rule in the clinic file. */
	const identifier = k.table(
		'patient_identifier',
		{
			id: k.id(),
			patientId: k
				.int()
				.notNull()
				.references(() => patient.id),
			system: k.text().notNull(),
			value: k.sealed<string>('patient_identifier.value').notNull(),
			hash: k.text().notNull(),
			normaliser: k.int().notNull(),
		},
		(t) => [k.index('patient_identifier_hash').on(t.hash), k.index('patient_identifier_patient').on(t.patientId)],
	);
	/** Whom a conversation acts for. */
	const conversationPatient = k.table(
		'conversation_patient',
		{
			id: k.id(),
			conversationId: k.text().notNull(),
			patientId: k
				.int()
				.notNull()
				.references(() => patient.id),
			since: k.instant().notNull(),
		},
		(t) => [k.uniqueIndex('conversation_patient_pair').on(t.conversationId, t.patientId)],
	);
	/** Terms accepted (or withdrawn) in a conversation. */
	const consent = k.table(
		'consent',
		{
			id: k.id(),
			conversationId: k.text().notNull(),
			version: k.text().notNull(),
			channel: k.text().notNull(),
			givenAt: k.instant().notNull(),
			withdrawnAt: k.instant(),
		},
		(t) => [k.uniqueIndex('consent_version').on(t.conversationId, t.version)],
	);
	return { patient, contact, identifier, conversationPatient, consent };
};
