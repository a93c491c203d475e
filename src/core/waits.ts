/** How long people waited of late, by practitioner and by department, and what that says about the online share. */
import { waitsAt } from '../../db/queries/queue.ts';
import type { Reading } from '../../db/store.ts';
import { quantile } from './consultations.ts';
import type { Network } from './network.ts';
import { turnOf } from './queue-order.ts';

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

export interface DepartmentWait extends MedianWait {
	readonly departmentId: number;
	/** Of a hundred times, how many patients can book online; and how many are proposed, where the waits say so. */
	readonly online: number;
	readonly proposed: number | undefined;
}

export interface Measured {
	readonly practitioners: readonly (MedianWait & { readonly practitionerId: number })[];
	readonly departments: readonly DepartmentWait[];
}

/**
 * The last four weeks at some clinics. Somebody waits from their turn on (the start of the visit they were there in time
 * for, else when they came) until they are called. Who waited for no service counts for nobody's department.
 */
export async function waitsOf(reading: Reading, network: Network, locationIds: readonly number[]): Promise<Measured> {
	const after = reading.now - FOUR_WEEKS_MS;
	const rows = [];
	for (const locationId of locationIds) rows.push(...(await reading.run(waitsAt, { locationId, after })));
	const waited = rows.map(({ calledAt, ...row }) => ({
		...row,
		minutes: Math.max(0, calledAt! - turnOf(row)) / MINUTE,
	}));
	const departmentOf = ({ serviceId }: { serviceId: number | null }) =>
		network.services.byId.get(serviceId ?? 0)?.departmentId;
	return {
		practitioners: medians(waited, ({ practitionerId }) => practitionerId ?? undefined).map(
			([practitionerId, wait]) => ({
				practitionerId,
				...wait,
			}),
		),
		departments: medians(waited, departmentOf).map(([departmentId, wait]) => {
			const online = network.departments.byId.get(departmentId)?.share?.percent ?? 100;
			return { departmentId, ...wait, online, proposed: proposedShare(wait, online) };
		}),
	};
}

/** Long waits ask for more room for those who walk in, short ones for less: ten of a hundred times at once. */
export function proposedShare({ people, median }: MedianWait, online: number): number | undefined {
	if (people < FEWEST) return undefined;
	if (median >= LONG && online > LEAST_ONLINE) return Math.max(LEAST_ONLINE, online - STEP);
	if (median < SHORT && online < 100) return Math.min(100, online + STEP);
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
