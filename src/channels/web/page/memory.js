/**
 * What was said on this page, kept by the tab so that it survives a reload: the house keeps what was said to us, not
 * what we said. It goes when the tab is closed; on a shared computer nothing stays behind.
 *
 * @typedef {object} Own a message of one's own
 * @property {string} id the same each time it is posted
 * @property {import('../posted.ts').Posted['said']} said
 * @property {string} text as shown
 * @property {number} after the id of the newest message of the house when it was said
 * @property {number} at ms since 1970
 * @property {'sending' | 'sent' | 'notSent'} state
 */

const MOST = 100;

export class Memory {
	/** @type {Own[]} */
	#own;
	#key;

	/** @param {string} side */
	constructor(side) {
		this.#key = `waitless-${side}`;
		this.#own = read(this.#key);
	}

	/** @returns {readonly Own[]} oldest first */
	get own() {
		return this.#own;
	}

	/** @param {Own} message a new one, or one whose state has changed */
	keep(message) {
		this.#own = [...this.#own.filter(({ id }) => id !== message.id), message].sort(bySaid).slice(-MOST);
		try {
			sessionStorage.setItem(this.#key, JSON.stringify(this.#own));
		} catch {
			// Full, or not allowed: the message is still on the page.
		}
	}
}

/** @param {Own} one @param {Own} other */
const bySaid = (one, other) => one.at - other.at;

/** @param {string} key @returns {Own[]} */
function read(key) {
	try {
		return JSON.parse(sessionStorage.getItem(key) ?? '[]');
	} catch {
		return [];
	}
}
