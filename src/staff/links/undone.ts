/** Taking back what was done to a link, or to a type of link. */
import { writeLinkType } from '../../../db/queries/clinic.ts';
import { part } from '../../../flows/prompt.ts';
import { linkById, reopenLink } from '../../core/links.ts';
import { bumpNetwork } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Done, Undo } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { linkMeant } from './told.ts';
import { mayKeep } from './types.ts';

const numberIn = ({ entity }: Done): string => entity.split(':')[1] ?? '';

/** A link that was ended by hand can be used again, while its time is not over. */
export const undoEnding: Undo = async (turn, member, done) => {
	const { tx, talk } = turn;
	const link = await linkMeant(turn, member, numberIn(done));
	const over = tx.now >= link.expiresAt;
	if (over || !(await reopenLink(tx, link, done.before.status, `staff:${member.id}`)))
		throw new Wrong(part('links-not-reopened'));
	talk.said.push(part('links-reopened', { number: `@${(await linkById(tx, link.id))!.id}` }));
};

/** A type that was made is retired, and one that was retired is there again. */
export const undoType: Undo = async (turn, member, done) =>
	setRetired(turn, member, numberIn(done), !done.before.retired);

async function setRetired(turn: Turn, member: Member, id: string, now: boolean): Promise<void> {
	const { tx, talk, network } = turn;
	const type = network.linkTypes.byId.get(Number(id));
	if (!type || !mayKeep(member, network, type) || type.retired !== now) throw new Wrong(part('undo-none'));
	await tx.run(writeLinkType.update, { ...type, retired: !now });
	await bumpNetwork(tx);
	talk.said.push(part(now ? 'linktype-back' : 'linktype-gone', { name: { text: type.name } }));
}
