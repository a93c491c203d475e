/** One's own data: a copy of it, being forgotten, taking one's consent back. Each says first what it will do. */
import { copying } from './ownData/copy.ts';
import { beingForgotten } from './ownData/forget.ts';
import { withdrawing } from './ownData/withdraw.ts';
import { patient } from './setup.ts';

export const ownData = patient.createStateConfig({
	initial: 'weighingCopy',
	states: { ...copying, ...beingForgotten, ...withdrawing },
});
