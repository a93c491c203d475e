/** Carries out, in the turn's transaction, what a patient's machine asks for. An effect nobody knows throws. */
import type { Tx } from '../db/store.ts';
import type { Effect, Effects } from '../flows/patient/effects.ts';
import type { AnswerEvent } from '../flows/patient/events.ts';
import { askWelcome } from '../flows/patient/idle.ts';
import type { Network } from './core/network.ts';
import { appointments } from './perform/appointments.ts';
import { booking } from './perform/booking.ts';
import { people } from './perform/people.ts';
import { services } from './perform/services.ts';
import { times } from './perform/times.ts';
import { ask, askAgain } from './speak.ts';
import type { Talk } from './talk.ts';

/** What an effect works on. */
export interface Turn {
	readonly tx: Tx;
	readonly network: Network;
	readonly talk: Talk;
}

type Answer = AnswerEvent | undefined;
/** How each effect is carried out, and the event it answers with, if it asks something. */
export type Performers = {
	readonly [Name in keyof Effects]: (params: Effects[Name], turn: Turn) => Answer | Promise<Answer>;
};

const saying: Pick<Performers, 'say' | 'ask' | 'askAgain' | 'attach' | 'speak' | 'keepDraft' | 'dropDrafts'> = {
	say({ parts }, { talk }) {
		talk.said.push(...parts);
		return undefined;
	},
	ask(question, { talk }) {
		ask(talk, question);
		return undefined;
	},
	askAgain({ parts }, { talk }) {
		askAgain(talk, parts, askWelcome);
		return undefined;
	},
	attach({ attachments }, { talk }) {
		talk.attached.push(...attachments);
		return undefined;
	},
	speak({ language }, { talk }) {
		talk.language = language;
		return undefined;
	},
	keepDraft({ draft, text }, { talk }) {
		talk.beside.drafts[draft] = text;
		return undefined;
	},
	dropDrafts({ drafts }, { talk }) {
		for (const draft of drafts) delete talk.beside.drafts[draft];
		return undefined;
	},
};

const performers: Performers = { ...saying, ...people, ...services, ...times, ...booking, ...appointments };

/** @param effect its `type` and `params` as the machine gave them. Answers the event to step next, if there is one. */
export async function perform(effect: Effect, turn: Turn): Promise<Answer> {
	const performer = performers[effect.type] as ((params: unknown, turn: Turn) => Answer | Promise<Answer>) | undefined;
	if (!performer) throw new Error(`Nobody knows how to "${effect.type}".`);
	return performer(effect.params, turn);
}
