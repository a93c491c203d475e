/** The day of the visit: "I'm here", how many are waiting, "I have to leave". Asides: what is going on stays open. */
import { at, type Choice, line, type Part, part, type Question, text } from '../prompt.ts';
import type { PersonEvent } from './events.ts';
import type { VisitFacts } from './facts.ts';
import type { QueueAnswer, QueueFacts, WaitFacts } from './queue.ts';
import { patient } from './setup.ts';
import { visitDetail, visitLabel } from './visit.ts';

type Answer<Type extends QueueAnswer['type']> = Extract<QueueAnswer, { type: Type }>;
type Aside = Question<PersonEvent>;

const aside = (parts: readonly Part[], choices: Aside['choices'] = []): Aside => ({ parts, choices, keeps: true });

const range = ({ low, high }: WaitFacts) => ({ low, high: high ?? '' });

/** Nothing is said of how long it takes where nobody can know. */
const waitWords = ({ early, ...wait }: QueueFacts): readonly Part[] => [
	part('here-before', { before: wait.before }),
	...(early ? [line('here-early', { start: at(early.start, early.zone) })] : []),
	...(wait.high === null ? [] : [line('here-range', range(wait))]),
];

const leave = (encounterId: number): Choice<PersonEvent> => ({
	label: part('choice-leave-queue'),
	event: { type: 'leftSaid', encounterId },
});

const facts = ({ number, place, person }: QueueFacts) => ({ number, place: text(place), person });

/** Where somebody stands, and what they can do about it; also how it is told to them unasked. */
export const askWaiting = (queue: QueueFacts): Aside =>
	queue.status === 'waiting'
		? aside(
				[part('here-number', facts(queue)), ...waitWords(queue), part('here-will-tell')],
				[leave(queue.encounterId)],
			)
		: aside([part(`here-${queue.status}`, facts(queue))]);

export const askNext = (queue: QueueFacts): Aside =>
	aside([part('here-next', facts(queue))], [leave(queue.encounterId)]);

/** Of who was noted as there, and is not: `start` of the visit that stays booked. */
export const sayOut = (out: Omit<Answer<'queueLeft'>, 'type'> & Pick<QueueFacts, 'place'>): Aside =>
	aside(
		[
			part('here-out', { number: out.number, place: text(out.place) }),
			...(out.start === null ? [] : [line('here-out-booked', { start: at(out.start, out.zone) })]),
		],
		out.start === null ? [] : [{ label: part('choice-i-am-here'), event: { type: 'hereSaid' } }],
	);

const askWhichVisit = ({ visits }: Answer<'hereWhich'>): Aside =>
	aside(
		[part('here-which')],
		visits.map((visit) => ({
			label: visitLabel(visit, true),
			detail: visitDetail(visit),
			event: { type: 'hereSaid', appointmentId: visit.appointmentId },
		})),
	);

const sayRefused = ({ why, start, from, place, zone }: Answer<'hereRefused'>): Aside =>
	aside(
		[
			part(`here-refused-${why}`, {
				start: start === null ? '' : at(start, zone),
				from: from === null ? '' : at(from, zone),
				place: place === null ? '' : text(place),
			}),
		],
		[{ label: part('choice-my-appointments'), event: { type: 'appointmentsAsked' } }],
	);

const sayBusy = ({ place, people }: Answer<'busyShown'>): Aside =>
	aside([
		part(people.length > 0 ? 'busy-at' : 'busy-closed', { place: text(place) }),
		...people.map(({ person, ...wait }) => line('busy-line', { person, count: wait.before, ...range(wait) })),
	]);

const askBusyWhere = ({ places }: Answer<'busyWhich'>): Aside =>
	aside(
		[part('busy-which')],
		places.map(({ id, name }) => ({
			label: part('own', { text: text(name) }),
			event: { type: 'busyAsked', locationId: id },
		})),
	);

const sayLeft = ({ number, start, zone }: Answer<'queueLeft'>): Aside =>
	aside(
		[
			part('queue-left', { number }),
			...(start === null ? [] : [line('queue-left-booked', { start: at(start, zone) })]),
		],
		start === null ? [] : [{ label: part('choice-i-am-here'), event: { type: 'hereSaid' } }],
	);

const askLeaveWhich = ({ queues }: Answer<'leaveWhich'>): Aside =>
	aside(
		[part('queue-leave-which')],
		queues.map((queue) => ({
			label: part('choice-leave-number', facts(queue)),
			event: { type: 'leftSaid', encounterId: queue.encounterId },
		})),
	);

/** On the card of a visit, once it is near. */
export const sayHere = ({ here, appointmentId }: VisitFacts): readonly Choice<PersonEvent>[] =>
	here === undefined
		? []
		: [
				{
					label: part(here === 'may' ? 'choice-i-am-here' : 'choice-my-place'),
					event: { type: 'hereSaid', appointmentId },
				},
			];

export const here = patient.createStateConfig({
	on: {
		hereSaid: {
			actions: {
				type: 'comeIn',
				params: ({ event }) => ({ appointmentId: event.appointmentId ?? null, place: event.place ?? null }),
			},
		},
		queueShown: { actions: { type: 'ask', params: ({ event }) => askWaiting(event.queue) } },
		hereWhich: { actions: { type: 'ask', params: ({ event }) => askWhichVisit(event) } },
		hereRefused: { actions: { type: 'ask', params: ({ event }) => sayRefused(event) } },
		busyAsked: { actions: { type: 'tellBusy', params: ({ event }) => ({ locationId: event.locationId ?? null }) } },
		busyShown: { actions: { type: 'ask', params: ({ event }) => sayBusy(event) } },
		busyWhich: { actions: { type: 'ask', params: ({ event }) => askBusyWhere(event) } },
		leftSaid: { actions: { type: 'leaveQueue', params: ({ event }) => ({ encounterId: event.encounterId ?? null }) } },
		queueLeft: { actions: { type: 'ask', params: ({ event }) => sayLeft(event) } },
		leaveWhich: { actions: { type: 'ask', params: ({ event }) => askLeaveWhich(event) } },
		notInQueue: { actions: { type: 'say', params: { parts: [part('not-in-queue')] } } },
	},
}).on;
