/**
 * Appointments that were not made in this chat: found by their reference, or by whose they are. Either way they are shown
 * only after a code to a confirmed contact on file, and a reference that there isn't is answered like one that there is.
 */
import { assign } from 'xstate';
import { part, type Question } from '../prompt.ts';
import type { PersonEvent } from './events.ts';
import { byReference } from './identify/outcome.ts';
import { known } from './known.ts';
import { proving } from './proving.ts';
import { patient } from './setup.ts';

const askElsewhere: Question<PersonEvent> = {
	parts: [part('ask-elsewhere')],
	choices: [
		byReference,
		{ label: part('choice-mine'), event: { type: 'whoseSaid', other: false } },
		{ label: part('choice-somebodys'), event: { type: 'whoseSaid', other: true } },
		{ label: part('choice-back'), event: { type: 'backAsked' } },
	],
};

const askReference: Question<PersonEvent> = { parts: [part('ask-reference')], choices: [] };

export const madeElsewhere = {
	askingElsewhere: patient.createStateConfig({ entry: { type: 'ask', params: askElsewhere }, always: 'elsewhere' }),
	elsewhere: patient.createStateConfig({
		tags: ['waits'],
		on: {
			referenceAsked: 'askingReference',
			whoseSaid: {
				target: '#patient.identify',
				actions: assign({
					patientId: null,
					seeking: true,
					corrected: false,
					forOther: ({ event }) => event.other,
				}),
			},
			backAsked: 'listing',
		},
	}),
	askingReference: patient.createStateConfig({ entry: { type: 'ask', params: askReference }, always: 'reference' }),
	reference: patient.createStateConfig({
		tags: ['waits', 'text'],
		on: {
			said: {
				target: 'referenceCode',
				actions: { type: 'keepDraft', params: ({ event }) => ({ draft: 'reference', text: event.text }) },
			},
			backAsked: 'askingElsewhere',
		},
	}),
	...proving({
		id: 'referenceCode',
		to: () => ({ kind: 'reference' }),
		right: 'listing',
		back: 'askingElsewhere',
	}),
	/** Of somebody who has been identified. */
	...proving({
		id: 'proving',
		to: ({ patientId }) => ({ kind: 'patient', patientId: known(patientId) }),
		right: 'listing',
		back: 'askingElsewhere',
	}),
};
