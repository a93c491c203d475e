/** Closures, leave, holidays and shares are taken back here: each as long as nobody has changed it since. */
import { at, line, part, text } from '../../../flows/prompt.ts';
import { closeTimes, isInForce, lockClosed, lockWithin, reopenTimes, type Stretch } from '../../core/closures.ts';
import { dayOfClinic } from '../../core/holidays.ts';
import { setShare, sharesOn } from '../../core/share.ts';
import type { Turn } from '../../perform/performer.ts';
import { DESK, Wrong } from '../dialogue/command.ts';
import type { Done } from '../dialogue/undoable.ts';
import { clinicsOf, type Member } from '../dialogue/who.ts';
import { managedAt } from '../grammar/people.ts';
import { affectedTold } from './affected.ts';
import { managesAll } from './leave-whose.ts';
import { factsOf, stands } from './share-told.ts';

const NOON_MS = 12 * 3_600_000;

/** Opens again what was closed, unless others were opened there since. */
export async function undoClosing(turn: Turn, member: Member, { before }: Done): Promise<void> {
	const { closures, practitionerId, locationId } = before as { closures: number[] } & Stretch;
	const { tx, network, talk } = turn;
	const practitioner = network.practitioners.byId.get(practitionerId ?? 0);
	const place = network.locations.byId.get(locationId ?? 0);
	const may = practitioner
		? managedAt(member, practitioner, network).includes(place!)
		: clinicsOf(member, network, ...DESK).includes(place!);
	if (!place || !may) throw new Wrong(part('undo-none'));
	await lockClosed(tx, closures);
	let [times, stay, gone] = [0, 0, true];
	for (const closureId of closures) {
		const answer = await reopenTimes(tx, { closureId });
		if (answer.kind === 'gone') continue;
		[times, stay, gone] = [times + answer.times, stay + answer.stay, false];
	}
	if (gone) throw new Wrong(part('closing-undone-already'));
	talk.said.push(part('closing-undone', { times }), ...(stay > 0 ? [line('closing-undone-stay', { stay })] : []));
}

export async function undoLeave({ tx, network, talk }: Turn, member: Member, { before }: Done): Promise<void> {
	const { practitionerId, closureId } = before as { practitionerId: number; closureId: number };
	const practitioner = network.practitioners.byId.get(practitionerId);
	if (!practitioner || !managesAll(network, member, practitioner)) throw new Wrong(part('undo-none'));
	const answer = await reopenTimes(tx, { closureId });
	if (answer.kind === 'gone') throw new Wrong(part('closing-undone-already'));
	const { times, stay } = answer;
	talk.said.push(
		part('leave-undone', { person: practitioner.name, times }),
		...(stay > 0 ? [line('closing-undone-stay', { stay })] : []),
	);
}

/** Closed again what was opened, or the other way. */
export async function undoHoliday(turn: Turn, member: Member, { before, actor }: Done): Promise<void> {
	const { tx, network, talk } = turn;
	const { closureId, locationId, date } = before as { closureId: number; locationId: number; date: number };
	const location = clinicsOf(member, network, ...DESK).find(({ id }) => id === locationId);
	if (!location) throw new Wrong(part('undo-none'));
	const facts = {
		day: at(dayOfClinic(date, location.zone).start + NOON_MS, location.zone),
		place: text(location.name),
	};
	const day = { ...dayOfClinic(date, location.zone), locationId };
	await lockWithin(tx, network, [day]);
	if ((await isInForce(tx, closureId)) === before.was) throw new Wrong(part('closing-undone-already'));
	if (!before.was) {
		const opened = await reopenTimes(tx, { closureId });
		const times = opened.kind === 'reopened' ? opened.times : 0;
		talk.said.push(part('holiday-undone-closed', { ...facts, times }));
		return;
	}
	const done = await closeTimes(tx, network, {
		...day,
		...{ kind: 'holiday', closedBy: actor, again: closureId },
	});
	talk.said.push(part('holiday-undone-opened', { ...facts, free: done.free }), ...affectedTold(turn, done));
}

/** Back to what each session had before; its free times only. */
export async function undoShare(turn: Turn, member: Member, { before: kept }: Done): Promise<void> {
	const { tx, network, talk } = turn;
	const { practitionerId, locationId, date, before, after } = kept as {
		practitionerId: number;
		locationId: number;
		date: number;
		before: readonly { id: number; share: number | null }[];
		after: number | null;
	};
	const practitioner = network.practitioners.byId.get(practitionerId);
	const location = practitioner && managedAt(member, practitioner, network).find(({ id }) => id === locationId);
	if (!practitioner || !location) throw new Wrong(part('undo-none'));
	await tx.lockPractitioners([practitionerId]);
	const iso = String(date).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
	const there = await sharesOn(tx, practitionerId, date);
	const theirs = before.filter(({ id }) => there.some((session) => session.id === id && session.share === after));
	if (theirs.length === 0) throw new Wrong(part('share-changed-since'));
	await setShare(
		tx,
		network,
		theirs.map(({ id, share }) => ({ scheduleId: id, percent: share })),
	);
	const now = (await sharesOn(tx, practitionerId, date)).filter(({ id }) => before.some((each) => each.id === id));
	const asked = { practitioner, location, day: { iso, date }, sessions: now };
	talk.said.push(part('share-undone', factsOf(asked)), stands(turn, asked, now));
}
