/**
 * Hearing what the house says. The browser comes back by itself when a stream breaks off, and names the last message it
 * heard; when the answer is an error it gives up, so then we come back, naming it too.
 */

import { greet } from './greet.js';

const LONGEST_WAIT_MS = 30_000;

/**
 * @param {string} side
 * @param {object} ears
 * @param {(told: import('../events.ts').Told) => void} ears.hears what is said; never twice
 * @param {() => void} ears.ready everything said so far has been heard
 * @param {(connected: boolean) => void} ears.connected
 */
export function listen(side, { hears, ready, connected }) {
	let last = 0;
	let failures = 0;

	function open() {
		const source = new EventSource(`/events?side=${side}${last ? `&after=${last}` : ''}`);
		source.onmessage = ({ data }) => {
			const told = JSON.parse(data);
			if (told.id <= last) return;
			last = told.id;
			hears(told);
		};
		source.addEventListener('ready', () => {
			failures = 0;
			connected(true);
			ready();
		});
		source.onerror = () => {
			connected(false);
			if (source.readyState !== EventSource.CLOSED) return;
			// It may be the cookie that is refused.
			const again = once(() => greet(side).then(open));
			setTimeout(again, Math.min(1000 * 2 ** failures++, LONGEST_WAIT_MS));
			addEventListener('online', again, { once: true });
		};
	}
	open();
}

/** @param {() => void} act */
function once(act) {
	let done = false;
	return () => {
		if (!done) act();
		done = true;
	};
}
