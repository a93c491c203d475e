/**
 * `/requests`: what patients wait to hear of. Those who ask for a follow-up in their chat, and what the desk did about it;
 * and visits that wait to be accepted.
 */
import { at, line, type Part, part } from '../../../flows/prompt.ts';
import { type Appointment, appointmentById } from '../../core/appointments.ts';
import { showReference } from '../../core/references.ts';
import { openRequests, requestById, settleRequest, type VisitRequest } from '../../core/requests.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import { clinicsOf, type Member, record } from '../dialogue/who.ts';
import { mayDo, needVisit, visitTold, visitWords } from '../finding/visit.ts';
import { meant } from '../grammar/names.ts';
import { waiting } from './accept.ts';

const MOST_SHOWN = 5;

export const requests: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const done = /^(?:done|fait)\s+#?(\d{1,15})$/i.exec(rest);
		if (done) return settle(turn, member, Number(done[1]));
		const clinics = clinicsOf(member, turn.network);
		const clinic = rest === '' ? undefined : meant(rest, clinics, turn.talk.language);
		if (clinic && clinic.kind !== 'one') throw new Wrong(part('requests-none-such', { name: rest }));
		const isThere = ({ locationId }: Appointment) => !clinic || clinic.row.id === locationId;
		const open = (await openRequests(turn.tx)).filter(({ visit }) => mayDo(turn, member, visit) && isThere(visit));
		const pending = (await waiting(turn, member)).filter(isThere);
		if (open.length + pending.length === 0) return void turn.talk.said.push(part('requests-none'));
		await record(turn.tx, turn.talk, member, 'saw requests', `staff:${member.id}`);
		const parts: Part[] = [];
		const buttons: Button[] = [];
		const tell = async <One>(all: readonly One[], heading: Part, one: (each: One) => Promise<Part>) => {
			if (all.length === 0) return;
			parts.push(heading);
			for (const each of all.slice(0, MOST_SHOWN)) parts.push(await one(each));
			if (all.length > MOST_SHOWN) parts.push(line('requests-more', { count: all.length - MOST_SHOWN }));
		};
		await tell(open, part('requests', { count: open.length }), async (each) => {
			buttons.push(...followUpButtons(each));
			const asked = at(each.request.at, locationOf(turn.network, each.visit.locationId).zone);
			const told = await visitTold(turn, 'request', each.visit);
			return { ...told, facts: { ...told.facts, asked }, line: true };
		});
		await tell(pending, part('requests-pending', { count: pending.length }), async (visit) => {
			buttons.push(...answerButtons(turn, visit));
			return { ...(await visitTold(turn, 'request-pending', visit)), line: true };
		});
		offer(turn, parts, buttons);
	},
	examples: () => [line('requests-example')],
};

function followUpButtons({ request, visit }: { request: VisitRequest; visit: Appointment }): Button[] {
	const number = `#${visit.patientId}`;
	return [
		{ label: part('request-times', { number }), line: `followup ${showReference(visit.reference)}` },
		{ label: part('request-done', { number }), line: `requests done ${request.id}` },
	];
}

function answerButtons(turn: Turn, visit: Appointment): Button[] {
	const words = visitWords(turn, visit);
	return (['accept', 'decline'] as const).map((command) => ({
		label: part(`request-${command}`, words),
		line: `${command} ${words.reference}`,
	}));
}

async function settle(turn: Turn, member: Member, id: number): Promise<void> {
	const { tx } = turn;
	const request = await requestById(tx, id);
	const visit = request && (await appointmentById(tx, request.appointmentId));
	if (!visit) throw new Wrong(part('requests-none-such'));
	await needVisit(turn, member, visit);
	if (!(await settleRequest(tx, id, `staff:${member.id}`))) throw new Wrong(part('requests-settled'));
	const undo = await undoable(turn, member, 'settled request', `appointment:${visit.id}`, { id });
	offer(turn, [await visitTold(turn, 'request-settled', visit)], [undo]);
}
