/** Makes the database say what the clinic file says. What the file no longer names is retired, never removed. */
import { isDeepStrictEqual } from 'node:util';
import {
	insertNetwork,
	updateNetworkSettings,
	writeArea,
	writeDepartment,
	writeLocation,
	writePractitioner,
	writeService,
} from '../../db/queries/clinic.ts';
import {
	allAreas,
	allDepartments,
	allLocations,
	allPractitioners,
	allServices,
	networkRow,
} from '../../db/queries/network.ts';
import type { Tx } from '../../db/store.ts';
import { bumpNetwork } from '../core/network.ts';
import { bring, type Changes } from './bring.ts';
import type { ClinicFile } from './file.ts';

/** What applying a file did, kind by kind. */
export interface Applied {
	readonly network: 'added' | 'changed' | 'same';
	readonly areas: Changes;
	readonly locations: Changes;
	readonly departments: Changes;
	readonly services: Changes;
	readonly practitioners: Changes;
}

/**
 * Writes what differs, and raises the network's version if anything did: applying the same file again changes nothing.
 * An area that is no longer named stays as it is: with its clinics retired, nothing is offered there.
 */
export async function applyClinicFile(tx: Tx, file: ClinicFile): Promise<Applied> {
	const areas = await bring(
		tx,
		writeArea,
		await tx.run(allAreas, {}),
		rows(file.areas, ({ name }) => ({ name })),
	);
	const locations = await bring(
		tx,
		writeLocation,
		await tx.run(allLocations, {}),
		rows(file.locations, ({ area, pin, ...location }) => ({
			...location,
			areaId: areas.ids.get(area)!,
			latitude: pin?.latitude ?? null,
			longitude: pin?.longitude ?? null,
			retired: false,
		})),
	);
	const departments = await bring(
		tx,
		writeDepartment,
		await tx.run(allDepartments, {}),
		rows(file.departments, ({ name }, position) => ({ name, position, retired: false })),
	);
	const services = await bring(
		tx,
		writeService,
		await tx.run(allServices, {}),
		rows(file.services, ({ department, length, forChildren = false, cutOffs = null, ...service }, position) => ({
			...service,
			departmentId: departments.ids.get(department)!,
			minutes: length,
			forChildren,
			cutOffs,
			position,
			retired: false,
		})),
	);
	const practitioners = await bring(
		tx,
		writePractitioner,
		await tx.run(allPractitioners, {}),
		rows(file.practitioners, (practitioner) => ({ ...practitioner, retired: false })),
	);
	const kinds = [areas, locations, departments, services, practitioners];
	return {
		network: await bringNetwork(
			tx,
			file.network,
			kinds.some(({ changes }) => isChange(changes)),
		),
		areas: areas.changes,
		locations: locations.changes,
		departments: departments.changes,
		services: services.changes,
		practitioners: practitioners.changes,
	};
}

const isChange = ({ added, changed, retired }: Changes): boolean => added.length + changed.length + retired.length > 0;

/** Whether a file changed anything at all. */
export const changedAnything = ({ network, ...kinds }: Applied): boolean =>
	network !== 'same' || Object.values(kinds).some(isChange);

async function bringNetwork(tx: Tx, settings: ClinicFile['network'], others: boolean): Promise<Applied['network']> {
	const [row] = await tx.run(networkRow, {});
	const same = isDeepStrictEqual(row?.settings, settings);
	if (!row) await tx.run(insertNetwork, { settings });
	else if (!same) await tx.run(updateNetworkSettings, { settings });
	if (!same || others) await bumpNetwork(tx);
	if (!row) return 'added';
	return same ? 'same' : 'changed';
}

/** The file's entries of one kind as rows, each with its code and its place in the order. */
const rows = <Entry, Rest>(entries: Readonly<Record<string, Entry>>, rest: (entry: Entry, position: number) => Rest) =>
	Object.entries(entries).map(([code, entry], position) => ({ code, ...rest(entry, position) }));
