/** Somebody new at the desk: whose contact it is already is asked first, and who registers them is recorded. */
import { withContact } from '../../../db/queries/search.ts';
import { part } from '../../../flows/prompt.ts';
import { type Contact, contactHash, normaliseName } from '../../core/contacts.ts';
import { areAlike } from '../../core/duplicates.ts';
import { nameOf, type PatientWithContacts, patientById, registerProvisional } from '../../core/patients.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Member, record } from '../dialogue/who.ts';
import { dayOf, whoFacts } from './patient.ts';

/** A family is smaller. */
const MOST = 50;
const MOST_SHOWN = 6;

interface Newcomer {
	readonly name: string;
	readonly contact: Contact;
}

/**
 * Asks whether somebody new is one of those who have the contact already. Answers whether there is anybody to ask about.
 * @param lines the command for one of them, by number (`#17`), and for another person.
 */
export async function askedWhose(
	turn: Turn,
	member: Member,
	{ name, contact }: Newcomer,
	lines: { readonly same: (number: string) => string; readonly other: string },
): Promise<boolean> {
	const { tx, talk } = turn;
	const rows = await tx.run(withContact, { hash: contactHash(tx.keys, contact), limit: MOST });
	const people: PatientWithContacts[] = [];
	for (const { id } of rows) people.push((await patientById(tx, id))!);
	if (people.length === 0) return false;
	const theirs = { firstName: null, surname: null, birthDate: null, name };
	const like = (each: PatientWithContacts) =>
		normaliseName(nameOf(each)) === normaliseName(name) ? 0 : areAlike(theirs, each) ? 1 : 2;
	const [first] = people.sort((a, b) => like(a) - like(b));
	const shown = people.slice(0, MOST_SHOWN);
	for (const { id } of shown) await record(tx, talk, member, 'found', `patient:${id}`);
	const { system, value } = contact;
	offer(
		turn,
		[part('register-whose', { value, ...whoFacts(first!), others: people.length - 1 })],
		[
			...shown.map((each) => ({
				label: part('choice-is-patient', { ...whoFacts(each), born: each.birthDate ? dayOf(each.birthDate) : '' }),
				line: lines.same(`#${each.id}`),
			})),
			{ label: part('choice-another-person', { system }), line: lines.other },
		],
	);
	return true;
}

/** Answers the number of the record. */
export async function registerAtDesk({ tx, talk }: Turn, member: Member, newcomer: Newcomer): Promise<number> {
	const patientId = await registerProvisional(tx, { ...newcomer, language: talk.language });
	await record(tx, talk, member, 'registered patient', `patient:${patientId}`);
	return patientId;
}
