/**
 * Buttons for all who read them: those that only show something, and those of the waiting room. Whoever may use the command
 * may tap it, whoever it was shown to, and however long ago; what it stands for is kept with the message. What was begun
 * by somebody, what confirms and what takes back stay theirs.
 */
import { promptInChat } from '../../../db/queries/handover.ts';
import type { Body } from '../../../flows/prompt.ts';
import type { Said } from '../../message.ts';
import type { Turn } from '../../perform/performer.ts';
import { deskOf } from '../../talk.ts';
import type { CommandChosen } from './choices.ts';

const SHOWING = ['day', 'week', 'appointment', 'history', 'queue', 'waits'];
const WAITING_ROOM = ['next', 'seen', 'missed'];
const SHARED: ReadonlySet<string> = new Set([...SHOWING, ...WAITING_ROOM]);

/** Whether what a button stands for is for all who read it. */
export function isShared({ line, sure, leaves, more }: CommandChosen): boolean {
	if (sure || leaves) return false;
	if (!more) return SHARED.has(line.split(' ', 1)[0]!);
	return more.typed === undefined && more.buttons.every(({ line, sure = false }) => isShared({ ...plain, line, sure }));
}

const plain = { type: 'commandChosen' } as const;

/**
 * What a tapped button stands for, where it is one of these and no answer to what this member was asked last. Its answer
 * takes the place of the message, where it says so.
 */
export async function sharedTapped({ tx, talk, heard }: Turn, said: Said): Promise<CommandChosen | undefined> {
	if (said.kind !== 'choice') return undefined;
	const { prompt, choice, desk = deskOf(talk.id) } = said;
	const isOwn = desk === deskOf(talk.id);
	const offer = isOwn ? talk.beside.offers.find(({ number }) => number === prompt) : undefined;
	if (offer?.live && prompt === talk.beside.asked) return undefined;
	const kept = offer?.events[choice] as CommandChosen | undefined;
	const found = kept ?? (await keptWith());
	if (!found || !isShared(found)) return undefined;
	if (found.inPlace && isOwn) talk.replaces = prompt;
	else if (found.inPlace) talk.place = heard?.message;
	return found;

	async function keptWith(): Promise<CommandChosen | undefined> {
		const [shown] = await tx.run(promptInChat, { recipient: talk.recipient, prompt, begins: desk });
		const body = shown?.body as Body | undefined;
		const isPrompt = body?.kind === 'prompt' || body?.kind === 'picture';
		return isPrompt ? (body.choices[choice]?.shared as CommandChosen | undefined) : undefined;
	}
}
