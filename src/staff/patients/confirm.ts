/** `/confirm <patient> [at <clinic>]`: a record that came by chat becomes a file, once the desk has seen who it is. */
import { line, part, text } from '../../../flows/prompt.ts';
import { duplicatesFoundOf } from '../../core/merge.ts';
import type { Location } from '../../core/network.ts';
import { confirmPatient, nameOf, type PatientWithContacts } from '../../core/patients.ts';
import { parseReference } from '../../core/references.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK, Wrong } from '../dialogue/command.ts';
import { clinicsOf, type Member, record } from '../dialogue/who.ts';
import { dayOf, opened, patientMeant, whoFacts } from '../finding/patient.ts';
import { AT, clausesIn } from '../grammar/clauses.ts';
import { meant } from '../grammar/names.ts';
import { accept } from '../visits/accept.ts';
import { contactLines, numberLines } from './file.ts';

export const confirm: Command = {
	roles: DESK,
	privately: true,
	async run(turn, member, { rest, sure }) {
		// A visit that is pending, not a record, where it is a reference.
		if (parseReference(rest) !== undefined) return accept.run(turn, member, { rest, sure });
		const { rest: who, at } = clausesIn(rest, { at: AT });
		const patient = await patientMeant(turn, member, who, (number) => `confirm ${number}${at ? ` at ${at}` : ''}`);
		if (!patient) return;
		if (!patient.provisional) throw new Wrong(part('register-confirmed-already', whoFacts(patient)));
		const clinics = at === undefined ? clinicsOf(member, turn.network, ...DESK) : [clinicMeant(turn, member, at)];
		const [clinic] = clinics;
		if (!sure || clinics.length !== 1 || !clinic) return ask(turn, member, patient, clinics);
		await confirmPatient(turn.tx, patient.id, [clinic.code]);
		await record(turn.tx, turn.talk, member, 'confirmed patient', `patient:${patient.id}`, { clinic: clinic.code });
		offer(
			turn,
			[part('register-confirmed', { ...whoFacts(patient), place: text(clinic.name) })],
			[
				{ label: part('choice-contacts'), line: `contact #${patient.id}` },
				{ label: part('choice-file'), line: `patient #${patient.id}` },
			],
		);
	},
	examples: (turn, member) => [
		line('register-confirm-example', { place: clinicsOf(member, turn.network, ...DESK)[0]?.code ?? '' }),
	],
};

function clinicMeant({ network, talk }: Turn, member: Member, typed: string): Location {
	const found = meant(typed, clinicsOf(member, network, ...DESK), talk.language);
	if (found.kind === 'none') throw new Wrong(part('register-none-clinic', { name: typed }));
	if (found.kind === 'several') throw new Wrong(part('staff-which-place', { names: found.names.join(', ') }));
	return found.row;
}

/** What is to be compared with the person's papers, and whether a file may be there already. */
async function ask(
	turn: Turn,
	member: Member,
	patient: PatientWithContacts,
	clinics: readonly Location[],
): Promise<void> {
	await opened(turn, member, patient);
	const number = `#${patient.id}`;
	const pairs = await duplicatesFoundOf(turn.tx, patient.id);
	const compare: Button[] = pairs.slice(0, 2).map(({ patientId, otherId }) => ({
		label: part('choice-compare', { a: `#${patientId}`, b: `#${otherId}` }),
		line: `merge #${patientId} #${otherId}`,
	}));
	offer(
		turn,
		[
			part('register-confirm-sure', { name: nameOf(patient), number }),
			patient.birthDate ? line('file-born', { born: dayOf(patient.birthDate) }) : line('file-born-unknown'),
			...(await numberLines(turn, patient.id)),
			...contactLines(patient),
			...(pairs.length > 0 ? [part('register-confirm-duplicate')] : []),
			part('register-confirm-check', { number }),
		],
		[
			...compare,
			...clinics.map(({ code, name }) => ({
				label: part('choice-confirm-at', { place: text(name) }),
				line: `confirm ${number} at ${code}`,
				sure: true as const,
			})),
			{ label: part('staff-choice-keep'), line: `patient ${number}` },
		],
	);
}
