/** Who gives a service, and where, by the roles in the clinic file: those who work there now, at places that are open. */
import type { Location, Network, Practitioner } from './network.ts';

export interface Giver {
	readonly location: Location;
	readonly practitioner: Practitioner;
}

/** @param service its code. */
export function giversOf(network: Network, service: string): readonly Giver[] {
	const givers = known.get(network) ?? read(network);
	known.set(network, givers);
	return givers.get(service) ?? [];
}

const known = new WeakMap<Network, ReadonlyMap<string, readonly Giver[]>>();

function read({ practitioners, locations }: Network): ReadonlyMap<string, readonly Giver[]> {
	const givers = new Map<string, Giver[]>();
	for (const practitioner of practitioners.all)
		for (const role of practitioner.retired ? [] : practitioner.roles) {
			const location = locations.byCode.get(role.location);
			if (!location || location.retired) continue;
			for (const service of role.services) {
				const others = givers.get(service);
				if (others) others.push({ location, practitioner });
				else givers.set(service, [{ location, practitioner }]);
			}
		}
	return givers;
}
