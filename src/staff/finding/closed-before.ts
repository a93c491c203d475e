/** What somebody has closed before: whoever closes it again is told who did, and when. */
import { at, type Fact, type Part, part } from '../../../flows/prompt.ts';
import { closuresIn, type Stretch } from '../../core/closures.ts';
import type { Turn } from '../../perform/performer.ts';
import { bookedByWords } from './visit.ts';

/** Nothing where some of it was never closed. @param facts of `closing-whom`. */
export async function closedBefore(
	turn: Turn,
	stretches: readonly Stretch[],
	zone: string,
	facts: Readonly<Record<string, Fact>>,
): Promise<Part | undefined> {
	const found = [];
	for (const each of stretches)
		found.push(
			(await closuresIn(turn.tx, each)).findLast(
				({ kind, start, end, locationId, practitionerId }) =>
					kind === 'closed' &&
					start <= each.start &&
					end >= each.end &&
					(locationId === null || locationId === each.locationId) &&
					(practitionerId === null || practitionerId === each.practitionerId),
			),
		);
	const last = found.at(-1);
	if (!last || found.includes(undefined)) return undefined;
	return part('closing-already', {
		...facts,
		...(await bookedByWords(turn, last.closedBy)),
		at: at(last.closedAt, zone),
	});
}
