/** Who a visit is for: somebody this chat knows, or somebody who is to be identified. The terms come first. */
import { assign } from 'xstate';
import type { Text } from '../../../db/tables/clinic.ts';
import { own, type Part, part, type Question } from '../../prompt.ts';
import type { PersonEvent } from '../events.ts';
import type { PersonFacts } from '../facts.ts';
import { askWelcome, askWhatNext } from '../idle.ts';
import { patient } from '../setup.ts';

export const askTerms = (version: string, terms: Text): Question<PersonEvent> => ({
	parts: [part('ask-terms'), own(terms)],
	choices: [
		{ label: part('choice-agree'), answers: 'yes', event: { type: 'termsAccepted', version } },
		{ label: part('choice-decline'), answers: 'no', event: { type: 'termsDeclined' } },
	],
});

const askWho = (people: readonly PersonFacts[]): Question<PersonEvent> => ({
	parts: [part('ask-who')],
	choices: [
		...people.map(({ patientId, name }) => ({
			label: part('person', { name }),
			event: { type: 'patientChosen', patientId } as const,
		})),
		{ label: part('choice-someone-else'), event: { type: 'someoneElseAsked' } },
	],
});

/** A fact by which a question says whether it is about the person in the chat. */
export const whose = (forOther: boolean): 'own' | 'other' => (forOther ? 'other' : 'own');

/** Whether the one to be identified has been here before. */
const askBefore = (forOther: boolean, ...news: readonly Part[]): Question<PersonEvent> => ({
	news,
	parts: [part('ask-before', { whose: whose(forOther) })],
	choices: [
		{
			label: part(forOther ? 'choice-been-here-other' : 'choice-been-here'),
			answers: 'yes',
			event: { type: 'beenBeforeSaid', been: true },
		},
		{
			label: part(forOther ? 'choice-new-other' : 'choice-new'),
			answers: 'no',
			event: { type: 'beenBeforeSaid', been: false },
		},
		...(forOther ? [] : [{ label: part('choice-for-other'), event: { type: 'someoneElseAsked' } } as const]),
	],
});

/** The question that follows when there is a contact. */
export const toBefore = {
	target: 'before',
	actions: {
		type: 'ask' as const,
		params: ({ context }: { context: { forOther: boolean } }) => askBefore(context.forOther),
	},
};

export const who = {
	checking: patient.createStateConfig({
		entry: {
			type: 'whoIsThis',
			params: ({ context: { patientId, forOther, seeking } }) => ({ patientId, forOther, seeking }),
		},
		on: {
			termsNeeded: {
				target: 'terms',
				actions: { type: 'ask', params: ({ event }) => askTerms(event.version, event.text) },
			},
			contactNeeded: [{ guard: 'forOther', target: 'ownContact' }, { target: 'askingContact' }],
			severalKnown: { target: 'whose', actions: { type: 'ask', params: ({ event }) => askWho(event.people) } },
			patientKnown: { target: 'known', actions: assign({ patientId: ({ event }) => event.patientId }) },
		},
	}),
	terms: patient.createStateConfig({
		tags: ['waits'],
		on: {
			askedAgain: 'checking',
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
	}),
	agreeing: patient.createStateConfig({ on: { consentRecorded: 'checking' } }),
	whose: patient.createStateConfig({
		tags: ['waits'],
		on: {
			askedAgain: 'checking',
			patientChosen: { target: 'checking', actions: assign({ patientId: ({ event }) => event.patientId }) },
			someoneElseAsked: { target: 'ownContact', actions: assign({ forOther: true }) },
			backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
		},
	}),
	/** Whoever acts for somebody is not asked again how they are reached. */
	ownContact: patient.createStateConfig({
		entry: { type: 'useOwnContact', params: {} },
		on: {
			contactRead: [{ guard: 'asked', target: 'askingNumber' }, toBefore],
			contactNeeded: 'askingContact',
		},
	}),
	before: patient.createStateConfig({
		tags: ['waits'],
		on: {
			beenBeforeSaid: [{ guard: ({ event }) => event.been, target: 'askingNumber' }, { target: 'registration' }],
			someoneElseAsked: {
				target: 'before',
				actions: [assign({ forOther: true }), { type: 'ask', params: askBefore(true) }],
			},
			backAsked: 'askingContact',
		},
	}),
	/** It is settled who the visit is for. */
	known: patient.createStateConfig({
		always: [{ guard: 'seeking', target: '#patient.reschedule.proving' }, { target: '#patient.chooseService' }],
	}),
};
