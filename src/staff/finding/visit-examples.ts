/** What the examples of commands about visits name: this clinic's own people and services, and a reference as one looks. */
import { inLanguage } from '../../../flows/words.ts';
import { currencyOf } from '../../core/currencies.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Member } from '../dialogue/who.ts';
import { exampleName } from '../grammar/names.ts';
import { pairsFor, servicesOf } from './bookable.ts';

const REFERENCE = 'K7PM-4WXH';

export function exampleFacts(turn: Turn, member: Member) {
	const { network, talk } = turn;
	const pairs = pairsFor(turn, member);
	const { person, place } = pairs[0] ?? {};
	const service = servicesOf(turn, pairs.slice(0, 1))[0];
	// Codes are in the network's own language.
	const isOwn = talk.language === network.settings.languages[0];
	return {
		person: person ? exampleName(person, network) : '',
		service: service ? (isOwn ? service.code : inLanguage(service.name, talk.language)) : '',
		currency: (place && currencyOf(network, place)) ?? 'EUR',
		// A number as they are there.
		example: place ? `${place.phone.split(' ').slice(0, 2).join(' ')} 555 0101` : '',
		reference: REFERENCE,
	};
}
