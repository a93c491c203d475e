/**
 * What is said from one side of a handover to the other. It goes into the outbox in the turn that says it, so that the
 * order is that in which it was said, and its text lies sealed there and nowhere else.
 */
import { placeOfConversation } from '../../db/queries/handover.ts';
import { enqueue } from '../../db/queries/outbox.ts';
import { setTimer } from '../../db/queries/timers.ts';
import type { Tables } from '../../db/schema.ts';
import type { Tx } from '../../db/store.ts';
import { type Body, type Offered, type Part, part, type Unasked } from '../../flows/prompt.ts';
import { FIRST_OF_HANDOVERS, promptOf } from '../core/handovers.ts';
import type { Location, Network } from '../core/network.ts';
import { locationOf } from '../perform/facts.ts';
import { deskOf } from '../talk.ts';
import { type Chat, deskChatsOf } from './desk.ts';

export type Handover = Tables['handover']['$inferSelect'];

const BUTTONS = ['say', 'done'] as const;

/** What a button below such a message stands for: a command line without its slash. */
export const lineTapped = (prompt: number, choice: number): string | undefined =>
	prompt > FIRST_OF_HANDOVERS && BUTTONS[choice] ? `${BUTTONS[choice]} ${prompt - FIRST_OF_HANDOVERS}` : undefined;

export const linesOf = (handoverId: number): string[] => BUTTONS.map((name) => `${name} ${handoverId}`);
export const buttons: readonly Offered[] = [{ label: part('choice-answer') }, { label: part('choice-done') }];

/** What such a message tells, and to which conversations it was said: none of them may be able to hear it. */
export interface DeskPost extends Unasked {
	readonly news: 'deskPost';
	readonly handover: number;
	readonly to: readonly string[];
}

/** Says something to the staff of a clinic, but in the chat named. */
export async function tellDesk(
	tx: Tx,
	location: Location,
	{ id }: Pick<Handover, 'id'>,
	parts: readonly Part[],
	{ but, over }: { readonly but?: string; readonly over?: true } = {},
): Promise<void> {
	const chats = (await deskChatsOf(tx, location)).filter(({ recipient }) => recipient !== but);
	await sayIn(tx, chats, { id }, parts, over ? { over } : {});
}

/** Says it in these chats. @param before the conversations to which it was said before, and who could not hear it. */
export async function sayIn(
	tx: Tx,
	chats: readonly Chat[],
	{ id }: Pick<Handover, 'id'>,
	parts: readonly Part[],
	{ over, before = [] }: { readonly over?: true; readonly before?: readonly string[] } = {},
): Promise<void> {
	const to = [...before, ...chats.map(({ conversationId }) => conversationId)];
	const about: DeskPost = { news: 'deskPost', handover: id, to };
	for (const chat of chats)
		await put(
			tx,
			chat,
			{
				kind: 'prompt',
				number: promptOf(id),
				language: chat.language,
				parts,
				choices: over ? [] : buttons,
				desk: deskOf(chat.conversationId),
				...(!over && { about }),
			},
			{ news: 'handover', handover: id },
		);
}

/** Passes words of staff on to the patient, as the clinic's. Answers whether there is still a chat to say it in. */
export async function tellPatient(tx: Tx, network: Network, handover: Handover, words: string): Promise<boolean> {
	const [chat] = await tx.run(placeOfConversation, { id: handover.conversationId });
	if (!chat) return false;
	const place = locationOf(network, handover.locationId).name;
	const parts = [part('handover-answer', { place: { text: place }, text: words })];
	const about = { news: 'answer', handover: handover.id };
	await put(
		tx,
		chat,
		{ kind: 'prompt', number: 0, language: chat.language, parts, choices: [], about },
		{ news: 'rung' },
	);
	return true;
}

/** The timer makes its chat look at once, in whichever process it is listened to. */
async function put(
	tx: Tx,
	{ conversationId, recipient, channel }: Chat,
	body: Body,
	event: { readonly news: string; readonly handover?: number },
): Promise<void> {
	await tx.run(enqueue, { conversationId, recipient, channel, body, now: tx.now });
	await tx.run(setTimer, { conversationId, dueAt: tx.now, event });
}
