/** A mail server on this machine, with TLS and a login, that keeps what it is handed and answers as it is told to. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';
import type { MailServer } from '../../../src/channels/email/server.ts';

const pem = (name: string) => readFileSync(new URL(`../../house/tls/first.${name}.pem`, import.meta.url));

/** What it says of itself, for those who trust it. */
export const CERTIFICATE = pem('cert').toString();
export const LOGIN = { user: 'clinic', pass: 's3cr&t:p@ss' };

export interface Letter {
	readonly from: string;
	readonly to: readonly string[];
	readonly user: string | undefined;
	readonly secure: boolean;
	readonly text: string;
}

type Refusal =
	| { readonly at: 'mail' | 'rcpt' | 'data' | 'end'; readonly code: number }
	| { readonly at: 'hang up' | 'silence' };

export class TestMailServer {
	readonly letters: Letter[] = [];
	/** What it says to the next one, if anything is wrong with it. */
	refuses: Refusal | undefined;
	readonly #server: SMTPServer;

	/** @param secure TLS from the first byte; otherwise by STARTTLS. */
	private constructor(secure: boolean) {
		const answer = (at: string, done: (error?: Error | null) => void) => {
			if (this.refuses?.at !== at || !('code' in this.refuses)) return done();
			done(Object.assign(new Error('thandi@example.org is no good'), { responseCode: this.refuses.code }));
		};
		this.#server = new SMTPServer({
			...{ secure, key: pem('key'), cert: pem('cert'), logger: false, authMethods: ['PLAIN', 'LOGIN'] },
			onAuth({ username, password }, _, done) {
				if (username === LOGIN.user && password === LOGIN.pass) done(null, { user: username });
				else done(new Error('No such login'));
			},
			onMailFrom: (_, __, done) => answer('mail', done),
			onRcptTo: (_, __, done) => answer('rcpt', done),
			onData: async (stream, session, done) => {
				let text = '';
				for await (const piece of stream) text += piece;
				if (this.refuses?.at === 'silence') return;
				if (this.refuses?.at === 'hang up') return this.#hangUp();
				if (this.refuses) return answer('end', done);
				const { mailFrom, rcptTo } = session.envelope;
				this.letters.push({
					from: (mailFrom as SMTPServerAddress).address,
					to: rcptTo.map(({ address }) => address),
					user: session.user as string | undefined,
					secure: session.secure,
					text,
				});
				done();
			},
		});
		this.#server.on('error', () => {});
	}

	static async opens(secure: boolean): Promise<TestMailServer> {
		const server = new TestMailServer(secure);
		await new Promise<void>((open) => server.#server.listen(0, '127.0.0.1', open));
		return server;
	}

	get port(): number {
		return (this.#server.server.address() as AddressInfo).port;
	}

	#hangUp(): void {
		for (const connection of this.#server.connections) connection.close();
	}

	closes(): Promise<void> {
		return new Promise((closed) => this.#server.close(closed));
	}
}

/** How it is reached by somebody who insists on TLS. */
export const reached = (port: number, secure: boolean): MailServer => ({
	...{ host: '127.0.0.1', port, secure, mustBeSafe: true, login: LOGIN },
	from: { name: 'Harbour Clinic', address: 'noreply@clinic.example' },
});
