/** A record that came before and has changed: what the register says now, and what others have added to it since. */
import { contactsOfPatient, identifiersOfPatient, patientRow } from '../../db/queries/patients.ts';
import type { Tx } from '../../db/store.ts';
import { contactHash } from '../core/contacts.ts';
import { identifierHash } from '../core/identifiers.ts';
import { mergedRecords, rehash } from '../core/merge.ts';
import { changePatient } from '../core/register.ts';
import type { Said } from './judge.ts';
import { markOfClinic, markOfDoctor, markOfHash, type Remembered } from './marks.ts';

/**
 * The register's own contacts, numbers and clinics come first, in its order; what it gave before and gives no longer is
 * taken out; what a chat or the desk has added stays. Where it says nothing, what is on record stays too.
 * @param confirmedAt of contacts that nobody has confirmed yet; null: they stay so.
 */
export async function changeRecord(
	tx: Tx,
	patientId: number,
	said: Said,
	{ marks }: Remembered,
	confirmedAt: number | null,
): Promise<void> {
	const [patient] = await tx.run(patientRow, { id: patientId });
	const contacts = await tx.run(contactsOfPatient, { patientId });
	const numbers = await tx.run(identifiersOfPatient, { patientId });
	const { birthDate, gender, language, filesAt, familyDoctor } = patient!;
	const stays = (hash: string) => !marks.has(markOfHash(hash));
	const doctorStays = familyDoctor !== null && !marks.has(markOfDoctor(familyDoctor));

	await changePatient(tx, patientId, {
		provisional: false,
		firstName: said.firstName,
		surname: said.surname,
		birthDate: said.birthDate ?? birthDate,
		gender: said.gender ?? gender,
		language: said.language ?? language,
		familyDoctor: said.familyDoctor ?? (doctorStays ? familyDoctor : null),
		filesAt: [...new Set([...said.filesAt, ...filesAt.filter((code) => !marks.has(markOfClinic(code)))])],
		contacts: [
			...said.contacts.map((contact) => {
				const kept = contacts.find(({ system, value }) => system === contact.system && value === contact.value);
				return { ...contact, confirmedAt: kept?.confirmedAt ?? confirmedAt };
			}),
			...contacts.filter(
				(contact) =>
					stays(contactHash(tx.keys, contact)) && !said.contacts.some((other) => other.value === contact.value),
			),
		],
		identifiers: [...said.identifiers, ...numbers.filter((number) => stays(identifierHash(tx.keys, number)))],
	});
	// What it was called in records that were merged into it can still be searched for.
	if ((await mergedRecords(tx, patientId)).length > 0) await rehash(tx, patientId);
}
