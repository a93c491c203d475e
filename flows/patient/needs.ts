/**
 * What a service's rules ask of somebody whom the clinic does not know well yet is asked when the service is chosen: the
 * date of birth, the gender, a child's own number. Whoever the service is not for is told why, and how to go on.
 */
import { assign } from 'xstate';
import { at, type Choice, line, type Part, part, type Question, text } from '../prompt.ts';
import { birthDate } from './birthDate.ts';
import type { PatientContext } from './context.ts';
import type { AnswerEvent, PersonEvent } from './events.ts';
import { askWhatNext } from './idle.ts';
import { known } from './known.ts';
import { patient } from './setup.ts';

type FactNeeded = Extract<AnswerEvent, { type: 'factNeeded' }>;

export const forSomebodyElse: Choice<PersonEvent> = {
	label: part('choice-for-other'),
	event: { type: 'someoneElseAsked' },
};

const otherwise: readonly Choice<PersonEvent>[] = [
	forSomebodyElse,
	{ label: part('choice-other-service'), event: { type: 'otherServiceAsked' } },
];

/** Why it is asked, and of whom. */
export const sayWhatFor = ({ service, who, fact }: FactNeeded): readonly Part[] => [
	part('fact-needed', { service: text(service), who, fact }),
];

const GENDERS = ['female', 'male', 'other'] as const;

export const askTheirGender = (event: FactNeeded): Question<PersonEvent> => ({
	news: sayWhatFor(event),
	parts: [part('ask-their-gender')],
	choices: GENDERS.map((gender) => ({ label: part(`choice-${gender}`), event: { type: 'genderChosen', gender } })),
});

export const askChildNumber = (event: FactNeeded): Question<PersonEvent> => ({
	news: sayWhatFor(event),
	parts: [part('ask-child-number'), ...event.labels.map((label) => line('number-kind', { label: text(label) }))],
	choices: [{ label: part('choice-no-number'), event: { type: 'numberMissed' } }, ...otherwise],
});

/** A refusal, with its reason, and what can be done instead. */
export const askInstead = (why: Part): Question<PersonEvent> => ({ parts: [why], choices: otherwise });

const askAgain = (...parts: readonly Part[]) => ({
	target: 'childNumber',
	actions: { type: 'askAgain' as const, params: { parts } },
});

const describing = '#patient.chooseService.describing';
const services = '#patient.chooseService.listingServices';

const ofPatient = ({ context }: { context: PatientContext }) => ({ patientId: known(context.patientId) });

export const needs = patient.createStateConfig({
	initial: 'askingBirthDate',
	states: {
		...birthDate({ question: () => part('ask-their-birth-date'), right: 'noting', back: services, again: describing }),
		/** The draft is noted on the record. */
		noting: {
			entry: { type: 'completeRecord', params: ({ context }) => ({ ...ofPatient({ context }), gender: null }) },
			on: { recordCompleted: describing },
		},
		gender: {
			tags: ['waits'],
			on: {
				askedAgain: describing,
				genderChosen: {
					target: 'notingGender',
					actions: {
						type: 'completeRecord',
						params: ({ context, event: { gender } }) => ({ ...ofPatient({ context }), gender }),
					},
				},
				backAsked: services,
			},
		},
		notingGender: { on: { recordCompleted: describing } },
		childNumber: {
			tags: ['waits', 'text'],
			on: {
				askedAgain: describing,
				said: {
					target: 'readingNumber',
					actions: { type: 'readNumber', params: ({ event }) => ({ text: event.text }) },
				},
				numberMissed: { target: 'refused', actions: { type: 'ask', params: askInstead(part('child-number-must')) } },
				otherServiceAsked: '#patient.chooseService.listingDepartments',
				backAsked: services,
			},
		},
		readingNumber: {
			on: {
				numberRead: 'takingNumber',
				numberUnreadable: {
					target: 'childNumber',
					actions: {
						type: 'askAgain',
						params: ({ event: { examples } }) => ({
							parts: [part('hint-number-unreadable', { examples: examples.join(', ') })],
						}),
					},
				},
			},
		},
		takingNumber: {
			entry: { type: 'takeChildNumber', params: ofPatient },
			on: {
				childNumberTaken: describing,
				patientIdentified: {
					target: describing,
					actions: [
						assign({ patientId: ({ event }) => event.patientId }),
						{
							type: 'say',
							params: ({ event: { name } }) => ({ parts: [part('identified', { whose: 'other', name })] }),
						},
					],
				},
				childNumberRefused: [
					{ guard: ({ event }) => event.why === 'adult', ...askAgain(part('child-number-adult')) },
					askAgain(part('child-number-other-date')),
				],
				tooManyTries: {
					target: '#patient.idle',
					actions: {
						type: 'ask',
						params: ({ event: { until, zone, city } }) =>
							askWhatNext(part('too-many-tries', { until: at(until, zone), city: text(city) })),
					},
				},
			},
		},
		refused: {
			tags: ['waits'],
			on: {
				otherServiceAsked: '#patient.chooseService.listingDepartments',
				backAsked: '#patient.chooseService.listingDepartments',
			},
		},
	},
});
