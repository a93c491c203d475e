/**
 * The queue of a clinic: people come, are called, are seen or missed. Each step is one transaction; what was done by
 * somebody else meanwhile is an outcome, not an error. All that changes a clinic's queue is done by one at a time.
 */
import { insertChange } from '../../db/queries/appointments.ts';
import { encounterFor, insertEncounter, lastNumber, markVisit, moveEncounter } from '../../db/queries/queue.ts';
import type { Tx } from '../../db/store.ts';
import { type Appointment, type AppointmentChange, appointmentById, historyOf } from './appointments.ts';
import type { Location, Network } from './network.ts';
import { type Encounter, lineFor } from './queue-order.ts';
import { encounterById, giverAt, thereAt } from './waiting.ts';
import { wallTimeOf } from './zones.ts';

/** `patient`, or `staff:<id>`. */
export type By = 'patient' | `staff:${number}`;

/** Until the transaction ends nobody else changes the queue of a clinic. Taken before practitioners are locked. */
export const lockQueue = (tx: Tx, locationId: number): Promise<void> => tx.lockContacts([`queue:${locationId}`]);

export type Arrived =
	| { readonly kind: 'arrived'; readonly encounter: Encounter; readonly visit: Appointment }
	/** They are there; or were seen. */
	| { readonly kind: 'already'; readonly encounter: Encounter }
	/** The visit is on another day; or it is cancelled, or not accepted yet. */
	| { readonly kind: 'notToday' }
	| { readonly kind: 'gone' };

/**
 * Somebody comes for a visit of today, late ones and those noted as missed too. Whoever had come before, and left, keeps
 * the number.
 * @param conversationId the chat that is told of their place.
 */
export async function arrive(
	tx: Tx,
	network: Network,
	{ appointmentId, by, conversationId }: { appointmentId: number; by: By; conversationId: string | null },
): Promise<Arrived> {
	const found = await appointmentById(tx, appointmentId);
	const location = found && network.locations.byId.get(found.locationId);
	if (!location) return { kind: 'gone' };
	await lockQueue(tx, location.id);
	await tx.lockPractitioners([found.practitionerId]);
	const visit = await appointmentById(tx, appointmentId);
	// Moved at this very moment: it is locked by another practitioner, or counted at another clinic.
	if (visit?.slotId !== found.slotId) return { kind: 'gone' };
	const { date: localDate } = wallTimeOf(tx.now, location.zone);
	const [before] = await tx.run(encounterFor, { locationId: location.id, localDate, appointmentId });
	if (before && before.status !== 'left') return { kind: 'already', encounter: before };
	if (visit.status !== 'booked' && visit.status !== 'noshow') return { kind: 'gone' };
	if (wallTimeOf(visit.start, location.zone).date !== localDate) return { kind: 'notToday' };
	const [arrived] = await tx.run(markVisit, { id: visit.id, from: visit.status, status: 'arrived', now: tx.now });
	if (!arrived) return { kind: 'gone' };
	await note(tx, visit.id, 'arrived', by);
	const { practitionerId, serviceId, patientId } = visit;
	const encounter = before
		? await move(tx, before, {
				status: 'arrived',
				practitionerId,
				conversationId: conversationId ?? before.conversationId,
				...NOT_CALLED,
			})
		: await enter(tx, location, { practitionerId, serviceId, appointmentId, patientId, conversationId, by });
	return encounter ? { kind: 'arrived', encounter, visit: arrived } : { kind: 'gone' };
}

/** Somebody comes without an appointment. Every field may be unknown: then it is null. */
export interface WalkIn {
	readonly locationId: number;
	readonly practitionerId: number | null;
	readonly serviceId: number | null;
	readonly patientId: number | null;
	readonly conversationId: string | null;
	readonly by: By;
}

export async function walkIn(tx: Tx, network: Network, { locationId, ...who }: WalkIn): Promise<Encounter> {
	const location = network.locations.byId.get(locationId);
	if (!location) throw new Error(`There is no location ${locationId}.`);
	await lockQueue(tx, locationId);
	return enter(tx, location, { ...who, appointmentId: null });
}

export interface Called {
	readonly encounter: Encounter;
	/** Whom they waited for until now; nobody in particular: null. */
	readonly waitedFor: number | null;
}

/** Calls whoever goes next to a practitioner; nothing where nobody waits. Two at once call two people. */
export async function callNext(
	tx: Tx,
	network: Network,
	location: Location,
	practitionerId: number,
	by: By,
): Promise<Called | undefined> {
	await lockQueue(tx, location.id);
	const [next] = lineFor(await thereAt(tx, location), giverAt(network, location, practitionerId));
	if (!next) return undefined;
	if (next.appointmentId !== null) await note(tx, next.appointmentId, 'called', by);
	const encounter = await move(tx, next, { status: 'called', practitionerId, calledAt: tx.now });
	return encounter && { encounter, waitedFor: next.practitionerId };
}

/** Who was called has come in. Nothing, here and in what follows, where they are not where they were. */
export const startSeeing = (tx: Tx, encounter: Encounter): Promise<Encounter | undefined> =>
	changing(tx, encounter, ['called'], (now) => move(tx, now, { status: 'in-progress', startedAt: tx.now }));

/** Who was called has been seen: their visit took place. */
export const finish = (tx: Tx, encounter: Encounter, by: By): Promise<Encounter | undefined> =>
	changing(tx, encounter, ['called', 'in-progress'], async (now) => {
		await mark(tx, now, 'arrived', 'fulfilled', by);
		return move(tx, now, { status: 'finished', finishedAt: tx.now });
	});

/**
 * Who was called did not come in: they missed their visit. Before its hour nobody has missed it: who was called waits
 * again, and who was not is no longer there, while the visit stays booked.
 */
export const miss = (tx: Tx, encounter: Encounter, by: By): Promise<Encounter | undefined> =>
	changing(tx, encounter, ['arrived', 'called'], async (now) => {
		const visit = now.appointmentId === null ? undefined : await appointmentById(tx, now.appointmentId);
		const isAhead = visit !== undefined && visit.start > tx.now;
		if (isAhead && now.status === 'called') return move(tx, now, { status: 'arrived', ...NOT_CALLED });
		await mark(tx, now, 'arrived', isAhead ? 'booked' : 'noshow', by);
		return move(tx, now, { status: 'left' });
	});

/** Takes back that who was called waits again before their hour: they are called. */
export const callAgain = (tx: Tx, encounter: Encounter): Promise<Encounter | undefined> =>
	changing(tx, encounter, ['arrived'], (now) => move(tx, now, { status: 'called', calledAt: tx.now }));

/** Somebody leaves before they were seen, or had not come at all: their visit is as it was before they came. */
export const leaveQueue = (tx: Tx, encounter: Encounter, by: By, was: 'booked' | 'noshow' = 'booked') =>
	changing(tx, encounter, ['arrived', 'called'], async (now) => {
		await mark(tx, now, 'arrived', was, by);
		return move(tx, now, { status: 'left' });
	});

/**
 * Takes back that somebody was called, came in or missed it: they wait again, at the place that is theirs, with the number
 * they had. Nothing where their visit is no longer the one they missed.
 * @param practitionerId whom they waited for before they were called; nobody in particular: null.
 * @param was what their visit is while they are not there; nothing is done where it was changed since they left.
 */
export const putBack = (
	tx: Tx,
	encounter: Encounter,
	by: By,
	practitionerId: number | null,
	was: 'booked' | 'noshow' = 'noshow',
): Promise<Encounter | undefined> =>
	changing(tx, encounter, ['called', 'in-progress', 'left'], async (now) => {
		if (now.status === 'left' && was === 'booked' && !(await hasJustLeft(tx, now))) return undefined;
		if (now.status === 'left' && !(await mark(tx, now, was, 'arrived', by))) return undefined;
		return move(tx, now, { status: 'arrived', practitionerId, ...NOT_CALLED });
	});

async function hasJustLeft(tx: Tx, { appointmentId }: Encounter): Promise<boolean> {
	const last = (await historyOf(tx, appointmentId!)).at(-1);
	return last?.what === 'arrived' && last.detail?.undone === true;
}

/** Takes back that somebody was seen: they still are with whoever called them. */
export const unfinish = (tx: Tx, encounter: Encounter, by: By): Promise<Encounter | undefined> =>
	changing(tx, encounter, ['finished'], async (now) => {
		await mark(tx, now, 'fulfilled', 'arrived', by);
		return move(tx, now, { status: now.startedAt === null ? 'called' : 'in-progress', finishedAt: null });
	});

const NOT_CALLED = { calledAt: null, startedAt: null, finishedAt: null };

/** Reads it again once nobody else can change it, and goes on if it is in one of these states. */
async function changing(
	tx: Tx,
	{ id, locationId }: Encounter,
	from: readonly Encounter['status'][],
	change: (now: Encounter) => Promise<Encounter | undefined>,
): Promise<Encounter | undefined> {
	await lockQueue(tx, locationId);
	const now = await encounterById(tx, id);
	return now && from.includes(now.status) ? change(now) : undefined;
}

const move = async (tx: Tx, encounter: Encounter, change: Partial<Encounter>): Promise<Encounter | undefined> =>
	(await tx.run(moveEncounter, { ...encounter, ...change, from: encounter.status }))[0];

async function enter(
	tx: Tx,
	{ id: locationId, zone }: Location,
	{ by, ...who }: Omit<WalkIn, 'locationId'> & { readonly appointmentId: number | null },
): Promise<Encounter> {
	const { date: localDate } = wallTimeOf(tx.now, zone);
	const [last] = await tx.run(lastNumber, { locationId, localDate });
	const number = (last?.number ?? 0) + 1;
	const [entered] = await tx.run(insertEncounter, {
		...who,
		locationId,
		localDate,
		number,
		arrivedBy: by,
		now: tx.now,
	});
	return entered!;
}

/** What is taken back is noted as the thing itself, undone. */
const NOTED: Readonly<Record<string, readonly [AppointmentChange['what'], boolean]>> = {
	fulfilled: ['fulfilled', false],
	noshow: ['noshow', false],
	booked: ['arrived', true],
	'noshow arrived': ['noshow', true],
	'booked arrived': ['arrived', false],
	'fulfilled arrived': ['fulfilled', true],
};

/** Answers whether it was so: a visit is marked only from the state it is known to be in. */
async function mark(
	tx: Tx,
	{ appointmentId }: Encounter,
	from: Appointment['status'],
	status: Appointment['status'],
	by: By,
): Promise<boolean> {
	if (appointmentId === null) return true;
	const [marked] = await tx.run(markVisit, { id: appointmentId, from, status, now: tx.now });
	const [what, undone] = NOTED[`${from} ${status}`] ?? NOTED[status]!;
	if (marked) await note(tx, appointmentId, what, by, undone);
	return marked !== undefined;
}

const note = async (tx: Tx, appointmentId: number, what: AppointmentChange['what'], by: string, undone = false) =>
	tx.run(insertChange, {
		...{ appointmentId, what, by, now: tx.now, fromStart: null, toStart: null },
		detail: undone ? { undone: true } : null,
	});
