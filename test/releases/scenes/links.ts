/** Those who open a booking link that staff have sent. */
import type { Scene } from './scene.ts';

export const LINKS: readonly Scene[] = [
	{
		what: 'A booking link, invited by',
		said: ['hello', 'LINK'],
		state: 'idle.invited',
		next: '[Continue]',
		asks: 'ask-terms',
	},
	{
		what: 'A booking link, and the terms',
		said: ['LINK', 'continue'],
		state: 'identify.link.terms',
		next: '[I agree]',
		asks: 'link-ask-birth-date',
	},
	{
		what: 'A booking link, and the date of birth',
		said: ['LINK', 'continue', 'I agree'],
		state: 'identify.link.birthDate',
		next: '3/4/1984',
		asks: 'ask-date-which',
	},
	{
		what: 'A booking link, and the date of birth, echoed',
		said: ['LINK', 'continue', 'I agree', '12 march 1984'],
		state: 'identify.link.birthDateSure',
		next: '[Yes]',
		asks: 'ask-place',
	},
];
