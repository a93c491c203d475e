/**
 * Getting what somebody said to the house, which knows a message by its id: sent again with the same one, it counts
 * once. So after anything that may pass (no network, a busy or restarting house) it is simply sent again.
 */

import { greet } from './greet.js';

const WAITS_MS = [0, 500, 2_000, 5_000];
const PATIENCE_MS = 20_000;

/**
 * @param {string} side
 * @param {{ id: string, said: import('../posted.ts').Posted['said'] }} message
 * @returns {Promise<boolean>} whether the house has it
 */
export async function post(side, { id, said }) {
	const body = JSON.stringify({ id, said, language: navigator.language });
	for (const wait of WAITS_MS) {
		await pause(wait);
		if (!navigator.onLine) await online();
		const response = await attempt(`/messages?side=${side}`, body);
		if (response?.ok) return true;
		if (response?.status === 401 && (await greet(side))) continue;
		if (response && response.status < 500 && response.status !== 429) return false;
		await pause(Number(response?.headers.get('retry-after') ?? 0) * 1000);
	}
	return false;
}

/** @param {string} url @param {string} body */
async function attempt(url, body) {
	try {
		return await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body,
			// Whoever says something and closes the page has still said it.
			keepalive: true,
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
	} catch {
		return undefined;
	}
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const online = () => new Promise((resolve) => addEventListener('online', resolve, { once: true }));
