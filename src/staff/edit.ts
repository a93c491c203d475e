/** `/edit <visit> reason …` or `details …`: what a visit is about, as the patient or the desk put it. */
import { line, part } from '../../flows/prompt.ts';
import { edit as editVisit } from '../core/amending.ts';
import type { Appointment } from '../core/appointments.ts';
import { showReference } from '../core/references.ts';
import type { Turn } from '../perform/performer.ts';
import { visitChanged } from '../visit-changed.ts';
import { type Button, offer } from './choices.ts';
import { type Command, EVERYBODY, Wrong } from './command.ts';
import { needVisit, visitMeant, visitTold, visitWords } from './visit.ts';
import { exampleFacts } from './visit-examples.ts';
import { record } from './who.ts';

type Field = 'reason' | 'details';

const FIELD = /(?:^|\s)(reason|details?|motif|détails?)(?:\s*:)?(?:\s+([\s\S]*))?$/i;
const LONGEST = 500;

export const edit: Command = {
	roles: EVERYBODY,
	privately: true,
	async run(turn, member, { rest }) {
		const found = FIELD.exec(rest);
		const field: Field = /^(r|m)/i.test(found?.[1] ?? 'reason') ? 'reason' : 'details';
		const typed = found?.[2]?.trim() ?? '';
		const who = found ? rest.slice(0, found.index).trim() : rest;
		const visit = await visitMeant(turn, member, who, (which) => `edit ${which}${found ? ` ${field} ${typed}` : ''}`);
		if (!visit) return;
		await needVisit(turn, member, visit);
		const reference = showReference(visit.reference);
		if (!found) return show(turn, visit, reference);
		if (typed === '') return offer(turn, [part(`edit-new-${field}`)], [], `edit ${reference} ${field}`);
		if (typed.length > LONGEST) throw new Wrong(part('edit-too-long', { most: LONGEST }));
		if (visit[field] === typed) throw new Wrong(part('edit-same', visitWords(turn, visit)));
		const { tx, network } = turn;
		const by = `staff:${member.id}`;
		const edited = await editVisit(tx, { appointmentId: visit.id, by, [field]: typed });
		if (!edited) throw new Wrong(part('visit-changed', visitWords(turn, visit)));
		await record(tx, turn.talk, member, 'edited visit', `appointment:${visit.id}`, { field });
		await visitChanged(tx, network, { what: 'edited', visit: edited, by });
		const before = visit[field];
		// As it was stands in the button, sealed, and not in the trail.
		const back: Button[] =
			before === null ? [] : [{ label: part('choice-put-back'), line: `edit ${reference} ${field} ${before}` }];
		offer(
			turn,
			[
				await visitTold(turn, 'edit-done', visit),
				line(`edit-${field}`, { words: typed }),
				...(before === null ? [] : [line('edit-was', { words: before })]),
			],
			back,
		);
	},
	examples: (turn, member) => [line('edit-example', exampleFacts(turn, member))],
};

async function show(turn: Turn, visit: Appointment, reference: string): Promise<void> {
	const { reason, details } = visit;
	offer(
		turn,
		[
			await visitTold(turn, 'edit-what', visit),
			line('edit-reason', { words: reason ?? '' }),
			line('edit-details', { words: details ?? '' }),
		],
		[
			{ label: part('edit-choice-reason'), line: `edit ${reference} reason` },
			{ label: part('edit-choice-details'), line: `edit ${reference} details` },
		],
	);
}
