/** What a turn says becomes one prompt in the outbox, and the choices it offers are remembered. */
import { enqueue, enqueuePrompt } from '../db/queries/outbox.ts';
import type { Tx } from '../db/store.ts';
import type { Body, Part } from '../flows/prompt.ts';
import { FIRST_OF_HANDOVERS } from './core/handovers.ts';
import { deskOf, type Talk } from './talk.ts';

/** Buttons of so many prompts are still known by what they stood for. */
const OFFERS_KEPT = 5;

/** Not what all of a clinic's staff were shown, of which there is one at most (handover/known.ts). */
const isOwn = ({ number }: { readonly number: number }) => number < FIRST_OF_HANDOVERS;

/** Enqueues what the turn has said: a pin and a file, then one message, however many parts it has. */
export async function speak(tx: Tx, talk: Talk): Promise<void> {
	// First what comes with it: the words, and the choices below them, are what one is left with.
	for (const attachment of talk.attached) await put(tx, talk, { ...attachment, language: talk.language });
	const question = talk.asked;
	const parts = [...talk.said, ...(question?.news ?? []), ...(question?.parts ?? [])];
	if (parts.length > 0 || talk.picture) {
		const number = ++talk.prompts;
		const choices = question?.choices ?? [];
		if (choices.length > 0) talk.beside.offers.push({ number, live: true, events: choices.map(({ event }) => event) });
		const own = talk.beside.offers.filter(isOwn).slice(-OFFERS_KEPT);
		talk.beside.offers = talk.beside.offers.filter((each) => !isOwn(each) || own.includes(each));
		const prompt = {
			number,
			language: talk.language,
			choices: choices.map(({ label, detail, inPlace }) => ({
				label,
				...(detail && { detail }),
				...(inPlace && { inPlace }),
			})),
			...(talk.side === 'staff' && { desk: deskOf(talk.id) }),
		};
		const body: Body = talk.picture
			? { kind: 'picture', ...prompt, view: talk.picture, conversationId: talk.id }
			: { kind: 'prompt', ...prompt, parts, ...(question?.shareContact && { shareContact: true }) };
		await put(tx, talk, body, number);
	}
}

/** Asks: what was offered before is over, unless this is an aside. */
export function ask(talk: Talk, question: NonNullable<Talk['asked']>): void {
	talk.asked = question;
	talk.beside.aside = question.keeps ? question : null;
	if (question.keeps) return;
	const { news: _, ...open } = question;
	talk.beside.question = open;
	talk.beside.offers = talk.beside.offers.map((offer) => ({ ...offer, live: false }));
}

/** Asks the open question once more, or the aside that is answered first, after a word about why. Its earlier buttons stay good. */
export function askAgain(talk: Talk, why: readonly Part[], otherwise: NonNullable<Talk['asked']>): void {
	const { aside, question } = talk.beside;
	talk.said.push(...why);
	if (aside?.insists) talk.asked = aside;
	else if (question) talk.asked = question;
	else ask(talk, otherwise);
}

/** What there is to say is not said; the question stays open. */
export function sayNothing(talk: Talk): void {
	talk.said.length = 0;
	talk.asked = undefined;
}

async function put(tx: Tx, talk: Talk, body: Body, number?: number): Promise<void> {
	const { id, recipient, channel, side, replaces = null } = talk;
	const row = { conversationId: id, recipient, channel, body, now: tx.now };
	// Only what staff are shown is ever looked at again in its place.
	if (number === undefined || side !== 'staff') await tx.run(enqueue, row);
	else await tx.run(enqueuePrompt, { ...row, prompt: number, replaces });
}
