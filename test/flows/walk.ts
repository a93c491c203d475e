/** Walks the patient's machine along every event that leads anywhere, and says what it met. */
import { type SnapshotFrom, transition } from 'xstate';
import { FRESH, type PatientContext } from '../../flows/patient/context.ts';
import type { Effect } from '../../flows/patient/effects.ts';
import type { PatientEvent } from '../../flows/patient/events.ts';
import { patientMachine } from '../../flows/patient/machine.ts';
import { answerEvents, events } from './samples.ts';

export type Snapshot = SnapshotFrom<typeof patientMachine>;

/** What is looked at while a person is there: by guards, by questions, by what was asked for. */
const LOOKED_AT: Readonly<Record<string, readonly (keyof PatientContext)[]>> = {
	idle: ['booked', 'linkId'],
	identify: ['forOther', 'seeking', 'corrected', 'number', 'confirmed'],
	chooseService: ['oneDepartment'],
	pickSlot: ['moving', 'lapsed', 'linkId', 'daysAfter', 'noDays'],
	confirm: ['moving', 'extended', 'linkId'],
	reschedule: ['oneAppointment', 'seen'],
	ownData: ['patientId'],
};

/** A state, with what is looked at in it. Nothing is looked at of what was chosen but whether there is something. */
export function keyOf({ value, context }: Snapshot): string {
	const place = typeof value === 'string' ? value : Object.keys(value)[0]!;
	const marks = LOOKED_AT[place]!.map((key) => {
		const mark = context[key];
		return typeof mark === 'object' || typeof mark === 'number' ? mark !== null : mark;
	});
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

const answers = new Set(answerEvents);

/** What is asked beside what is going on is answered where a person is waited for. */
const ASIDE: ReadonlySet<PatientEvent['type']> = new Set([
	...(['languagesListed', 'linkFound', 'askedAgain'] as const),
	...(['queueShown', 'hereWhich', 'hereRefused', 'busyShown', 'busyWhich'] as const),
	...(['queueLeft', 'leaveWhich', 'notInQueue'] as const),
	...(['proposalAccepted', 'proposalGivenUp', 'proposalGone', 'followUpNoted', 'followUpRefused'] as const),
	...(['earlierListed', 'humanPlacesListed', 'humanCalled', 'humanNowhere'] as const),
]);

/** Where a person is waited for, persons and timers speak (and asides are answered); elsewhere what was asked is answered. */
const possible = (from: Snapshot, event: PatientEvent): boolean =>
	from.hasTag('waits') !== (answers.has(event) && !ASIDE.has(event.type));

/** Every step from every state that can be reached. */
export function walk(): Step[] {
	const begun = patientMachine.resolveState({ value: 'idle', context: FRESH });
	const reached = new Map([[keyOf(begun), begun]]);
	const steps: Step[] = [];
	// What is added on the way is come to as well.
	for (const from of reached.values())
		for (const event of events) {
			if (!possible(from, event) || !from.can(event)) continue;
			const [to, effects] = transition(patientMachine, from, event);
			steps.push({ from, event, to, effects: effects as unknown as Effect[] });
			if (!reached.has(keyOf(to))) reached.set(keyOf(to), to);
		}
	return steps;
}
