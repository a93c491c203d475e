/** A code that could not be sent after all, told to whoever waits for it. */
import { newestCode } from '../../db/queries/codes.ts';
import { part } from '../../flows/prompt.ts';
import { reachableContacts } from '../core/codes.ts';
import { contactHash } from '../core/contacts.ts';
import { masked, typed } from '../perform/codes.ts';
import { contactIn } from '../perform/people.ts';
import type { Turn } from '../perform/performer.ts';

export const codeNews = {
	async codeFailed(turn: Turn, { codeId }: { readonly codeId: number }) {
		const { tx, talk } = turn;
		const [code] = await tx.run(newestCode, { conversationId: talk.id });
		if (code?.id !== codeId || code.usedAt !== null || code.expiresAt <= tx.now) return undefined;
		const contact = await sentTo(turn, code);
		if (!contact) return undefined;
		const open = talk.beside.question?.choices ?? [];
		return {
			parts: [part(`code-failed-${contact.how}`, { contact: contact.shown })],
			// While a code is asked for, all there is to choose instead.
			choices: open.some(({ event }) => event.type === 'codeAsked') ? open : [],
		};
	},
};

/** Where it was to go, as it was told before: found by its hash, as the row of a timer names nobody. */
async function sentTo(turn: Turn, code: { readonly patientId: number | null; readonly contactHash: string | null }) {
	const { tx, reach, talk } = turn;
	if (code.patientId !== null) {
		const contacts = await reachableContacts(tx, code.patientId, reach);
		const place = contacts.findIndex(({ hash }) => hash === code.contactHash);
		return place < 0 ? undefined : masked(contacts[place]!, place);
	}
	const { mobile, contact } = talk.beside.drafts;
	const own = [contactIn(turn, mobile), contactIn(turn, contact)].find(
		(each) => each && contactHash(tx.keys, each) === code.contactHash,
	);
	return own && typed(own);
}
