/**
 * A reply in a group: the one thing besides commands that a bot is let hear there. Whoever was asked answers a question by
 * replying to it. Whatever else a reply is to, it is told what comes of it, so that nobody's words are lost in silence.
 */
import { messageCalled } from '../../../db/queries/handover.ts';
import { type Part, part } from '../../../flows/prompt.ts';
import type { Said } from '../../message.ts';
import type { Turn } from '../../perform/performer.ts';
import { askOn } from './choices.ts';
import { typed } from './commands.ts';

/** The number of the prompt that what was said answers. Nothing where it is no reply, or where it was told why it answers none. */
export async function replyRead(turn: Turn, said: Said): Promise<{ readonly to?: number } | 'told'> {
	const { tx, talk, heard, inGroup } = turn;
	if (!inGroup || heard?.replyTo === undefined) return {};
	const isText = said.kind === 'text';
	if (isText && typed(said.text).command !== undefined) return {};
	const [message] = await tx.run(messageCalled, { recipient: talk.recipient, messageId: heard.replyTo });
	const { staffLine: waiting } = talk.beside.drafts;
	const to = message?.prompt ?? 0;
	const isOwn = message?.conversationId === talk.id;
	const isOpen = waiting === undefined ? isOffered(turn, to) : to === talk.beside.asked;
	if (isOwn && isOpen && isText) return { to };
	if (isOwn) sayOn(turn, [part(isOpen ? 'staff-reply-words' : 'staff-reply-over')]);
	else talk.said.push(part('staff-reply-others'));
	return 'told';
}

/** It could not be read as one of the buttons that stand there, which stay as good as they were. */
export function replyUnread({ talk }: Turn, offers: Turn['talk']['beside']['offers']): void {
	talk.beside.offers = offers;
	talk.said.push(part('staff-reply-unread'));
}

/** With the question that waits, if one does. */
function sayOn(turn: Turn, parts: readonly Part[]): void {
	const { staffLine: waiting } = turn.talk.beside.drafts;
	if (waiting === undefined) turn.talk.said.push(...parts);
	else askOn(turn, waiting, parts);
}

const isOffered = ({ talk }: Turn, prompt: number): boolean =>
	talk.beside.offers.some(({ number, live }) => live && number === prompt);
