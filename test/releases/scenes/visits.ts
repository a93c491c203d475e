/** Somebody who has a visit: it is moved, cancelled, one of two; or the clinic had to cancel it. */
import { ANOTHER, BOOKED, type Scene, to } from './scene.ts';

const MOVING = [...BOOKED, 'my appointments', 'move it'];

export const VISITS: readonly Scene[] = [
	{
		what: 'A move under review',
		said: [...MOVING, 'wed 9 sep', 'any time', '3'],
		unsent: 2,
		state: 'confirm.review',
		next: '[Move it here]',
		asks: 'moved',
	},
	{ what: 'A booking', said: BOOKED, unsent: 3, state: 'idle.resting', next: '[My appointments]', asks: 'visit-what' },
	{
		what: 'Two bookings to choose from',
		said: [...BOOKED, ...ANOTHER, 'my appointments'],
		state: 'reschedule.which',
		next: '2',
		asks: 'visit-what',
	},
	{
		what: 'An appointment looked at',
		said: [...BOOKED, 'my appointments'],
		state: 'reschedule.card',
		next: '[Move it]',
		asks: 'ask-day',
	},
	{
		what: 'A visit that is to be cancelled',
		said: [...BOOKED, 'my appointments', 'cancel it'],
		state: 'reschedule.sure',
		next: '[Yes, cancel it]',
		asks: 'cancelled',
	},
	{
		what: 'A visit that the clinic had to cancel, and a new time that it keeps',
		said: [
			...[...to('since Friday'), 'south clinic', 'thu 10 sep', 'any time', '1', 'book'],
			...['DESK /moveday bob 10 sep', 'DESK [Keep a new time for 1]', '@ 0'],
		],
		state: 'idle.resting',
		next: '[Yes, I take it]',
		asks: 'proposal-accepted',
	},
];
