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
 * What the record that lives on has of both. From a record that staff have not confirmed nothing comes over as proved:
 * whoever registers under another's name with a phone of their own would else be let in. Of two such records a code may
 * have confirmed, for the one, a contact that the other has as well.
 */
export function together(
	{ contacts, identifiers, chats, related }: Belongings,
	from: Patient,
	into: Patient,
): Belongings {
	const proved = (at: number | null) => (from.provisional ? null : at);
	return {
		contacts: byPlace(contacts, into.id).reduce<RowOf<'contact'>[]>((kept, row) => {
			const same = kept.findIndex(({ system, value }) => system === row.system && value === row.value);
			const confirmedAt = row.patientId === into.id ? row.confirmedAt : proved(row.confirmedAt);
			if (same < 0) kept.push({ ...row, patientId: into.id, rank: kept.length, confirmedAt });
			else {
				const byEither = kept[same]!.confirmedAt ?? (into.provisional ? row.confirmedAt : confirmedAt);
				kept[same] = { ...kept[same]!, confirmedAt: byEither };
			}
			return kept;
		}, []),
		identifiers: first(identifiers, into.id, numberOf),
		chats: [...Map.groupBy(chats, chatOf).values()].map((rows) => {
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

/**
 * The rows as they were before the merge, as far as they are still there: what was taken away, ended or no longer proved
 * since is so for both. What was confirmed since stays, and so does what is new, behind the others; but for which of the
 * two a chat has proved to speak since, nobody knows.
 */
export function parted(
	before: Belongings,
	after: Belongings,
	now: Belongings,
	fromId: number,
	intoId: number,
): Belongings {
	const pairOf = (row: RowOf<'relatedPerson'>) => Object.values(renamed(row, fromId, intoId)).join(' ');
	const rowsOf = <K extends keyof Belongings>(kind: K) => [before[kind], after[kind], now[kind]] as const;
	const contacts = still(rowsOf('contacts'), numberOf, (row, then, current) => {
		const same = then.confirmedAt === current.confirmedAt && then.id === current.id;
		const confirmedAt = row.id === current.id || current.confirmedAt === null ? current.confirmedAt : row.confirmedAt;
		return same ? row : { ...row, confirmedAt };
	});
	const identifiers = still(rowsOf('identifiers'), numberOf, (row) => row);
	const chats = still(rowsOf('chats'), chatOf, (row, then, current) => {
		const lost = then.id !== current.id || (then.provedAt !== null && current.provedAt === null);
		return { ...row, endedAt: endedAt(row, then, current), provedAt: lost ? null : row.provedAt };
	});
	const related = still(rowsOf('related'), pairOf, (row, then, current) => ({
		...row,
		endedAt: endedAt(row, then, current),
	}));
	const last = Math.max(-1, ...contacts.kept.map(({ rank }) => rank));
	return {
		contacts: [...contacts.kept, ...contacts.since.map((row, i) => ({ ...row, rank: last + 1 + i }))],
		identifiers: [...identifiers.kept, ...identifiers.since],
		chats: [...chats.kept, ...chats.since.map((row) => ({ ...row, provedAt: null }))],
		related: [...related.kept, ...related.since],
	};
}

/**
 * Of the rows before a merge those that are still there, each made of what it was, what the merge made of it (where two
 * were the same, of both) and what that is now; and the rows that are new.
 */
function still<R>(
	[before, after, now]: readonly [readonly R[], readonly R[], readonly R[]],
	keyOf: (row: R) => string,
	back: (row: R, then: R, current: R) => R,
): { readonly kept: R[]; readonly since: R[] } {
	const [known, then, current] = [before, after, now].map((rows) => new Map(rows.map((row) => [keyOf(row), row])));
	const kept = before.flatMap((row) => {
		const [merged, left] = [then!.get(keyOf(row)), current!.get(keyOf(row))];
		// A relation of the two with each other was lost in the merge itself.
		if (!merged) return [row];
		return left ? [back(row, merged, left)] : [];
	});
	return { kept, since: now.filter((row) => !known!.has(keyOf(row))) };
}

interface Ending {
	readonly id: number;
	readonly patientId: number;
	readonly carerId?: number;
	readonly endedAt: number | null;
}

/** What was ended since is so for both; what began anew did so with the record that lived on. */
function endedAt(row: Ending, then: Ending, current: Ending): number | null {
	if (then.endedAt === current.endedAt) return row.endedAt;
	const own = row.id === then.id && row.patientId === then.patientId && row.carerId === then.carerId;
	return own ? current.endedAt : (row.endedAt ?? current.endedAt);
}

const numberOf = ({ system, value }: { readonly system: string; readonly value: string }): string =>
	`${system} ${value}`;
const chatOf = ({ conversationId }: RowOf<'conversationPatient'>): string => conversationId;

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
