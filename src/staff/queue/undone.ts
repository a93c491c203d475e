/** How what was done in the queue is taken back, where nothing else has happened to them since. */
import { doneTo } from '../../../db/queries/queue.ts';
import { part } from '../../../flows/prompt.ts';
import { callAgain, leaveQueue, putBack, unfinish } from '../../core/queue.ts';
import type { Encounter } from '../../core/queue-order.ts';
import { encounterById } from '../../core/waiting.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { changeQueue, type QueueNews, tellOfQueue } from '../../queue-changed.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Done, Undo } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { mayCall } from './numbered.ts';
import { encounterFacts } from './told.ts';

/**
 * Takes something back from somebody who is still as it left them, and says so.
 * @param status what it left them in; `key` of the sentence.
 */
async function takeBack(
	turn: Turn,
	member: Member,
	{ before: { encounterId } }: Done,
	{
		status,
		key,
		back,
	}: { status: Encounter['status']; key: string; back: (encounter: Encounter) => ReturnType<typeof putBack> },
): Promise<Encounter> {
	const { tx, network, talk } = turn;
	const encounter = await encounterById(tx, encounterId);
	const location = encounter && locationOf(network, encounter.locationId);
	if (!location || !mayCall(turn, member, location, encounter.practitionerId)) throw new Wrong(part('undo-none'));
	const facts = await encounterFacts(turn, location, encounter);
	const done =
		encounter.status === status ? await changeQueue(tx, network, location, () => back(encounter)) : undefined;
	if (!done) throw new Wrong(part('queue-moved-on', facts));
	talk.said.push(part(key, facts));
	return done;
}

/** Of an arrival, or a walk-in: they had not come. */
export const undoArrival: Undo = async (turn, member, done) => {
	const back = (encounter: Encounter) => leaveQueue(turn.tx, encounter, `staff:${member.id}`, done.before.was);
	const gone = await takeBack(turn, member, done, { status: 'arrived', key: 'queue-arrival-undone', back });
	await tellOfQueue(turn.tx, gone, 'queueOut');
};

/** Of somebody who was not there when they were called before their hour: they have come in time after all. */
export const undoNotYet: Undo = async (turn, member, done) => {
	const back = (encounter: Encounter) => callAgain(turn.tx, encounter);
	const called = await takeBack(turn, member, done, { status: 'arrived', key: 'queue-called-again', back });
	await tellOfQueue(turn.tx, called, 'queueCalled');
};

/** Who was called, came in or was noted as missed waits again. */
export const undoCall: Undo = async (turn, member, done) => {
	const { status } = done.before;
	const news: QueueNews = status === 'left' ? 'queueNoted' : 'queueBack';
	const back = async (encounter: Encounter) =>
		putBack(turn.tx, encounter, `staff:${member.id}`, await waitedFor(turn, encounter), done.before.was);
	await tellOfQueue(turn.tx, await takeBack(turn, member, done, { status, key: 'queue-put-back', back }), news);
};

/** Whom somebody waited for before they were called: what was kept when they were. */
async function waitedFor({ tx }: Turn, { id, practitionerId }: Encounter): Promise<number | null> {
	const calls = await tx.run(doneTo, { entity: `encounter:${id}`, action: 'called from the queue' });
	const kept = calls.map(({ detail }) => (detail as { before: { waitedFor?: number | null } }).before.waitedFor);
	const last = kept.find((each) => each !== undefined);
	return last === undefined ? practitionerId : last;
}

export const undoSeen: Undo = async (turn, member, done) => {
	const back = (encounter: Encounter) => unfinish(turn.tx, encounter, `staff:${member.id}`);
	await takeBack(turn, member, done, { status: 'finished', key: 'queue-unseen', back });
};
