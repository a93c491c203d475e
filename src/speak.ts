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

/** What is asked stays among them for as long as it waits, whatever comes beside it. */
function keptOf({ offers, question }: Talk['beside']): Talk['beside']['offers'] {
	const asked = JSON.stringify(question?.choices.map(({ event }) => event));
	const open = offers.findLast(({ live, events }) => live && JSON.stringify(events) === asked);
	const own = offers.filter(isOwn).slice(-OFFERS_KEPT);
	return offers.filter((each) => each === open || !isOwn(each) || own.includes(each));
}

/** Enqueues what the turn has said: a pin and a file, then one message, however many parts it has. */
export async function speak(tx: Tx, talk: Talk): Promise<void> {
	// First what comes with it: the words, and the choices below them, are what one is left with.
	for (const attachment of talk.attached) await put(tx, talk, { ...attachment, language: talk.language });
	const question = talk.asked;
	const parts = [...talk.said, ...(question?.news ?? []), ...(question?.parts ?? [])];
	if (parts.length > 0 || talk.picture) {
		const number = ++talk.prompts;
		const choices = question?.choices ?? [];
		if (question && !question.keeps && talk.side === 'staff') talk.beside.asked = number;
		if (choices.length > 0) talk.beside.offers.push({ number, live: true, events: choices.map(({ event }) => event) });
		talk.beside.offers = keptOf(talk.beside);
		const prompt = {
			number,
			language: talk.language,
			choices: choices.map(({ label, detail, inPlace, shared }) => ({
				label,
				...(detail && { detail }),
				...(inPlace && { inPlace }),
				...(shared !== undefined && { shared }),
			})),
			...(talk.place !== undefined && { inPlaceOf: talk.place }),
			...(talk.side === 'staff' && { desk: deskOf(talk.id) }),
		};
		const body: Body = talk.picture
			? { kind: 'picture', ...prompt, view: talk.picture, conversationId: talk.id }
			: {
					...{ kind: 'prompt', ...prompt, parts },
					...(question?.shareContact && { shareContact: true }),
					...(talk.beyond.length > 0 && { beyond: talk.beyond }),
					...(talk.awaits && { awaits: talk.awaits }),
					...(talk.about && { about: talk.about }),
				};
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

/**
 * What was asked is asked again, after a word about why. Answers whether what it is about has to be looked at anew: not
 * where an aside is answered first.
 */
export function askAgain(talk: Talk, why: readonly Part[]): boolean {
	const { aside, offers } = talk.beside;
	talk.said.push(...why);
	if (aside?.insists) talk.asked = aside;
	else talk.again = { aside, live: offers.filter(({ live }) => live).map(({ number }) => number) };
	return !aside?.insists;
}

/** The open question, as it was. Its earlier buttons stay good. */
export function repeat(talk: Talk, otherwise: NonNullable<Talk['asked']>): void {
	if (talk.beside.question) talk.asked = talk.beside.question;
	else ask(talk, otherwise);
}

/** What was open is no more, so that it is not gone on with. */
export function askedNoMore({ said }: Talk): void {
	const word = said.findIndex(({ key }) => key === 'hint-opened-again');
	if (word >= 0) said.splice(word, 1);
}

/** What was asked again is what it was: its news are none, and earlier buttons stay good whose choices are all there still. */
export function stillAsked(talk: Talk): void {
	const { again, asked, beside } = talk;
	if (!again || !asked || asked.keeps) return;
	const { news: _, ...open } = asked;
	talk.asked = open;
	beside.aside = again.aside;
	const there = [...asked.choices, ...(again.aside?.choices ?? [])].map(({ event }) => JSON.stringify(event));
	const isGood = ({ number, events }: Talk['beside']['offers'][number]) =>
		again.live.includes(number) && events.every((event) => there.includes(JSON.stringify(event)));
	beside.offers = beside.offers.map((offer) => ({ ...offer, live: offer.live || isGood(offer) }));
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
