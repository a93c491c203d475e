/** `/seen`, `/seen 17`, `/seen 17 next`, `/missed Khumalo`: what became of whoever was called. */
import { at, line, part } from '../../../flows/prompt.ts';
import { appointmentById } from '../../core/appointments.ts';
import { isNotedLate, lengthOf } from '../../core/consultations.ts';
import type { Location } from '../../core/network.ts';
import { finish, miss, startSeeing } from '../../core/queue.ts';
import type { Encounter } from '../../core/queue-order.ts';
import type { Turn } from '../../perform/performer.ts';
import { changeQueue, tellOfQueue } from '../../queue-changed.ts';
import { visitChanged } from '../../visit-changed.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY } from '../dialogue/command.ts';
import { undoable } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { call } from './next.ts';
import { encounterMeant, lineOf } from './numbered.ts';
import { nextFor, sayStanding } from './standing.ts';
import { encounterFacts } from './told.ts';

export const seen: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, network } = turn;
		const found = await encounterMeant(turn, member, rest, 'seen');
		if (!found) return;
		const { location, encounter, how } = found;
		const by = `staff:${member.id}` as const;
		if (/^(in|came in|entré|entrée)$/i.test(how)) return cameIn(turn, member, location, encounter);
		const done = await changeQueue(tx, network, location, () => finish(tx, encounter, by));
		if (!done) return sayStanding(turn, member, location, encounter);
		const facts = await encounterFacts(turn, location, encounter);
		await tellVisit(turn, done, 'fulfilled', by);
		const undo = await undoable(turn, member, 'noted as seen', `encounter:${done.id}`, { encounterId: done.id });
		const isLate = isNotedLate(done, network.services.byId.get(done.serviceId ?? 0)?.minutes);
		const minutes = Math.max(1, Math.round(lengthOf(done)));
		const from = at(done.startedAt ?? done.calledAt!, location.zone);
		const said = [part(isLate ? 'queue-seen-late' : 'queue-seen', { ...facts, minutes, from })];
		const person = network.practitioners.byId.get(done.practitionerId ?? 0);
		if (/^(next|suivant)$/i.test(how) && person)
			return call(turn, member, location, person, { parts: said, buttons: [undo] });
		offer(turn, said, [...(await nextFor(turn, member, location, done)), undo]);
	},
	examples: () => [line('queue-seen-example'), line('queue-seen-example-next')],
};

async function cameIn(turn: Turn, member: Member, location: Location, encounter: Encounter): Promise<void> {
	const { tx, network } = turn;
	const started = await changeQueue(tx, network, location, () => startSeeing(tx, encounter));
	if (!started) return sayStanding(turn, member, location, encounter);
	const facts = await encounterFacts(turn, location, encounter);
	const undo = await undoable(turn, member, 'called from the queue', `encounter:${started.id}`, {
		encounterId: started.id,
		status: 'in-progress',
	});
	offer(
		turn,
		[part('queue-came-in', facts)],
		[
			{ label: part('choice-queue-seen-next'), line: lineOf(turn, member, 'seen', started, 'next') },
			{ label: part('choice-queue-seen'), line: lineOf(turn, member, 'seen', started) },
			undo,
		],
	);
}

export const missed: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, network } = turn;
		const found = await encounterMeant(turn, member, rest, 'missed');
		if (!found) return;
		const { location, encounter } = found;
		const by = `staff:${member.id}` as const;
		const gone = await changeQueue(tx, network, location, () => miss(tx, encounter, by));
		if (!gone) return sayStanding(turn, member, location, encounter);
		const told = gone.conversationId === null ? 'no' : 'yes';
		const facts = { ...(await encounterFacts(turn, location, encounter)), told };
		const entity = `encounter:${gone.id}` as const;
		const visit = gone.appointmentId === null ? undefined : await appointmentById(tx, gone.appointmentId);
		if (gone.status === 'arrived') {
			await tellOfQueue(tx, gone, 'queueNotYet');
			const undo = await undoable(turn, member, 'put back in the queue', entity, { encounterId: gone.id });
			return offer(turn, [part('queue-not-yet', facts)], [...(await nextFor(turn, member, location, gone)), undo]);
		}
		const was = visit?.status === 'booked' ? 'booked' : 'noshow';
		if (was === 'noshow') await tellVisit(turn, gone, 'noshow', by);
		else await tellOfQueue(tx, gone, 'queueOut');
		const before = { encounterId: gone.id, status: 'left', was };
		const undo = await undoable(turn, member, 'noted as missed', entity, before);
		const said = part(was === 'booked' ? 'queue-gone-early' : 'queue-missed', facts);
		offer(turn, [said], [...(await nextFor(turn, member, location, gone)), undo]);
	},
	examples: () => [line('queue-missed-example')],
};

const tellVisit = async (
	{ tx, network }: Turn,
	{ appointmentId }: Encounter,
	what: 'fulfilled' | 'noshow',
	by: string,
) => {
	const visit = appointmentId === null ? undefined : await appointmentById(tx, appointmentId);
	if (visit) await visitChanged(tx, network, { what, visit, by });
};
