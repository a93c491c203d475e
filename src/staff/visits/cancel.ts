/** `/cancel <visit> [because …]`: cancels a visit for a patient, who is told; put back while nobody else has the time. */
import { line, type Part, part } from '../../../flows/prompt.ts';
import { type Appointment, cancel as cancelVisit } from '../../core/appointments.ts';
import { cutOffsFor } from '../../core/cut-offs.ts';
import { showReference } from '../../core/references.ts';
import type { Turn } from '../../perform/performer.ts';
import { visitChanged } from '../../visit-changed.ts';
import { howTold } from '../../visit-told.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Over } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { needVisit, visitMeant, visitTold, visitWords } from '../finding/visit.ts';
import { exampleFacts } from '../finding/visit-examples.ts';
import { reasonAgain, takeWhy, whyTold } from '../grammar/reason.ts';
import { needAhead, needSame, sinceTyped, takeSince } from './since.ts';

export const cancel: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		const { because, rest: said } = takeWhy(rest);
		const { since, rest: typed } = takeSince(said);
		const reason = reasonAgain(because);
		const visit = await visitMeant(turn, member, typed, (which) => `cancel ${which}${reason}`);
		if (!visit) return;
		await needVisit(turn, member, visit);
		await needAhead(turn, visit);
		await needSame(turn, visit, since);
		const late = await isLate(turn, visit);
		const lateTold: Part[] = late ? [part('override-sure'), line('override-cutOffCancel')] : [];
		if (!sure) {
			const reference = showReference(visit.reference);
			const same = `cancel ${reference} ${await sinceTyped(turn, visit)}${reason}`;
			return offer(
				turn,
				[await visitTold(turn, 'cancel-sure', visit), ...whyTold(because), ...lateTold],
				[
					{ label: part('cancel-yes'), line: same, sure: true },
					{ label: part('cancel-move'), line: `move ${reference}` },
				],
			);
		}
		await carryOut(turn, member, visit, because);
	},
	examples: (turn, member) => [
		line('cancel-example', exampleFacts(turn, member)),
		line('cancel-example-because', exampleFacts(turn, member)),
	],
};

async function carryOut(turn: Turn, member: Member, visit: Appointment, because: string | undefined): Promise<void> {
	const { tx, network } = turn;
	const by = `staff:${member.id}`;
	const done = await cancelVisit(tx, network, { appointmentId: visit.id, by, override: true });
	if (done.kind !== 'cancelled') throw new Over(part('visit-changed', visitWords(turn, visit)));
	const before = { slotId: visit.slotId, status: visit.status };
	const undo = await undoable(turn, member, 'cancelled visit', `appointment:${visit.id}`, before);
	await visitChanged(tx, network, { what: 'cancelled', visit: done.appointment, by, because });
	const told = line(`told-by-${await howTold(tx, visit, 'cancelled')}`);
	offer(turn, [await visitTold(turn, 'cancel-done', visit), ...whyTold(because), told], [undo]);
}

const isLate = async ({ tx, network }: Turn, visit: Appointment): Promise<boolean> =>
	tx.now > visit.start - (await cutOffsFor(tx, network, visit)).cancelMinutes * 60_000;
