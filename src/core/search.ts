/**
 * Finding a patient by what staff know: a name or the beginning of one, with or without the birth date, a phone number or
 * e-mail address, an insurance or identity number, an appointment's reference, the record's own number (`#17`, `17`). Everything
 * is looked up by keyed hashes: the database holds nothing that could be searched in any other way.
 */
import { patientRow } from '../../db/queries/patients.ts';
import { numbered } from '../../db/queries/rows.ts';
import { withContact, withIdentifier, withNames } from '../../db/queries/search.ts';
import type { Reading } from '../../db/store.ts';
import { appointmentByReference } from './appointments.ts';
import { birthDatesIn, todayOf } from './birth-dates.ts';
import { contactHash, contactOf, countriesOf } from './contacts.ts';
import { firstLetters, nameHash, namePartsOf, searchedPartsOf, withoutApostrophes } from './hashes.ts';
import { identifierHash, identifierOf } from './identifiers.ts';
import { recordInForce } from './in-force.ts';
import type { Network } from './network.ts';
import { nameOf, type Patient } from './patients.ts';

/** So many records are looked into for one search. */
const MOST_READ = 300;
const SHORTEST = 3;

export interface Found {
	/** By name. */
	readonly patients: readonly Patient[];
	/** A birth date alone, or fewer than three letters: it finds nobody. */
	readonly needsName: boolean;
}

/** @param language BCP 47, for the order of day and month. */
export async function searchPatients(
	reading: Reading,
	network: Network,
	typed: string,
	language: string,
): Promise<Found> {
	const text = typed.trim();
	const ids = await idsByNumber(reading, network, text);
	if (ids.length > 0) return { patients: await inForce(reading, ids), needsName: false };
	const { name, birthDates } = nameAndBirthDate(text, language, todayOf(reading.now));
	const parts = [...new Set(namePartsOf(name).map(withoutApostrophes).filter(Boolean))];
	if (!parts.some((part) => [...part].length >= SHORTEST)) return { patients: [], needsName: true };
	const wanted = (patient: Patient) =>
		birthDates.length === 0 || (patient.birthDate !== null && birthDates.includes(patient.birthDate));
	return { patients: (await byName(reading, parts)).filter(wanted), needsName: false };
}

/** By everything that is no name. */
async function idsByNumber(reading: Reading, network: Network, text: string): Promise<number[]> {
	const own = /^#\s?(\d{1,15})$/.exec(text);
	if (own) return [Number(own[1])];
	const { keys } = reading;
	const contact = contactOf(text, ...countriesOf(network));
	const number = identifierOf(network, text, todayOf(reading.now));
	const visit = await appointmentByReference(reading, text);
	const limit = MOST_READ;
	const rows = [
		...(contact ? await reading.run(withContact, { hash: contactHash(keys, contact), limit }) : []),
		...(number ? await reading.run(withIdentifier, { hash: identifierHash(keys, number), limit }) : []),
		...(visit ? [{ id: visit.patientId }] : []),
	];
	// A short number that is nothing else is the record's own.
	if (rows.length === 0 && /^\d{1,7}$/.test(text)) return [Number(text)];
	return [...new Set(rows.map(({ id }) => id))];
}

/** Those with exactly these parts among their names; if nobody has, those whose names begin so. */
async function byName(reading: Reading, parts: readonly string[]): Promise<Patient[]> {
	const exactly = await withHashes(reading, parts);
	if (exactly.length > 0) return inForce(reading, exactly);
	const long = parts.filter((part) => [...part].length >= SHORTEST);
	const near = await inForce(reading, await withHashes(reading, [...new Set(long.map(firstLetters))]));
	return near.filter(({ firstName, surname, name }) => {
		const names = searchedPartsOf(firstName, surname, name);
		return parts.every((part) => names.some((each) => each.startsWith(part)));
	});
}

async function withHashes(reading: Reading, parts: readonly string[]): Promise<number[]> {
	const hashes = numbered(parts.map((part) => ({ hash: nameHash(reading.keys, part) })));
	return (await reading.run(withNames(parts.length), { ...hashes, limit: MOST_READ })).map(({ id }) => id);
}

async function inForce(reading: Reading, ids: readonly number[]): Promise<Patient[]> {
	const found = new Map<number, Patient>();
	for (const id of ids) {
		const [patient] = await reading.run(patientRow, { id: await recordInForce(reading, id) });
		if (patient && patient.erasedAt === null) found.set(patient.id, patient);
	}
	return [...found.values()].sort((a, b) => nameOf(a).localeCompare(nameOf(b)) || a.id - b.id);
}

/** `Khumalo 12 March 1984`: the name, and the birth dates that stand before or behind it. */
function nameAndBirthDate(text: string, language: string, today: string) {
	const words = text.split(/\s+/).filter(Boolean);
	if (!/\d/.test(text)) return { name: text, birthDates: [] };
	for (let at = 0; at <= words.length; at++) {
		const [first, last] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
		const [behind, before] = [birthDatesIn(last, language, today), birthDatesIn(first, language, today)];
		if (behind.length > 0) return { name: first, birthDates: behind };
		if (before.length > 0) return { name: last, birthDates: before };
	}
	return { name: text, birthDates: [] };
}
