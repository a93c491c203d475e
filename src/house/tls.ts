/** The process's own TLS: its certificate and key are read from files, and again when somebody renews them. */
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Logger } from 'pino';
import { BadConfiguration, type Config } from '../config.ts';
import { type Ongoing, regularly } from '../operations/regularly.ts';

export interface Certificate {
	readonly cert: Buffer;
	readonly key: Buffer;
}

/** A certificate is renewed weeks before its end: there is time. */
const LOOK_EVERY_MS = 10 * 60_000;

/** Nothing where this process is to speak plain HTTP. @throws BadConfiguration where they can't be read, or don't fit. */
export async function certificateOf({
	TLS_CERT,
	TLS_KEY,
}: Pick<Config, 'TLS_CERT' | 'TLS_KEY'>): Promise<Certificate | undefined> {
	if (!TLS_CERT || !TLS_KEY) return undefined;
	const [cert, key] = await Promise.all([read('TLS_CERT', TLS_CERT), read('TLS_KEY', TLS_KEY)]);
	try {
		createSecureContext({ cert, key });
	} catch {
		throw new BadConfiguration(
			'TLS_CERT and TLS_KEY do not fit each other: the first is the certificate with those it stands on (fullchain.pem), the second its private key (privkey.pem).',
		);
	}
	return { cert, key };
}

/** Looks now and then for what was renewed; while it can't be read, the former one goes on. */
export function renew(server: Server, config: Config, first: Certificate, logger: Logger): Ongoing {
	let now = first;
	const look = async () => {
		now = await bringRenewed(server, config, now);
	};
	return regularly(LOOK_EVERY_MS, look, logger);
}

/** Answers the certificate that connections get from now on. */
export async function bringRenewed(
	server: Server,
	config: Pick<Config, 'TLS_CERT' | 'TLS_KEY'>,
	now: Certificate,
): Promise<Certificate> {
	const found = await certificateOf(config);
	if (!found || (found.cert.equals(now.cert) && found.key.equals(now.key))) return now;
	server.setSecureContext({ ...found, minVersion: 'TLSv1.2' });
	return found;
}

async function read(name: string, path: string): Promise<Buffer> {
	try {
		return await readFile(path);
	} catch (error) {
		throw new BadConfiguration(
			`${name} names ${path}, which can't be read (${(error as NodeJS.ErrnoException).code}).`,
		);
	}
}
