/** One message in; everything that follows from it commits together, or nothing does. */
import { takeClaim } from '../db/queries/talk.ts';
import { finishTimer, timerById } from '../db/queries/timers.ts';
import type { Tx } from '../db/store.ts';
import { part } from '../flows/prompt.ts';
import { sayAside } from './aside.ts';
import { clinicIsTold, isClinics } from './clinic-told.ts';
import { languageFor } from './common.ts';
import type { Reach } from './core/codes.ts';
import { networkOf } from './core/network.ts';
import { asAnswer, repliedTo } from './handover/replied.ts';
import type { Inbound, OfChat, Outcome, Said } from './message.ts';
import { patientHears, patientIsTold } from './patient.ts';
import type { Turn } from './perform/performer.ts';
import { speak } from './speak.ts';
import { comeAlong } from './staff/access/accounts.ts';
import { noteOutsider } from './staff/access/refused.ts';
import { leadHome } from './staff/dialogue/home.ts';
import { sideOf } from './staff/side.ts';
import { staffHears, staffIsTold } from './staff/turn.ts';
import { conversationId, openTalk, restoreTalk, type State, saveTalk, type Talk } from './talk.ts';
import { takePresence } from './untold/presence.ts';

/** A timer's row, coming through the same door as messages do. */
export interface Due {
	readonly key: string;
	readonly timerId: number;
	readonly conversationId: string;
	/** The chat it is for. */
	readonly recipient: string;
}

/** Taps on one button within this time are one tap. */
const DOUBLE_TAP_MS = 3_000;

/**
 * Takes one message in a transaction. Throws when it can't be taken: then nothing of it is kept.
 * @param recipient the chat it comes from, or is for.
 * @param reach the kinds of contact that this house can write to.
 */
export async function turn(tx: Tx, inbound: Inbound | OfChat | Due, recipient: string, reach: Reach): Promise<Outcome> {
	const claimed = await tx.run(takeClaim, { key: inbound.key, now: tx.now });
	if (claimed.length === 0) return { kind: 'seen' };
	const network = await networkOf(tx);
	const house = { tx, network, reach };
	if ('chat' in inbound) {
		await takePresence(house, inbound, recipient);
		return { kind: 'taken' };
	}
	const told = 'timerId' in inbound ? await timerTurn(house, inbound) : await personTurn(house, inbound, recipient);
	return told === undefined ? { kind: 'taken' } : { kind: 'taken', told };
}

type House = Omit<Turn, 'talk'>;

/** Answers what whoever tapped is told, if anything. */
async function personTurn(house: House, inbound: Inbound, recipient: string): Promise<string | undefined> {
	const { tx, network } = house;
	const { address } = inbound;
	const side = await sideOf(tx, inbound);
	if (side === 'staff') await comeAlong(tx, address);
	const id = conversationId(tx.keys, address, side);
	const talk = await openTalk(tx, { id, address, side, recipient, language: languageFor(network, inbound.language) });
	const inGroup = address.chat !== address.sender;
	const answered = await repliedTo(tx, inbound);
	if (side === 'patient' && inGroup) return sendElsewhere(tx, talk, inbound.said, answered);
	if (tappedTwice(talk, inbound, tx.now)) return undefined;
	const turn = { ...house, talk, inGroup, heard: inbound };
	if (side === 'patient') return finish(turn, patientHears, inbound.said);
	return finish(turn, staffHears, answered === undefined ? inbound.said : asAnswer(answered, inbound));
}

async function timerTurn(house: House, { timerId, conversationId }: Due): Promise<undefined> {
	const { tx } = house;
	const [timer] = await tx.run(timerById, { id: timerId });
	if (timer && timer.doneAt === null && isClinics(conversationId)) {
		await clinicIsTold(house, timer.event);
		await tx.run(finishTimer, { id: timerId, now: tx.now });
		return;
	}
	const talk = await restoreTalk(tx, conversationId);
	if (talk && timer && timer.doneAt === null)
		await finish({ ...house, talk }, talk.side === 'staff' ? staffIsTold : patientIsTold, timer.event);
	await tx.run(finishTimer, { id: timerId, now: tx.now });
}

/** Lets a side take what came, then keeps what it says and where it stands. */
async function finish<What>(turn: Turn, take: (turn: Turn, what: What) => Promise<State>, what: What) {
	const state = await take(turn, what);
	await speak(turn.tx, turn.talk);
	await saveTalk(turn.tx, turn.talk, state);
	return turn.talk.told;
}

/**
 * A group is no place for a patient's details: whoever speaks to the bot there is asked to write to it privately, and
 * what the others say to each other is none of its business.
 */
async function sendElsewhere(tx: Tx, talk: Talk, said: Said, answered: number | undefined): Promise<undefined> {
	if (answered !== undefined) return sayAside(tx, talk, part('handover-not-staff', { number: answered }));
	if (said.kind !== 'link' && !(said.kind === 'text' && said.text.startsWith('/'))) return undefined;
	if (said.kind === 'text') await noteOutsider({ tx, talk }, said.text);
	leadHome({ tx, talk });
	return sayAside(tx, talk, part('write-privately'));
}

function tappedTwice({ beside }: Talk, { said }: Inbound, now: number): boolean {
	const last = beside.lastTap;
	// Whoever says something in between means the next tap.
	const { prompt, choice, desk } = said.kind === 'choice' ? said : {};
	beside.lastTap = said.kind === 'choice' ? { ...said, at: now } : null;
	if (!last || prompt === undefined) return false;
	return last.prompt === prompt && last.choice === choice && last.desk === desk && now - last.at < DOUBLE_TAP_MS;
}
