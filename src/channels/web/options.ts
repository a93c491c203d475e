/** What the web chat is given by whoever opens it. */
import type { FastifyBaseLogger } from 'fastify';
import type { Address, Outgoing, Receive } from '../../message.ts';
import type { Pace } from '../../pace.ts';
import type { Bells } from './bells.ts';
import type { MessagesTo } from './events.ts';

export interface WebChatOptions {
	readonly receive: Receive;
	readonly messagesTo: MessagesTo;
	/** The file that one of an address's messages carries, if it does. */
	readonly fileIn: (address: Address, id: number) => Promise<Extract<Outgoing, { kind: 'file' }> | undefined>;
	/** The picture (PNG) that one of an address's messages shows, if it does. */
	readonly pictureIn: (address: Address, id: number) => Promise<Uint8Array | undefined>;
	/** Rung when there is something new for a chat. */
	readonly bells: Bells;
	readonly logger: Pick<FastifyBaseLogger, 'warn'>;
	/** In the language of the page. */
	readonly clinicName: (language: string) => string;
	/** A keyed hash, by which our own cookies are known. */
	readonly sign: (text: string) => string;
	/** Whether the page is reached over HTTPS, so that its cookies may insist on it. */
	readonly secure?: boolean;
	readonly pace?: Pace;
	/** How fast one network address may bring visitors that were never here. */
	readonly newcomers?: Pace;
	/** So many streams of events at once, from one network address and of one chat. */
	readonly streams?: { readonly perAddress: number; readonly perChat: number };
	readonly heartbeatMs?: number;
}
