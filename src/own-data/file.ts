/**
 * The two files of one's own data. They are made when they are sent, or fetched from the page, and never kept: the outbox
 * knows only of whom they are. On the page they can be fetched for a day, and each time stands in the trail.
 */
import type { Store, Tx } from '../../db/store.ts';
import type { CommonFacts, OwnDataFile } from '../../flows/prompt.ts';
import { say } from '../../flows/words.ts';
import { audit } from '../audit.ts';
import { tryOnce } from '../core/attempts.ts';
import { gather, type OwnData } from '../core/export.ts';
import { networkOf } from '../core/network.ts';
import type { Outgoing } from '../message.ts';
import { bundleOf } from './bundle.ts';
import { readable } from './readable.ts';

const HANDED_OUT_MS = 24 * 60 * 60 * 1000;
/** In one chat, within a day. */
const MOST_LOOKS = 50;

/** It was asked for too long ago, or looked at too often. */
export class HandedOutNoMore extends Error {}

type File = Extract<Outgoing, { kind: 'file' }>;

/**
 * What a list shows of such a file, without looking anything up: it is empty.
 * @param at when it was asked for, in epoch milliseconds. Throws `HandedOutNoMore` a day later.
 */
export function ownDataListed({ language, form }: OwnDataFile, at: number, now: number): File {
	if (now - at > HANDED_OUT_MS) throw new HandedOutNoMore('This file is no longer handed out.');
	const name = say({ key: 'own-file' }, language);
	return form === 'readable'
		? { kind: 'file', name: `${name}.html`, mime: 'text/html', content: '' }
		: { kind: 'file', name: `${name}.json`, mime: 'application/fhir+json', content: '' };
}

/** @param at when it was asked for, in epoch milliseconds. Throws `HandedOutNoMore`. */
export async function ownDataFile(
	store: Pick<Store, 'transaction'>,
	asked: OwnDataFile,
	at: number,
	common: CommonFacts,
): Promise<File> {
	const { listed, data, network } = await store.transaction(async (tx) => ({
		listed: ownDataListed(asked, at, tx.now),
		data: await look(tx, asked),
		network: await networkOf(tx),
	}));
	const content =
		asked.form === 'readable'
			? readable(data, network, asked.language, common)
			: JSON.stringify(bundleOf(data, network), undefined, '\t');
	return { ...listed, content };
}

async function look(tx: Tx, asked: OwnDataFile): Promise<OwnData> {
	const { conversationId, form } = asked;
	const limit = { most: MOST_LOOKS, withinMs: HANDED_OUT_MS };
	const tried = await tryOnce(tx, { keys: [`look at own data ${conversationId}`], ...limit });
	if (tried.kind === 'tooMany') throw new HandedOutNoMore('This file was looked at too often today.');
	const data = await gather(tx, asked);
	for (const { patient, whole } of data.people)
		await audit(tx, {
			actor: 'patient',
			conversationId,
			action: 'opened a copy',
			entity: `patient:${patient.id}`,
			detail: { form, whole },
		});
	return data;
}
