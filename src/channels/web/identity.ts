import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Address } from '../../message.ts';

/** Patients talk at `/`, staff at `/desk`: two conversations, which one browser can hold side by side. */
export type Side = 'clinic' | 'desk';

/** As long as browsers allow. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/**
 * Whom a request comes from: a random secret in a cookie that no script can read, signed, so that nobody makes up chats
 * without asking for the page. The chat is named by a hash of the secret, so that whoever reads the database cannot open
 * the chat.
 *
 * `Lax` and not `Strict`: somebody who follows a link from another site (webmail, the clinic's own page) would arrive
 * without a `Strict` cookie, and lose the conversation to a new one. What changes anything is a POST, which `Lax` keeps
 * from other sites as well, and whose origin is checked.
 */
export class Visitors {
	readonly #secure: boolean;
	readonly #sign: (text: string) => string;

	/** @param sign a keyed hash: 22 URL-safe characters or more. */
	constructor({ secure, sign }: { secure: boolean; sign: (text: string) => string }) {
		this.#secure = secure;
		this.#sign = (text) => sign(text).slice(0, 22);
	}

	/**
	 * The address of who sends a request, if a visit to the page has given them one. Which of a browser's two
	 * conversations is meant is told by `side` in the query; which chat, only by the cookie.
	 */
	whoAsks({ query, headers }: FastifyRequest): Address | undefined {
		const { side } = query as { side?: unknown };
		if (side !== 'clinic' && side !== 'desk') return undefined;
		const cookie = this.#cookieIn(headers.cookie, side);
		if (!cookie?.signed) return undefined;
		const { secret } = cookie;
		const chat = createHash('sha256').update(secret).digest('base64url').slice(0, 22);
		return { channel: 'web', bot: side, chat, sender: chat };
	}

	/** Whether a visit to the page comes without a cookie that we signed. */
	isNew(cookies: string | undefined, side: Side): boolean {
		return !this.#cookieIn(cookies, side)?.signed;
	}

	/**
	 * The `Set-Cookie` of a visit to the page: the secret that came, for longer; otherwise a new one. One that was not
	 * signed, or under a former key, is signed now: whoever brings it could as well have asked for a new one.
	 */
	cookie(cookies: string | undefined, side: Side): string {
		const secret = this.#cookieIn(cookies, side)?.secret ?? randomBytes(16).toString('base64url');
		const rules = `Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${this.#secure ? '; Secure' : ''}`;
		return `${this.#name(side)}=${secret}.${this.#signature(secret, side)}; ${rules}`;
	}

	#cookieIn(
		cookies: string | undefined,
		side: Side,
	): { readonly secret: string; readonly signed: boolean } | undefined {
		const start = `${this.#name(side)}=`;
		const pair = cookies?.split(/; */).find((each) => each.startsWith(start));
		const [, secret, signature = ''] = /^([\w-]{22})(?:\.([\w-]{22}))?$/.exec(pair?.slice(start.length) ?? '') ?? [];
		if (!secret) return undefined;
		const ours = Buffer.from(this.#signature(secret, side));
		return { secret, signed: signature.length === ours.length && timingSafeEqual(Buffer.from(signature), ours) };
	}

	#signature(secret: string, side: Side): string {
		return this.#sign(`${side} ${secret}`);
	}

	/** `__Host-` keeps neighbouring subdomains from planting one; browsers accept it only with `Secure`. */
	#name(side: Side): string {
		return `${this.#secure ? '__Host-' : ''}waitless-${side}`;
	}
}
