/** What went by SMS or e-mail of late, opened and put into words: for the page that shows it where neither is set up. */
import { newestLetters } from '../db/queries/outbox.ts';
import type { Store } from '../db/store.ts';
import type { Body } from '../flows/prompt.ts';
import { commonFacts } from './common.ts';
import { networkOf } from './core/network.ts';
import type { Address } from './message.ts';
import { render } from './render.ts';

export interface KeptLetter {
	readonly id: number;
	readonly channel: 'sms' | 'email';
	/** The number or the address. */
	readonly to: string;
	/** When it was written, and until when it is good for anything, in epoch milliseconds. */
	readonly at: number;
	readonly until: number | undefined;
	/** BCP 47. */
	readonly language: string;
	readonly subject: string;
	readonly text: string;
}

const MOST = 50;
const KEPT_MS = 24 * 60 * 60_000;

/** Of the last day, the newest first. What is no good any more, a code that is over, is left out. */
export async function lettersOf(store: Store): Promise<KeptLetter[]> {
	return store.read(async (reading) => {
		const { now } = reading;
		const rows = await reading.run(newestLetters, { after: now - KEPT_MS, limit: MOST });
		const common = commonFacts(await networkOf(reading));
		return rows.flatMap(({ id, at, channel, address, body }): KeptLetter[] => {
			const letter = body as Body;
			if (letter.kind !== 'letter' || (letter.until !== undefined && letter.until <= now)) return [];
			const shown = render(letter, at, common);
			if (shown.kind !== 'text') return [];
			const { language, until } = letter;
			const to = (address as Address).chat;
			return [
				{
					id,
					at,
					until,
					language,
					to,
					channel: channel as 'sms' | 'email',
					subject: shown.subject ?? '',
					text: shown.text,
				},
			];
		});
	});
}
