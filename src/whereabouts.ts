/** Where this house is reached from outside, for links: known once it has opened, to whatever has its keys. */
import type { Keyring } from '../db/keyring.ts';

export interface Whereabouts {
	/** The page's address, without a slash at its end. */
	url?: string;
	/** The Telegram bot's name, without the `@`. */
	bot?: string;
}

/** One database opened by one process has one keyring, so its keyring stands for the house. */
const known = new WeakMap<Keyring, Whereabouts>();

/** To be read, and to be filled in by whoever gets to know more. */
export function whereabouts(keys: Keyring): Whereabouts {
	const there = known.get(keys) ?? {};
	known.set(keys, there);
	return there;
}
