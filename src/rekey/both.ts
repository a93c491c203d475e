/** Two data keys at once: the one until now, and the one that takes its place. */
import type { Keyring } from '../../db/keyring.ts';

export interface BothKeys {
	readonly former: Keyring;
	readonly next: Keyring;
}

/** The text, whichever of the two it was sealed with; nothing if neither opens it. */
export function openWithEither(keys: BothKeys, sealed: Uint8Array, place: string): string | undefined {
	for (const key of [keys.former, keys.next])
		try {
			return key.unseal(sealed, place);
		} catch {
			// The other one, then.
		}
	return undefined;
}

/** Whether this key opens it. */
export function opens(key: Keyring, sealed: Uint8Array, place: string): boolean {
	try {
		key.unseal(sealed, place);
		return true;
	} catch {
		return false;
	}
}
