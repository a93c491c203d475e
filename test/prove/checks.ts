/** Each guarantee as one function that looks through the evidence for a case against it. */

import { confirmed } from './checks/confirmations.ts';
import { noOverlap, noSecondBooking, slotsAndVisitsAgree } from './checks/diary.ts';
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

/** What is promised, and who looks whether it was kept. */
export const GUARANTEES = {
	noOverlap: ['no two times of a practitioner overlap', noOverlap],
	noSecondBooking: ['no time has two visits', noSecondBooking],
	slotsAndVisitsAgree: ['each visit has exactly the times it takes, and each busy time its visit', slotsAndVisitsAgree],
	holdsAreKept: ['nobody got a time that was held for another', holdsAreKept],
	noHoldOutlivesItsTime: ['no hold outlives its time', noHoldOutlivesItsTime],
	answeredOnce: ['each message acknowledged took effect and was answered, exactly once', answeredOnce],
	numberedWithoutGap: ['each turn began where the one before had ended', numberedWithoutGap],
	oneConfirmation: ['each booking, move and cancellation has one confirmation, and it arrived', confirmed],
	toldTheTruth: ['each person has the visits they were told of, and no others', toldTheTruth],
	timersOnce: ['each timer was taken, and took effect at most once', timersOnce],
	inOrder: ['each chat got its messages in order, and twice only what may have got lost', inOrder],
	allWasSent: ['all that was said was sent; nothing waits, nothing is still leased', allWasSent],
	realTime: ['each turn bears the real time, whatever the process’s clock', realTime],
	onePoller: [
		'one process at a time polls Telegram',
		({ line }) => ({
			looked: line.polls,
			broken: line.conflicts > 0 ? [`${line.conflicts} calls met another process’s`] : [],
		}),
	],
	telegramsRules: [
		'no call was against Telegram’s rules',
		({ line, violations }) => ({ looked: line.calls, broken: violations }),
	],
	processesStood: [
		'no process ended by itself, and no message was set aside',
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
} satisfies Record<string, readonly [string, (evidence: Evidence) => Finding]>;

export type Guarantee = keyof typeof GUARANTEES;

export interface Verdict extends Finding {
	readonly guarantee: Guarantee;
	readonly sentence: string;
}

export const judge = (evidence: Evidence): Verdict[] =>
	Object.entries(GUARANTEES).map(([guarantee, [sentence, look]]) => ({
		guarantee: guarantee as Guarantee,
		sentence,
		...look(evidence),
	}));
