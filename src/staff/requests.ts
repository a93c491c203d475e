/** `/requests`: patients who ask for a follow-up in their chat, and what the desk did about it. */
import { at, line, type Part, part } from '../../flows/prompt.ts';
import { appointmentById } from '../core/appointments.ts';
import { showReference } from '../core/references.ts';
import { openRequests, requestById, settleRequest } from '../core/requests.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import { type Button, offer } from './choices.ts';
import { type Command, EVERYBODY, Wrong } from './command.ts';
import { undoable } from './undo.ts';
import { mayDo, needVisit, visitWords } from './visit.ts';
import { type Member, record } from './who.ts';

const MOST_SHOWN = 5;

export const requests: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const done = /^(?:done|fait)\s+#?(\d{1,15})$/i.exec(rest);
		if (done) return settle(turn, member, Number(done[1]));
		if (rest !== '') throw new Wrong(part('requests-none-such'));
		const open = (await openRequests(turn.tx)).filter(({ visit }) => mayDo(turn, member, visit));
		if (open.length === 0) return void turn.talk.said.push(part('requests-none'));
		await record(turn.tx, turn.talk, member, 'saw requests', `staff:${member.id}`);
		const shown = open.slice(0, MOST_SHOWN);
		const parts: Part[] = [
			part('requests', { count: open.length }),
			...shown.map(({ request, visit }) => {
				const asked = at(request.at, locationOf(turn.network, visit.locationId).zone);
				return line('request', { ...visitWords(turn, visit), asked });
			}),
			...(open.length > shown.length ? [line('requests-more', { count: open.length - shown.length })] : []),
		];
		const buttons = shown.flatMap(({ request, visit }): Button[] => {
			const number = `#${visit.patientId}`;
			return [
				{ label: part('request-times', { number }), line: `followup ${showReference(visit.reference)}` },
				{ label: part('request-done', { number }), line: `requests done ${request.id}` },
			];
		});
		offer(turn, parts, buttons);
	},
	examples: () => [line('requests-example')],
};

async function settle(turn: Turn, member: Member, id: number): Promise<void> {
	const { tx } = turn;
	const request = await requestById(tx, id);
	const visit = request && (await appointmentById(tx, request.appointmentId));
	if (!visit) throw new Wrong(part('requests-none-such'));
	await needVisit(turn, member, visit);
	if (!(await settleRequest(tx, id, `staff:${member.id}`))) throw new Wrong(part('requests-settled'));
	const undo = await undoable(turn, member, 'settled request', `appointment:${visit.id}`, { id });
	offer(turn, [part('request-settled', visitWords(turn, visit))], [undo]);
}
