/** Where letters (SMS, e-mail) to a contact go: one chat of their own, that whoever writes and whoever erases name alike. */
import type { Keyring } from '../../db/keyring.ts';
import type { Contact } from './contacts.ts';

/** As an address names it. */
export const letterAddress = ({ system, value }: Contact) =>
	({ channel: system === 'phone' ? 'sms' : 'email', bot: 'clinic', chat: value, sender: value }) as const;

/** Who letters to a contact are ordered for, as it stands in the outbox. */
export function letterbox(keys: Keyring, contact: Contact): string {
	const { channel, bot, chat } = letterAddress(contact);
	return keys.hash('recipient', JSON.stringify([channel, bot, chat]));
}
