/** `/correct <patient> <what> <value>`: a name, a birth date or a gender that is wrong in a record. */
import { line, type Part, part } from '../../../flows/prompt.ts';
import { birthDatesIn, todayOf } from '../../core/birth-dates.ts';
import { genderOf, tidyName } from '../../core/contacts.ts';
import { findDuplicates } from '../../core/duplicates.ts';
import { rehash } from '../../core/merge.ts';
import { nameOf, type PatientWithContacts } from '../../core/patients.ts';
import { changePatient, type PatientRecord } from '../../core/register.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, DESK, Wrong } from '../dialogue/command.ts';
import { type Member, record } from '../dialogue/who.ts';
import { dayOf, opened, patientMeant, whoFacts } from '../finding/patient.ts';
import { needDesk } from './keepers.ts';

type Field = 'firstName' | 'surname' | 'name' | 'birthDate' | 'gender';

/** What a field is called, longer names first; `name` is how somebody wants to be called. */
const FIELDS: readonly (readonly [RegExp, Field])[] = [
	[/\s(?:first name|given name|prénom)(?:\s|$)/i, 'firstName'],
	[/\s(?:surname|last name|family name|nom de famille)(?:\s|$)/i, 'surname'],
	[/\s(?:birth ?date|date of birth|born|date de naissance|née?)(?:\s|$)/i, 'birthDate'],
	[/\s(?:gender|sex|genre|sexe)(?:\s|$)/i, 'gender'],
	[/\s(?:name|nom)(?:\s|$)/i, 'name'],
];

const LONGEST_NAME = 100;

export const correct: Command = {
	roles: DESK,
	privately: true,
	async run(turn, member, { rest }) {
		const { who, field, typed } = taken(rest);
		const tail = field === undefined ? '' : ` ${WORD[field]} ${typed}`;
		const patient = await patientMeant(turn, member, who, (number) => `correct ${number}${tail}`);
		if (!patient) return;
		if (field === undefined || typed === '') {
			await opened(turn, member, patient);
			throw new Wrong(part('register-correct-what', whoFacts(patient)));
		}
		needDesk(turn, member, patient);
		if (field === 'name' && patient.name === null && (patient.firstName || patient.surname))
			return askWhichName(turn, patient);
		const emptied = /^-(?:\s+(.*))?$/s.exec(typed);
		if (emptied && patient[field] === null) throw new Wrong(part('register-correct-same', whoFacts(patient)));
		if (emptied) return change(turn, member, patient, { field, value: null, name: emptied[1] });
		const values = valuesOf(turn, field, typed);
		const [value, another] = values;
		if (another)
			offer(
				turn,
				[part('register-correct-which')],
				values.map((date) => ({
					label: part('choice-birth-date', { born: dayOf(date) }),
					line: `correct #${patient.id} ${WORD[field]} ${date}`,
				})),
			);
		else if (patient[field] === value) throw new Wrong(part('register-correct-same', whoFacts(patient)));
		else await change(turn, member, patient, { field, value: value! });
	},
	examples: () => [line('register-correct-example'), line('register-correct-example-born')],
};

const WORD: Readonly<Record<Field, string>> = {
	firstName: 'first name',
	surname: 'surname',
	name: 'name',
	birthDate: 'birth date',
	gender: 'gender',
};

function taken(rest: string): { who: string; field?: Field; typed: string } {
	for (const [words, field] of FIELDS) {
		const found = words.exec(rest);
		if (found)
			return { who: rest.slice(0, found.index), field, typed: rest.slice(found.index + found[0].length).trim() };
	}
	// What is none of the fields is no part of who is meant either, where that is a number.
	return { who: /^#\d{1,15}/.exec(rest)?.[0] ?? rest, typed: '' };
}

/** What was typed can mean one value, or for a date two. Throws `Wrong` if none. */
function valuesOf({ tx, talk }: Turn, field: Field, typed: string): readonly string[] {
	if (field === 'birthDate') {
		const dates = birthDatesIn(typed, talk.language, todayOf(tx.now));
		if (dates.length === 0) throw new Wrong(part('register-correct-date'));
		return dates;
	}
	if (field === 'gender') {
		const gender = genderOf(typed);
		if (!gender) throw new Wrong(part('register-correct-gender'));
		return [gender];
	}
	const name = tidyName(typed).slice(0, LONGEST_NAME);
	if (!/\p{L}/u.test(name)) throw new Wrong(part('register-correct-name'));
	return [name];
}

/** Who has a first name and a surname is called by these: which of them is wrong? */
function askWhichName(turn: Turn, patient: PatientWithContacts): void {
	const { firstName, surname } = patient;
	const examples = [
		...(firstName ? [line('register-correct-own-first', { number: `#${patient.id}`, value: firstName })] : []),
		...(surname ? [line('register-correct-own-surname', { number: `#${patient.id}`, value: surname })] : []),
	];
	turn.talk.said.push(part('register-correct-which-name', whoFacts(patient)), ...examples);
}

interface Change {
	readonly field: Field;
	/** Nothing: as it was before it was first known. */
	readonly value: string | null;
	/** What the person is called again, where that went with the change that is put back. */
	readonly name?: string | undefined;
}

async function change(turn: Turn, member: Member, patient: PatientWithContacts, done: Change): Promise<void> {
	const { field, value } = done;
	const changes = changesFor(patient, done);
	if (nameOf({ ...patient, ...changes }) === '') throw new Wrong(part('register-correct-name'));
	await changePatient(turn.tx, patient.id, changes);
	await rehash(turn.tx, patient.id);
	await findDuplicates(turn.tx, patient.id);
	await record(turn.tx, turn.talk, member, 'corrected', `patient:${patient.id}`, { field });
	tell(turn, patient, field, value);
}

/** Who has both names is no longer called by what they once typed. */
function changesFor(patient: PatientWithContacts, { field, value, name }: Change) {
	const { firstName, surname }: Pick<PatientRecord, 'firstName' | 'surname'> = { ...patient, [field]: value };
	const named = (field === 'firstName' || field === 'surname') && firstName && surname;
	return { [field]: value, ...(named ? { name: null } : name !== undefined && { name }) };
}

function tell(turn: Turn, patient: PatientWithContacts, field: Field, value: string | null): void {
	const before = patient[field];
	// The name that goes with a first correction comes back with it. It stands in the button, sealed, and not in the trail.
	const was = before ?? (field === 'firstName' || field === 'surname' ? `- ${patient.name ?? ''}`.trimEnd() : '-');
	const shown = (when: 'now' | 'was', each: string): Part =>
		field === 'birthDate'
			? line(`corrected-${when}-birthDate`, { born: dayOf(each) })
			: field === 'gender'
				? line(`corrected-${when}-gender`, { gender: each })
				: line(`corrected-${when}-${field}`, { value: each });
	offer(
		turn,
		[
			part('register-corrected', whoFacts(patient)),
			value === null ? line('corrected-emptied') : shown('now', value),
			...(before === null ? [] : [shown('was', before)]),
		],
		[
			{ label: part('choice-put-back'), line: `correct #${patient.id} ${WORD[field]} ${was}` },
			{ label: part('choice-file'), line: `patient #${patient.id}` },
		],
	);
}
