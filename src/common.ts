/** The facts about the network that every sentence may name. */
import { type CommonFacts, text } from '../flows/prompt.ts';
import type { Network } from './core/network.ts';

export const commonFacts = ({ settings }: Network): CommonFacts => ({
	clinic: text(settings.name),
	welcome: text(settings.welcome),
	phone: settings.phone,
});
