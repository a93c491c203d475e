import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyring } from '../../db/keyring.ts';

const keys = keyring(randomBytes(32));

describe('What is sealed', () => {
	it('opens again, whatever the text', () => {
		for (const text of ['', 'Thandi', '王小明', 'أ'.repeat(5000)])
			expect(keys.unseal(keys.seal(text, 'patient.name'), 'patient.name')).toBe(text);
	});

	it('is different every time', () => {
		expect(keys.seal('Thandi', 'patient.name')).not.toEqual(keys.seal('Thandi', 'patient.name'));
	});

	it('does not open when a byte was changed, in another place, or under another key', () => {
		const sealed = keys.seal('Thandi', 'patient.name');
		for (let at = 0; at < sealed.length; at++) {
			const changed = Buffer.from(sealed);
			changed[at]! ^= 1;
			expect(() => keys.unseal(changed, 'patient.name')).toThrow();
		}
		expect(() => keys.unseal(sealed, 'patient.surname')).toThrow();
		expect(() => keyring(randomBytes(32)).unseal(sealed, 'patient.name')).toThrow();
		expect(() => keys.unseal(sealed.subarray(0, 20), 'patient.name')).toThrow();
	});
});

describe('A keyed hash', () => {
	it('keeps different things apart', () => {
		expect(keys.hash('contact', 'a')).toBe(keys.hash('contact', 'a'));
		expect(keys.hash('contact', 'a')).not.toBe(keys.hash('conversation', 'a'));
		expect(keys.hash('contact', 'a')).toMatch(/^[\w-]{43}$/);
	});
});

it('A data key has 32 bytes', () => {
	expect(() => keyring(randomBytes(31))).toThrow('A data key has 32 bytes; this one has 31.');
});
