import { describe, expect, it } from 'vitest';
import { BadConfiguration, readConfig } from '../src/config.ts';

describe('A configuration', () => {
	it('needs nothing at all', () => {
		expect(readConfig({})).toMatchObject({ HOST: '127.0.0.1', PORT: 8080, LOG_LEVEL: 'warn' });
	});

	it('takes an empty value for none', () => {
		expect(readConfig({ TLS_CERT: '', TLS_KEY: '', TRUSTED_PROXY: '' }).TLS_CERT).toBeUndefined();
	});

	it.each([
		['TLS_CRT', 'TLS_CERT'],
		['TELEGRAM_TOKN', 'TELEGRAM_TOKEN'],
		['DATA_KEYFILE', 'DATA_KEY_FILE'],
		['LOG_LEVELS', 'LOG_LEVEL'],
	])('is refused where %s was written for %s', (slip, meant) => {
		expect(() => readConfig({ [slip]: 'x' })).toThrow(BadConfiguration);
		expect(() => readConfig({ [slip]: 'x' })).toThrow(meant);
	});

	it('lets what is nobody’s slip be', () => {
		expect(() => readConfig({ HOME: '/root', POST: '1', SSH_TTY: 'x', npm_config_port: '1' })).not.toThrow();
	});

	it('says all that is wrong with it at once', () => {
		expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'loud', TLS_CRT: 'a' })).toThrow(
			/TLS_CRT.*\n.*PORT.*\n.*LOG_LEVEL/s,
		);
	});
});
