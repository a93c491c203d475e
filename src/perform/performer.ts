/** What carries an effect out: it gets the effect's parameters and the turn, and may answer with an event. */
import type { Tx } from '../../db/store.ts';
import type { Effects } from '../../flows/patient/effects.ts';
import type { AnswerEvent } from '../../flows/patient/events.ts';
import type { Reach } from '../core/codes.ts';
import type { Network } from '../core/network.ts';
import type { Inbound } from '../message.ts';
import type { Talk } from '../talk.ts';

/** As many as a list of choices holds. */
export const MOST_LISTED = 8;

/** What an effect works on. */
export interface Turn {
	readonly tx: Tx;
	readonly network: Network;
	readonly talk: Talk;
	/** Others read along. */
	readonly inGroup?: boolean;
	/** What somebody said or tapped; nothing where it is a timer's turn. */
	readonly heard?: Inbound;
	/** What kinds of contact this house can write to. */
	readonly reach: Reach;
}

type Answer = AnswerEvent | undefined;
/** How each effect is carried out, and the event it answers with, if it asks something. */
export type Performers = {
	readonly [Name in keyof Effects]: (params: Effects[Name], turn: Turn) => Answer | Promise<Answer>;
};
