/** Patients, as the register or a chat gave them. Every personal column is sealed; look-ups go by keyed hashes. */
import { sql } from 'drizzle-orm';
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
		/** The record that this one was found to be a second of, and was merged into; an id of this table. */
		mergedInto: k.int(),
		/** When what is personal was taken out, at the person's wish or by the rules of retention. */
		erasedAt: k.instant(),
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
	/** What staff search a patient by: keyed hashes of each part of the name, and of its first three letters. */
	const patientName = k.table(
		'patient_name',
		{
			id: k.id(),
			patientId: k
				.int()
				.notNull()
				.references(() => patient.id),
			hash: k.text().notNull(),
		},
		(t) => [
			k.uniqueIndex('patient_name_hash').on(t.hash, t.patientId),
			k.index('patient_name_patient').on(t.patientId),
		],
	);
	/** Where an imported record came from, so that it is known when it comes again. */
	const patientSource = k.table(
		'patient_source',
		{
			id: k.id(),
			patientId: k
				.int()
				.notNull()
				.references(() => patient.id),
			/** The register's name. */
			source: k.text().notNull(),
			/** A keyed hash of the record's own key there; and that key. */
			key: k.text().notNull(),
			own: k.sealed<string>('patient_source.own'),
			/**
			 * A keyed hash of all that was read, as what has not changed is not written again; and a short mark of each thing it
			 * gave, to tell what came from it from what came from elsewhere. Written by src/register/marks.ts.
			 */
			digest: k.text().notNull(),
			at: k.instant().notNull(),
		},
		(t) => [k.uniqueIndex('patient_source_key').on(t.source, t.key), k.index('patient_source_patient').on(t.patientId)],
	);
	/** FHIR RelatedPerson: somebody of this register who acts for another of it. */
	const relatedPerson = k.table(
		'related_person',
		{
			id: k.id(),
			/** Who is cared for. */
			patientId: k
				.int()
				.notNull()
				.references(() => patient.id),
			/** Who acts for them. */
			carerId: k
				.int()
				.notNull()
				.references(() => patient.id),
			relationship: k.oneOf(['parent', 'guardian', 'partner', 'carer']).notNull(),
			since: k.instant().notNull(),
			endedAt: k.instant(),
		},
		(t) => [
			k.uniqueIndex('related_person_pair').on(t.carerId, t.patientId),
			k.index('related_person_patient').on(t.patientId),
		],
	);
	/** Two records that may be one person's. Staff decide. */
	const duplicate = k.table(
		'duplicate',
		{
			id: k.id(),
			patientId: k
				.int()
				.notNull()
				.references(() => patient.id),
			/** The older record. */
			otherId: k
				.int()
				.notNull()
				.references(() => patient.id),
			foundAt: k.instant().notNull(),
			/** Merged, or found to be two people. */
			settledAt: k.instant(),
		},
		(t) => [k.uniqueIndex('duplicate_pair').on(t.patientId, t.otherId), k.index('duplicate_other').on(t.otherId)],
	);
	/** A merge, with all that undoing it takes. */
	const merge = k.table(
		'merge',
		{
			id: k.id(),
			fromId: k
				.int()
				.notNull()
				.references(() => patient.id),
			intoId: k
				.int()
				.notNull()
				.references(() => patient.id),
			/** `staff:<id>`. */
			by: k.text().notNull(),
			at: k.instant().notNull(),
			/** What went over, and how both were before. */
			moved: k.sealed<unknown>('merge.moved').notNull(),
			undoneAt: k.instant(),
		},
		(t) => [k.index('merge_from').on(t.fromId), k.index('merge_into').on(t.intoId)],
	);
	/** A code on its way to a contact, or used. */
	const oneTimeCode = k.table(
		'one_time_code',
		{
			id: k.id(),
			/** Who asked for it: it is good in this conversation only. */
			conversationId: k.text().notNull(),
			/** Whose confirmed contact it went to; none where it confirms a contact that belongs to nobody yet, or went nowhere. */
			patientId: k.int(),
			/**
			 * The keyed hash of the contact it went to, or one that stands for nobody's, which is not told. Behind a space the
			 * keyed hash of the reference, where it was asked for by one.
			 */
			contactHash: k.text(),
			/** A keyed hash of the digits, with the conversation's id. */
			hash: k.text().notNull(),
			sentAt: k.instant().notNull(),
			expiresAt: k.instant().notNull(),
			wrongTries: k.int().notNull(),
			usedAt: k.instant(),
		},
		(t) => [
			k.index('one_time_code_conversation').on(t.conversationId, t.id),
			k.index('one_time_code_sent').on(t.sentAt),
		],
	);
	/** Tries that are limited, by the keyed hash of what is counted: a chat, a contact, a number. */
	const attempt = k.table('attempt', { id: k.id(), key: k.text().notNull(), at: k.instant().notNull() }, (t) => [
		k.index('attempt_key').on(t.key, t.at),
		k.index('attempt_at').on(t.at),
	]);
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
			/** Whether the person in the chat is the patient. */
			relation: k.oneOf(['self', 'carer']).notNull().default('self'),
			/** When a code sent to a confirmed contact proved it: from then on all visits are shown, not only those made here. */
			provedAt: k.instant(),
			endedAt: k.instant(),
		},
		(t) => [
			k.uniqueIndex('conversation_patient_pair').on(t.conversationId, t.patientId),
			k.index('conversation_patient_patient').on(t.patientId),
		],
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
		// One that was withdrawn stays, and the same terms can be accepted again.
		(t) => [k.uniqueIndex('consent_in_force').on(t.conversationId, t.version).where(sql`${t.withdrawnAt} is null`)],
	);
	return {
		patient,
		contact,
		identifier,
		patientName,
		patientSource,
		relatedPerson,
		duplicate,
		merge,
		oneTimeCode,
		attempt,
		conversationPatient,
		consent,
	};
};
