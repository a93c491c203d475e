/** How this folder reaches the Bot API, so that it works under any client: our own, or that of a host's bot. */

/** A file that goes along with a call, in the payload's field of that name; of `media`, within it. */
export interface Upload {
	readonly field: 'document' | 'photo' | 'media';
	readonly name: string;
	readonly content: string | Uint8Array;
}

interface CallOptions {
	readonly upload?: Upload | undefined;
	/** Gives the call up. A client that can't do so may ignore it. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * Calls a method of the Bot API: resolves with its `result`, rejects with whatever the client throws (see failure.ts for
 * how that is read).
 */
export type Call = (method: string, payload: object, options?: CallOptions) => Promise<unknown>;

/** The bot itself, as `getMe` describes it. */
export interface Me {
	readonly id: number;
	/** Without the `@`. */
	readonly username: string;
}
