/**
 * The network as one object in memory: its settings, places, services and people, and the menus that sessions offer.
 * Read from its tables when their version has changed, which costs one tiny query to know.
 */
import type { Keyring } from '../../db/keyring.ts';
import { allLinkTypes } from '../../db/queries/links.ts';
import {
	allAreas,
	allDepartments,
	allLocations,
	allMenuServices,
	allPractitioners,
	allServices,
	networkRow,
	networkVersion,
	raiseVersion,
} from '../../db/queries/network.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading, Store, Tx } from '../../db/store.ts';
import type { CutOffs, NetworkSettings } from '../../db/tables/clinic.ts';
import { PLAIN } from './settings.ts';

export type Area = Tables['area']['$inferSelect'];
export type Location = Tables['location']['$inferSelect'];
export type Department = Tables['department']['$inferSelect'];
export type HealthcareService = Tables['healthcareService']['$inferSelect'];
export type Practitioner = Tables['practitioner']['$inferSelect'];
export type LinkType = Tables['linkType']['$inferSelect'];

/** Rows of one table: all in their order (the retired ones too), by id, and by the clinic file's code. */
export interface Directory<Row> {
	readonly all: readonly Row[];
	readonly byId: ReadonlyMap<number, Row>;
	readonly byCode: ReadonlyMap<string, Row>;
}

export interface Network {
	readonly version: number;
	readonly settings: NetworkSettings;
	readonly areas: Directory<Area>;
	readonly locations: Directory<Location>;
	readonly departments: Directory<Department>;
	readonly services: Directory<HealthcareService>;
	readonly practitioners: Directory<Practitioner>;
	/** What staff can send a booking link for. */
	readonly linkTypes: Directory<LinkType>;
	/** The menus that offer a service. */
	menusOf(serviceId: number): readonly number[];
	/** The services that a menu offers. */
	menu(id: number): readonly number[];
}

/** One database has one keyring, so its keyring stands for it. */
const cached = new WeakMap<Keyring, Network>();
/** Transactions that have changed the network: what they read is not yet true for others. */
const changing = new WeakSet<Reading>();

/** The network, for what goes on by itself: nothing while there is none, or it can't be read just now. */
export const networkIfAny = (store: Pick<Store, 'read'>): Promise<Network | undefined> =>
	store.read(networkOf).catch(() => undefined);

/** The network as this reading sees it. Throws while there is none: no clinic file was ever applied. */
export async function networkOf(reading: Reading): Promise<Network> {
	const [row] = await reading.run(networkVersion, {});
	if (!row) throw new Error('There is no network yet: apply a clinic file first.');
	const known = cached.get(reading.keys);
	if (known?.version === row.version && !changing.has(reading)) return known;
	const network = await load(reading, row.version);
	if (!changing.has(reading)) cached.set(reading.keys, network);
	return network;
}

/** Tells everybody that the network's tables have changed, once this transaction commits. */
export async function bumpNetwork(tx: Tx): Promise<void> {
	changing.add(tx);
	await tx.run(raiseVersion, {});
}

/** How long before its start a visit of this service may be moved or cancelled: its own rule, else the network's. */
export const cutOffsOf = (network: Network, serviceId: number): CutOffs =>
	network.services.byId.get(serviceId)?.cutOffs ?? network.settings.cutOffs;

/** @param version read before the tables, so that one that changes meanwhile is read again next time. */
async function load(reading: Reading, version: number): Promise<Network> {
	const [row] = await reading.run(networkRow, {});
	const pairs = await reading.run(allMenuServices, {});
	const menusOf = Map.groupBy(pairs, ({ serviceId }) => serviceId);
	const servicesOf = Map.groupBy(pairs, ({ menuId }) => menuId);
	return {
		version,
		// A release that knew fewer of them may have written the row.
		settings: { ...PLAIN, ...row!.settings },
		areas: directory(await reading.run(allAreas, {})),
		locations: directory(await reading.run(allLocations, {})),
		departments: directory(await reading.run(allDepartments, {})),
		services: directory(await reading.run(allServices, {})),
		practitioners: directory(await reading.run(allPractitioners, {})),
		linkTypes: directory(await reading.run(allLinkTypes, {})),
		menusOf: (serviceId) => menusOf.get(serviceId)?.map(({ menuId }) => menuId) ?? [],
		menu: (id) => servicesOf.get(id)?.map(({ serviceId }) => serviceId) ?? [],
	};
}

const directory = <Row extends { readonly id: number; readonly code: string }>(
	all: readonly Row[],
): Directory<Row> => ({
	all,
	byId: new Map(all.map((row) => [row.id, row])),
	byCode: new Map(all.map((row) => [row.code, row])),
});
