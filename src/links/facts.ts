/** What is told of a link to whoever opens it. */
import type { LinkFacts } from '../../flows/patient/facts.ts';
import type { LinkAim } from '../core/link-booking.ts';
import type { Network } from '../core/network.ts';

export function linkFacts(network: Network, aim: LinkAim): LinkFacts {
	const { link, type, service, location, practitioner } = aim;
	return {
		name: type.name,
		service: service.name,
		place: location?.name ?? '',
		person: practitioner?.name ?? '',
		until: link.expiresAt,
		zone: (location ?? network.locations.all[0])?.zone ?? 'UTC',
	};
}
