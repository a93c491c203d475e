/**
 * The one key object. Personal data is sealed with it (AES-256-GCM) and looked up by its keyed hashes (HMAC-SHA-256),
 * so a copy of the database without the key says nothing about anybody.
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomFillSync } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;

/** What can't be opened: it was changed, or sealed for another place or under another key. */
export class Unopened extends Error {}

export interface Keyring {
	/** Seals a text for one place (`table.column`): it opens nowhere else. Layout: version, iv, tag, ciphertext. */
	seal(text: string, place: string): Buffer;
	/** Opens what `seal` made. Throws `Unopened` if it was changed, or sealed for another place or under another key. */
	unseal(bytes: Uint8Array, place: string): string;
	/** A keyed hash (43 URL-safe characters) to look a text up by; `purpose` keeps the hashes of different things apart. */
	hash(purpose: string, text: string): string;
}

/** @param dataKey 32 random bytes; both working keys are derived from it. */
export function keyring(dataKey: Uint8Array): Keyring {
	if (dataKey.length !== 32) throw new Error(`A data key has 32 bytes; this one has ${dataKey.length}.`);
	const derive = (use: string) => createSecretKey(Buffer.from(hkdfSync('sha256', dataKey, '', `waitless ${use}`, 32)));
	const sealing = derive('seal');
	const hashing = derive('hash');
	return {
		seal(text, place) {
			const iv = freshIv();
			const cipher = createCipheriv('aes-256-gcm', sealing, iv);
			cipher.setAAD(bytesOf(place));
			const body = cipher.update(text, 'utf8');
			// A stream cipher has nothing left to say, but its tag is ready only now.
			cipher.final();
			const sealed = Buffer.allocUnsafe(HEAD_BYTES + body.length);
			sealed[0] = VERSION;
			sealed.set(iv, 1);
			sealed.set(cipher.getAuthTag(), 1 + IV_BYTES);
			sealed.set(body, HEAD_BYTES);
			return sealed;
		},
		unseal(bytes, place) {
			const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
			try {
				const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(1, 1 + IV_BYTES));
				decipher.setAAD(bytesOf(place));
				decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
				if (sealed[0] !== VERSION) throw new Error(`sealed by version ${sealed[0]}; this program knows ${VERSION}`);
				return decipher.update(sealed.subarray(HEAD_BYTES), undefined, 'utf8') + decipher.final('utf8');
			} catch (error) {
				throw new Unopened(`What is kept as ${place} can't be opened: ${(error as Error).message}.`);
			}
		},
		hash(purpose, text) {
			return createHmac('sha256', hashing).update(purpose).update('\0').update(text).digest('base64url');
		},
	};
}

/** The places are few, and named at every call. */
const places = new Map<string, Buffer>();

function bytesOf(place: string): Buffer {
	let bytes = places.get(place);
	if (!bytes) {
		bytes = Buffer.from(place);
		places.set(place, bytes);
	}
	return bytes;
}

/** Random bytes are drawn many at a time: one draw alone costs more than sealing does. */
const drawn = Buffer.alloc(512 * IV_BYTES);
let used = drawn.length;

function freshIv(): Buffer {
	if (used === drawn.length) {
		randomFillSync(drawn);
		used = 0;
	}
	used += IV_BYTES;
	return drawn.subarray(used - IV_BYTES, used);
}
