/** The demo network's register: fictional patients of many cultures, some of them families that share a phone. */
import { readFileSync } from 'node:fs';
import { insertContact, insertIdentifier, insertPatient } from '../../../db/queries/register.ts';
import type { Tx } from '../../../db/store.ts';
import { contactHash, contactOf, NORMALISER } from '../../core/contacts.ts';

/** A line of `register.csv`. What is empty there is an empty text here. */
export interface RegisterEntry {
	readonly firstName: string;
	readonly surname: string;
	/** `1989-02-28`. */
	readonly birthDate: string;
	readonly gender: 'female' | 'male';
	readonly language: string;
	readonly phone: string;
	readonly email: string;
	/** The health insurance number. */
	readonly insurance: string;
	/** Codes of clinics. */
	readonly filesAt: readonly string[];
	/** A practitioner's code. */
	readonly familyDoctor: string;
}

export function readRegister(): RegisterEntry[] {
	const text = readFileSync(new URL('./register.csv', import.meta.url), 'utf8');
	return text
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => {
			const [firstName, surname, birthDate, gender, language, phone, email, insurance, filesAt, familyDoctor] =
				line.split(',') as [string, string, string, 'female' | 'male', ...string[]];
			return {
				firstName,
				surname,
				birthDate,
				gender,
				language: language!,
				phone: phone!,
				email: email!,
				insurance: insurance!,
				filesAt: filesAt!.split(' ').filter(Boolean),
				familyDoctor: familyDoctor!,
			};
		});
}

/**
 * @param country of phone numbers without +.
 * @returns the ids of the patients.
 */
export async function loadRegister(tx: Tx, country: string): Promise<number[]> {
	const ids: number[] = [];
	for (const entry of readRegister()) ids.push(await register(tx, entry, country));
	return ids;
}

async function register(tx: Tx, entry: RegisterEntry, country: string): Promise<number> {
	const { phone, email, insurance, familyDoctor, ...known } = entry;
	const [patient] = await tx.run(insertPatient, {
		...known,
		familyDoctor: familyDoctor || null,
		createdAt: tx.now,
	});
	const patientId = patient!.id;
	const contacts = [phone, email].filter(Boolean).map((text) => contactOf(text, country)!);
	for (const [rank, contact] of contacts.entries())
		await tx.run(insertContact, {
			patientId,
			...contact,
			hash: contactHash(tx.keys, contact),
			normaliser: NORMALISER,
			rank,
			confirmedAt: tx.now,
		});
	if (insurance)
		await tx.run(insertIdentifier, {
			patientId,
			system: 'insurance',
			value: insurance,
			hash: tx.keys.hash('identifier', `${NORMALISER} insurance ${insurance}`),
			normaliser: NORMALISER,
		});
	return patientId;
}
