/** Identified, or not: what was typed can be corrected, once; or one goes on without a file. */
import { assign } from 'xstate';
import { at, type Choice, type Part, part, type Question, text } from '../../prompt.ts';
import type { PatientContext } from '../context.ts';
import type { PersonEvent } from '../events.ts';
import { askWelcome } from '../idle.ts';
import { patient } from '../setup.ts';
import { whose } from './who.ts';

const correct: Choice<PersonEvent> = { label: part('choice-correct'), event: { type: 'correctionAsked' } };
const goOn: Choice<PersonEvent> = { label: part('choice-guest'), event: { type: 'guestAsked' } };
export const byReference: Choice<PersonEvent> = {
	label: part('choice-reference'),
	event: { type: 'referenceAsked' },
};

/** `why` is the same whatever was wrong, and whether there is a record or not. */
const askHowToGoOn = (why: Part, { seeking }: PatientContext, mayCorrect: boolean): Question<PersonEvent> => ({
	parts: [
		why,
		...(mayCorrect ? [part('ask-correct')] : []),
		...(seeking ? [] : [part('ask-guest')]),
		part('ask-phone'),
	],
	choices: [...(mayCorrect ? [correct] : []), seeking ? byReference : goOn],
});

export const outcome = {
	identifying: patient.createStateConfig({
		entry: { type: 'identifyPatient', params: ({ context: { forOther } }) => ({ forOther }) },
		on: {
			patientIdentified: {
				target: 'known',
				actions: [
					assign({ patientId: ({ event }) => event.patientId }),
					{
						type: 'say',
						params: ({ context, event: { name } }) => ({
							parts: [part('identified', { whose: whose(context.forOther), name })],
						}),
					},
				],
			},
			patientNotIdentified: {
				target: 'notIdentified',
				actions: {
					type: 'ask',
					params: ({ context }) => askHowToGoOn(part('not-identified'), context, !context.corrected),
				},
			},
			tooManyTries: {
				target: 'notIdentified',
				actions: {
					type: 'ask',
					params: ({ context, event: { until, zone, city } }) =>
						askHowToGoOn(part('too-many-tries', { until: at(until, zone), city: text(city) }), context, false),
				},
			},
		},
	}),
	notIdentified: patient.createStateConfig({
		tags: ['waits'],
		on: {
			correctionAsked: { target: 'askingContact', actions: assign({ corrected: true }) },
			guestAsked: [
				{ guard: ({ context }) => context.number === 'typed', target: 'unregistered' },
				// The names were typed.
				{ target: 'registering', actions: assign({ confirmed: false }) },
			],
			referenceAsked: '#patient.reschedule.askingReference',
			backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
		},
	}),
};
