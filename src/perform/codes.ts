/** One-time codes: sent, and checked. */
import type { CodeContact } from '../../flows/patient/facts.ts';
import { part } from '../../flows/prompt.ts';
import { CODE_MINUTES, type CodeTo, checkCode, issueCode, provePatient, reachableContacts } from '../core/codes.ts';
import { type Contact, contactOf, countriesOf } from '../core/contacts.ts';
import { raise } from '../operations/alerts.ts';
import { post } from '../post.ts';
import type { Performers, Turn } from './performer.ts';

type Codes = Pick<Performers, 'sendCode' | 'checkCode'>;
type Ask = Parameters<Performers['sendCode']>[0];

/** As many others as a list of choices holds without being long. */
const MOST_OTHERS = 3;

export const codes: Codes = {
	async sendCode(asked, turn) {
		const { tx, talk, reach } = turn;
		const to = codeTo(asked, turn);
		const issued = await issueCode(tx, { conversationId: talk.id, to, reach });
		if (issued.kind === 'locked') return { type: 'codeLocked', until: issued.until, ...clockOf(turn) };
		if (issued.kind === 'noContact') return { type: 'codeNotSent', why: issued.why };
		const { code = '000000', contact, expiresAt } = issued;
		await post(tx, talk, contact, {
			subject: part('code-subject'),
			parts: [part('code-letter', { code, minutes: CODE_MINUTES })],
			until: expiresAt,
		});
		if (to.kind === 'reference') return { type: 'codeSent', to: null, others: [] };
		if (to.kind === 'contact') return { type: 'codeSent', to: typed(to.contact), others: [] };
		const contacts = (await reachableContacts(tx, to.patientId, reach)).map(masked);
		const others = contacts.filter(({ place }) => place !== asked.place).slice(0, MOST_OTHERS);
		return { type: 'codeSent', to: contacts[asked.place] ?? null, others };
	},

	async checkCode({ code }, turn) {
		const { tx, talk } = turn;
		const checked = await checkCode(tx, { conversationId: talk.id, code });
		switch (checked.kind) {
			case 'right':
				if (checked.patientId !== null)
					await provePatient(tx, { conversationId: talk.id, patientId: checked.patientId });
				return { type: 'codeRight', patientId: checked.patientId };
			case 'wrong':
				return { type: 'codeWrong', left: checked.left };
			case 'over':
				return { type: 'codeOver' };
			case 'locked':
				if (checked.justNow) await raise(tx, { alert: 'alert-codes-locked' });
				return { type: 'codeLocked', until: checked.until, ...clockOf(turn) };
		}
	},
};

function codeTo({ to, place }: Ask, { talk, network }: Turn): CodeTo {
	const { drafts } = talk.beside;
	switch (to.kind) {
		case 'patient':
			return { ...to, place };
		case 'reference':
			return { kind: 'reference', reference: drafts.reference ?? '' };
		case 'contact': {
			const contact = contactOf(drafts[to.draft] ?? '', ...countriesOf(network));
			if (!contact) throw new Error('A code was to be sent to a contact that nobody typed.');
			return { kind: 'contact', contact };
		}
	}
}

export const typed = ({ value }: Contact): CodeContact => ({ how: 'typed', shown: value, place: 0 });

/** As much of a contact as its owner knows it by: the last two digits, or the first letter and what is behind the @. */
export function masked({ system, value }: Contact, place: number): CodeContact {
	if (system === 'phone') return { how: 'phone', shown: value.slice(-2), place };
	return { how: 'email', shown: value.replace(/^(.)[^@]*/u, '$1…'), place };
}

/** By which clocks a time is told that belongs to no clinic: those of the network's first. */
export function clockOf({ network }: Turn) {
	const { zone, areaId } = network.locations.all.find(({ retired }) => !retired) ?? network.locations.all[0]!;
	return { zone, city: network.areas.byId.get(areaId)?.name ?? zone };
}
