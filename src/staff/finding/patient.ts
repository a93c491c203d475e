/** Which patient a command is about; where several could be meant, buttons that say the rest of it. */
import { at, line, type Part, part } from '../../../flows/prompt.ts';
import { nameOf, type PatientWithContacts, patientById } from '../../core/patients.ts';
import { searchPatients } from '../../core/search.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import { type Member, record } from '../dialogue/who.ts';
import { withoutCommas } from '../grammar/clauses.ts';

const MOST_SHOWN = 8;

/** A day without a clock: a birth date is the same everywhere. */
export const dayOf = (date: string) => at(Date.parse(`${date}T12:00Z`), 'UTC');

/**
 * The patient who is meant, where it can only be one; else those who could be are offered and nothing is answered.
 * @param lineFor the command for one of them, by number (`#17`). Throws `Wrong` where there is none.
 */
export async function patientMeant(
	turn: Turn,
	member: Member,
	typed: string,
	lineFor: (number: string) => string,
): Promise<PatientWithContacts | undefined> {
	const { tx, network, talk } = turn;
	if (typed.trim() === '') {
		typedNext(turn, lineFor(''));
		throw new Wrong(part('register-who'));
	}
	const { patients, needsName } = await searchPatients(tx, network, withoutCommas(typed), talk.language);
	if (needsName) throw new Wrong(part('register-needs-name'));
	const [only, another] = patients;
	if (!only) throw new Wrong(part('register-nobody', { typed: typed.slice(0, 100) }));
	if (!another) return patientById(tx, only.id);
	const shown = patients.slice(0, MOST_SHOWN);
	const parts: Part[] = [part('register-several', { count: patients.length })];
	// Others read along.
	if (turn.inGroup) parts.push(line('register-several-group'));
	for (const patient of shown) await record(tx, talk, member, 'found', `patient:${patient.id}`);
	if (patients.length > shown.length) parts.push(part('register-more', { count: patients.length - shown.length }));
	offer(
		turn,
		parts,
		shown.map(({ id, birthDate, ...names }) => ({
			label: turn.inGroup
				? part('choice-patient-number', { number: `#${id}` })
				: birthDate
					? part('choice-patient-born', { name: nameOf(names), number: `#${id}`, born: dayOf(birthDate) })
					: part('choice-patient', { name: nameOf(names), number: `#${id}` }),
			line: lineFor(`#${id}`),
			// There the number is all that its words say.
			...(turn.inGroup && { number: id }),
		})),
	);
	return undefined;
}

/** Words: nobody's name has more. */
const LONGEST_NAME = 6;

/** Of words that are nobody's name together, the most at their beginning that are somebody's; and those behind. */
export async function clearBeginning({ tx, network, talk }: Turn, typed: string) {
	const words = typed.split(/\s+/).filter(Boolean);
	for (let count = Math.min(words.length - 1, LONGEST_NAME); count > 0; count--) {
		const who = words.slice(0, count).join(' ');
		const { patients } = await searchPatients(tx, network, who, talk.language);
		if (patients.length > 0) return { who, unread: words.slice(count).join(' ') };
	}
	return undefined;
}

/** What is typed next goes behind a command that was nothing more yet. */
export function typedNext(turn: Turn, line: string): void {
	const begun = line.trim();
	if (!begun.includes(' ')) offer(turn, [], [], begun);
}

/** Records that a file was opened, and whether at none of the clinics that keep it. */
export async function opened({ tx, talk }: Turn, member: Member, patient: PatientWithContacts): Promise<void> {
	const here = member.roles.some(({ location }) => location === null || patient.filesAt.includes(location));
	const across = !here && patient.filesAt.length > 0;
	await record(tx, talk, member, 'opened file', `patient:${patient.id}`, { across });
}

/** A patient in a line: the name and the number by which commands know the record. */
export const whoFacts = (patient: Pick<PatientWithContacts, 'id' | 'firstName' | 'surname' | 'name'>) => ({
	name: nameOf(patient),
	number: `#${patient.id}`,
});
