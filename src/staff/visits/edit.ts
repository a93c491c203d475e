/** `/edit <visit> reason …` or `details …`: what a visit is about, as the patient or the desk put it. */
import { line, part } from '../../../flows/prompt.ts';
import { edit as editVisit } from '../../core/amending.ts';
import type { Appointment } from '../../core/appointments.ts';
import { showReference } from '../../core/references.ts';
import type { Turn } from '../../perform/performer.ts';
import { visitChanged } from '../../visit-changed.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Over, Wrong } from '../dialogue/command.ts';
import { type Member, record } from '../dialogue/who.ts';
import { needVisit, visitMeant, visitTold, visitWords } from '../finding/visit.ts';
import { exampleFacts } from '../finding/visit-examples.ts';
import { LONGEST_REASON } from '../grammar/reason.ts';
import { changedFacts, needAhead, takeSince } from './since.ts';

type Field = 'reason' | 'details';

const FIELD = /(?:^|\s)(reason|details?|motif|détails?)(?:\s*:)?(?:\s+([\s\S]*))?$/i;

export const edit: Command = {
	roles: EVERYBODY,
	privately: true,
	async run(turn, member, { rest }) {
		const found = FIELD.exec(rest);
		const field: Field = /^(r|m)/i.test(found?.[1] ?? 'reason') ? 'reason' : 'details';
		const typed = found?.[2]?.trim() ?? '';
		// What the button that puts words back names: the change that it takes back.
		const { since, rest: who } = takeSince(found ? rest.slice(0, found.index).trim() : rest);
		const visit = await visitMeant(turn, member, who, (which) => `edit ${which}${found ? ` ${field} ${typed}` : ''}`);
		if (!visit) return;
		await needVisit(turn, member, visit);
		if (visit.status === 'cancelled') await needAhead(turn, visit);
		const reference = showReference(visit.reference);
		if (!found) return show(turn, visit, reference);
		if (typed === '' && since === undefined)
			return offer(turn, [await visitTold(turn, `edit-new-${field}`, visit)], [], `edit ${reference} ${field}`);
		if ([...typed].length > LONGEST_REASON) throw new Wrong(part('edit-too-long', { most: LONGEST_REASON }));
		if (visit[field] === typed) throw new Wrong(await visitTold(turn, 'edit-same', visit));
		await carryOut(turn, member, visit, field, typed, since);
	},
	examples: (turn, member) => [line('edit-example', exampleFacts(turn, member))],
};

async function carryOut(
	turn: Turn,
	member: Member,
	visit: Appointment,
	field: Field,
	typed: string,
	since: number | undefined,
): Promise<void> {
	const { tx, network } = turn;
	const by = `staff:${member.id}`;
	const done = await editVisit(tx, { appointmentId: visit.id, by, since, [field]: typed || null });
	if (done.kind === 'since') throw new Over(part('edit-since', await changedFacts(turn, visit, done.change)));
	if (done.kind === 'gone') throw new Over(part('visit-changed', visitWords(turn, visit)));
	await record(tx, turn.talk, member, 'edited visit', `appointment:${visit.id}`, { field });
	await visitChanged(tx, network, { what: 'edited', visit: done.appointment, by });
	const before = done.before[field] ?? '';
	// As it was stands in the button, sealed, and not in the trail.
	const back = `edit ${showReference(visit.reference)} since ${done.change} ${field} ${before}`.trim();
	offer(
		turn,
		[
			await visitTold(turn, 'edit-done', visit),
			line(`edit-${field}`, { words: typed }),
			line('edit-was', { words: before }),
		],
		[{ label: part('choice-put-back'), line: back }],
	);
}

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
