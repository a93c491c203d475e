/** Who is this? The terms first, then a number or an e-mail, then the name the clinic should expect. */
import { assign } from 'xstate';
import type { Text } from '../../db/tables/clinic.ts';
import { own, type Part, part, type Question } from '../prompt.ts';
import type { PersonEvent } from './events.ts';
import { askWelcome, askWhatNext } from './idle.ts';
import { patient } from './setup.ts';

const LONGEST_NAME = 80;

const askTerms = (version: string, terms: Text): Question<PersonEvent> => ({
	parts: [part('ask-terms'), own(terms)],
	choices: [
		{ label: part('choice-agree'), answers: 'yes', event: { type: 'termsAccepted', version } },
		{ label: part('choice-decline'), answers: 'no', event: { type: 'termsDeclined' } },
	],
});

const askContact = (...news: readonly Part[]): Question<PersonEvent> => ({
	news,
	parts: [part('ask-contact')],
	choices: [],
	shareContact: true,
});

const askName: Question<PersonEvent> = { parts: [part('ask-name')], choices: [] };

const looksLikeAName = (text: string): boolean => /\p{L}/u.test(text) && text.length <= LONGEST_NAME;

export const identify = patient.createStateConfig({
	initial: 'checking',
	states: {
		checking: {
			entry: { type: 'whoIsThis', params: ({ context }) => ({ patientId: context.patientId }) },
			on: {
				termsNeeded: {
					target: 'terms',
					actions: { type: 'ask', params: ({ event }) => askTerms(event.version, event.text) },
				},
				contactNeeded: { target: 'contact', actions: { type: 'ask', params: askContact() } },
				patientKnown: {
					target: '#patient.chooseService',
					actions: assign({ patientId: ({ event }) => event.patientId }),
				},
			},
		},
		terms: {
			tags: ['waits'],
			on: {
				termsAccepted: {
					target: 'agreeing',
					actions: { type: 'recordConsent', params: ({ event }) => ({ version: event.version }) },
				},
				termsDeclined: {
					target: '#patient.idle',
					actions: { type: 'ask', params: askWhatNext(part('terms-declined')) },
				},
				backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
			},
		},
		agreeing: { on: { consentRecorded: 'checking' } },
		contact: {
			tags: ['waits', 'text'],
			on: {
				said: {
					target: 'readingContact',
					actions: { type: 'readContact', params: ({ event }) => ({ text: event.text }) },
				},
				contactShared: [
					{
						guard: ({ event }) => event.own,
						target: 'readingContact',
						actions: { type: 'readContact', params: ({ event }) => ({ text: event.phone }) },
					},
					{ actions: { type: 'ask', params: askContact(part('hint-not-your-contact')) } },
				],
				backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
			},
		},
		readingContact: {
			on: {
				contactRead: { target: 'name', actions: { type: 'ask', params: askName } },
				contactUnreadable: {
					target: 'contact',
					actions: { type: 'ask', params: askContact(part('hint-contact-unreadable')) },
				},
			},
		},
		name: {
			tags: ['waits', 'text'],
			on: {
				said: [
					{
						guard: ({ event }) => looksLikeAName(event.text),
						target: 'registering',
						actions: [
							{ type: 'keepDraft', params: ({ event }) => ({ draft: 'name', text: event.text }) },
							{ type: 'registerPatient', params: {} },
						],
					},
					{ actions: { type: 'askAgain', params: { parts: [part('hint-name')] } } },
				],
				backAsked: { target: 'contact', actions: { type: 'ask', params: askContact() } },
			},
		},
		registering: {
			on: {
				patientRegistered: {
					target: '#patient.chooseService',
					actions: [
						assign({ patientId: ({ event }) => event.patientId }),
						{ type: 'say', params: { parts: [part('registered')] } },
					],
				},
			},
		},
	},
});
