import { createHash, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Address } from '../../message.ts';

/** Patients talk at `/`, staff at `/desk`: two conversations, which one browser can hold side by side. */
export type Side = 'clinic' | 'desk';

/** As long as browsers allow. */
const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

/**
 * Whom a request comes from: a random secret in a cookie that no script can read. The chat is named by a hash of it, so
 * that whoever reads the database cannot open the chat.
 *
 * `Lax` and not `Strict`: somebody who follows a link from another site (webmail, the clinic's own page) would arrive
 * without a `Strict` cookie, and lose the conversation to a new one. What changes anything is a POST, which `Lax` keeps
 * from other sites as well, and whose origin is checked.
 */
export class Visitors {
	readonly #secure: boolean;

	constructor({ secure }: { secure: boolean }) {
		this.#secure = secure;
	}

	/**
	 * The address of who sends a request, if a visit to the page has given them one. Which of a browser's two
	 * conversations is meant is told by `side` in the query; which chat, only by the cookie.
	 */
	whoAsks({ query, headers }: FastifyRequest): Address | undefined {
		const { side } = query as { side?: unknown };
		if (side !== 'clinic' && side !== 'desk') return undefined;
		const secret = this.#secretIn(headers.cookie, side);
		if (!secret) return undefined;
		const chat = createHash('sha256').update(secret).digest('base64url').slice(0, 22);
		return { channel: 'web', bot: side, chat, sender: chat };
	}

	/** The `Set-Cookie` of a visit to the page: the one that came, for longer; otherwise a new one. */
	cookie(cookies: string | undefined, side: Side): string {
		const secret = this.#secretIn(cookies, side) ?? randomBytes(16).toString('base64url');
		const rules = `Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${this.#secure ? '; Secure' : ''}`;
		return `${this.#name(side)}=${secret}; ${rules}`;
	}

	#secretIn(cookies: string | undefined, side: Side): string | undefined {
		const start = `${this.#name(side)}=`;
		const pair = cookies?.split(/; */).find((each) => each.startsWith(start));
		const secret = pair?.slice(start.length);
		return secret && /^[\w-]{22}$/.test(secret) ? secret : undefined;
	}

	/** `__Host-` keeps neighbouring subdomains from planting one; browsers accept it only with `Secure`. */
	#name(side: Side): string {
		return `${this.#secure ? '__Host-' : ''}waitless-${side}`;
	}
}
