/** Visits that were not booked in this chat: by their reference, or by who somebody is, and a code. */
import { LOCKED, type Scene } from './scene.ts';

const ASKED = ['my appointments', 'made elsewhere'];
const SEEKING = [...ASKED, 'it is for me', 'I agree', 'PHONE', 'NUMBER', '12 march 1984', 'yes'];
/** Of no appointment. Codes for one reference are limited, too. */
const byReference = (reference: string) => [...ASKED, 'I have the reference', reference];

export const ELSEWHERE: readonly Scene[] = [
	{
		what: 'No appointment',
		said: ['my appointments'],
		state: 'reschedule.none',
		next: '[Book a visit]',
		asks: 'ask-terms',
	},
	{
		what: 'One made elsewhere',
		said: ASKED,
		state: 'reschedule.elsewhere',
		next: '[I have the reference]',
		asks: 'ask-reference',
	},
	{
		what: 'Its reference',
		said: byReference('').slice(0, -1),
		state: 'reschedule.reference',
		next: 'K7PM-4WXH',
		asks: 'ask-code',
	},
	{
		what: 'Its code',
		said: byReference('K7PM-4WX2'),
		state: 'reschedule.referenceCodeCode',
		next: '000000',
		asks: 'code-wrong',
	},
	{
		what: 'No code for it',
		said: [...byReference('K7PM-4WX3'), ...LOCKED],
		unsent: 7,
		state: 'reschedule.referenceCodeStuck',
		next: 'back',
		asks: 'ask-elsewhere',
	},
	{ what: 'A code on file', said: SEEKING, state: 'reschedule.provingCode', next: '000000', asks: 'code-wrong' },
	{
		what: 'No code on file',
		said: [...SEEKING, ...LOCKED],
		unsent: 7,
		state: 'reschedule.provingStuck',
		next: 'back',
		asks: 'ask-elsewhere',
	},
];
