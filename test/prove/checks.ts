/** Each guarantee as one function that looks through the evidence for a case against it. */

import { confirmed } from './checks/confirmations.ts';
import { noOverlap, noSecondBooking, slotsAndVisitsAgree } from './checks/diary.ts';
import { floodsAreLetGo } from './checks/floods.ts';
import { holdsAreKept, noHoldOutlivesItsTime, timersOnce } from './checks/holds.ts';
import { allWasSent, inOrder } from './checks/sending.ts';
import { answeredOnce, numberedWithoutGap, realTime, toldTheTruth } from './checks/turns.ts';
import type { Evidence } from './evidence.ts';

export interface Finding {
	/** How many cases were looked at. */
	readonly looked: number;
	/** A sentence for each that is against it. */
	readonly broken: readonly string[];
}

/** What is promised, what it would be like if it were broken, and who looks whether it was kept. */
export const GUARANTEES = {
	noOverlap: [
		'no two times of a practitioner overlap',
		'a practitioner would have to be with two patients at once',
		noOverlap,
	],
	noSecondBooking: ['no time has two visits', 'two patients would come for one time', noSecondBooking],
	slotsAndVisitsAgree: [
		'each visit has exactly the times it takes, and each busy time its visit',
		'a visit would be offered to others as free, or a time would stay busy for nobody',
		slotsAndVisitsAgree,
	],
	holdsAreKept: [
		'nobody got a time that was held for another',
		'"I am keeping it for you" would not be true',
		holdsAreKept,
	],
	noHoldOutlivesItsTime: [
		'no hold outlives its time',
		'a time would stay blocked by somebody who has gone away',
		noHoldOutlivesItsTime,
	],
	answeredOnce: [
		'each message that was acknowledged took effect and was answered, exactly once',
		'somebody would wait for an answer for ever, or what they asked for would be done twice',
		answeredOnce,
	],
	numberedWithoutGap: [
		'each turn of a conversation began where the one before had ended',
		'the bot would forget what was just said',
		numberedWithoutGap,
	],
	oneConfirmation: [
		'each booking, move and cancellation has one confirmation, and it arrived',
		'somebody would not know that they have a visit, or would think that they have two',
		confirmed,
	],
	toldTheTruth: [
		'each person has the visits they were told of, and no others',
		'somebody would come for a visit that is not in the diary',
		toldTheTruth,
	],
	timersOnce: [
		'each timer was taken, and took effect at most once',
		'the warning that a hold ends would not come, or come twice',
		timersOnce,
	],
	inOrder: [
		'each chat got its messages in order, and twice only what may have got lost',
		'answers would stand below the wrong questions',
		inOrder,
	],
	allWasSent: [
		'all that was said was sent; nothing waits, nothing is still leased',
		'an answer would be in the database and never reach its chat',
		allWasSent,
	],
	realTime: [
		'each turn bears the real time, whatever the process’s clock',
		'holds would end too early or too late where a server’s clock is wrong',
		realTime,
	],
	floodsAreLetGo: [
		'who floods a chat is told so once, the flood takes no effect, and others do not wait for it',
		'one script could keep the clinic from answering everybody else',
		floodsAreLetGo,
	],
	onePoller: [
		'one process at a time polls Telegram, and none where updates are pushed',
		'Telegram would refuse both, and messages would come late',
		({ line }) => ({
			looked: line.polls + line.pushes,
			broken: line.conflicts > 0 ? [`${line.conflicts} calls met another process’s`] : [],
		}),
	],
	telegramsRules: [
		'no call was against Telegram’s rules',
		'Telegram would refuse the message, and nobody would see it',
		({ line, violations }) => ({ looked: line.calls, broken: violations }),
	],
	processesStood: [
		'no process ended by itself, and no message was set aside',
		'the program would have stopped, or given a message up, for no reason from outside',
		({ complaints, failures, known }) => ({
			looked: known.reduce((sum, { person }) => sum + person.posted.length, 0),
			broken: [
				...complaints,
				...failures.flatMap(({ key, setAsideAt, error }) =>
					setAsideAt === null ? [] : [`${key} was set aside: ${error}`],
				),
			],
		}),
	],
} satisfies Record<string, readonly [string, string, (evidence: Evidence) => Finding]>;

export type Guarantee = keyof typeof GUARANTEES;

export interface Verdict extends Finding {
	readonly guarantee: Guarantee;
}

export const judge = (evidence: Evidence): Verdict[] =>
	Object.entries(GUARANTEES).map(([guarantee, [, , look]]) => ({
		guarantee: guarantee as Guarantee,
		...look(evidence),
	}));

export const isBroken = (verdicts: readonly Verdict[]): boolean => verdicts.some(({ broken }) => broken.length > 0);
