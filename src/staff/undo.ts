/**
 * `/undo 17`: takes back what a row of the trail says was done, by what it kept of how things were before. `/undo` alone
 * says what this member did here last, and offers to take that back.
 */
import { doneHere } from '../../db/queries/log.ts';
import { auditWithId, undoneAfter } from '../../db/queries/trail.ts';
import { at, type Part, part } from '../../flows/prompt.ts';
import type { Audited } from '../audit.ts';
import { appointmentById } from '../core/appointments.ts';
import type { Turn } from '../perform/performer.ts';
import { did, doneOn } from '../trail/words.ts';
import { offer } from './dialogue/choices.ts';
import { type Command, EVERYBODY, Refused, Wrong } from './dialogue/command.ts';
import { type Done, isOwnOrAdministrators } from './dialogue/undoable.ts';
import { type Member, record } from './dialogue/who.ts';
import { zoneOf } from './finding/colleagues.ts';
import { visitTold } from './finding/visit.ts';
import { daysOfDone } from './undo-days.ts';
import { undoOf } from './undoes.ts';

/** It is there, but is not this member's to take back any more, or never was. */
const isNone = (error: unknown): error is Wrong => error instanceof Wrong && error.parts[0]?.key === 'undo-none';

/** So much of what was done here is looked through, and so much of the whole trail. */
const LOOKED_THROUGH = { limit: 200, within: 20_000 };

/** Changes that have buttons of their own to take them back, or none. */
const LEFT_AS_IT_IS = new Set([
	...['merged record', 'edited visit', 'corrected', 'erased patient', 'removed'],
	...['removed contact', 'ended carer', 'ended chat'],
]);
/** What other buttons took back. */
const TAKEN_BACK = new Set(['undid merge', 'put back']);

/** Says what this member did last in this conversation that can be taken back, with the button that does. */
async function offerLast(turn: Turn, member: Member): Promise<void> {
	const { tx, talk, network } = turn;
	const here = { actor: `staff:${member.id}`, conversationId: talk.id };
	const zone = zoneOf(turn, member);
	const takenBack = new Set<string>();
	/** The newest of the changes that are left: else what is offered would be taken for the last of all. */
	let since: Part[] = [];
	for (const { id, at: when, action, entity } of await tx.run(doneHere, { ...here, ...LOOKED_THROUGH })) {
		if (entity === null) continue;
		if (TAKEN_BACK.has(action)) takenBack.add(entity);
		if (!undoOf(action)) {
			if (since.length > 0 || !LEFT_AS_IT_IS.has(action) || takenBack.has(entity)) continue;
			const on = await doneOn(tx, entity, talk.language, network);
			since = [part('undo-since', { at: at(when, zone), did: did(action, talk.language), on })];
			continue;
		}
		if (await wasUndone(turn, entity, id)) continue;
		const visit = entity.startsWith('appointment:')
			? await appointmentById(tx, Number(entity.split(':')[1]))
			: undefined;
		const on = visit ? '' : await doneOn(tx, entity, talk.language, network);
		const what = { at: at(when, zone), what: action.replaceAll(' ', '-'), on };
		const parts = [
			part('undo-last', what),
			...(await daysOfDone(turn, id)),
			...(visit ? [{ ...(await visitTold(turn, 'undo-last-visit', visit)), line: true as const }] : []),
			...since,
		];
		return offer(turn, parts, [{ label: part('undo-choice-last', what), line: `undo ${id}` }]);
	}
	throw new Wrong(part('undo-nothing'), ...since);
}

async function wasUndone({ tx }: Turn, entity: string, id: number): Promise<boolean> {
	const undone = await tx.run(undoneAfter, { entity, after: id });
	return undone.some(({ detail }) => (detail as { row?: number } | null)?.row === id);
}

export const undo: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		if (rest.trim() === '') return offerLast(turn, member);
		const id = Number(/^#?(\d{1,15})$/.exec(rest)?.[1] ?? 0);
		const [row] = id ? await turn.tx.run(auditWithId, { id }) : [];
		const undoing = row && undoOf(row.action);
		if (!row || !undoing) throw new Wrong(part('undo-none'));
		const entity = row.entity as Audited['entity'];
		if (!isOwnOrAdministrators(member, row)) throw new Refused(entity, part('undo-none'));
		if (await wasUndone(turn, entity, id)) throw new Wrong(part('undo-done'));
		const { before } = row.detail as { before: never };
		const done: Done = { actor: row.actor, at: row.at, entity, before };
		await undoing(turn, member, done).catch((error) => {
			throw isNone(error) ? new Refused(entity, ...error.parts) : error;
		});
		await record(turn.tx, turn.talk, member, 'undid', entity, { of: row.action, row: id });
	},
	// Any number in an example could be that of something real.
	examples: () => [],
};
