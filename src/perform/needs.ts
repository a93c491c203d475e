/** What a service's rules ask of somebody whom the clinic does not know well yet, noted on their record. */
import { audit } from '../audit.ts';
import { actFor, peopleOf } from '../core/acting.ts';
import { todayOf } from '../core/birth-dates.ts';
import { eligible } from '../core/eligibility.ts';
import { identifierOf } from '../core/identifiers.ts';
import { identify } from '../core/identify.ts';
import { completePatient, nameOf, patientById } from '../core/patients.ts';
import { parseDate } from '../core/zones.ts';
import { raise } from '../operations/alerts.ts';
import { clockOf } from './codes.ts';
import { contactIn } from './people.ts';
import type { Performers, Turn } from './performer.ts';

type Needs = Pick<Performers, 'completeRecord' | 'takeChildNumber'>;

export const needs: Needs = {
	async completeRecord({ patientId, gender }, { tx, talk }) {
		const { birthDate } = talk.beside.drafts;
		await completePatient(tx, patientId, gender === null ? { birthDate } : { gender });
		delete talk.beside.drafts.birthDate;
		return { type: 'recordCompleted' };
	},

	async takeChildNumber({ patientId }, turn) {
		const { tx, network, talk } = turn;
		const number = identifierOf(network, talk.beside.drafts.number ?? '', todayOf(tx.now));
		delete talk.beside.drafts.number;
		const { birthDate, contacts } = (await patientById(tx, patientId)) ?? {};
		if (!number || !birthDate) throw new Error('A number was to be noted of a child nothing is known of.');
		if (number.birthDate && number.birthDate !== birthDate)
			return { type: 'childNumberRefused', why: isAdult(turn, number.birthDate) ? 'adult' : 'otherDate' };

		// Staff may have taken the contacts off: without any, nobody is looked for, and the number is noted all the same.
		const contact = contacts?.[0] ?? contactIn(turn, talk.beside.drafts.contact);
		const found = contact
			? await identify(tx, { conversationId: talk.id, contact, birthDate, number })
			: ({ kind: 'notIdentified' } as const);
		if (found.kind === 'identified') {
			const known = (await peopleOf(tx, talk.id)).find((person) => person.patientId === patientId);
			const relation = known?.relation ?? 'carer';
			await actFor(tx, { conversationId: talk.id, patientId: found.patientId, relation });
			await note(turn, 'identified', found.patientId, { relation });
			const patient = (await patientById(tx, found.patientId))!;
			return { type: 'patientIdentified', patientId: patient.id, name: patient.firstName ?? nameOf(patient) };
		}
		const twoMatch = 'ambiguous' in found;
		await note(turn, 'failed to identify', patientId, { why: twoMatch ? 'twoMatch' : found.kind });
		if (twoMatch) await raise(tx, { alert: 'alert-two-records' });
		if (found.kind === 'tooManyTries') return { type: 'tooManyTries', until: found.until, ...clockOf(turn) };
		// One that nobody has, and one that somebody else has, are noted alike.
		await completePatient(tx, patientId, { identifier: { system: number.system, value: number.value } });
		return { type: 'childNumberTaken' };
	},
};

/** Too old, today, for any service for children. */
function isAdult({ tx, network }: Turn, birthDate: string): boolean {
	const rules = { ages: { below: network.settings.childBelow } };
	const day = parseDate(todayOf(tx.now))!;
	return eligible(rules, { birthDate, numbered: true, filesAt: [] }, { day }).kind === 'no';
}

const note = ({ tx, talk }: Turn, action: string, patientId: number, detail: Record<string, unknown>) =>
	audit(tx, { actor: 'patient', conversationId: talk.id, action, entity: `patient:${patientId}`, detail });
