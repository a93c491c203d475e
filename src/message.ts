/**
 * What crosses the line between a channel and the house: a message coming in, a message going out.
 * A channel translates to and from these and decides nothing.
 */

import type { Said } from '../flows/said.ts';

export type { Said };

export type ChannelName = 'telegram' | 'web' | 'sms' | 'email';

/** One end of a conversation: a person (or a member of a group) talking to one of our bots on one channel. */
export interface Address {
	readonly channel: ChannelName;
	/** Which of our bots: a Telegram bot's id; on the web `clinic` (patients) or `desk` (staff); `clinic` of an SMS or e-mail. */
	readonly bot: string;
	/** The chat as the channel names it; the number or the address that an SMS or e-mail goes to. */
	readonly chat: string;
	/** Who speaks in it; the same as `chat` in a private one. */
	readonly sender: string;
}

/** One message, or one tap, coming in. */
export interface Inbound {
	/** The same for every delivery of one update and for nothing else, e.g. `telegram:<bot>:<update id>`. */
	readonly key: string;
	readonly address: Address;
	/** When it was said, in epoch milliseconds, where the channel tells. */
	readonly at?: number;
	/** The language the channel reports, as BCP 47, if it does. */
	readonly language?: string;
	readonly said: Said;
	/** What the channel calls the message; of a tap, the message that was tapped. */
	readonly message?: string;
	/** It answers a message of ours, which the channel calls so. */
	readonly replyTo?: string;
}

/** What a channel tells of a chat in which nobody has said anything. The sender of its address is whoever did it. */
export interface OfChat extends Pick<Inbound, 'key' | 'address' | 'at' | 'language'> {
	readonly chat: /** The bot is in it, or was blocked or taken out. `entered`: it was not there before. */
		| { readonly kind: 'presence'; readonly here: boolean; readonly entered: boolean }
		/** It goes on as another one, which the channel names. */
		| { readonly kind: 'moved'; readonly to: string };
}

/** A button as a channel shows it. `data` is what comes back: at most 20 ASCII characters, `<prompt>.<choice>`; of staff, `.<whose>` after it. */
export interface Button {
	readonly label: string;
	/** What else there is to know of it: in the button where there is room, else in a list in the message. */
	readonly detail?: string;
	readonly data: string;
	/** Its answer takes the place of the message it stands below. */
	readonly inPlace?: true;
}

/** A button that opens an address, or copies a text. */
export type Beyond = { readonly label: string } & ({ readonly url: string } | { readonly copy: string });

/** One message going out, rendered for its channel. */
export type Outgoing =
	| {
			readonly kind: 'text';
			/** Of an e-mail. */
			readonly subject?: string;
			readonly text: string;
			readonly buttons: readonly Button[];
			/** Offer to share the person's own phone number with one tap, where the channel can: the label of that button. */
			readonly shareContact?: string;
			/** Buttons that the house hears nothing of, below the others, where the channel has such. */
			readonly beyond?: readonly Beyond[];
			/** Lines of the text that stand for a whole command: to be copied, where that can be made easy. */
			readonly commands?: readonly string[];
			/** In a group: words are waited for, from whoever wrote `message`; or tapped, where there is none. */
			readonly awaits?: { readonly message?: string };
	  }
	/** What is found in the chat's menu of commands from now on; none: what everybody finds. */
	| { readonly kind: 'menu'; readonly commands: readonly { readonly command: string; readonly description: string }[] }
	| {
			readonly kind: 'pin';
			readonly latitude: number;
			readonly longitude: number;
			readonly title: string;
			readonly address: string;
	  }
	| { readonly kind: 'file'; readonly name: string; readonly mime: string; readonly content: string }
	| {
			readonly kind: 'picture';
			/** PNG; nothing where it is fetched later. */
			readonly content?: Uint8Array;
			/** In pixels, where it is known before it is fetched. */
			readonly size?: { readonly width: number; readonly height: number };
			/** In a line or two below it. */
			readonly caption: string;
			/** All that is in it, in words: for whoever can't see it. */
			readonly alt: string;
			readonly buttons: readonly Button[];
	  };

export interface Outbound {
	/** Grows with every message; in one chat a later message has a larger id. */
	readonly id: number;
	readonly address: Address;
	/** BCP 47. */
	readonly language: string;
	readonly body: Outgoing;
	/** What the channel called the message whose place this one takes, if it can be found. */
	readonly replaces?: string | undefined;
}

/** How a send ended. Waits are in ms. */
export type Sent =
	| { readonly kind: 'sent'; readonly messageId?: string }
	/** Not now; `why`, where it is no matter of course. */
	| { readonly kind: 'wait'; readonly ms: number; readonly why?: string }
	/** The channel will never take this message: set it aside and tell an operator. */
	| { readonly kind: 'refused'; readonly why: string }
	/** Nobody is to be told; `gone`: whoever is there has blocked or removed the bot, and nothing else would arrive either. */
	| { readonly kind: 'unreachable'; readonly why: string; readonly gone?: true }
	/** The chat goes on as another one, which the channel names. */
	| { readonly kind: 'moved'; readonly to: string }
	/** No answer, or a broken one: it may or may not have arrived. */
	| {
			readonly kind: 'unknown';
			readonly why: string;
			/** How often it is worth repeating at most, where each time costs money or may annoy. */
			readonly repeats?: number;
	  };

/** A way to reach people. */
export interface Channel {
	readonly name: ChannelName;
	/** Never throws. `why` never holds a token, an address or what was said. */
	send(message: Outbound): Promise<Sent>;
}

/** What became of an inbound message. A channel answers a tap, or acknowledges an update, only once it has this. */
export type Outcome =
	/**
	 * Taken and committed. `told`, of a tap: why nothing came of it, for whoever tapped and nobody else, in 200 characters at
	 * most. It goes with the answer to the tap and not by the outbox: it is good for seconds, may wait behind no message
	 * of the chat, and who misses it taps again.
	 */
	| { readonly kind: 'taken'; readonly told?: string }
	/** Seen before; nothing was done. */
	| { readonly kind: 'seen' }
	/** Let go: the chat talks faster than it may, and has been told. */
	| { readonly kind: 'tooFast' }
	/** Failed again and again; set aside, and the person and the staff told. */
	| { readonly kind: 'setAside' };

/** The door: every message goes through it. Throws when the turn failed and the update should come again. */
export type Receive = (inbound: Inbound | OfChat) => Promise<Outcome>;

/** What a button's `data` stands for, or nothing if it is not ours. */
export function parseChoice(data: string): { prompt: number; choice: number; desk?: string } | undefined {
	const [, prompt, choice, desk] = /^(\d{1,9})\.(\d{1,3})(?:\.([\w-]{4}))?$/.exec(data) ?? [];
	return prompt && choice
		? { prompt: Number(prompt), choice: Number(choice), ...(desk !== undefined && { desk }) }
		: undefined;
}
