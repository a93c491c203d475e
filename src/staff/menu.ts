/**
 * The menu of commands in a chat of staff, as Telegram shows it: what this member may do, and can do there, in their
 * language. It is looked at in every turn of theirs, and set anew where it has changed; whoever's access ends gets a turn
 * for it. It goes by the outbox, so that a crash loses none, but apart from what is said in the chat: nothing waits for it.
 */
import { enqueue } from '../../db/queries/outbox.ts';
import type { Body } from '../../flows/prompt.ts';
import type { Turn } from '../perform/performer.ts';
import { all } from './all.ts';
import { type Member, memberAt } from './dialogue/who.ts';
import { allowed } from './guide.ts';

/** Has the menu of this chat set, or taken back where it is none of the staff's, if it is not so already. */
export async function keepMenu({ tx, talk, heard, inGroup = false }: Turn): Promise<void> {
	// What was never set is set when they speak here next.
	if (talk.channel !== 'telegram' || (!heard && talk.beside.menu === undefined)) return;
	const member = await memberAt(tx, talk.id);
	if (!member && talk.beside.menu === undefined) return;
	// News come without a group's mark; what was set before says which it is.
	const isGroup = inGroup || talk.beside.menu?.startsWith(GROUP) === true;
	const commands = member ? namesFor(member, isGroup) : [];
	const menu = member ? [isGroup ? GROUP : '', talk.language, ...commands].join(' ') : undefined;
	if (menu === talk.beside.menu) return;
	if (menu === undefined) delete talk.beside.menu;
	else talk.beside.menu = menu;
	const body: Body = { kind: 'menu', language: talk.language, commands };
	await tx.run(enqueue, {
		...{ conversationId: talk.id, recipient: `menu:${talk.id}`, channel: talk.channel, body, now: tx.now },
	});
}

const GROUP = 'group';

/** In the order of the help. */
const namesFor = (member: Member, isGroup: boolean): string[] => [
	...allowed(member).filter((name) => !(isGroup && all[name].privately)),
	'help',
];
