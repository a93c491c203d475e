/** The trail: who saw or changed a person's data, when, and from which conversation. Written in the turn that did it. */
import { insertAudit } from '../db/queries/trail.ts';
import type { Tx } from '../db/store.ts';
import { markOf } from './trail/chain.ts';

/** What is recorded. It names things by their ids: nothing that is said of a person stands in it. */
export interface Audited {
	/** `patient`: the person in the conversation; `server`: somebody at its command line. */
	readonly actor: `staff:${number}` | 'patient' | 'server' | 'system';
	readonly conversationId?: string;
	/** A verb in the past and what it was done to: `opened file`, `confirmed contact`. */
	readonly action: string;
	/** `patient:17`, `appointment:3`. */
	readonly entity: string;
	/** Which fields, which other record, what was there before by its ids: never what is said of a person. */
	readonly detail?: Readonly<Record<string, unknown>>;
}

/** Answers the number of the row. */
export async function audit(tx: Tx, { actor, conversationId, action, entity, detail }: Audited): Promise<number> {
	const said = { actor, conversationId: conversationId ?? null, action, entity };
	const text = detail ? JSON.stringify(detail) : null;
	const [row] = await tx.run(insertAudit, {
		...said,
		now: tx.now,
		detail: detail ?? null,
		// Nobody else could write it; the sealer looks at it.
		chain: markOf(tx.keys, { ...said, at: tx.now, detail: text }),
	});
	return row!.id;
}
