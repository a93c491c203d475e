import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { BadConfiguration, readConfig } from '../../src/config.ts';
import { bringRenewed, certificateOf } from '../../src/house/tls.ts';
import { type House, openHouse } from '../../src/house.ts';

const from = (name: string) => new URL(`./tls/${name}.pem`, import.meta.url);

describe('A process with a certificate of its own', () => {
	let folder: string;
	let house: House;
	const path = (name: string) => join(folder, name);
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'waitless-tls-'));
		copyFileSync(from('first.cert'), path('cert.pem'));
		copyFileSync(from('first.key'), path('key.pem'));
		const config = readConfig({
			PORT: '0',
			DATABASE_URL: `file:${path('w.db')}`,
			DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
			TLS_CERT: path('cert.pem'),
			TLS_KEY: path('key.pem'),
		});
		house = await openHouse(config, { logger: pino({ level: 'silent' }), durable: false });
	});
	afterAll(async () => {
		await house.close();
		rmSync(folder, { recursive: true });
	});

	/** What a page's answer says, from whoever has the port. */
	const visit = () =>
		new Promise<{ headers: Record<string, unknown>; version: string | null }>((resolve, reject) => {
			const asking = request(house.url, { rejectUnauthorized: false, agent: false }, (answer) => {
				resolve({ headers: answer.headers, version: (answer.socket as import('node:tls').TLSSocket).getProtocol() });
				answer.resume();
			});
			asking.once('error', reject).end();
		});

	it('speaks TLS 1.2 or newer, and its cookies insist on it', async () => {
		expect(house.url).toMatch(/^https:/);
		const { headers, version } = await visit();
		expect(version).toMatch(/^TLSv1\.[23]$/);
		expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
		expect(String(headers['set-cookie'])).toMatch(/^__Host-waitless-clinic=.*; Secure$/);
	});

	it('answers nobody who does not', async () => {
		await expect(fetch(house.url.replace('https:', 'http:'))).rejects.toThrow();
	});
});

test('a certificate that was renewed is what the next connection gets', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-tls-'));
	const config = { TLS_CERT: join(folder, 'cert.pem'), TLS_KEY: join(folder, 'key.pem') };
	const place = (name: string) => {
		copyFileSync(from(`${name}.cert`), config.TLS_CERT);
		copyFileSync(from(`${name}.key`), config.TLS_KEY);
	};
	place('first');
	const first = (await certificateOf(config))!;
	const server = createServer(first).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const shown = async () => {
		const { port } = server.address() as AddressInfo;
		const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
		await once(socket, 'secureConnect');
		const { fingerprint256 } = socket.getPeerCertificate();
		socket.destroy();
		return fingerprint256;
	};
	const before = await shown();
	expect(await bringRenewed(server, config, first)).toBe(first);
	expect(await shown()).toBe(before);
	place('renewed');
	await bringRenewed(server, config, first);
	expect(await shown()).not.toBe(before);
	server.close();
	rmSync(folder, { recursive: true });
});

describe('A configuration', () => {
	const of = (more: Record<string, string>) => () => readConfig(more);

	it.each(['127.0.0.1', '::1', 'localhost', '127.1.2.3'])('may listen at %s without TLS', (HOST) => {
		expect(of({ HOST })().HOST).toBe(HOST);
	});

	it.each(['0.0.0.0', '::', '192.168.1.5', 'clinic.example.org'])('may not listen at %s without TLS', (HOST) => {
		expect(of({ HOST })).toThrow(BadConfiguration);
		expect(of({ HOST, PUBLIC_URL: 'https://clinic.example.org' })).toThrow('unencrypted');
		expect(of({ HOST, TLS_CERT: 'a', TLS_KEY: 'b' })().HOST).toBe(HOST);
		expect(of({ HOST, TRUSTED_PROXY: '10.0.0.0/24, 10.1.0.9' })().TRUSTED_PROXY).toEqual(['10.0.0.0/24', '10.1.0.9']);
	});

	it('has a certificate and its key, or neither; and a proxy by its address', () => {
		expect(of({ TLS_CERT: 'a' })).toThrow('go together');
		expect(of({ TRUSTED_PROXY: 'everybody' })).toThrow('TRUSTED_PROXY must be');
	});

	it('whose certificate is not there, or is another key’s, is refused with a sentence', async () => {
		const file = (name: string) => from(name).pathname;
		await expect(certificateOf({ TLS_CERT: '/nowhere', TLS_KEY: file('first.key') })).rejects.toThrow('/nowhere');
		await expect(certificateOf({ TLS_CERT: file('first.cert'), TLS_KEY: file('renewed.key') })).rejects.toThrow(
			'do not fit',
		);
	});
});
