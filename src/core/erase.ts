/**
 * Taking a person, or a chat, out of every table, as far as the law lets go of them. What limits tries (codes, attempts)
 * stays for its day, or whoever guesses could begin anew.
 */

import { deleteConsentsInForce } from '../../db/queries/consents.ts';
import {
	allFailures,
	chatsOfPatient,
	conversationOf,
	cutEncountersFrom,
	cutProposalsFrom,
	cutVisitsFrom,
	deleteChanges,
	deleteChatLink,
	deleteChatLinks,
	deleteConversation,
	deleteFailure,
	deleteMerges,
	deleteMessages,
	deleteOfPatient,
	deletePairs,
	deletePatient,
	deleteProposal,
	deleteRelations,
	deleteRequestsFrom,
	deleteRequestsOf,
	deleteTimersOf,
	deleteTrailingContacts,
	deleteVisit,
	entrustSources,
	forgetHoldsFor,
	insertNobody,
	linksOfChat,
	makeEncountersNobodys,
	makeNobodys,
	markErased,
	mergesOfPatient,
	nobody,
	type OfPatient,
	proposalsOfVisit,
	sourceOfPatient,
	visitsOfPatient,
} from '../../db/queries/erase.ts';
import { GONE, markBack } from '../../db/queries/gone.ts';
import { deleteLinkChanges, deleteLinks } from '../../db/queries/links.ts';
import { contactsOfPatient } from '../../db/queries/patients.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { forgetHandovers } from './handovers.ts';
import { releaseHold } from './holds.ts';
import { letterbox } from './letterbox.ts';
import { networkOf } from './network.ts';
import { holderOf } from './proposals.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export type Erased =
	/** Nothing is left of the record. */
	| { readonly kind: 'erased' }
	/** Its visits must be kept, whose they were and what was paid, until then (epoch milliseconds); all else is gone. */
	| { readonly kind: 'kept'; readonly until: number }
	/** Nothing was done: visits are still to come, and would have to be cancelled first. */
	| { readonly kind: 'visitsAhead'; readonly appointmentIds: readonly number[] };

type Visit = Pick<Tables['appointment']['$inferSelect'], 'id' | 'status' | 'end'> & { readonly paid: boolean };
const LIVE: readonly Visit['status'][] = ['pending', 'booked', 'arrived'];
const NEVER_WAS: readonly Visit['status'][] = ['cancelled', 'waitlist'];

/** What would become of a record that is erased now. `until`: for how long the law keeps its visits, if it does. */
export async function weighErasing(
	reading: Reading,
	patientId: number,
): Promise<{ readonly ahead: readonly number[]; readonly until: number | null }> {
	const { settings } = await networkOf(reading);
	const visits = await reading.run(visitsOfPatient, { patientId });
	const { ahead, was } = sorted(visits, reading.now);
	const last = Math.max(0, ...was.map(({ end }) => end)) + settings.retention.visitDays * DAY_MS;
	return { ahead: ahead.map(({ id }) => id), until: was.length > 0 && last > reading.now ? last : null };
}

/**
 * Takes a record out, with the chats that act for it: altogether, or all but its visits and whose they were, for as long
 * as the law keeps those.
 * @param own the conversation in which this is done: emptied as the others are, but its row stays, as somebody is in it.
 */
export async function erasePatient(tx: Tx, patientId: number, own?: string): Promise<Erased> {
	await lockRecords(tx, [patientId]);
	const { ahead, until } = await weighErasing(tx, patientId);
	if (ahead.length > 0) return { kind: 'visitsAhead', appointmentIds: ahead };

	const letterboxes = (await tx.run(contactsOfPatient, { patientId })).map((contact) => letterbox(tx.keys, contact));
	for (const { conversationId } of await tx.run(chatsOfPatient, { patientId })) {
		await tx.run(deleteChatLink, { conversationId, patientId });
		for (const recipient of letterboxes) await tx.run(deleteMessages, { recipient, conversationId });
		const others = await tx.run(linksOfChat, { conversationId });
		await emptyChat(tx, conversationId, { row: conversationId === own, people: others.length > 0 });
	}
	const merges = await tx.run(mergesOfPatient, { patientId });
	await tx.run(deleteMerges, { patientId });
	const merged = merges.filter(({ intoId, undoneAt }) => intoId === patientId && undoneAt === null);
	for (const { fromId } of merged) await erasePatient(tx, fromId, own);

	await tx.run(deleteRequestsOf, { patientId });
	await tx.run(makeEncountersNobodys, { patientId });
	await letGoOfVisits(tx, patientId);
	await tx.run(deleteRelations, { patientId });
	await tx.run(deletePairs, { patientId });
	await tx.run(deleteLinkChanges, { patientId });
	await tx.run(deleteLinks, { patientId });
	await tx.run(forgetHoldsFor, { patientId });
	await without(tx, patientId, ['contact', 'oneTimeCode', 'conversationPatient']);
	if (until !== null) {
		await tx.run(markErased, { id: patientId, now: tx.now });
		return { kind: 'kept', until };
	}
	await leaveSources(tx, patientId);
	await without(tx, patientId, ['identifier', 'patientName']);
	await tx.run(deletePatient, { id: patientId });
	return { kind: 'erased' };
}

/**
 * Nobody books for these records, changes or erases them until the transaction ends. Whoever takes out several locks all of
 * them first; what was merged into one is locked with it.
 */
export async function lockRecords(tx: Tx, patientIds: readonly number[]): Promise<void> {
	const all = new Set(patientIds);
	for (const id of all)
		for (const { fromId, intoId } of await tx.run(mergesOfPatient, { patientId: id }))
			if (intoId === id) all.add(fromId);
	await tx.lockContacts([...all].map((id) => `patient:${id}`));
}

/** That somebody was taken out is known by the hash of a register's key alone, so that its next import leaves them out. */
async function leaveSources(tx: Tx, patientId: number): Promise<void> {
	if ((await tx.run(sourceOfPatient, { patientId })).length === 0) return;
	await tx.run(entrustSources, { patientId, nobody: await nobodysRecord(tx) });
}

async function without(tx: Tx, patientId: number, tables: readonly OfPatient[]): Promise<void> {
	for (const table of tables) await tx.run(deleteOfPatient[table], { patientId });
}

const sorted = (visits: readonly Visit[], now: number) => ({
	ahead: visits.filter(({ status, end }) => LIVE.includes(status) && end > now),
	/** The law asks for those for which money was put down too, cancelled or not. */
	was: visits.filter(({ status, end, paid }) => (NEVER_WAS.includes(status) ? paid : end <= now)),
	never: visits.filter(({ status, paid }) => NEVER_WAS.includes(status) && !paid),
});

/** What never took place goes; what was so long ago that the law lets go of it is nobody's from now on. */
async function letGoOfVisits(tx: Tx, patientId: number): Promise<void> {
	const { settings } = await networkOf(tx);
	const { was, never } = sorted(await tx.run(visitsOfPatient, { patientId }), tx.now);
	for (const { id } of [...was, ...never])
		for (const proposal of await tx.run(proposalsOfVisit, { appointmentId: id })) {
			await releaseHold(tx, { by: holderOf(proposal.id) });
			await tx.run(deleteProposal, proposal);
		}
	for (const { id } of never) {
		await tx.run(deleteChanges, { appointmentId: id });
		await tx.run(deleteVisit, { id });
	}
	const old = was.filter(({ end }) => end + settings.retention.visitDays * DAY_MS <= tx.now);
	if (old.length === 0) return;
	const nobodys = await nobodysRecord(tx);
	for (const { id } of old) await tx.run(makeNobodys, { id, nobody: nobodys });
}

/** The record of whoever it was: visits that are nobody's any more still count. */
export async function nobodysRecord(tx: Tx): Promise<number> {
	const [known] = await tx.run(nobody, {});
	return (known ?? (await tx.run(insertNobody, { now: tx.now }))[0]!).id;
}

/**
 * Deletes what a chat has brought: what it holds, what was said in it, whom it knows, its consent.
 * @param keep its `row`, which somebody is in (whoever is writes it anew); and the `people` it acts for, with the consent
 * under which it does.
 */
export async function emptyChat(
	tx: Tx,
	conversationId: string,
	keep: { readonly row: boolean; readonly people: boolean },
): Promise<void> {
	const [chat] = await tx.run(conversationOf, { id: conversationId });
	// First of all: whoever is in it just now is waited for, and then nothing of theirs is left over.
	if (chat && !keep.row) await tx.run(deleteConversation, { id: conversationId });
	await releaseHold(tx, { by: conversationId });
	if (!keep.people) {
		await tx.run(deleteChatLinks, { conversationId });
		await tx.run(deleteConsentsInForce, { conversationId });
		await tx.run(deleteRequestsFrom, { conversationId });
		for (const cut of [cutVisitsFrom, cutEncountersFrom, cutProposalsFrom]) await tx.run(cut, { conversationId });
	}
	await forgetHandovers(tx, conversationId);
	if (!chat) return;
	await tx.run(deleteMessages, { recipient: chat.recipient, conversationId });
	await tx.run(markBack, { name: GONE + chat.recipient });
	await forgetFailures(tx, chat.address);
	// Its own are stale in a conversation that begins anew; another's would be waited for in vain.
	if (!keep.row) await tx.run(deleteTimersOf, { conversationId });
}

/** What somebody said and could not be taken. */
async function forgetFailures(tx: Tx, address: unknown): Promise<void> {
	const whose = (said: unknown) => {
		const { channel, bot, chat, sender } = (said ?? {}) as Record<string, unknown>;
		return JSON.stringify([channel, bot, chat, sender]);
	};
	for (const { key, inbound } of await tx.run(allFailures, {})) {
		const { address: from } = JSON.parse(tx.keys.unseal(inbound, 'failure.inbound'));
		if (whose(from) === whose(address)) await tx.run(deleteFailure, { key });
	}
}

/**
 * A chat acts for a record of the register no longer. Where a code has proved it, contacts that nobody has confirmed go with
 * it; from anybody else the record's contacts are safe.
 */
export async function cutOff(tx: Tx, conversationId: string, patientId: number): Promise<void> {
	const link = (await tx.run(linksOfChat, { conversationId })).find((each) => each.patientId === patientId);
	await tx.run(deleteChatLink, { conversationId, patientId });
	if (link && link.provedAt !== null) await tx.run(deleteTrailingContacts, { patientId });
}
