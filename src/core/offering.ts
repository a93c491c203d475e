/** Which services a person is offered: those whose rules hold for some visit of the booking window. */

import type { Reading } from '../../db/store.ts';
import {
	type Bounds,
	NEVER,
	type Opening,
	openingFor,
	openToEverybody,
	outside,
	type Person,
	rulesOf,
	type Why,
} from './eligibility.ts';
import { type Giver, giversOf } from './givers.ts';
import type { HealthcareService, Network } from './network.ts';
import { personWithId } from './person.ts';
import { wallTimeOf } from './zones.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The instants between which a time may be booked online, half-open. */
export const bookingWindow = ({ settings }: Network, now: number): { from: number; before: number } => ({
	from: now + settings.noticeMinutes * MINUTE_MS,
	before: now + settings.windowDays * DAY_MS,
});

/** Whether a service is for this person, with free times or without; `now` is where the booking window begins. */
export function offered(
	network: Network,
	service: HealthcareService,
	person: Person | undefined,
	now: number,
	byLink = false,
): Opening {
	const rules = rulesOf(network, service);
	const opening = openingFor(rules, person, byLink);
	if (opening.kind === 'no' || openToEverybody(rules)) return opening;
	let why: Why | undefined;
	for (const giver of giversOf(network, service.code)) {
		const reason = outside(opening.bounds, visitsWith(network, giver, now));
		if (!reason) return opening;
		why ??= reason;
	}
	return { kind: 'no', why: why ?? 'notHere' };
}

/** Who gives a service within these bounds, and where, on some day of the booking window. */
export const giversWithin = (network: Network, serviceId: number, bounds: Bounds, now: number): readonly Giver[] =>
	giversOf(network, network.services.byId.get(serviceId)?.code ?? '').filter(
		(giver) => !outside(bounds, visitsWith(network, giver, now)),
	);

/** Within which visits this patient may have the service; none if its rules don't hold, or are not known to. */
export async function boundsOf(
	reading: Reading,
	network: Network,
	{ serviceId, patientId, byLink }: { serviceId: number; patientId: number; byLink?: boolean | undefined },
): Promise<Bounds> {
	const service = network.services.byId.get(serviceId);
	if (!service) return NEVER;
	const rules = rulesOf(network, service);
	const person = openToEverybody(rules) ? undefined : await personWithId(reading, network, patientId);
	const opening = openingFor(rules, person, byLink);
	return opening.kind === 'open' && opening.needs.length === 0 ? opening.bounds : NEVER;
}

/** All visits of the booking window with somebody, on the days of the calendar there. */
function visitsWith(network: Network, { location, practitioner }: Giver, now: number) {
	const { from, before } = bookingWindow(network, now);
	return {
		day: wallTimeOf(from, location.zone).date,
		until: wallTimeOf(before - 1, location.zone).date,
		location: location.code,
		practitioner: practitioner.code,
	};
}
