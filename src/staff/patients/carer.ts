/** `/carer <carer> for <patient> [as <relationship>]`: who of the register acts for whom, and the end of it. */
import { line, type Part, part } from '../../../flows/prompt.ts';
import { nameOf, type PatientWithContacts } from '../../core/patients.ts';
import {
	carersOf,
	endCare,
	linkCarer,
	patientsCaredForBy,
	RELATIONSHIPS,
	type Relationship,
} from '../../core/related.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK, Wrong } from '../dialogue/command.ts';
import { type Member, record } from '../dialogue/who.ts';
import { opened, patientMeant, whoFacts } from '../finding/patient.ts';
import { AS, clausesIn, FOR } from '../grammar/clauses.ts';
import { needDesk } from './keepers.ts';

/** In the words of either language. */
const RELATIONSHIP_WORDS: Readonly<Record<Relationship, readonly string[]>> = {
	parent: ['parent', 'mother', 'father', 'mère', 'père'],
	guardian: ['guardian', 'tuteur', 'tutrice'],
	partner: ['partner', 'wife', 'husband', 'spouse', 'conjoint', 'conjointe'],
	carer: ['carer', 'aidant', 'aidante'],
};

export const carer: Command = {
	roles: DESK,
	privately: true,
	async run(turn, member, { rest, sure }) {
		const ending = /^(?:end|finir)\s+(.*)$/is.exec(rest)?.[1];
		const { first, second, as } = taken(ending ?? rest);
		const command = (a: string, b?: string) =>
			`carer ${ending === undefined ? '' : 'end '}${a}${b === undefined ? '' : ` for ${b}`}${as ? ` as ${as}` : ''}`;
		const relationship = relationshipMeant(as ?? 'carer');
		const carer = await patientMeant(turn, member, first, (number) => command(number, second));
		if (!carer) return;
		if (second === undefined) return show(turn, member, carer);
		const patient = await patientMeant(turn, member, second, (number) => command(`#${carer.id}`, number));
		if (!patient) return;
		needDesk(turn, member, patient);
		if (ending !== undefined) return end(turn, member, carer, patient);
		if (!sure) return ask(turn, carer, patient, relationship);
		await link(turn, member, carer, patient, relationship);
	},
	examples: () => [line('register-carer-example')],
};

/** `#17 for #23 as parent`, `#17 #23 parent`, or one person alone. */
function taken(rest: string): { first: string; second?: string; as?: string } {
	const numbers = /^(#\d{1,15})\s+(#\d{1,15})(?:\s+(?:as\s+)?(\S+))?$/i.exec(rest);
	if (numbers) return { first: numbers[1]!, second: numbers[2]!, ...(numbers[3] && { as: numbers[3] }) };
	const { rest: first, for: second, as } = clausesIn(rest, { for: FOR, as: AS });
	return { first, ...(second && { second }), ...(as && { as }) };
}

function relationshipMeant(typed: string): Relationship {
	const found = RELATIONSHIPS.find((each) => RELATIONSHIP_WORDS[each].includes(typed.toLowerCase()));
	if (!found) throw new Wrong(part('register-no-relationship', { typed }));
	return found;
}

const facts = (carer: PatientWithContacts, patient: PatientWithContacts) => ({
	carer: nameOf(carer),
	carerNumber: `#${carer.id}`,
	...whoFacts(patient),
});

/** Whoever acts for somebody sees all their visits once a code has proved who it is: so it is asked. */
function ask(turn: Turn, carer: PatientWithContacts, patient: PatientWithContacts, relationship: Relationship): void {
	if (carer.id === patient.id) throw new Wrong(part('register-carer-same'));
	offer(
		turn,
		[part('register-carer-sure', { ...facts(carer, patient), relationship })],
		[
			{ label: part('choice-carer-yes'), line: `carer #${carer.id} for #${patient.id} as ${relationship}`, sure: true },
			{ label: part('staff-choice-keep'), line: `carer #${carer.id}` },
		],
	);
}

async function link(
	turn: Turn,
	member: Member,
	carer: PatientWithContacts,
	patient: PatientWithContacts,
	relationship: Relationship,
): Promise<void> {
	const { tx, talk } = turn;
	const linked = await linkCarer(tx, { carerId: carer.id, patientId: patient.id, relationship });
	const told = { ...facts(carer, patient), relationship };
	if (linked === 'samePerson') throw new Wrong(part('register-carer-same'));
	if (linked === 'already') talk.said.push(part('register-carer-already', told));
	else {
		await record(tx, talk, member, 'linked carer', `patient:${patient.id}`, { carer: carer.id });
		offer(
			turn,
			[part('register-carer-linked', told)],
			[{ label: part('staff-choice-undo'), line: `carer end #${carer.id} for #${patient.id}` }],
		);
	}
}

async function end(
	turn: Turn,
	member: Member,
	carer: PatientWithContacts,
	patient: PatientWithContacts,
): Promise<void> {
	const { tx, talk } = turn;
	if (!(await endCare(tx, { carerId: carer.id, patientId: patient.id })))
		throw new Wrong(part('register-carer-none', facts(carer, patient)));
	await record(tx, talk, member, 'ended carer', `patient:${patient.id}`, { carer: carer.id });
	talk.said.push(part('register-carer-ended', facts(carer, patient)));
}

/** Who acts for somebody, and for whom they act, with a button to end each. */
async function show(turn: Turn, member: Member, person: PatientWithContacts): Promise<void> {
	const { tx } = turn;
	await opened(turn, member, person);
	const carers = await carersOf(tx, person.id);
	const cared = await patientsCaredForBy(tx, person.id);
	const told =
		(key: string) =>
		(other: (typeof carers)[number]): Part =>
			line(key, { name: nameOf(other), number: `#${other.patientId}`, relationship: other.relationship });
	const button = (carerId: number, patientId: number, other: (typeof carers)[number]): Button => ({
		label: part('choice-end-care', { name: nameOf(other) }),
		line: `carer end #${carerId} for #${patientId}`,
	});
	offer(
		turn,
		[
			part('file', whoFacts(person)),
			...(carers.length + cared.length === 0 ? [line('register-carer-nobody')] : []),
			...carers.map(told('file-carer')),
			...cared.map(told('file-cares-for')),
			part('staff-example'),
			line('register-carer-example-for', { number: `#${person.id}` }),
		],
		[
			...carers.map((other) => button(other.patientId, person.id, other)),
			...cared.map((other) => button(person.id, other.patientId, other)),
		],
	);
}
