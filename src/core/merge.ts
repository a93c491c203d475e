/**
 * Two records of one person become one: what belongs to the one goes over to the other, and what it takes to undo that is
 * kept, sealed. Nothing is found by the record that is left; it names the one it was merged into.
 */
import { isDeepStrictEqual } from 'node:util';
import {
	addName,
	endMerge,
	holdRecord,
	insertMerge,
	insertPair,
	mergesInto,
	mergeWithId,
	openPairs,
	openPairsOf,
	removeNames,
	removePair,
	settlePair,
	writeRecord,
} from '../../db/queries/merge.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { type Belongings, belongingsOf, joined, parted, replace, together } from './belongings.ts';
import { type GoneOver, goBack, goOver } from './gone-over.ts';
import { nameHashes } from './hashes.ts';
import type { Patient } from './patients.ts';
import { rehashPatient } from './register.ts';

export type Merged =
	| { readonly kind: 'merged'; readonly mergeId: number; readonly visits: number }
	| { readonly kind: 'samePerson' }
	/** One that staff have confirmed goes into none that they have not: only the other way round. */
	| { readonly kind: 'wrongWay' }
	/** No such record, or what was personal in it has been taken out. */
	| { readonly kind: 'gone'; readonly patientId: number }
	/** Somebody was faster: this record lives on in another. */
	| { readonly kind: 'alreadyMerged'; readonly patientId: number; readonly into: number };

export type Undone =
	| { readonly kind: 'undone'; readonly fromId: number; readonly intoId: number }
	/** No such merge, or it was undone already, or one of the two was erased since. */
	| { readonly kind: 'gone' }
	/** The record has itself been merged into another: that comes first. */
	| { readonly kind: 'laterMerge'; readonly patientId: number; readonly into: number };

interface Moved extends GoneOver {
	readonly before: Belongings;
	readonly after: Belongings;
	/** The record that lives on, before and after. */
	readonly record: Patient;
	readonly filled: Patient;
	readonly settled: readonly number[];
	readonly found: readonly number[];
}

/** Which of two records lives on: a file rather than one that staff have not confirmed, else the older. */
export const survivorOf = <R extends Pick<Patient, 'id' | 'provisional'>>(a: R, b: R): R =>
	a.provisional === b.provisional ? (a.id < b.id ? a : b) : a.provisional ? b : a;

/** Merges one record into another. The caller has looked at who may, and keeps the trail. */
export async function mergePatients(
	tx: Tx,
	{ fromId, intoId, by }: { readonly fromId: number; readonly intoId: number; readonly by: `staff:${number}` },
): Promise<Merged> {
	if (fromId === intoId) return { kind: 'samePerson' };
	const held = await hold(tx, fromId, intoId);
	if ('kind' in held) return held;
	const { from, into } = held;
	if (into.provisional && !from.provisional) return { kind: 'wrongWay' };
	const before = joined(await belongingsOf(tx, fromId), await belongingsOf(tx, intoId));
	const after = together(before, from, into);
	const filled = fill(into, from);
	await replace(tx, before, after);
	await tx.run(writeRecord, { ...from, mergedInto: intoId });
	await tx.run(writeRecord, filled);
	const gone = await goOver(tx, fromId, intoId);
	const moved: Moved = { before, after, record: into, filled, ...gone, ...(await movePairs(tx, fromId, intoId)) };
	const [merge] = await tx.run(insertMerge, { fromId, intoId, by, now: tx.now, moved });
	await tx.run(removeNames, { patientId: fromId });
	await rehash(tx, intoId);
	return { kind: 'merged', mergeId: merge!.id, visits: gone.visits.length };
}

/** Both records are as they were before; what has come to the one that lived on since stays with it. */
export async function undoMerge(tx: Tx, { mergeId }: { readonly mergeId: number }): Promise<Undone> {
	const [merge] = await tx.run(mergeWithId, { id: mergeId });
	if (!merge) return { kind: 'gone' };
	const { fromId, intoId } = merge;
	const moved = merge.moved as Moved;
	await lock(tx, fromId, intoId);
	const [[from], [into]] = [await tx.run(holdRecord, { id: fromId }), await tx.run(holdRecord, { id: intoId })];
	if (!from || !into || from.mergedInto !== intoId) return { kind: 'gone' };
	if (into.mergedInto !== null) return { kind: 'laterMerge', patientId: intoId, into: into.mergedInto };
	if ((await tx.run(endMerge, { id: mergeId, now: tx.now })).length === 0) return { kind: 'gone' };

	const { before, after } = moved;
	const now = await belongingsOf(tx, intoId);
	await replace(tx, joined(now, after), parted(before, after, now, fromId, intoId));
	await tx.run(writeRecord, { ...from, mergedInto: null });
	await tx.run(writeRecord, unfilled(into, moved));
	await goBack(tx, moved, fromId, intoId);
	for (const id of moved.settled) await tx.run(settlePair, { id, settledAt: null });
	for (const id of moved.found) await tx.run(removePair, { id });
	await rehash(tx, fromId);
	await rehash(tx, intoId);
	return { kind: 'undone', fromId, intoId };
}

/** Makes a record's hashes anew, those of the names it had in the records that were merged into it included. */
export async function rehash(tx: Tx, patientId: number): Promise<void> {
	await rehashPatient(tx, patientId);
	for (const { fromId, firstName, surname, name } of await allMergedInto(tx, patientId)) {
		await tx.run(removeNames, { patientId: fromId });
		for (const hash of nameHashes(tx.keys, firstName, surname, name)) await tx.run(addName, { patientId, hash });
	}
}

/** The records that live on in this one, by merges that can be undone; the newest first. */
export const mergedRecords = (reading: Reading, intoId: number) => reading.run(mergesInto, { intoId });

/** Two records that may be one person's. */
export interface PossibleDuplicate {
	readonly id: number;
	readonly patientId: number;
	readonly otherId: number;
}

/** Pairs that nobody has settled: of one record, or the first `limit` of all after one of them. */
export const duplicatesFound = (
	reading: Reading,
	{ after = 0, limit }: { readonly after?: number; readonly limit: number },
): Promise<PossibleDuplicate[]> => reading.run(openPairs, { after, limit });

export const duplicatesFoundOf = (reading: Reading, patientId: number): Promise<PossibleDuplicate[]> =>
	reading.run(openPairsOf, { patientId });

/** Staff know that these are two people. Answers whether the question was open. */
export async function areTwoPeople(tx: Tx, a: number, b: number): Promise<boolean> {
	const pairs = (await tx.run(openPairsOf, { patientId: a })).filter((pair) => other(pair, a) === b);
	for (const { id } of pairs) await tx.run(settlePair, { id, settledAt: tx.now });
	return pairs.length > 0;
}

const other = ({ patientId, otherId }: PossibleDuplicate, id: number): number =>
	patientId === id ? otherId : patientId;

/** As whoever changes a record does: nobody else changes either meanwhile. */
const lock = (tx: Tx, ...ids: readonly number[]): Promise<void> => tx.lockContacts(ids.map((id) => `patient:${id}`));

/** Both records, if both are in force. */
async function hold(tx: Tx, fromId: number, intoId: number): Promise<{ from: Patient; into: Patient } | Merged> {
	await lock(tx, fromId, intoId);
	const found: Patient[] = [];
	for (const id of [fromId, intoId]) {
		const [row] = await tx.run(holdRecord, { id });
		if (!row) return { kind: 'gone', patientId: id };
		if (row.mergedInto !== null) return { kind: 'alreadyMerged', patientId: id, into: row.mergedInto };
		found.push(row);
	}
	const [from, into] = found as [Patient, Patient];
	return { from, into };
}

/** What was not known of one and is known of the other; nothing is taken over from a record that staff have not confirmed. */
function fill(into: Patient, from: Patient): Patient {
	if (from.provisional && !into.provisional) return { ...into, language: into.language ?? from.language };
	const named = into.firstName !== null && into.surname !== null;
	return {
		...into,
		...(!named && from.firstName !== null && from.surname !== null
			? { firstName: from.firstName, surname: from.surname }
			: {}),
		birthDate: into.birthDate ?? from.birthDate,
		gender: into.gender ?? from.gender,
		language: into.language ?? from.language,
		filesAt: [...new Set([...into.filesAt, ...from.filesAt])],
		familyDoctor: into.familyDoctor ?? from.familyDoctor,
	};
}

/** What the merge had filled in is taken out again, unless it was changed since. */
function unfilled(now: Patient, { record, filled }: Moved): Patient {
	const changed = Object.entries(record).filter(
		([name, value]) =>
			!isDeepStrictEqual(value, filled[name as keyof Patient]) &&
			isDeepStrictEqual(now[name as keyof Patient], filled[name as keyof Patient]),
	);
	return { ...now, ...Object.fromEntries(changed) };
}

/** Open questions about the one record become questions about the other. */
async function movePairs(tx: Tx, fromId: number, intoId: number): Promise<{ settled: number[]; found: number[] }> {
	const settled: number[] = [];
	const found: number[] = [];
	for (const pair of await tx.run(openPairsOf, { patientId: fromId })) {
		await tx.run(settlePair, { id: pair.id, settledAt: tx.now });
		settled.push(pair.id);
		const third = other(pair, fromId);
		if (third === intoId) continue;
		const [patientId, otherId] = [Math.max(third, intoId), Math.min(third, intoId)] as const;
		const [added] = await tx.run(insertPair, { patientId, otherId, now: tx.now });
		if (added) found.push(added.id);
	}
	return { settled, found };
}

async function allMergedInto(reading: Reading, intoId: number): Promise<Awaited<ReturnType<typeof mergedRecords>>> {
	const rows = await mergedRecords(reading, intoId);
	const further = [];
	for (const { fromId } of rows) further.push(...(await allMergedInto(reading, fromId)));
	return [...rows, ...further];
}
