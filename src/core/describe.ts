/** Makes the database say what a description of the network says. What it no longer names is retired, never removed. */
import { isDeepStrictEqual } from 'node:util';
import {
	insertNetwork,
	updateNetworkSettings,
	writeArea,
	writeDepartment,
	writeLinkType,
	writeLocation,
	writePractitioner,
	writeService,
} from '../../db/queries/clinic.ts';
import { allLinkTypes } from '../../db/queries/links.ts';
import {
	allAreas,
	allDepartments,
	allLocations,
	allPractitioners,
	allServices,
	networkRow,
} from '../../db/queries/network.ts';
import type { Tables } from '../../db/schema.ts';
import type { Tx } from '../../db/store.ts';
import type {
	CutOffs,
	DeskHours,
	Eligibility,
	Money,
	NetworkSettings,
	Share,
	Text,
	VisitTexts,
} from '../../db/tables/clinic.ts';
import { bring, type Changes } from './bring.ts';
import { bumpNetwork, networkOf } from './network.ts';
import { watchReleases } from './release.ts';
import { PLAIN } from './settings.ts';

type Coded<Entry> = Readonly<Record<string, Entry>>;

/** The whole network, each thing by its code. What only a chat tells people may be left out, and is empty then. */
export interface NetworkDescription {
	readonly network?: Partial<NetworkSettings>;
	/** Cities or districts, and groups of services: one of each if they are left out. */
	readonly areas?: Coded<{ readonly name: Text }>;
	readonly departments?: Coded<{ readonly name: Text; readonly share?: Share }>;
	/** Clinics. */
	readonly locations: Coded<{
		readonly name: Text;
		/** IANA. */
		readonly zone: string;
		/** The code of its area; the first, if left out. */
		readonly area?: string;
		readonly address?: string;
		readonly phone?: string;
		/** Degrees. */
		readonly pin?: { readonly latitude: number; readonly longitude: number };
		readonly texts?: VisitTexts;
		readonly desk?: DeskHours;
	}>;
	readonly services: Coded<{
		readonly name: Text;
		/** Minutes that a visit takes. */
		readonly length: number;
		/** The code of its department; the first, if left out. */
		readonly department?: string;
		readonly description?: Text;
		/** Every rule given must hold; with none it is open to everybody. */
		readonly eligibility?: Eligibility;
		readonly forChildren?: boolean | undefined;
		/** Whether a patient is asked why. */
		readonly reason?: Tables['healthcareService']['$inferSelect']['reason'];
		readonly texts?: VisitTexts;
		/** Instead of the network's. */
		readonly cutOffs?: CutOffs;
		/** How much of it is online, instead of the department's. */
		readonly share?: Share;
		/** A booking is pending until its practitioner accepts it. */
		readonly accepted?: 'byPractitioner';
		readonly fee?: Money;
	}>;
	readonly practitioners: Coded<{
		readonly name: string;
		/** Where this person works and what they do there: codes. */
		readonly roles?: Tables['practitioner']['$inferSelect']['roles'];
	}>;
	/** What staff can send a booking link for. */
	readonly linkTypes?: Coded<{
		readonly name: Text;
		/** Codes. */
		readonly service: string;
		readonly practitioner?: string;
		readonly location?: string;
		/** In days from the sending on: the first, and the one that is too late. */
		readonly window?: { readonly from?: number; readonly before?: number };
		readonly text?: Text;
		readonly mayReschedule?: boolean | undefined;
		/** Minutes before the visit, instead of the service's. */
		readonly reschedule?: number;
		readonly identifies?: boolean | undefined;
		readonly validDays: number;
	}>;
}

const ONE: Coded<{ readonly name: Text; readonly share?: Share }> = { all: { name: '' } };

/** What applying a description did, kind by kind. */
export interface Applied {
	readonly network: 'added' | 'changed' | 'same';
	readonly areas: Changes;
	readonly locations: Changes;
	readonly departments: Changes;
	readonly services: Changes;
	readonly practitioners: Changes;
	readonly linkTypes: Changes;
}

/** The lane (`store.transaction`'s conversation) in which a network is described: by one at a time. */
export const NETWORK_LANE = 'network';

/**
 * Writes what differs, and raises the network's version if anything did: applying the same description again changes
 * nothing. An area that is no longer named stays as it is: with its clinics retired, nothing is offered there.
 */
export async function applyNetwork(tx: Tx, description: NetworkDescription): Promise<Applied> {
	const { network, areas: areasNamed = ONE, departments: departmentsNamed = ONE } = description;
	const areas = await bring(
		tx,
		writeArea,
		await tx.run(allAreas, {}),
		rows(areasNamed, ({ name }) => ({ name })),
	);
	const [anyArea] = Object.keys(areasNamed);
	const locations = await bring(
		tx,
		writeLocation,
		await tx.run(allLocations, {}),
		rows(
			description.locations,
			({ area = anyArea!, pin, address = '', phone = '', texts = {}, desk = null, ...location }) => ({
				...location,
				desk,
				address,
				phone,
				texts,
				areaId: areas.ids.get(area)!,
				latitude: pin?.latitude ?? null,
				longitude: pin?.longitude ?? null,
				retired: false,
			}),
		),
	);
	const departments = await bring(
		tx,
		writeDepartment,
		await tx.run(allDepartments, {}),
		rows(departmentsNamed, ({ name, share = null }, position) => ({ name, share, position, retired: false })),
	);
	const [anyDepartment] = Object.keys(departmentsNamed);
	const services = await bring(
		tx,
		writeService,
		await tx.run(allServices, {}),
		rows(description.services, ({ department = anyDepartment!, length, name, ...service }, position) => ({
			name,
			departmentId: departments.ids.get(department)!,
			description: service.description ?? '',
			minutes: length,
			eligibility: service.eligibility ?? {},
			forChildren: service.forChildren ?? false,
			reason: service.reason ?? 'optional',
			texts: service.texts ?? {},
			cutOffs: service.cutOffs ?? null,
			share: service.share ?? null,
			accepted: service.accepted ?? null,
			fee: service.fee ?? null,
			position,
			retired: false,
		})),
	);
	const practitioners = await bring(
		tx,
		writePractitioner,
		await tx.run(allPractitioners, {}),
		rows(description.practitioners, ({ name, roles = [] }) => ({ name, roles, retired: false })),
	);
	const linkTypes = await bring(
		tx,
		writeLinkType,
		// Those that an administrator made in a chat are no business of the description.
		(await tx.run(allLinkTypes, {})).filter(({ origin }) => origin === 'file'),
		rows(description.linkTypes ?? {}, ({ window, reschedule, ...type }) => ({
			name: type.name,
			service: type.service,
			practitioner: type.practitioner ?? null,
			location: type.location ?? null,
			fromDays: window?.from ?? null,
			toDays: window?.before ?? null,
			text: type.text ?? null,
			mayReschedule: type.mayReschedule ?? false,
			rescheduleMinutes: reschedule ?? null,
			identifies: type.identifies ?? false,
			validDays: type.validDays,
			origin: 'file' as const,
			retired: false,
		})),
	);
	const kinds = [areas, locations, departments, services, practitioners, linkTypes];
	const settings = await bringSettings(
		tx,
		{ ...PLAIN, ...network },
		kinds.some(({ changes }) => isChange(changes)),
	);
	if ([departments, services].some(({ changes }) => isChange(changes))) await watchReleases(tx, await networkOf(tx));
	return {
		network: settings,
		areas: areas.changes,
		locations: locations.changes,
		departments: departments.changes,
		services: services.changes,
		practitioners: practitioners.changes,
		linkTypes: linkTypes.changes,
	};
}

const isChange = ({ added, changed, retired }: Changes): boolean => added.length + changed.length + retired.length > 0;

/** Whether a description changed anything at all. */
export const changedAnything = ({ network, ...kinds }: Applied): boolean =>
	network !== 'same' || Object.values(kinds).some(isChange);

async function bringSettings(tx: Tx, settings: NetworkSettings, others: boolean): Promise<Applied['network']> {
	const [row] = await tx.run(networkRow, {});
	const same = isDeepStrictEqual(row?.settings, settings);
	if (!row) await tx.run(insertNetwork, { settings });
	else if (!same) await tx.run(updateNetworkSettings, { settings });
	if (!same || others) await bumpNetwork(tx);
	if (!row) return 'added';
	return same ? 'same' : 'changed';
}

/** The entries of one kind as rows, each with its code and its place in the order. */
const rows = <Entry, Rest>(entries: Coded<Entry>, rest: (entry: Entry, position: number) => Rest) =>
	Object.entries(entries).map(([code, entry], position) => ({ code, ...rest(entry, position) }));
