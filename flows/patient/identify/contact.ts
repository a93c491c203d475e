/** How the clinic can reach the person: a phone number or an e-mail address. */
import { type Part, part, type Question } from '../../prompt.ts';
import type { PersonEvent } from '../events.ts';
import { askWelcome } from '../idle.ts';
import { patient } from '../setup.ts';
import { kept } from './kept.ts';
import { toBefore } from './who.ts';

const askContact = (typed: string | null, ...news: readonly Part[]): Question<PersonEvent> => ({
	news,
	parts: [part('ask-contact')],
	choices: kept(typed),
	shareContact: true,
});

const afterContact = [{ guard: 'asked' as const, target: 'askingNumber' }, toBefore];

export const contact = {
	askingContact: patient.createStateConfig({
		entry: { type: 'recall', params: { draft: 'contact' } },
		on: {
			recalled: {
				target: 'contact',
				actions: { type: 'ask', params: ({ event }) => askContact(event.text) },
			},
		},
	}),
	contact: patient.createStateConfig({
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
				{ actions: { type: 'askAgain', params: { parts: [part('hint-not-your-contact')] } } },
			],
			draftKept: afterContact,
			backAsked: { target: '#patient.idle', actions: { type: 'ask', params: askWelcome } },
		},
	}),
	readingContact: patient.createStateConfig({
		on: {
			contactRead: afterContact,
			contactUnreadable: {
				target: 'contact',
				actions: { type: 'askAgain', params: { parts: [part('hint-contact-unreadable')] } },
			},
		},
	}),
};
