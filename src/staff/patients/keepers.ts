/** Who may change a record: the desks of the clinics that keep its file. Opened it is everywhere in the network. */
import { part } from '../../../flows/prompt.ts';
import type { PatientWithContacts } from '../../core/patients.ts';
import type { Turn } from '../../perform/performer.ts';
import { DESK, Refused } from '../dialogue/command.ts';
import { administers, type Member } from '../dialogue/who.ts';
import { clinicNames } from '../finding/colleagues.ts';
import { whoFacts } from '../finding/patient.ts';

/** Whether this member's desk keeps the record; one that is no clinic's yet is every desk's. */
export const mayChange = ({ roles }: Member, { provisional, filesAt }: Kept): boolean =>
	provisional ||
	filesAt.length === 0 ||
	roles.some(({ role, location }) => DESK.includes(role) && (location === null || filesAt.includes(location)));

type Kept = Pick<PatientWithContacts, 'provisional' | 'filesAt'>;

/** Throws `Wrong`, which names the clinics whose desk may change the record, where this member's may not. */
export function needDesk(turn: Turn, member: Member, patient: PatientWithContacts): void {
	if (!mayChange(member, patient))
		throw new Refused(`patient:${patient.id}`, part('register-not-kept-here', facts(turn, patient)));
}

/** The same where it takes an administrator of every clinic that keeps a file. */
export function needAdministrator(turn: Turn, member: Member, patient: PatientWithContacts): void {
	const { provisional, filesAt } = patient;
	if (!provisional && !filesAt.every((code) => administers(member, code)))
		throw new Refused(`patient:${patient.id}`, part('register-not-over-all', facts(turn, patient)));
}

const facts = (turn: Turn, patient: PatientWithContacts) => ({
	...whoFacts(patient),
	clinics: clinicNames(turn, patient.filesAt),
});
