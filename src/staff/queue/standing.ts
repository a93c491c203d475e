/** What stands where somebody in the queue is not as the command took them to be: it is said, and what would be right is a tap away. */
import { doneTo } from '../../../db/queries/queue.ts';
import { undoneAfter } from '../../../db/queries/trail.ts';
import { at, part } from '../../../flows/prompt.ts';
import { appointmentById } from '../../core/appointments.ts';
import type { Location } from '../../core/network.ts';
import type { Encounter } from '../../core/queue-order.ts';
import { showReference } from '../../core/references.ts';
import { encounterById } from '../../core/waiting.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { isOwnOrAdministrators } from '../dialogue/undoable.ts';
import type { Member } from '../dialogue/who.ts';
import { nextButtons } from './next.ts';
import { lineOf } from './numbered.ts';
import { encounterFacts } from './told.ts';

/** Says how somebody stands now; nothing was changed. */
export async function sayStanding(
	turn: Turn,
	member: Member,
	location: Location,
	{ id }: Pick<Encounter, 'id'>,
): Promise<void> {
	const { tx } = turn;
	const now = (await encounterById(tx, id))!;
	const visit = now.appointmentId === null ? undefined : await appointmentById(tx, now.appointmentId);
	const since = { finished: now.finishedAt, called: now.calledAt, 'in-progress': now.startedAt }[now.status as string];
	const left = visit?.status === 'noshow' || !visit ? 'missed' : 'left';
	const facts = await encounterFacts(turn, location, now);
	const said = part(`queue-stands-${now.status === 'left' ? left : now.status}`, {
		...facts,
		since: since ? at(since, location.zone) : facts.since!,
	});
	offer(turn, [said], await rightFor(turn, member, location, now, visit && showReference(visit.reference)));
}

async function rightFor(
	turn: Turn,
	member: Member,
	location: Location,
	now: Encounter,
	reference: string | undefined,
): Promise<Button[]> {
	const seen = { label: part('choice-queue-seen'), line: lineOf(turn, member, 'seen', now) };
	const cameIn = { label: part('choice-queue-in'), line: lineOf(turn, member, 'seen', now, 'in') };
	const missed = { label: part('choice-queue-missed'), line: lineOf(turn, member, 'missed', now) };
	if (now.status === 'called') return [seen, cameIn, missed];
	if (now.status === 'in-progress') return [seen];
	if (now.status === 'arrived') return nextFor(turn, member, location, now);
	if (now.status === 'left' && reference) return [{ label: part('choice-queue-come'), line: `arrived ${reference}` }];
	return undoOf(turn, member, now.status === 'left' ? 'noted as missed' : 'noted as seen', now);
}

/** [Next], for whoever they are with, or wait for; for anybody, where they wait for nobody in particular. */
export async function nextFor(
	turn: Turn,
	member: Member,
	location: Location,
	{ practitionerId }: Encounter,
): Promise<Button[]> {
	const code = turn.network.practitioners.byId.get(practitionerId ?? 0)?.code;
	const all = await nextButtons(turn, member, [location]);
	return all.filter(({ line }) => practitionerId === null || line.split(' ')[1] === code);
}

/** [Undo], where it was this member who did it, or they may take back what anybody did, and nobody has. */
async function undoOf(turn: Turn, member: Member, action: string, { id }: Encounter): Promise<Button[]> {
	const entity = `encounter:${id}` as const;
	const [last] = await turn.tx.run(doneTo, { entity, action });
	if (!last || !isOwnOrAdministrators(member, last)) return [];
	if ((await turn.tx.run(undoneAfter, { entity, after: last.id })).length > 0) return [];
	return [{ label: part('staff-choice-undo'), line: `undo ${last.id}` }];
}
