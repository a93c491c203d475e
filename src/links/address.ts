/** Where a booking link leads: into the Telegram bot, or onto the page, behind the `#` that reaches no server and no log. */
import type { Keyring } from '../../db/keyring.ts';
import { LINK } from '../../flows/patient/link-asks.ts';
import { whereabouts } from '../whereabouts.ts';

export interface LinkAddresses {
	readonly web?: string;
	readonly telegram?: string;
}

export function addressesOf(keys: Keyring, token: string): LinkAddresses {
	const { url, bot } = whereabouts(keys);
	return {
		...(url !== undefined && { web: `${url}/#link=${token}` }),
		...(bot !== undefined && { telegram: `https://t.me/${bot}?start=${LINK}${token}` }),
	};
}
