/** Where a link leads: into the Telegram bot, or onto the page, behind the `#` that reaches no server and no log. */
import type { Keyring } from '../../db/keyring.ts';
import { LINK } from '../../flows/patient/link-asks.ts';
import { HERE } from '../../flows/understand.ts';
import { whereabouts } from '../whereabouts.ts';

export interface LinkAddresses {
	readonly web?: string;
	readonly telegram?: string;
}

/** Of a booking link. */
export const addressesOf = (keys: Keyring, token: string): LinkAddresses =>
	leading(keys, 'link', `${LINK}${token}`, token);

/** Where a patient says "I'm here" at a clinic. @param code the clinic's. */
export const hereAddresses = (keys: Keyring, code: string): LinkAddresses =>
	leading(keys, 'here', `${HERE}${code}`, code);

function leading(keys: Keyring, what: 'link' | 'here', start: string, word: string): LinkAddresses {
	const { url, bot } = whereabouts(keys);
	return {
		...(url !== undefined && { web: `${url}/#${what}=${word}` }),
		...(bot !== undefined && { telegram: `https://t.me/${bot}?start=${start}` }),
	};
}
