/** `/accept [visit]` and `/decline [visit] [because …]`: what a practitioner answers to a booking that asks for them. */
import { line, part } from '../../../flows/prompt.ts';
import { accept as acceptVisit } from '../../core/amending.ts';
import { type Appointment, cancel } from '../../core/appointments.ts';
import { showReference } from '../../core/references.ts';
import { pendingVisits } from '../../core/requests.ts';
import type { Turn } from '../../perform/performer.ts';
import { visitChanged } from '../../visit-changed.ts';
import { howTold } from '../../visit-told.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Over } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { type Member, record } from '../dialogue/who.ts';
import { mayDo, needVisit, visitMeant, visitTold, visitWords } from '../finding/visit.ts';
import { exampleFacts } from '../finding/visit-examples.ts';
import { reasonAgain, takeWhy, whyTold } from '../grammar/reason.ts';
import { needAhead, needPending } from './since.ts';

const MOST_OFFERED = 8;

export const accept: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, network } = turn;
		const visit = await pendingMeant(turn, member, rest, (which) => `accept ${which}`);
		if (!visit) return;
		const by = `staff:${member.id}`;
		const done = await acceptVisit(tx, { appointmentId: visit.id, by });
		if (done.kind === 'gone') throw new Over(part('visit-changed', visitWords(turn, visit)));
		const before = { slotId: visit.slotId };
		const undo = await undoable(turn, member, 'accepted visit', `appointment:${visit.id}`, before);
		await visitChanged(tx, network, { what: 'accepted', visit: done.appointment, by });
		const told = [await visitTold(turn, 'accept-done', visit), line(`told-by-${await howTold(tx, visit, 'accepted')}`)];
		offer(turn, told, [undo]);
	},
	examples: (turn, member) => [line('accept-example', exampleFacts(turn, member))],
};

export const decline: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, network } = turn;
		const { because, rest: typed } = takeWhy(rest);
		const reason = reasonAgain(because);
		const visit = await pendingMeant(turn, member, typed, (which) => `decline ${which}${reason}`);
		if (!visit) return;
		const by = `staff:${member.id}`;
		const done = await cancel(tx, network, { appointmentId: visit.id, by, override: true, as: 'declined' });
		if (done.kind !== 'cancelled') throw new Over(part('visit-changed', visitWords(turn, visit)));
		const before = { slotId: visit.slotId, status: visit.status };
		const undo = await undoable(turn, member, 'declined visit', `appointment:${visit.id}`, before);
		await visitChanged(tx, network, { what: 'declined', visit: done.appointment, by, because });
		const told = [
			await visitTold(turn, 'decline-done', visit),
			...whyTold(because),
			line(`told-by-${await howTold(tx, visit, 'declined')}`),
		];
		offer(turn, told, [undo]);
	},
	examples: (turn, member) => [line('decline-example', exampleFacts(turn, member))],
};

/** The visits that wait for an answer which this member may give, by start. */
export const waiting = async (turn: Turn, member: Member): Promise<Appointment[]> =>
	(await pendingVisits(turn.tx)).filter((visit) => mayDo(turn, member, visit));

async function pendingMeant(turn: Turn, member: Member, typed: string, lineFor: (visit: string) => string) {
	if (typed === '') return void (await offerWaiting(turn, member, lineFor));
	const visit = await visitMeant(turn, member, typed, lineFor, ({ status }) => status === 'pending');
	if (!visit) return undefined;
	await needVisit(turn, member, visit);
	await needAhead(turn, visit);
	await needPending(turn, visit);
	return visit;
}

/** Nothing is named: what there is to answer is offered. */
async function offerWaiting(turn: Turn, member: Member, lineFor: (visit: string) => string): Promise<void> {
	const visits = await waiting(turn, member);
	if (visits.length === 0) return void turn.talk.said.push(part('accept-none'));
	await record(turn.tx, turn.talk, member, 'saw requests', `staff:${member.id}`);
	const shown = visits.slice(0, MOST_OFFERED);
	const buttons = await Promise.all(
		shown.map(async (visit) => ({
			label: await visitTold(turn, 'accept-choice', visit),
			line: lineFor(showReference(visit.reference)),
		})),
	);
	const more = visits.length - shown.length;
	const told = [
		part('accept-which', { count: visits.length }),
		...(more > 0 ? [line('requests-more', { count: more })] : []),
	];
	offer(turn, told, buttons);
}
