/** What belongs to a patient's record and goes over with it when two become one: contacts, numbers, chats, relations. */
import { chatRows, contactRows, identifierRows, type RowOf, relatedRows } from '../../db/queries/merge.ts';
import type { Query, Reading, Tx } from '../../db/store.ts';
import type { Patient } from './patients.ts';

/** What belongs to records, as whole rows. Their hashes are made anew when they are written. */
export interface Belongings {
	readonly contacts: readonly RowOf<'contact'>[];
	readonly identifiers: readonly RowOf<'identifier'>[];
	readonly chats: readonly RowOf<'conversationPatient'>[];
	readonly related: readonly RowOf<'relatedPerson'>[];
}

/** All that belongs to a record. */
export const belongingsOf = async (reading: Reading, patientId: number): Promise<Belongings> => ({
	contacts: await reading.run(contactRows.of, { patientId }),
	identifiers: await reading.run(identifierRows.of, { patientId }),
	chats: await reading.run(chatRows.of, { patientId }),
	related: await reading.run(relatedRows.of, { patientId }),
});

/** Each row once. */
const once = <R extends { readonly id: number }>(...rows: readonly R[]): R[] => [
	...new Map(rows.map((row) => [row.id, row])).values(),
];

/** The rows of both, each once. */
export const joined = (a: Belongings, b: Belongings): Belongings => ({
	contacts: once(...a.contacts, ...b.contacts),
	identifiers: once(...a.identifiers, ...b.identifiers),
	chats: once(...a.chats, ...b.chats),
	related: once(...a.related, ...b.related),
});

/**
 * What the record that lives on has of both. From a record that staff have not confirmed, into one that they have,
 * nothing comes over as proved: whoever registers under another's name with a phone of their own would else be let in.
 */
export function together(
	{ contacts, identifiers, chats, related }: Belongings,
	from: Patient,
	into: Patient,
): Belongings {
	const trusted = into.provisional || !from.provisional;
	const proved = (at: number | null) => (trusted ? at : null);
	return {
		contacts: byPlace(contacts, into.id).reduce<RowOf<'contact'>[]>((kept, row) => {
			const same = kept.findIndex(({ system, value }) => system === row.system && value === row.value);
			const confirmedAt = row.patientId === into.id ? row.confirmedAt : proved(row.confirmedAt);
			if (same < 0) kept.push({ ...row, patientId: into.id, rank: kept.length, confirmedAt });
			else kept[same] = { ...kept[same]!, confirmedAt: kept[same]!.confirmedAt ?? confirmedAt };
			return kept;
		}, []),
		identifiers: first(identifiers, into.id, numberOf),
		chats: [...Map.groupBy(chats, ({ conversationId }) => conversationId).values()].map((rows) => {
			const kept = rows.find(({ patientId }) => patientId === into.id) ?? rows[0]!;
			const others = rows.filter((row) => row !== kept);
			const own = kept.patientId === into.id;
			const provedAt = (own ? kept.provedAt : proved(kept.provedAt)) ?? proved(others[0]?.provedAt ?? null);
			return { ...kept, patientId: into.id, provedAt };
		}),
		related: first(
			related
				.map((row) => ({
					...row,
					...renamed(row, from.id, into.id),
					mine: row.carerId === into.id || row.patientId === into.id,
				}))
				.filter(({ carerId, patientId }) => carerId !== patientId)
				.sort((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || Number(b.mine) - Number(a.mine)),
			into.id,
			({ carerId, patientId }) => `${carerId} ${patientId}`,
			false,
		).map(({ mine: _, ...row }) => row),
	};
}

const renamed = ({ carerId, patientId }: RowOf<'relatedPerson'>, from: number, into: number) => ({
	carerId: carerId === from ? into : carerId,
	patientId: patientId === from ? into : patientId,
});

/** In their order, those of the record that lives on before the other's. */
const byPlace = (rows: readonly RowOf<'contact'>[], intoId: number): RowOf<'contact'>[] =>
	rows.toSorted((a, b) => Number(b.patientId === intoId) - Number(a.patientId === intoId) || a.rank - b.rank);

/** The first of those that are the same, for the record that lives on; its own before the other's. */
function first<R extends { readonly patientId: number }>(
	rows: readonly R[],
	intoId: number,
	keyOf: (row: R) => string,
	moves = true,
): R[] {
	const own = moves ? rows.toSorted((a, b) => Number(b.patientId === intoId) - Number(a.patientId === intoId)) : rows;
	const kept = new Map<string, R>();
	for (const row of own) if (!kept.has(keyOf(row))) kept.set(keyOf(row), moves ? { ...row, patientId: intoId } : row);
	return [...kept.values()];
}

/** The rows as they were before; a confirmation that came since stays, and so does what is new, behind the others. */
export function parted(before: Belongings, after: Belongings, now: Belongings): Belongings {
	const isNew = ({ id }: { id: number }, rows: readonly { id: number }[]) => !rows.some((row) => row.id === id);
	const since = <R extends { id: number }>(current: readonly R[], kept: readonly R[]) =>
		current.filter((row) => isNew(row, kept));
	const contacts = before.contacts.map((row) => {
		const [then, current] = [after, now].map((all) => all.contacts.find(({ id }) => id === row.id));
		return then && current && then.confirmedAt !== current.confirmedAt
			? { ...row, confirmedAt: current.confirmedAt }
			: row;
	});
	const last = Math.max(-1, ...contacts.map(({ rank }) => rank));
	return {
		contacts: [...contacts, ...since(now.contacts, before.contacts).map((row, i) => ({ ...row, rank: last + 1 + i }))],
		// They are written anew with each change of a record.
		identifiers: [
			...before.identifiers,
			...now.identifiers.filter((row) => !before.identifiers.some((each) => numberOf(each) === numberOf(row))),
		],
		chats: [...before.chats, ...since(now.chats, before.chats)],
		related: [...before.related, ...since(now.related, before.related)],
	};
}

const numberOf = ({ system, value }: RowOf<'identifier'>): string => `${system} ${value}`;

/** Takes some rows out, and puts others in with the ids they have. */
export async function replace(tx: Tx, out: Belongings, put: Belongings): Promise<void> {
	const kinds = [
		[contactRows, out.contacts, put.contacts.map((row) => ({ ...row, hash: '', personHash: null }))],
		[identifierRows, out.identifiers, put.identifiers.map((row) => ({ ...row, hash: '' }))],
		[chatRows, out.chats, put.chats],
		[relatedRows, out.related, put.related],
	] as const;
	for (const [{ remove, insert }, gone, come] of kinds) {
		for (const { id } of gone) await tx.run(remove, { id });
		for (const row of come) await tx.run(insert as Query<typeof row, unknown>, row);
	}
}
