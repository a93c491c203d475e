/** The patient's conversation, whole: where nothing is going on, and the five things a person can be doing. */
import { part } from '../prompt.ts';
import { chooseService } from './chooseService.ts';
import { confirm } from './confirm.ts';
import { FRESH } from './context.ts';
import { identify } from './identify.ts';
import { askLanguage, askWelcome, askWhatNext, idle } from './idle.ts';
import { pickSlot } from './pickSlot.ts';
import { reschedule } from './reschedule.ts';
import { patient } from './setup.ts';

/** The version of the states below as they are saved. It grows when a saved one would no longer fit. */
export const PATIENT_MACHINE_VERSION = 1;

export const patientMachine = patient.createMachine({
	id: 'patient',
	context: FRESH,
	initial: 'idle',
	states: { idle, identify, chooseService, pickSlot, confirm, reschedule },
	// One word away wherever a person is waited for; a state's own answer goes before these.
	on: {
		opened: { actions: { type: 'askAgain', params: { parts: [part('hint-opened-again')] } } },
		helpAsked: { actions: { type: 'askAgain', params: { parts: [part('help')] } } },
		staleTapped: { actions: { type: 'askAgain', params: { parts: [part('hint-stale')] } } },
		contactShared: { actions: { type: 'askAgain', params: { parts: [part('hint-not-now')] } } },
		placeShared: { actions: { type: 'askAgain', params: { parts: [part('hint-not-now')] } } },
		misunderstood: {
			actions: {
				type: 'askAgain',
				params: ({ event }) => ({
					parts: [part(`hint-${event.why}`), ...(event.times % 3 === 0 ? [part('hint-third')] : [])],
				}),
			},
		},
		languagesAsked: { actions: { type: 'ask', params: askLanguage } },
		languageChosen: {
			actions: [
				{ type: 'speak', params: ({ event }) => ({ language: event.language }) },
				{ type: 'askAgain', params: { parts: [part('language-changed')] } },
			],
		},
		startAgainAsked: {
			target: '.idle',
			actions: [
				{ type: 'releaseHold', params: {} },
				{ type: 'ask', params: askWelcome },
			],
		},
		stopAsked: {
			target: '.idle',
			actions: [
				{ type: 'releaseHold', params: {} },
				{ type: 'ask', params: askWhatNext(part('stopped')) },
			],
		},
		bookVisitAsked: { target: '.identify', actions: { type: 'releaseHold', params: {} } },
		appointmentsAsked: { target: '.reschedule', actions: { type: 'releaseHold', params: {} } },
	},
});
