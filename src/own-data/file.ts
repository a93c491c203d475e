/**
 * The two files of one's own data. They are made when they are sent, or fetched from the page, and never kept: the outbox
 * knows only of whom they are. On the page they can be fetched for a day.
 */
import type { Store } from '../../db/store.ts';
import type { CommonFacts, OwnDataFile } from '../../flows/prompt.ts';
import { say } from '../../flows/words.ts';
import { gather } from '../core/export.ts';
import { networkOf } from '../core/network.ts';
import type { Outgoing } from '../message.ts';
import { bundleOf } from './bundle.ts';
import { readable } from './readable.ts';

const HANDED_OUT_MS = 24 * 60 * 60 * 1000;

/** @param at when it was asked for, in epoch milliseconds. Throws a day later. */
export async function ownDataFile(
	store: Pick<Store, 'read'>,
	asked: OwnDataFile,
	at: number,
	common: CommonFacts,
): Promise<Outgoing> {
	const { language, form } = asked;
	const { data, network } = await store.read(async (reading) => {
		if (reading.now - at > HANDED_OUT_MS) throw new Error('This file is no longer handed out.');
		return { data: await gather(reading, asked), network: await networkOf(reading) };
	});
	const name = say({ key: 'own-file' }, language);
	return form === 'readable'
		? { kind: 'file', name: `${name}.html`, mime: 'text/html', content: readable(data, network, language, common) }
		: {
				kind: 'file',
				name: `${name}.json`,
				mime: 'application/fhir+json',
				content: JSON.stringify(bundleOf(data, network), undefined, '\t'),
			};
}
