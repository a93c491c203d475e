/**
 * What is due in a practitioner's chat is said in one message: the visits that changed, as they are now, and in the
 * morning who comes. Whichever timer comes first brings all that are due.
 */
import { takeClaim } from '../../db/queries/talk.ts';
import { finishTimer, setTimer, timersOf } from '../../db/queries/timers.ts';
import { line, type Part, part } from '../../flows/prompt.ts';
import type { Turn } from '../perform/performer.ts';
import { type Button, offerBeside } from '../staff/dialogue/choices.ts';
import { type Member, memberAt } from '../staff/dialogue/who.ts';
import type { VisitNews } from './changed.ts';
import { dayTold } from './day.ts';
import { isMorning, type MorningNews, setMorning } from './morning.ts';
import { visitNews } from './visits.ts';
import { afterQuiet, morningOf, type Wants, wantsFor } from './wants.ts';

/** So many are said; of the others, how many there are. */
const MOST = 20;
/** A morning that comes later than this, in ms, as nothing ran, is left out. */
const TOO_LATE_MS = 3 * 60 * 60_000;

export async function tellNotices(turn: Turn): Promise<void> {
	const { tx, talk } = turn;
	const member = await memberAt(tx, talk.id);
	if (!member?.practitioner) return;
	const wants = await wantsFor(turn, member);
	const { visits, mornings } = await takeDue(turn, wants);
	const { parts, buttons } = await changes(turn, member, visits);
	const day = await today(turn, member, wants, mornings);
	if (parts.length + day.length > 0) offerBeside(turn, [...parts, ...day], buttons);
}

/** All that is due here is done; in quiet hours (the server was away at the right time) what is about visits waits on. */
async function takeDue({ tx, talk }: Turn, wants: Wants) {
	const due = await tx.run(timersOf, { conversationId: talk.id, until: tx.now });
	const visits = due.filter(({ event }) => (event as VisitNews).news === 'visit');
	const mornings = due.filter(({ event }) => isMorning(event));
	for (const { id } of [...visits, ...mornings]) await tx.run(finishTimer, { id, now: tx.now });
	const later = afterQuiet(wants, tx.now);
	if (later > tx.now)
		for (const { event } of visits) await tx.run(setTimer, { conversationId: talk.id, dueAt: later, event });
	return {
		visits: later > tx.now ? [] : visits.map(({ event }) => event as VisitNews),
		mornings: mornings.map(({ event }) => event as MorningNews),
	};
}

/** Each visit once, however often it changed. */
async function changes(turn: Turn, member: Member, news: readonly VisitNews[]) {
	const parts: Part[] = [];
	const buttons: Button[] = [];
	const visits = [...Map.groupBy(news, ({ visit }) => visit).values()];
	for (const events of visits.slice(0, MOST)) {
		const told = await visitNews(turn, member, events);
		parts.push(...told.parts);
		buttons.push(...told.buttons);
	}
	if (visits.length > MOST) parts.push(line('notices-more', { count: visits.length - MOST }));
	return { parts: visits.length > 1 && parts.length > 0 ? [part('notices-changes'), ...parts] : parts, buttons };
}

/** Who comes today, once a day; and the timer of the next morning. */
async function today(turn: Turn, member: Member, wants: Wants, mornings: readonly MorningNews[]): Promise<Part[]> {
	const { tx, talk } = turn;
	const parts: Part[] = [];
	for (const { date, minute, zone } of mornings) {
		if (minute !== wants.digest || zone !== wants.zone) continue;
		if ((await tx.run(takeClaim, { key: `morning:${talk.id}:${date}`, now: tx.now })).length === 0) continue;
		await setMorning(tx, talk.id, wants);
		if (tx.now - morningOf(wants, minute, date) <= TOO_LATE_MS)
			parts.push(...(await dayTold(turn, member, date, MOST)));
	}
	return parts;
}
