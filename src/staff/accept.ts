/** `/accept <visit>` and `/decline <visit> [because …]`: what a practitioner answers to a booking that asks for them. */
import { line, part } from '../../flows/prompt.ts';
import { accept as acceptVisit } from '../core/amending.ts';
import { cancel } from '../core/appointments.ts';
import type { Turn } from '../perform/performer.ts';
import { visitChanged } from '../visit-changed.ts';
import { howTold } from '../visit-told.ts';
import { takeBecause } from './booking-line.ts';
import { offer } from './choices.ts';
import { type Command, EVERYBODY, Wrong } from './command.ts';
import { undoable } from './undo.ts';
import { needAhead, needVisit, visitMeant, visitTold, visitWords } from './visit.ts';
import { exampleFacts } from './visit-examples.ts';
import { type Member, record } from './who.ts';

export const accept: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, network, talk } = turn;
		const visit = await pendingMeant(turn, member, rest, (which) => `accept ${which}`);
		if (!visit) return;
		const by = `staff:${member.id}`;
		const done = await acceptVisit(tx, { appointmentId: visit.id, by });
		if (done.kind === 'gone') throw new Wrong(part('visit-changed', visitWords(turn, visit)));
		await record(tx, talk, member, 'accepted visit', `appointment:${visit.id}`);
		await visitChanged(tx, network, { what: 'accepted', visit: done.appointment, by });
		talk.said.push(
			await visitTold(turn, 'accept-done', visit),
			line(`told-by-${await howTold(tx, visit, 'accepted')}`),
		);
	},
	examples: (turn, member) => [line('accept-example', exampleFacts(turn, member))],
};

export const decline: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, network } = turn;
		const { because, rest: typed } = takeBecause(rest);
		const reason = because ? ` because "${because}"` : '';
		const visit = await pendingMeant(turn, member, typed, (which) => `decline ${which}${reason}`);
		if (!visit) return;
		const by = `staff:${member.id}`;
		const done = await cancel(tx, network, { appointmentId: visit.id, by, override: true, as: 'declined' });
		if (done.kind !== 'cancelled') throw new Wrong(part('visit-changed', visitWords(turn, visit)));
		const before = { slotId: visit.slotId, status: visit.status };
		const undo = await undoable(turn, member, 'declined visit', `appointment:${visit.id}`, before);
		await visitChanged(tx, network, { what: 'declined', visit: done.appointment, by, because });
		const told = [
			await visitTold(turn, 'decline-done', visit),
			line(`told-by-${await howTold(tx, visit, 'declined')}`),
		];
		offer(turn, told, [undo]);
	},
	examples: (turn, member) => [line('decline-example', exampleFacts(turn, member))],
};

async function pendingMeant(turn: Turn, member: Member, typed: string, lineFor: (visit: string) => string) {
	const visit = await visitMeant(turn, member, typed, lineFor, ({ status }) => status === 'pending');
	if (!visit) return undefined;
	await needVisit(turn, member, visit);
	needAhead(turn, visit);
	if (visit.status !== 'pending') throw new Wrong(part('accept-not-asked', visitWords(turn, visit)));
	return visit;
}
