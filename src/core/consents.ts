/** The terms of a network, as they were accepted in a chat, and taken back. */
import {
	consentGiven,
	consentInForce,
	consentsOfChat,
	giveConsent,
	withdrawConsents,
} from '../../db/queries/consents.ts';
import type { Reading, Tx } from '../../db/store.ts';

/** Which version, on which channel, and when (epoch milliseconds). */
export interface Consent {
	readonly version: string;
	readonly channel: string;
	readonly givenAt: number;
	readonly withdrawnAt: number | null;
}

/** Whether this version was accepted in this chat, and not taken back. */
export const consented = async (reading: Reading, conversationId: string, version: string): Promise<boolean> =>
	(await reading.run(consentGiven, { conversationId, version })).length > 0;

/** Whether any version is in force in this chat. */
export const anyConsent = async (reading: Reading, conversationId: string): Promise<boolean> =>
	(await reading.run(consentInForce, { conversationId })).length > 0;

/** Accepts a version; one that is in force already stays as it was given. */
export async function consent(tx: Tx, given: Pick<Consent, 'version' | 'channel'> & { conversationId: string }) {
	await tx.run(giveConsent, { ...given, now: tx.now });
}

/** Takes back whatever was accepted in this chat. Answers the versions that were in force. */
export async function withdraw(tx: Tx, conversationId: string): Promise<readonly string[]> {
	const withdrawn = await tx.run(withdrawConsents, { conversationId, now: tx.now });
	return withdrawn.map(({ version }) => version);
}

/** Everything that was accepted in this chat, the oldest first. */
export const consentsOf = (reading: Reading, conversationId: string): Promise<Consent[]> =>
	reading.run(consentsOfChat, { conversationId });
