/** Opens what was kept sealed in the outbox, puts it into words and hands it to its channel. */
import type { Keyring } from '../../db/keyring.ts';
import type { Body, CommonFacts } from '../../flows/prompt.ts';
import type { Address, Channel, Outgoing, Sent } from '../message.ts';
import { describe } from '../operations/logger.ts';
import { SIDE_BY_SIDE_MS } from '../side-by-side.ts';

const LOOK_AGAIN_MS = 1_000;

export interface ToHandOver {
	readonly id: number;
	readonly channel: string;
	/** Where to, if not `home`, its conversation's own address; sealed, as the body is. */
	readonly address: Uint8Array | null;
	readonly home: Uint8Array | null;
	readonly body: Uint8Array | null;
	/** 1: its chat takes nothing any more. */
	readonly gone: number;
	/** What the channel called the message whose place it takes. */
	readonly replacedId: string | null;
	/** When it was said, and how long before it was taken. */
	readonly at: number;
	readonly ageMs: number;
	readonly common: CommonFacts;
}

export interface Rendering {
	readonly channels: ReadonlyMap<string, Channel>;
	readonly render: (body: Body, at: number, common: CommonFacts, channel: string) => Outgoing | Promise<Outgoing>;
	readonly keys: Keyring;
}

/** Never throws: whatever happens to one message happens to no other. */
export async function handOver(message: ToHandOver, { channels, render, keys }: Rendering): Promise<Sent> {
	const { id, channel, address, home, replacedId, at, ageMs, common } = message;
	const open = (sealed: Uint8Array | null, place: string) => {
		if (!sealed) throw new Error(`There is no ${place}.`);
		return JSON.parse(keys.unseal(sealed, place));
	};
	try {
		const body: Body = open(message.body, 'outbox.body');
		const to: Address = address ? open(address, 'outbox.address') : open(home, 'conversation.address');
		// It is nobody's mistake, so nobody is told.
		if (body.kind === 'letter' && body.until !== undefined && body.until <= at + ageMs)
			return { kind: 'unreachable', why: 'its time was over' };
		if (message.gone) return { kind: 'unreachable', why: 'nobody is there any more' };
		let outgoing: Outgoing;
		try {
			outgoing = await render(body, at, common, channel);
		} catch (error) {
			const why = `no words: ${(error as Error).message}`;
			// They may be a newer release's, which has them.
			return ageMs < SIDE_BY_SIDE_MS ? { kind: 'wait', ms: LOOK_AGAIN_MS, why } : { kind: 'refused', why };
		}
		const sending = { id, address: to, language: body.language, body: outgoing };
		const replaces = ('inPlaceOf' in body ? body.inPlaceOf : undefined) ?? replacedId;
		return await channels.get(channel)!.send(replaces === null ? sending : { ...sending, replaces });
	} catch (error) {
		return { kind: 'refused', why: describe(error) };
	}
}
