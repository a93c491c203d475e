/** Takes back that times were opened: all of them, as long as nobody has booked or holds one. */
import { at, line, part, text } from '../../../flows/prompt.ts';
import { affectedBy } from '../../core/closures.ts';
import { showReference } from '../../core/references.ts';
import { endRule } from '../../core/rules.ts';
import { withdrawSession } from '../../core/sessions.ts';
import type { Turn } from '../../perform/performer.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Done } from '../dialogue/undoable.ts';
import { type Member, mayManage } from '../dialogue/who.ts';
import { onDay } from '../grammar/moment.ts';

/** What opening times keeps of itself: ids, and the stretches (UTC instants) that were opened at once. */
export interface OpenedBefore {
	readonly practitionerId: number;
	readonly locationId: number;
	/** Of one day. */
	readonly sessions: readonly number[];
	readonly rules: readonly number[];
	readonly stretches: readonly { readonly start: number; readonly end: number }[];
}

const MOST_NAMED = 6;

export async function undoOpen(turn: Turn, member: Member, done: Done): Promise<void> {
	const { tx, network, talk } = turn;
	const { sessions, rules, ...before } = done.before as OpenedBefore;
	const practitioner = network.practitioners.byId.get(before.practitionerId);
	const location = network.locations.byId.get(before.locationId);
	if (!practitioner || !location || !mayManage(member, location, practitioner)) throw new Wrong(part('undo-none'));
	await tx.lockPractitioners([practitioner.id]);
	await needUnused(turn, before);
	for (const scheduleId of sessions) await withdrawSession(tx, scheduleId);
	let stay = 0;
	let gone = sessions.length === 0;
	for (const ruleId of rules) {
		const ended = await endRule(tx, { ruleId, endedBy: `staff:${member.id}` });
		if (ended.kind === 'gone') continue;
		gone = false;
		stay += ended.stay;
	}
	if (gone) throw new Wrong(part('undo-none'));
	talk.said.push(part('times-opened-undone', { person: practitioner.name, place: text(location.name) }));
	if (stay > 0) talk.said.push(line('times-opened-undone-stay', { count: stay }));
}

/** Throws `Wrong`, which says what is booked or held. */
async function needUnused(turn: Turn, { stretches, ...of }: Omit<OpenedBefore, 'sessions' | 'rules'>): Promise<void> {
	const { tx, network } = turn;
	const { zone } = network.locations.byId.get(of.locationId)!;
	const used = [];
	let left = stretches.length === 0;
	for (const stretch of stretches) {
		const { free, booked, held } = await affectedBy(tx, network, { ...of, ...stretch });
		left ||= free + booked.length + held.length > 0;
		used.push(
			...booked.map(({ start, reference }) => ({
				start,
				part: line('times-used-booked', { start: at(start, zone), reference: showReference(reference) }),
			})),
			...held.map(({ start, until }) => ({
				start,
				part: line(`times-used-held${onDay(tx.now, until, zone)}`, { start: at(start, zone), until: at(until, zone) }),
			})),
		);
	}
	// It was taken back or closed since.
	if (!left) throw new Wrong(part('undo-none'));
	if (used.length === 0) return;
	const named = used.sort((a, b) => a.start - b.start).slice(0, MOST_NAMED);
	const more = used.length - named.length;
	throw new Wrong(
		part('times-undo-in-use', { count: used.length }),
		...named.map(({ part }) => part),
		...(more > 0 ? [line('times-left-out-more', { count: more })] : []),
		line('times-undo-in-use-do'),
	);
}
