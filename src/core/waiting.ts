/** Who is in a clinic's waiting room, and who waits for whom. */
import {
	encounterNumbered,
	encountersOfChat,
	encountersThere,
	encounterWithId,
	practitionersOn,
} from '../../db/queries/queue.ts';
import type { Reading } from '../../db/store.ts';
import type { Location, Network } from './network.ts';
import { type Encounter, type Giver, lineFor, type Present } from './queue-order.ts';
import { wallTimeOf } from './zones.ts';

/** Nobody waits for longer. */
const LONGEST_STAY_MS = 12 * 60 * 60 * 1000;

type Found = { readonly encounter: Encounter; readonly start: number | null };

/** Whoever was forgotten in the queue of a day is not in that of the next, whose numbers begin anew. */
const ofToday = ({ now }: Reading, rows: readonly Found[], zoneOf: (locationId: number) => string): Present[] =>
	rows
		.filter(({ encounter }) => encounter.localDate === wallTimeOf(now, zoneOf(encounter.locationId)).date)
		.map(({ encounter, start }) => ({ ...encounter, start }));

/** Everybody who is in the house: waiting, called or being seen. */
export async function thereAt(reading: Reading, { id, zone }: Pick<Location, 'id' | 'zone'>): Promise<Present[]> {
	const rows = await reading.run(encountersThere, { locationId: id, after: reading.now - LONGEST_STAY_MS });
	return ofToday(reading, rows, () => zone);
}

/** The same of one chat, at whatever clinic. */
export async function thereOf(reading: Reading, network: Network, conversationId: string): Promise<Present[]> {
	const rows = await reading.run(encountersOfChat, { conversationId, after: reading.now - LONGEST_STAY_MS });
	return ofToday(reading, rows, (id) => network.locations.byId.get(id)?.zone ?? 'UTC');
}

export interface Waits {
	readonly giver: Giver;
	/** In order. */
	readonly line: readonly Present[];
	/** Called, or being seen. */
	readonly inside: readonly Present[];
}

/** Who waits for whom: everybody who has times there today, or whom somebody waits for. */
export async function waitingAt(reading: Reading, network: Network, location: Location): Promise<Waits[]> {
	const people = await thereAt(reading, location);
	const { date: localDate } = wallTimeOf(reading.now, location.zone);
	const today = await reading.run(practitionersOn, { locationId: location.id, localDate });
	const ids = new Set([...today, ...people].flatMap(({ practitionerId }) => practitionerId ?? []));
	return [...ids]
		.sort((a, b) => a - b)
		.map((practitionerId) => {
			const giver = giverAt(network, location, practitionerId);
			const inside = people.filter((each) => each.status !== 'arrived' && each.practitionerId === practitionerId);
			return { giver, line: lineFor(people, giver), inside };
		});
}

export function giverAt(network: Network, { code }: Pick<Location, 'code'>, practitionerId: number): Giver {
	const roles = network.practitioners.byId.get(practitionerId)?.roles ?? [];
	const codes = roles.filter(({ location }) => location === code).flatMap(({ services }) => services);
	return { practitionerId, serviceIds: codes.flatMap((service) => network.services.byCode.get(service)?.id ?? []) };
}

/** To whom somebody is called, and where, as it is told: `Dr Naidoo, Room 3`; empty where that is nobody in particular. */
export function calledTo(
	network: Network,
	{ locationId, practitionerId }: Pick<Encounter, 'locationId' | 'practitionerId'>,
) {
	const { name = '', roles = [] } = network.practitioners.byId.get(practitionerId ?? 0) ?? {};
	const code = network.locations.byId.get(locationId)?.code;
	const room = roles.find(({ location }) => location === code)?.room;
	return room === undefined ? name : `${name}, ${room}`;
}

/** How many wait before somebody: with whoever can see them soonest, where they wait for nobody in particular. */
export function placeOf(
	waits: readonly Waits[],
	{ id, practitionerId }: Encounter,
): { before: number; waits: Waits } | undefined {
	const places = waits
		.filter(({ giver }) => practitionerId === null || giver.practitionerId === practitionerId)
		.map((each) => ({ before: each.line.findIndex((other) => other.id === id), waits: each }))
		.filter(({ before }) => before >= 0);
	return places.sort((a, b) => a.before - b.before)[0];
}

export const encounterById = async (reading: Reading, id: number): Promise<Encounter | undefined> =>
	(await reading.run(encounterWithId, { id }))[0];

/** By the number that it has on a day (20260908) at a clinic. */
export const encounterByNumber = async (
	reading: Reading,
	of: { readonly locationId: number; readonly localDate: number; readonly number: number },
): Promise<Encounter | undefined> => (await reading.run(encounterNumbered, of))[0];
