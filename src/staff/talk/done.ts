/** `/done 12`: a patient who asked for a person has been helped, and the bot listens to them again. */
import { setTimer } from '../../../db/queries/timers.ts';
import { line, part } from '../../../flows/prompt.ts';
import { end } from '../../handover/end.ts';
import { tellDesk } from '../../handover/post.ts';
import { locationOf } from '../../perform/facts.ts';
import { type Command, EVERYBODY, Wrong } from '../dialogue/command.ts';
import { record } from '../dialogue/who.ts';
import { calledBy } from '../finding/colleagues.ts';
import { handoverMeant } from './say.ts';

export const done: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest }) {
		const { tx, talk, network } = turn;
		const { handover } = await handoverMeant(turn, member, rest, 'done');
		if (!handover) return;
		const { id, conversationId } = handover;
		if (!(await end(tx, id, `staff:${member.id}`))) throw new Wrong(part('handover-none', { number: id }));
		await record(tx, talk, member, 'ended a handover', `handover:${id}`);
		await tx.run(setTimer, { conversationId, dueAt: tx.now, event: { news: 'handoverEnded', handover: id } });
		const told = part('handover-done-by', { number: id, name: calledBy(network, member) });
		const location = locationOf(network, handover.locationId);
		await tellDesk(tx, location, handover, [told], { but: talk.recipient, over: true });
		talk.said.push(part('handover-done', { number: id }));
	},
	examples: () => [line('handover-done-example')],
};
