/**
 * A new patient: a code to the mobile number where the clinic lets people register, then the name. Without a code it is a
 * guest, for whom the services are that are open to everybody.
 */
import { assign } from 'xstate';
import { type Choice, part, type Question } from '../../prompt.ts';
import type { PatientContext } from '../context.ts';
import type { PersonEvent } from '../events.ts';
import { proving } from '../proving.ts';
import { patient } from '../setup.ts';
import { looksLikeAName } from './fields.ts';
import { kept } from './kept.ts';
import { toBefore } from './who.ts';

const withoutCode: Choice<PersonEvent> = { label: part('choice-without-code'), event: { type: 'guestAsked' } };

const askMobile = (typed: string | null): Question<PersonEvent> => ({
	parts: [part('ask-mobile')],
	choices: [...kept(typed), withoutCode],
	shareContact: true,
});

const askName = ({ forOther }: PatientContext, typed: string | null): Question<PersonEvent> => ({
	parts: [part(forOther ? 'ask-name-other' : 'ask-name')],
	choices: kept(typed),
});

export const register = {
	registration: patient.createStateConfig({
		entry: { type: 'mayRegister', params: {} },
		on: {
			registrationOpen: [
				{ guard: ({ event }) => event.needs === 'mobile', target: 'askingMobile' },
				{ guard: ({ event }) => event.needs === 'code', target: 'ownCode' },
				{ target: 'registered' },
			],
			registrationClosed: 'unregistered',
		},
	}),
	askingMobile: patient.createStateConfig({
		entry: { type: 'recall', params: { draft: 'mobile' } },
		on: {
			recalled: { target: 'mobile', actions: { type: 'ask', params: ({ event }) => askMobile(event.text) } },
		},
	}),
	mobile: patient.createStateConfig({
		tags: ['waits', 'text'],
		on: {
			said: { target: 'readingMobile', actions: { type: 'readMobile', params: ({ event }) => ({ text: event.text }) } },
			contactShared: [
				{
					guard: ({ event }) => event.own,
					target: 'readingMobile',
					actions: { type: 'readMobile', params: ({ event }) => ({ text: event.phone }) },
				},
				{ actions: { type: 'askAgain', params: { parts: [part('hint-not-your-contact')] } } },
			],
			draftKept: 'mobileCode',
			guestAsked: 'unregistered',
			backAsked: toBefore,
		},
	}),
	readingMobile: patient.createStateConfig({
		on: {
			contactRead: 'mobileCode',
			contactUnreadable: {
				target: 'mobile',
				actions: { type: 'askAgain', params: { parts: [part('hint-mobile-unreadable')] } },
			},
		},
	}),
	...proving({
		id: 'ownCode',
		to: () => ({ kind: 'contact', draft: 'contact' }),
		right: 'registered',
		back: 'beforeCode',
		other: { choice: withoutCode, target: 'unregistered' },
	}),
	...proving({
		id: 'mobileCode',
		to: () => ({ kind: 'contact', draft: 'mobile' }),
		right: 'registered',
		back: 'askingMobile',
		other: { choice: withoutCode, target: 'unregistered' },
	}),
	beforeCode: patient.createStateConfig({ always: toBefore }),
	/** All but for the name: with a contact that is confirmed, or without. */
	registered: patient.createStateConfig({ entry: assign({ confirmed: true }), always: 'askingName' }),
	unregistered: patient.createStateConfig({ entry: assign({ confirmed: false }), always: 'askingName' }),
	askingName: patient.createStateConfig({
		entry: { type: 'recall', params: { draft: 'name' } },
		on: {
			recalled: {
				target: 'name',
				actions: { type: 'ask', params: ({ context, event }) => askName(context, event.text) },
			},
		},
	}),
	name: patient.createStateConfig({
		tags: ['waits', 'text'],
		on: {
			said: [
				{
					guard: ({ event }) => looksLikeAName(event.text),
					target: 'registering',
					actions: { type: 'keepDraft', params: ({ event }) => ({ draft: 'name', text: event.text }) },
				},
				{ actions: { type: 'askAgain', params: { parts: [part('hint-name')] } } },
			],
			draftKept: 'registering',
			backAsked: 'beforeName',
		},
	}),
	/** Another contact may be given now, which no code has confirmed. */
	beforeName: patient.createStateConfig({ entry: assign({ confirmed: false }), always: toBefore }),
	registering: patient.createStateConfig({
		entry: {
			type: 'registerPatient',
			params: ({ context: { forOther, confirmed } }) => ({ forOther, confirmed }),
		},
		on: {
			patientRegistered: {
				target: '#patient.chooseService',
				actions: [
					assign({ patientId: ({ event }) => event.patientId }),
					{
						type: 'say',
						params: ({ event: { confirmed } }) => ({ parts: [part(confirmed ? 'registered' : 'registered-guest')] }),
					},
				],
			},
		},
	}),
};
