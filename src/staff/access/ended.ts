/** What is told in a chat that is none of the staff's: since when, where it once was. */
import { formerStaff, rolesEndedAt, rolesOf } from '../../../db/queries/staff.ts';
import { at, type Part, part } from '../../../flows/prompt.ts';
import type { Turn } from '../../perform/performer.ts';

export async function toldOutside({ tx, talk, network }: Turn): Promise<Part> {
	const [former] = await tx.run(formerStaff, { conversationId: talk.id });
	const ends = [former?.revokedAt, former?.removedAt].filter((end) => typeof end === 'number');
	if (!former || ends.length === 0) return part('staff-only');
	const { staffId } = former;
	const ended = Math.min(...ends);
	const roles = [
		...(await tx.run(rolesOf, { staffId })),
		...(await tx.run(rolesEndedAt, { staffId, endedAt: former.removedAt ?? ended })),
	];
	// By the clock of where they worked.
	const places = roles.flatMap(({ location }) => network.locations.byCode.get(location ?? '') ?? []);
	return part('staff-ended', { ended: at(ended, (places[0] ?? network.locations.all[0])?.zone ?? 'UTC') });
}
