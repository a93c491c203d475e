/**
 * The new names of conversations and chats. They are keyed hashes of addresses, and stand wherever a conversation is
 * meant: in columns, in timers, in what is sealed.
 */
import { addresses, letters } from '../../db/queries/rekey.ts';
import type { Store } from '../../db/store.ts';
import type { Address } from '../message.ts';
import { conversationId, recipientOf, type Side } from '../talk.ts';
import { type BothKeys, openWithEither } from './both.ts';

const AT_ONCE = 1_000;
/** A keyed hash, by itself. */
const HASH = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/**
 * The former name of each → the next. All of them in memory: 0.3 GB for a million conversations. They can be made at any
 * time, as an address stays where it is, sealed with the one key or the other.
 */
export async function namesIn(store: Store, keys: BothKeys): Promise<ReadonlyMap<string, string>> {
	const names = new Map<string, string>();
	const learn = (sealed: Uint8Array | null, place: string, side?: string) => {
		const text = sealed && openWithEither(keys, sealed, place);
		if (!text) return;
		const address: Address = JSON.parse(text);
		names.set(recipientOf(keys.former, address), recipientOf(keys.next, address));
		if (side)
			names.set(conversationId(keys.former, address, side as Side), conversationId(keys.next, address, side as Side));
	};
	for (let after: string | undefined = ''; after !== undefined; ) {
		const rows = await store.read(({ run }) => run(addresses, { after: after!, limit: AT_ONCE }));
		for (const { address, side } of rows) learn(address, 'conversation.address', side);
		after = rows.length === AT_ONCE ? rows.at(-1)!.key : undefined;
	}
	for (let after: number | undefined = 0; after !== undefined; ) {
		const rows = await store.read(({ run }) => run(letters, { after: after!, limit: AT_ONCE }));
		for (const { address } of rows) learn(address, 'outbox.address');
		after = rows.length === AT_ONCE ? rows.at(-1)!.key : undefined;
	}
	return names;
}

/** Puts the next names into a text in the place of the former ones. */
export const renamed = (names: ReadonlyMap<string, string>, text: string): string =>
	text.replaceAll(HASH, (name) => names.get(name) ?? name);
