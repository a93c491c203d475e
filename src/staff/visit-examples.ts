/** What the examples of commands about visits name: this clinic's own people and services, and a reference as one looks. */
import type { Turn } from '../perform/performer.ts';
import { pairsFor, servicesOf } from './bookable.ts';
import { exampleName } from './grammar/names.ts';
import type { Member } from './who.ts';

const REFERENCE = 'K7PM-4WXH';

export function exampleFacts(turn: Turn, member: Member) {
	const { network } = turn;
	const pairs = pairsFor(turn, member);
	const person = pairs[0]?.person;
	return {
		name: 'Khumalo',
		person: person ? exampleName(person, network) : '',
		service: servicesOf(turn, pairs.slice(0, 1))[0]?.code ?? '',
		currency: network.services.all.find(({ fee }) => fee)?.fee?.currency ?? 'EUR',
		reference: REFERENCE,
	};
}
