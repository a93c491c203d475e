/** What was done with a patient's record goes over with it when two become one, and back: visits, links, the waiting room. */
import { moveLink, moveLinks } from '../../db/queries/links.ts';
import {
	moveEncounter,
	moveEncounters,
	moveHold,
	moveHolds,
	moveRequest,
	moveRequests,
	moveVisit,
	moveVisits,
} from '../../db/queries/merge.ts';
import type { Tx } from '../../db/store.ts';

/** Ids of what went over. All but visits are missing from a merge of an earlier release, which had none to move. */
export interface GoneOver {
	readonly visits: readonly number[];
	readonly links?: readonly number[];
	readonly encounters?: readonly number[];
	readonly requests?: readonly number[];
	/** Times kept for the person; `by`: whose hold it was. */
	readonly holds?: readonly { readonly id: number; readonly by: string | null }[];
}

/** Proposals and payments are the visits' own. */
export async function goOver(tx: Tx, fromId: number, intoId: number): Promise<GoneOver> {
	const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
	return {
		visits: ids(await tx.run(moveVisits, { fromId, intoId })),
		links: ids(await tx.run(moveLinks, { fromId, intoId })),
		encounters: ids(await tx.run(moveEncounters, { fromId, intoId })),
		requests: ids(await tx.run(moveRequests, { fromId, intoId })),
		holds: await tx.run(moveHolds, { fromId, intoId }),
	};
}

/** Each where it is still with the record it went to. */
export async function goBack(tx: Tx, gone: GoneOver, fromId: number, intoId: number): Promise<void> {
	const back = { fromId: intoId, intoId: fromId };
	for (const id of gone.visits) await tx.run(moveVisit, { id, ...back });
	for (const id of gone.links ?? []) await tx.run(moveLink, { id, ...back });
	for (const id of gone.encounters ?? []) await tx.run(moveEncounter, { id, ...back });
	for (const id of gone.requests ?? []) await tx.run(moveRequest, { id, ...back });
	for (const hold of gone.holds ?? []) await tx.run(moveHold, { ...hold, ...back });
}
