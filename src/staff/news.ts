/** News for a chat of staff, by way of a timer's row of theirs: of a patient who writes, of a visit, of the day. */
import { knowHandover } from '../handover/known.ts';
import { tellNotices } from '../notices/told.ts';
import type { Turn } from '../perform/performer.ts';
import { tellDeskGone } from '../untold/desk.ts';
import { tellLinkUntold, tellUntold } from '../untold/staff.ts';
import { tellRuleSkipped } from './times/rule-skipped.ts';

type Telling = (turn: Turn, news: never) => Promise<void>;

/** By kind. One that nobody knows (any more) says nothing. */
const TELLINGS: Readonly<Record<string, Telling>> = {
	handover: knowHandover,
	visit: tellNotices,
	morning: tellNotices,
	ruleSkipped: tellRuleSkipped,
	untold: tellUntold,
	linkUntold: tellLinkUntold,
	deskGone: tellDeskGone,
};

export const tellStaff = async (turn: Turn, event: { readonly news: string }): Promise<void> =>
	TELLINGS[event.news]?.(turn, event as never);
