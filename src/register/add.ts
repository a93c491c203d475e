/** Adds records that are new, many rows of each table at once. */
import { contactsInto, identifiersInto, namesInto, patientsInto, sourcesInto } from '../../db/queries/import.ts';
import { writeMany } from '../../db/queries/many.ts';
import type { Tx } from '../../db/store.ts';
import { NORMALISER } from '../core/contacts.ts';
import type { Import } from './batch.ts';
import { remembered } from './marks.ts';
import type { Whole } from './prepare.ts';

/** @param ids the patients behind keys: those that are added come to them. */
export async function add(
	tx: Tx,
	rows: readonly Whole[],
	ids: Map<string, number>,
	{ source, confirmed }: Import,
): Promise<void> {
	const at = tx.now;
	const made = await writeMany(
		tx,
		patientsInto,
		rows.map(({ said }) => ({ ...said, provisional: false, createdAt: at })),
	);
	// Rows are inserted in their order, and ids grow; in which order they are answered is not said.
	const patientIds = made
		.flat()
		.map(({ id }) => id)
		.sort((a, b) => a - b);
	for (const [place, { key }] of rows.entries()) ids.set(key, patientIds[place]!);

	const lists = {
		contacts: [] as Record<string, unknown>[],
		identifiers: [] as Record<string, unknown>[],
		names: [] as Record<string, unknown>[],
		sources: [] as Record<string, unknown>[],
	};
	for (const [place, { key, own, carers, said, digest, hashes }] of rows.entries()) {
		const of = { patientId: patientIds[place]!, normaliser: NORMALISER };
		for (const [rank, contact] of said.contacts.entries())
			lists.contacts.push({ ...of, ...contact, ...hashes.contacts[rank]!, rank, confirmedAt: confirmed ? at : null });
		for (const [rank, number] of said.identifiers.entries())
			lists.identifiers.push({ ...of, ...number, hash: hashes.identifiers[rank]! });
		for (const hash of hashes.names) lists.names.push({ ...of, hash });
		lists.sources.push({ ...of, source, key, own, digest: remembered(digest, said, hashes, carers, ids), at });
	}
	await writeMany(tx, contactsInto, sortedBy('hash', lists.contacts));
	await writeMany(tx, identifiersInto, sortedBy('hash', lists.identifiers));
	await writeMany(tx, namesInto, sortedBy('hash', lists.names));
	await writeMany(tx, sourcesInto, sortedBy('key', lists.sources));
}

/** In the order of an index that is scattered all over: rows that come to lie side by side are written one after another. */
const sortedBy = (name: string, rows: Record<string, unknown>[]): Record<string, unknown>[] =>
	rows.sort((a, b) => ((a[name] as string) < (b[name] as string) ? -1 : 1));
