/** One letter handed to the mail server, and what the end of that means. */
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Sent } from '../../message.ts';
import type { MailServer } from './server.ts';

const OUTAGE_MS = 10_000;
const TOKEN_MS = 60_000;

/** Only these are kept of what goes wrong: a server's words may quote the address. */
interface Fault {
	/** Such as ECONNREFUSED, or nodemailer's own. */
	readonly code?: string | undefined;
	readonly originalCode?: string | undefined;
	/** The server's three digits. */
	readonly responseCode?: number | undefined;
}

/** Never throws, and never takes longer than `patience` ms. */
export function deliver(
	{ host, port, secure, mustBeSafe, login }: MailServer,
	envelope: { readonly from: string; readonly to: string },
	letter: Buffer,
	{ patience, ca }: { readonly patience: number; readonly ca: string | undefined },
): Promise<Sent> {
	const connection = new SMTPConnection({
		...{ host, port, secure, requireTLS: mustBeSafe, ignoreTLS: !mustBeSafe },
		tls: { minVersion: 'TLSv1.2', ...(ca && { ca }) },
		...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
	});
	return new Promise((answer) => {
		let handedOver = false;
		const fail = (fault: Fault) => {
			clearTimeout(tooLong);
			answer(handedOver ? afterwards(fault) : beforehand(fault));
			connection.close();
		};
		const tooLong = setTimeout(() => fail({ code: 'ETIMEDOUT' }), patience);
		const send = () => {
			handedOver = true;
			connection.send({ from: envelope.from, to: [envelope.to] }, letter, (error) => {
				if (error) return fail(error);
				clearTimeout(tooLong);
				answer({ kind: 'sent' });
				connection.quit();
			});
		};
		// It may have more to say after it has failed: nobody listens to that, and nothing falls over it.
		connection.on('error', fail);
		connection.once('end', () => fail({ code: 'ECONNECTION' }));
		connection.connect((error) => {
			if (error) return fail(error);
			if (!login) return send();
			connection.login({ credentials: login }, (error) => (error ? fail(error) : send()));
		});
	});
}

/** It never got as far as the letter. */
function beforehand({ code, originalCode, responseCode }: Fault): Sent {
	if (code === 'EAUTH') {
		const why = `the mail server took no login (${responseCode ?? code}); are the user and the password right?`;
		return { kind: 'wait', ms: TOKEN_MS, why };
	}
	return { kind: 'wait', ms: OUTAGE_MS, why: `there is no way to the mail server (${told(originalCode ?? code)})` };
}

function afterwards({ code, responseCode }: Fault): Sent {
	if (responseCode === undefined) {
		if (code === 'EENVELOPE') return { kind: 'refused', why: 'that is no e-mail address' };
		return { kind: 'unknown', why: `the mail server broke off (${told(code)})`, repeats: 1 };
	}
	const why = `the mail server answered ${responseCode}`;
	return responseCode >= 500 ? { kind: 'refused', why } : { kind: 'wait', ms: TOKEN_MS, why };
}

const told = (code: string | undefined): string => (/^[A-Z_]{3,40}$/.test(code ?? '') ? code! : 'no code');
