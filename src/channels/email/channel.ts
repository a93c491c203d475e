/** E-mail as a channel of the house, by SMTP: plain text, one letter per connection. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Channel, Outbound } from '../../message.ts';
import { deliver } from './deliver.ts';
import { isAddress, type MailServer } from './server.ts';

export interface EmailChannelOptions {
	/** How many ms the mail server may take. */
	readonly patience?: number;
	/** A certificate to trust in place of the usual ones (elsewhere NODE_EXTRA_CA_CERTS adds one). */
	readonly ca?: string;
}

/** So many connections at a time: the others wait their turn. */
const MOST_AT_ONCE = 5;
const TURN_MS = 200;

export function emailChannel(server: MailServer, { patience = 15_000, ca }: EmailChannelOptions = {}): Channel {
	let underWay = 0;
	return {
		name: 'email',
		async send(message) {
			const to = message.address.chat;
			if (!isAddress(to)) return { kind: 'refused', why: 'that is no e-mail address' };
			if (underWay >= MOST_AT_ONCE) return { kind: 'wait', ms: TURN_MS };
			underWay++;
			try {
				const letter = await compose(server, message);
				if (!letter) return { kind: 'refused', why: `an e-mail can't carry a ${message.body.kind}` };
				return await deliver(server, { from: server.from.address, to }, letter, { patience, ca });
			} finally {
				underWay--;
			}
		},
	};
}

async function compose(server: MailServer, { address, language, body }: Outbound): Promise<Buffer | undefined> {
	if (body.kind !== 'text') return undefined;
	const composer = new MailComposer({
		from: server.from,
		to: { name: '', address: address.chat },
		// A line break would begin another header.
		subject: (body.subject ?? '').replaceAll(/\p{Cc}+/gu, ' '),
		text: body.text,
		headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return composer.compile().build();
}
