/** Talking otherwise: in French, with a person of the clinic, on the web. */
import { type Scene, to } from './scene.ts';

export const OTHERWISE: readonly Scene[] = [
	{
		what: 'In French, the language asked aside',
		language: 'fr',
		said: ['prendre rendez-vous', 'langue'],
		unsent: 2,
		state: 'identify.terms',
		next: '[Je suis d’accord]',
		asks: 'ask-contact',
	},
	{
		what: 'With a person of the clinic',
		said: ['hello', 'human', 'north clinic'],
		unsent: 2,
		state: 'idle.resting',
		next: 'my appointments',
		asks: 'handover-passed',
	},
	{
		what: 'On the web, everything sent',
		onWeb: 'sent',
		said: to('1'),
		unsent: 2,
		state: 'confirm.review',
		next: '[Book]',
		asks: 'booked',
	},
	{
		what: 'On the web, the last message set aside',
		onWeb: 'refused',
		said: to('since Friday'),
		state: 'pickSlot.place',
		next: '1',
		asks: 'ask-day',
	},
];
