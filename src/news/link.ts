/** A booking link that staff have sent into the patient's own chat. */
import { follow, invitation } from '../../flows/patient/link-asks.ts';
import { own } from '../../flows/prompt.ts';
import { aimOf } from '../core/link-booking.ts';
import { isOpen, linkById } from '../core/links.ts';
import { linkFacts } from '../links/facts.ts';
import type { Turn } from '../perform/performer.ts';

export const linkNews = {
	async link({ tx, network }: Turn, { linkId }: { readonly linkId: number }) {
		const link = await linkById(tx, linkId);
		const aim = link && isOpen(link, tx.now) ? aimOf(network, link, tx.now) : undefined;
		if (!aim) return undefined;
		const words = aim.type.text === null ? [] : [own(aim.type.text)];
		return { parts: [...words, invitation(linkFacts(network, aim))], choices: [follow(linkId)] };
	},
};
