/** Buttons that lead out of a chat: from a group to where nobody reads along, and with a link to where it is to be passed on. */
import { part } from '../../../flows/prompt.ts';
import type { LinkAddresses } from '../../links/address.ts';
import type { Turn } from '../../perform/performer.ts';
import { whereabouts } from '../../whereabouts.ts';

/** Puts a button that opens the bot's own chat below what is said, where the bot's name is known. */
export function leadHome({ tx, talk }: Pick<Turn, 'tx' | 'talk'>): void {
	const { bot } = whereabouts(tx.keys);
	if (talk.channel === 'telegram' && bot !== undefined)
		talk.beyond.push({ label: part('choice-own-chat'), url: `https://t.me/${bot}` });
}

/** As much as Telegram lets a button copy. */
const LONGEST_COPY = 256;

/** Puts a button below what is said for each link that is shown to be passed on: a tap copies it whole. */
export function offerCopies(
	{ beyond }: Turn['talk'],
	{ telegram, web }: { readonly [Way in keyof LinkAddresses]: string | undefined },
): void {
	for (const [label, copy] of [
		[part('choice-copy-telegram'), telegram],
		[part('choice-copy-web'), web],
	] as const)
		if (copy !== undefined && copy.length <= LONGEST_COPY) beyond.push({ label, copy });
}
