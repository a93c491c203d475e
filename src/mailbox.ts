/** What the outbox holds for one address, rendered: for a channel that shows the past again. */
import { messagesAfter, newestMessages } from '../db/queries/outbox.ts';
import type { Reading, Store } from '../db/store.ts';
import type { Body, CommonFacts } from '../flows/prompt.ts';
import { audit } from './audit.ts';
import { commonFacts } from './common.ts';
import { networkOf } from './core/network.ts';
import { drawn, inSteps, NotShown, pictureShown, readPicture } from './diary/picture.ts';
import { drawnLink, linkPictureShown } from './links/picture.ts';
import type { Address, Outbound, Outgoing } from './message.ts';
import { HandedOutNoMore, ownDataListed } from './own-data/file.ts';
import { render, renderFrom } from './render.ts';
import { memberAt } from './staff/dialogue/who.ts';
import { recipientOf } from './talk.ts';

interface Message extends Outbound {
	/** When it was said, in epoch milliseconds. */
	readonly at: number;
	/** Its number in the conversation, and that of the one whose place it takes. */
	readonly prompt?: number;
	readonly inPlaceOf?: number;
	/** Where it stands: at the message whose place it or those before it took, if that is among these. */
	readonly stands?: number;
}

/**
 * The first `limit` messages after the one named, or the newest `limit`; oldest first.
 * A file of one's own data is only listed, without what is in it: see `fileIn`.
 */
export async function messagesTo(
	store: Store,
	address: Address,
	after: number | undefined,
	limit: number,
): Promise<Message[]> {
	const recipient = recipientOf(store.keys, address);
	return store.read(async (reading) => {
		const rows =
			after === undefined
				? newestOnly((await reading.run(newestMessages, { recipient, limit })).reverse())
				: withPlaces(await reading.run(messagesAfter, { recipient, after, limit }));
		const common = commonFacts(await networkOf(reading));
		const messages: Message[] = [];
		for (const { id, body, at, prompt, replaces, stands } of rows) {
			const kept = body as Body;
			try {
				messages.push({
					...{ id, at, address, language: kept.language, body: await shown(reading, kept, at, common) },
					...(prompt !== null && { prompt }),
					...(replaces !== null && { inPlaceOf: replaces }),
					...(stands !== undefined && { stands }),
				});
			} catch {
				// An older release's message that this one has no words for, or something that is no longer handed out: the
				// others are still worth showing.
			}
		}
		return messages;
	});
}

async function shown(reading: Reading, kept: Body, at: number, common: CommonFacts): Promise<Outgoing> {
	if (kept.kind === 'ownData') return ownDataListed(kept, at, reading.now);
	if (kept.kind === 'qr') return linkPictureShown(reading, kept, common);
	return kept.kind === 'picture' ? pictureShown(reading, kept, at, common) : render(kept, at, common);
}

interface Row {
	readonly id: number;
	readonly prompt: number | null;
	readonly replaces: number | null;
}

/** Without those whose place a later one has taken. */
function newestOnly<R extends Row>(rows: readonly R[]) {
	const replaced = new Set(rows.flatMap(({ replaces }) => replaces ?? []));
	return withPlaces(rows).filter(({ prompt }) => prompt === null || !replaced.has(prompt));
}

/** Whoever takes a place stands where the first of them stood. */
function withPlaces<R extends Row>(rows: readonly R[]): (R & { readonly stands?: number })[] {
	const places = new Map<number, number>();
	return rows.map((row) => {
		const stands = places.get(row.replaces ?? -1);
		if (row.prompt !== null) places.set(row.prompt, stands ?? row.id);
		return stands === undefined ? row : { ...row, stands };
	});
}

/** The file that a message to this address carries, made now; undefined if there is none, or it is no longer handed out. */
export async function fileIn(
	store: Store,
	address: Address,
	id: number,
): Promise<Extract<Outgoing, { kind: 'file' }> | undefined> {
	const recipient = recipientOf(store.keys, address);
	const { row, common } = await store.read(async (reading) => ({
		row: (await reading.run(messagesAfter, { recipient, after: id - 1, limit: 1 }))[0],
		common: commonFacts(await networkOf(reading)),
	}));
	const kept = row?.body as Body | undefined;
	if (!row || row.id !== id || (kept?.kind !== 'calendar' && kept?.kind !== 'ownData')) return undefined;
	try {
		const made = await renderFrom(store)(kept, row.at, common);
		return made.kind === 'file' ? made : undefined;
	} catch (error) {
		if (error instanceof HandedOutNoMore) return undefined;
		throw error;
	}
}

/** The picture of a message to this address, drawn now, which stands in the trail; nothing if it is not shown any more. */
export async function pictureIn(store: Store, address: Address, id: number): Promise<Uint8Array | undefined> {
	const recipient = recipientOf(store.keys, address);
	const found = await store.read(async (reading) => {
		const [row] = await reading.run(messagesAfter, { recipient, after: id - 1, limit: 1 });
		const body = row?.body as Body | undefined;
		if (row?.id === id && body?.kind === 'qr') return body;
		if (!row || row.id !== id || body?.kind !== 'picture') return undefined;
		const read = await readPicture(reading, body, row.at, inSteps).catch(nothingShown);
		return read && { body, read };
	});
	if (!found) return undefined;
	if ('kind' in found) return drawnLink(store, found);
	const { view, conversationId } = found.body;
	const isSeen = await store.transaction(async (tx) => {
		const member = await memberAt(tx, conversationId);
		if (!member) return false;
		const entity = view.practitionerId ? `practitioner:${view.practitionerId}` : `location:${view.locationIds[0]}`;
		await audit(tx, {
			actor: `staff:${member.id}`,
			conversationId,
			action: 'saw a picture',
			entity: `${entity}:${view.date}`,
		});
		return true;
	});
	return isSeen ? drawn(found.body, found.read) : undefined;
}

function nothingShown(error: unknown): undefined {
	if (!(error instanceof NotShown)) throw error;
}
