/** The demo network's visits: about a third of the next days' times, booked as reception would for patients who phone. */
import { DateTime } from 'luxon';
import type { Tx } from '../../../db/store.ts';
import { book } from '../../core/appointments.ts';
import { eligible, type Person, rulesOf } from '../../core/eligibility.ts';
import type { HealthcareService, Location, Network, Practitioner } from '../../core/network.ts';
import { patientById } from '../../core/patients.ts';
import { personWithId } from '../../core/person.ts';
import { type FreeSlot, MOST_SLOTS, nextFreeSlots } from '../../core/slots.ts';
import { REASONS } from './reasons.ts';

const BUSY_DAYS = 6;
const SHARE_TAKEN = 1 / 3;
const MOST_VISITS = 4;

/** A patient and the days (20260908) they have a visit on: one a day is enough. */
interface Visitor {
	readonly patientId: number;
	readonly language: string | null;
	readonly person: Person;
	readonly days: Set<number>;
}

/** A practitioner's day at a clinic. */
interface Day {
	readonly practitioner: Practitioner;
	readonly location: Location;
	readonly services: readonly HealthcareService[];
	readonly localDate: number;
}

export async function bookVisits(tx: Tx, network: Network, patientIds: readonly number[]): Promise<void> {
	const visitors: Visitor[] = [];
	for (const id of patientIds) {
		const { language } = (await patientById(tx, id))!;
		const person = (await personWithId(tx, network, id))!;
		visitors.push({ patientId: id, language, person, days: new Set() });
	}
	const random = dice(7);
	for (let day = 0; day < BUSY_DAYS; day++)
		for (const practitioner of network.practitioners.all)
			for (const role of practitioner.roles) {
				const location = network.locations.byCode.get(role.location)!;
				const services = role.services.map((code) => network.services.byCode.get(code)!);
				const localDate = Number(
					DateTime.fromMillis(tx.now, { zone: location.zone }).plus({ days: day }).toFormat('yyyyMMdd'),
				);
				await fill(tx, network, { practitioner, location, services, localDate }, visitors, random);
			}
}

/** Books visits until a share of the day's free minutes is taken, or nobody is left who could come. */
async function fill(tx: Tx, network: Network, day: Day, visitors: readonly Visitor[], random: Dice): Promise<void> {
	const shortest = day.services.reduce((a, b) => (a.minutes <= b.minutes ? a : b));
	const open = await freeSlots(tx, network, day, shortest);
	let wanted = Math.floor(open.length * SHARE_TAKEN);
	for (let tries = 2 * wanted; wanted > 0 && tries > 0; tries--) {
		const service = random(day.services)!;
		const slot = random(await freeSlots(tx, network, day, service));
		const visitor = slot && random(visitors.filter((visitor) => comes(network, visitor, service, day)));
		if (!visitor) continue;
		const { kind } = await book(tx, network, {
			slotId: slot.id,
			serviceId: service.id,
			patientId: visitor.patientId,
			by: 'staff:demo',
			bookedBy: 'staff:demo',
			reason: REASONS[service.code]?.[visitor.language === 'fr' ? 'fr' : 'en'],
		});
		if (kind !== 'booked') continue;
		visitor.days.add(day.localDate);
		wanted -= Math.ceil(service.minutes / shortest.minutes);
	}
}

const freeSlots = (tx: Tx, network: Network, day: Day, service: HealthcareService): Promise<FreeSlot[]> =>
	nextFreeSlots(tx, network, {
		serviceId: service.id,
		practitionerId: day.practitioner.id,
		locationId: day.location.id,
		localDate: day.localDate,
		from: tx.now,
		limit: MOST_SLOTS,
	});

/** Whether somebody known in this city may and would come that day. */
function comes(network: Network, { person, days }: Visitor, service: HealthcareService, day: Day): boolean {
	const { practitioner, location, localDate } = day;
	return (
		days.size < MOST_VISITS &&
		!days.has(localDate) &&
		person.filesAt.some((code) => network.locations.byCode.get(code)?.areaId === location.areaId) &&
		eligible(rulesOf(network, service), person, {
			day: localDate,
			location: location.code,
			practitioner: practitioner.code,
		}).kind === 'yes'
	);
}

type Dice = <T>(things: readonly T[]) => T | undefined;

/** Picks at random, the same way every time (a linear congruential generator, constants of Numerical Recipes). */
function dice(seed: number): Dice {
	let state = seed;
	return (things) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return things[Math.floor((state / 2 ** 32) * things.length)];
	};
}
