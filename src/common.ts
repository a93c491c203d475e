/** What every conversation takes from the network: the facts any sentence may name, and the languages it is held in. */
import { type CommonFacts, text } from '../flows/prompt.ts';
import { LANGUAGES, nearestLanguage } from '../flows/words.ts';
import type { Network } from './core/network.ts';

export const commonFacts = ({ settings }: Network): CommonFacts => ({
	clinic: text(settings.name),
	welcome: text(settings.welcome),
	phone: settings.phone,
});

/** The network's languages, as far as the bot has words for them. */
export function spokenIn({ settings }: Network): readonly string[] {
	const spoken = LANGUAGES.filter((language) => settings.languages.includes(language));
	return spoken.length > 0 ? spoken : LANGUAGES.slice(0, 1);
}

/** The language a conversation begins in: the one a channel reports, where the network speaks it. */
export function languageFor(network: Network, reported: string | undefined): string {
	const nearest = nearestLanguage(reported);
	const spoken = spokenIn(network);
	return spoken.includes(nearest) ? nearest : spoken[0]!;
}
