import type { Channel } from '../../message.ts';
import type { Bells } from './bells.ts';

/**
 * The web chat as a way to reach people. The message stays in the outbox, where a browser finds it now or whenever it
 * next connects; so sending is no more than ringing for those that are connected, and cannot fail.
 */
export function webChannel(bells: Bells): Channel {
	return {
		name: 'web',
		async send({ address }) {
			bells.ring(address);
			return { kind: 'sent' };
		},
	};
}
