/** A link whose time is over says so in its history. */
import type { Tx } from '../../db/store.ts';
import { expireLink, linkById } from '../core/links.ts';
import type { Network } from '../core/network.ts';

export async function linkDue(tx: Tx, _: Network, { linkId }: { readonly linkId: number }): Promise<void> {
	const link = await linkById(tx, linkId);
	if (link && tx.now >= link.expiresAt) await expireLink(tx, link, 'system');
}
