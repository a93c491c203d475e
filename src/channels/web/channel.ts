import type { Channel } from '../../message.ts';

/**
 * The web chat as a way to reach people. The message stays in the outbox, where a browser finds it as soon as its turn has
 * committed, or when it next connects; so there is nothing left to do, and it cannot fail.
 */
export const webChannel: Channel = {
	name: 'web',
	send: async () => ({ kind: 'sent' }),
};
