/** The day of the visit, for the person in the chat: they come, ask how long it takes, and leave. */
import { visitsBetween } from '../../db/queries/queue.ts';
import { numbered } from '../../db/queries/rows.ts';
import type { QueueAnswer, QueueFacts, WaitFacts } from '../../flows/patient/queue.ts';
import { maySee, peopleOf } from '../core/acting.ts';
import { type Appointment, appointmentsOf } from '../core/appointments.ts';
import { waitOf } from '../core/consultations.ts';
import type { Network } from '../core/network.ts';
import { statusOfAbsent } from '../core/no-shows.ts';
import { arrive, leaveQueue } from '../core/queue.ts';
import type { Present } from '../core/queue-order.ts';
import { calledTo, placeOf, thereOf, waitingAt } from '../core/waiting.ts';
import { wallTimeOf } from '../core/zones.ts';
import { changeQueue } from '../queue-changed.ts';
import { visitChanged } from '../visit-changed.ts';
import { locationOf, visitFacts } from './facts.ts';
import type { Performers, Turn } from './performer.ts';

type Queue = Pick<Performers, 'comeIn' | 'tellBusy' | 'leaveQueue'>;

const MINUTE = 60_000;
const DAY_MS = 24 * 60 * MINUTE;

export const queue: Queue = {
	async comeIn({ appointmentId, place }, turn) {
		const { tx, network, talk } = turn;
		const meant = (await visitsOfToday(turn)).filter(({ id }) => appointmentId === null || id === appointmentId);
		const visits = meant.filter(({ locationId }) => place === null || locationOf(network, locationId).code === place);
		const from = ({ start }: Appointment) => start - network.settings.desk.hereMinutes * MINUTE;
		const coming = visits.filter((visit) => visit.status === 'booked' && from(visit) <= tx.now);
		const [visit, another] = coming;
		if (visit && another)
			return { type: 'hereWhich', visits: await Promise.all(coming.map((each) => visitFacts(turn, each))) };
		if (!visit) {
			const [there] = await inQueue(turn);
			if (there) return { type: 'queueShown', queue: await queueFacts(turn, there) };
			const [first] = visits.toSorted((a, b) => OPEN.indexOf(b.status) - OPEN.indexOf(a.status));
			if (first) return refused(network, WHY[first.status] ?? 'desk', first, from(first));
			const [elsewhere] = meant.filter(({ status }) => status === 'booked');
			if (elsewhere) return refused(network, 'elsewhere', elsewhere);
			const next = await nextVisit(turn);
			return next ? refused(network, 'another', next) : refused(network, 'none');
		}
		const location = locationOf(network, visit.locationId);
		const arrived = await changeQueue(tx, network, location, () =>
			arrive(tx, network, { appointmentId: visit.id, by: 'patient', conversationId: talk.id }),
		);
		if (arrived.kind === 'arrived')
			await visitChanged(tx, network, { what: 'arrived', visit: arrived.visit, by: 'patient' });
		const me = (await inQueue(turn)).find((each) => each.appointmentId === visit.id);
		if (me) return { type: 'queueShown', queue: await queueFacts(turn, me) };
		return refused(network, 'desk', visit);
	},

	async tellBusy({ locationId: asked }, turn) {
		const { tx, network } = turn;
		const clinics = network.locations.all.filter(({ retired }) => !retired);
		// Whoever waits somewhere means there.
		const locationId = asked ?? (clinics.length > 1 ? (await inQueue(turn))[0]?.locationId : undefined);
		const location = clinics.length === 1 ? clinics[0] : clinics.find(({ id }) => id === locationId);
		if (!location) return { type: 'busyWhich', places: clinics.slice(0, MOST).map(({ id, name }) => ({ id, name })) };
		const people = [];
		for (const waits of await waitingAt(tx, network, location)) {
			const range = await waitOf(tx, waits, waits.line.length);
			const person = network.practitioners.byId.get(waits.giver.practitionerId)?.name ?? '';
			people.push({ person, before: waits.line.length, low: range?.low ?? 0, high: range?.high ?? null });
		}
		return { type: 'busyShown', place: location.name, people: people.slice(0, MOST) };
	},

	async leaveQueue({ encounterId }, turn) {
		const { tx, network } = turn;
		const mine = (await inQueue(turn)).filter(({ id }) => encounterId === null || id === encounterId);
		const [me, another] = mine.filter(({ status }) => status !== 'in-progress');
		if (!me) return { type: 'notInQueue' };
		if (another) return { type: 'leaveWhich', queues: await Promise.all(mine.map((each) => queueFacts(turn, each))) };
		const location = locationOf(network, me.locationId);
		const was = await statusOfAbsent(tx, network, me.appointmentId);
		await changeQueue(tx, network, location, () => leaveQueue(tx, me, 'patient', was));
		const { number, start } = me;
		return { type: 'queueLeft', number, start: was === 'booked' ? start : null, zone: location.zone };
	},
};

type Refused = Extract<QueueAnswer, { type: 'hereRefused' }>;

/** Why nobody can come for it, by the status of a visit of today. */
const WHY: Readonly<Record<string, Refused['why']>> = { booked: 'early', fulfilled: 'seen' };
/** Of several, the one that is still to come is spoken of first, and what is over last. */
const OPEN: readonly string[] = ['fulfilled', 'noshow', 'arrived', 'booked'];

function refused(network: Network, why: Refused['why'], visit?: Appointment, from: number | null = null): Refused {
	const { name: place = null, zone = 'UTC' } = visit ? locationOf(network, visit.locationId) : {};
	return { type: 'hereRefused', why, start: visit?.start ?? null, from, place, zone };
}

/** The first visit of another day that this chat may see. */
async function nextVisit({ tx, talk }: Turn): Promise<Appointment | undefined> {
	const people = await peopleOf(tx, talk.id);
	const coming = await appointmentsOf(tx, { patientIds: people.map(({ patientId }) => patientId), from: tx.now });
	return coming.find((visit) => visit.status === 'booked' && maySee(people, talk.id, visit));
}

/** As many as a list of choices holds. */
const MOST = 10;

/** Visits of today, at their clinics, that this chat may see, by start. */
async function visitsOfToday({ tx, network, talk }: Turn): Promise<Appointment[]> {
	const people = await peopleOf(tx, talk.id);
	if (people.length === 0) return [];
	const patients = numbered(people.map(({ patientId: patient }) => ({ patient })));
	const around = { from: tx.now - DAY_MS, to: tx.now + DAY_MS };
	const visits = await tx.run(visitsBetween(people.length), { ...patients, ...around });
	return visits.filter((visit) => {
		const { zone } = locationOf(network, visit.locationId);
		const today = wallTimeOf(visit.start, zone).date === wallTimeOf(tx.now, zone).date;
		return today && maySee(people, talk.id, visit);
	});
}

/** Those whom this chat acts for who are in the house, by when they came. */
async function inQueue({ tx, network, talk }: Turn): Promise<Present[]> {
	const people = await peopleOf(tx, talk.id);
	return (await thereOf(tx, network, talk.id)).filter((each) =>
		people.some(({ patientId }) => patientId === each.patientId),
	);
}

/** Where somebody stands now. */
export async function queueFacts({ tx, network }: Pick<Turn, 'tx' | 'network'>, who: Present): Promise<QueueFacts> {
	const { id: encounterId, number, status, practitionerId } = who;
	const location = locationOf(network, who.locationId);
	const person = status === 'called' ? calledTo(network, who) : personOf(network, practitionerId);
	const facts = { encounterId, number, place: location.name, person };
	if (status !== 'arrived')
		return { ...facts, status: status === 'called' ? 'called' : 'inside', before: 0, low: 0, high: null };
	const early = who.start !== null && who.start > tx.now && { early: { start: who.start, zone: location.zone } };
	return { ...facts, status: 'waiting', ...(await waitFacts({ tx, network }, who)), ...early };
}

async function waitFacts({ tx, network }: Pick<Turn, 'tx' | 'network'>, who: Present): Promise<WaitFacts> {
	const place = placeOf(await waitingAt(tx, network, locationOf(network, who.locationId)), who);
	const range = place && (await waitOf(tx, place.waits, place.before, who));
	return { before: place?.before ?? 0, low: range?.low ?? 0, high: range?.high ?? null };
}

/** What a practitioner is called; nothing where somebody waits for whoever is free first. */
export const personOf = ({ practitioners }: Network, practitionerId: number | null): string =>
	practitioners.byId.get(practitionerId ?? 0)?.name ?? '';
