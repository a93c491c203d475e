/** How long people waited of late, by practitioner and by department, and what that says about the online share. */
import { onlineComing, sessionsComing, waitsAt } from '../../db/queries/waits.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { quantile } from './consultations.ts';
import type { Location, Network } from './network.ts';
import { turnOf } from './queue-order.ts';
import { giverAt } from './waiting.ts';
import { wallTimeOf } from './zones.ts';

const MINUTE = 60_000;
const FOUR_WEEKS_MS = 28 * 24 * 60 * MINUTE;
/** Of fewer people nothing is concluded. */
const FEWEST = 10;
/** Minutes: a department keeps more times for who walks in from the one on, and fewer below the other. */
const LONG = 30;
const SHORT = 10;
/** Of a hundred times: one step of a proposal, and the least it leaves online. */
const STEP = 10;
const LEAST_ONLINE = 10;

export interface MedianWait {
	readonly people: number;
	/** In minutes. */
	readonly median: number;
}

export interface DepartmentWait {
	readonly departmentId: number;
	/** Nothing where nobody was called. */
	readonly wait: MedianWait | undefined;
	/**
	 * Of a hundred times of its sessions to come, how many are online, and how many are proposed, where the waits say so.
	 * Without any such session: what the clinic file says.
	 */
	readonly online: number;
	readonly proposed: number | undefined;
}

export interface Measured {
	readonly practitioners: readonly (MedianWait & { readonly practitionerId: number })[];
	readonly departments: readonly DepartmentWait[];
}

/**
 * The last four weeks at some clinics. Somebody waits from their turn on (the start of the visit they were there in time
 * for, else when they came) until they are called; who walked in for a practitioner, for the department of what these
 * give there. All departments are answered that have anything to give at these clinics.
 */
export async function waitsOf(reading: Reading, network: Network, locationIds: readonly number[]): Promise<Measured> {
	const after = reading.now - FOUR_WEEKS_MS;
	const rows = [];
	const coming = [] as { readonly menuId: number; readonly times: number; readonly online: number }[];
	const given = new Set<number>();
	for (const locationId of locationIds) {
		rows.push(...(await reading.run(waitsAt, { locationId, after })));
		const location = network.locations.byId.get(locationId)!;
		const { date: localDate } = wallTimeOf(reading.now, location.zone);
		coming.push(...(await reading.run(onlineComing, { locationId, localDate, after: reading.now })));
		for (const { id, retired } of network.practitioners.all)
			if (!retired)
				for (const service of giverAt(network, location, id).serviceIds)
					given.add(network.services.byId.get(service)!.departmentId);
	}
	const waited = rows.map(({ calledAt, ...row }) => ({
		...row,
		minutes: Math.max(0, calledAt! - turnOf(row)) / MINUTE,
	}));
	const medianOf = new Map(medians(waited, (row) => departmentWaitedFor(network, row)));
	return {
		practitioners: medians(waited, ({ practitionerId }) => practitionerId ?? undefined).map(
			([practitionerId, wait]) => ({
				practitionerId,
				...wait,
			}),
		),
		departments: [...new Set([...given, ...medianOf.keys()])]
			.sort((a, b) => a - b)
			.map((departmentId) => {
				const wait = medianOf.get(departmentId);
				const theirs = coming.filter(({ menuId }) => mainDepartment(network, network.menu(menuId)) === departmentId);
				const times = sum(theirs.map((each) => each.times));
				const whole = network.departments.byId.get(departmentId)?.share?.percent ?? 100;
				const online = times > 0 ? Math.round((100 * sum(theirs.map((each) => each.online))) / times) : whole;
				// What is proposed is given to sessions.
				const proposed = wait && times > 0 ? proposedShare(wait, online) : undefined;
				return { departmentId, wait, online, proposed };
			}),
	};
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/**
 * The sessions to come of a department at some clinics, whose practitioners are locked now; one that offers several
 * departments' services is of the one that most of them are of.
 */
export const sessionsOf = (tx: Tx, network: Network, clinics: readonly Location[], departmentId: number) =>
	lockedSessions(tx, clinics, (menuId) => mainDepartment(network, network.menu(menuId)) === departmentId);

/** The sessions to come at some clinics that offer such a menu, as they are once their practitioners are locked. */
export async function lockedSessions(tx: Tx, clinics: readonly Location[], isTheirs: (menuId: number) => boolean) {
	const read = async () => {
		const all = [];
		for (const { id: locationId } of clinics)
			all.push(...(await tx.run(sessionsComing, { locationId, after: tx.now })));
		return all.filter(({ menuId }) => isTheirs(menuId));
	};
	await tx.lockPractitioners((await read()).map(({ practitionerId }) => practitionerId));
	return read();
}

/** The department that most of some services are of; of as many, the first. */
export function mainDepartment(network: Network, serviceIds: readonly number[]): number | undefined {
	const all = serviceIds.flatMap((id) => network.services.byId.get(id)?.departmentId ?? []);
	const groups = [...Map.groupBy(all, (id) => id)].sort(([, a], [, b]) => b.length - a.length);
	return groups[0]?.[0];
}

function departmentWaitedFor(
	network: Network,
	row: { readonly locationId: number; readonly practitionerId: number | null; readonly serviceId: number | null },
): number | undefined {
	const { locationId, practitionerId, serviceId } = row;
	if (serviceId !== null) return network.services.byId.get(serviceId)?.departmentId;
	if (practitionerId === null) return undefined;
	return mainDepartment(network, giverAt(network, network.locations.byId.get(locationId)!, practitionerId).serviceIds);
}

/** Long waits ask for more room for those who walk in, short ones for less: ten of a hundred times at once. */
export function proposedShare({ people, median }: MedianWait, online: number): number | undefined {
	if (people < FEWEST) return undefined;
	const whole = Math.round(online / STEP) * STEP;
	if (median >= LONG && online > LEAST_ONLINE) return Math.max(LEAST_ONLINE, whole - STEP);
	if (median < SHORT && online < 100) return Math.min(100, whole + STEP);
	return undefined;
}

function medians<Row extends { readonly minutes: number }>(
	rows: readonly Row[],
	of: (row: Row) => number | undefined,
): [number, MedianWait][] {
	const groups = Map.groupBy(rows, of);
	return [...groups].flatMap(([id, theirs]): [number, MedianWait][] =>
		id === undefined
			? []
			: [
					[
						id,
						{
							people: theirs.length,
							median: quantile(
								theirs.map(({ minutes }) => minutes),
								0.5,
							),
						},
					],
				],
	);
}
