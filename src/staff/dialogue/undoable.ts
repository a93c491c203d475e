/** What was done and can be taken back: what the trail keeps of it, and the button that takes it back. */
import { part } from '../../../flows/prompt.ts';
import type { Audited } from '../../audit.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Button } from './choices.ts';
import { type Member, record } from './who.ts';

/** As the trail names it. Whoever adds one says in undoes.ts how it is taken back. */
export type Undoable =
	| 'noted arrival'
	| 'took a walk-in'
	| 'called from the queue'
	| 'noted as missed'
	| 'put back in the queue'
	| 'noted as seen'
	| 'changed the share of a department'
	| 'opened times'
	| 'closed times'
	| 'ended weekly times'
	| 'changed a holiday'
	| 'entered leave'
	| 'changed the online share'
	| 'changed a share'
	| 'set the chat for patients'
	| 'changed notices'
	| 'expired link'
	| 'deleted link'
	| 'made link type'
	| 'retired link type'
	| 'booked visit'
	| 'moved visit'
	| 'cancelled a day'
	| 'cancelled visit'
	| 'declined visit'
	| 'accepted visit'
	| 'settled request'
	| 'put down money';

/** What was done: by whom, when (epoch milliseconds), to what, and how it was before. */
export interface Done {
	readonly actor: string;
	readonly at: number;
	/** `appointment:17` */
	readonly entity: string;
	// Each action knows what it kept.
	// biome-ignore lint/suspicious/noExplicitAny: sealed JSON of the action's own making
	readonly before: any;
}

export type Undo = (turn: Turn, member: Member, done: Done) => Promise<void>;

/** Records a change with what it takes to undo it, and answers the button that does. `before` holds ids and numbers only. */
export async function undoable(
	{ tx, talk }: Turn,
	member: Member,
	action: Undoable,
	entity: Audited['entity'],
	before: Readonly<Record<string, unknown>>,
): Promise<Button> {
	const id = await record(tx, talk, member, action, entity, { before });
	return { label: part('staff-choice-undo'), line: `undo ${id}` };
}

/** What somebody else did is theirs to take back, or an administrator's. */
export const isOwnOrAdministrators = (member: Member, { actor }: { readonly actor: string }): boolean =>
	actor === `staff:${member.id}` || member.roles.some(({ role }) => role === 'administrator');
