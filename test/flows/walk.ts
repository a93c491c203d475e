/** Walks the patient's machine along every event that leads anywhere, and says what it met. */
import { type SnapshotFrom, transition } from 'xstate';
import { adjacencyMapToArray, getAdjacencyMap } from 'xstate/graph';
import type { Effect } from '../../flows/patient/effects.ts';
import type { PatientEvent } from '../../flows/patient/events.ts';
import { patientMachine } from '../../flows/patient/machine.ts';
import { answerEvents, events } from './samples.ts';

export type Snapshot = SnapshotFrom<typeof patientMachine>;

/** A state, with what its guards look at. */
export function keyOf({ value, context }: Snapshot): string {
	const { extended, lapsed, booked, moving, oneDepartment, oneAppointment } = context;
	const marks = [extended, lapsed !== null, booked !== null, moving, oneDepartment, oneAppointment];
	return JSON.stringify([value, ...marks]);
}

/** The transitions a machine has: of each state by its path, per event, in order. */
export function definitions(): string[] {
	const found: string[] = [];
	const visit = (node: typeof patientMachine.root): void => {
		for (const [event, transitions] of node.transitions)
			for (const [i] of transitions.entries()) found.push(`${node.id} ${event} ${i}`);
		for (const child of Object.values(node.states)) visit(child as typeof node);
	};
	visit(patientMachine.root);
	return found;
}

export interface Step {
	readonly from: Snapshot;
	readonly event: PatientEvent;
	readonly to: Snapshot;
	readonly effects: readonly Effect[];
}

/** Where a person is waited for, persons and timers speak (and languages are listed); elsewhere what was asked is answered. */
const possible = (from: Snapshot, event: PatientEvent): boolean =>
	from.hasTag('waits') !== (answerEvents.includes(event) && event.type !== 'languagesListed');

const options = {
	events,
	serializeState: keyOf as (snapshot: unknown) => string,
	limit: 500_000,
	filterEvents: (snapshot: Snapshot, event: PatientEvent) => possible(snapshot, event) && snapshot.can(event),
} as never;

/** Every step from every state that can be reached. */
export function walk(): Step[] {
	return adjacencyMapToArray(getAdjacencyMap(patientMachine, options)).map(({ state, event }) => {
		const from = state as Snapshot;
		const [to, effects] = transition(patientMachine, from, event as PatientEvent);
		return { from, event: event as PatientEvent, to, effects: effects as unknown as Effect[] };
	});
}
