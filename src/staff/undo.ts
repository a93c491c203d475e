/** `/undo 17`: takes back what a row of the trail says was done, by what it kept of how things were before. */
import { auditWithId, undoneAfter } from '../../db/queries/trail.ts';
import { part } from '../../flows/prompt.ts';
import type { Audited } from '../audit.ts';
import type { Turn } from '../perform/performer.ts';
import type { Button } from './choices.ts';
import { type Command, EVERYBODY, Refused, Wrong } from './command.ts';
import { type Done, UNDOES } from './undoes.ts';
import { type Member, record } from './who.ts';

/** Records a change with what it takes to undo it, and answers the button that does. `before` holds ids and numbers only. */
export async function undoable(
	{ tx, talk }: Turn,
	member: Member,
	action: keyof typeof UNDOES,
	entity: Audited['entity'],
	before: Readonly<Record<string, unknown>>,
): Promise<Button> {
	const id = await record(tx, talk, member, action, entity, { before });
	return { label: part('staff-choice-undo'), line: `undo ${id}` };
}

/** What somebody else did is theirs to take back, or an administrator's. */
export const isOwnOrAdministrators = (member: Member, { actor }: { readonly actor: string }): boolean =>
	actor === `staff:${member.id}` || member.roles.some(({ role }) => role === 'administrator');

/** It is there, but is not this member's to take back any more, or never was. */
const isNone = (error: unknown): error is Wrong => error instanceof Wrong && error.parts[0]?.key === 'undo-none';

export const undo: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const id = Number(/^#?(\d{1,15})$/.exec(rest)?.[1] ?? 0);
		const [row] = id ? await turn.tx.run(auditWithId, { id }) : [];
		const undoing = row && UNDOES[row.action];
		if (!row || !undoing) throw new Wrong(part('undo-none'));
		const entity = row.entity as Audited['entity'];
		if (!isOwnOrAdministrators(member, row)) throw new Refused(entity, part('undo-none'));
		const undone = await turn.tx.run(undoneAfter, { entity, after: id });
		if (undone.some(({ detail }) => (detail as { row?: number } | null)?.row === id))
			throw new Wrong(part('undo-done'));
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
