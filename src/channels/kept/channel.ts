/** A channel that sends nothing anywhere: what is given to it stays sealed in the outbox, and a page of this machine shows it. */
import type { Channel } from '../../message.ts';

export const keptChannel = (name: 'sms' | 'email'): Channel => ({ name, send: async () => ({ kind: 'sent' }) });
